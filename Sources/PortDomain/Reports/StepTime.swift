/// What a desk has to do with a request by itself; raw values are what programs call it.
public enum DeskStep: String, CaseIterable, Hashable, Sendable {
  /// A paper that came is looked through.
  case review
  case submit, resubmit
  /// The port is completed on its day.
  case complete
  /// The inbound test, and routing.
  case test, routing
  /// A customer who is silent is reminded, or the request cancelled.
  case remind
  /// A ground on which the desk acts.
  case reason
  /// The customer asks to cancel.
  case cancel
  /// Somebody said by hand that it waits for the desk.
  case other

  /// The step by which the desk does what is awaited of it.
  public init(_ code: Awaited.Code) {
    self =
      switch code {
      case .review: .review
      case .submit: .submit
      case .resubmit: .resubmit
      case .complete, .missed: .complete
      case .test: .test
      case .routing: .routing
      case .papers, .stale: .remind
      case .reason: .reason
      case .cancel: .cancel
      case .hold, .confirmation, .acknowledgement, .change, .answer, .port, .cancelOldService:
        .other
      }
  }
}

extension DeskStep {
  /// What is awaited where the step is to be taken.
  public var codes: [Awaited.Code] { Awaited.Code.allCases.filter { DeskStep($0) == self } }
}

/// How long the desk took for one of its steps, in business days, and what of it lies now.
public struct StepTime: Hashable, Sendable {
  public let step: DeskStep
  /// Those that the history tells of; of some steps it doesn't.
  public let done: Quickness
  /// Of these, how many were done after they were due.
  public let late: Int
  /// How many requests wait for it now.
  public let lying: Int
  /// The most days that one of these has waited.
  public let longest: Int?
}

/// A step that the desk took, and since when it could have.
public struct StepSpan: Hashable, Sendable {
  public let step: DeskStep
  public let since: CalendarDay
  public let doneOn: CalendarDay

  public init(_ step: DeskStep, since: CalendarDay, doneOn: CalendarDay) {
    self.step = step
    self.since = since
    self.doneOn = max(since, doneOn)
  }
}

extension Desk {
  /// The desk's steps that a trail tells of.
  ///
  /// - review: from a demanded paper's coming to the first time that its sheet was worked on.
  /// - submit, resubmit: since the last work on a sheet or a ground, or the end of a hold; not told where a
  ///   ground waited until a date, which the history doesn't name.
  /// - complete: from the confirmed date to the activation.
  /// - test, routing: from the activation to the tick, for routing the first endpoint too.
  func steps(of trail: Trail) -> [StepSpan] {
    var spans: [StepSpan] = []
    var unseen: [DocumentID: CalendarDay] = [:]
    var settled = trail.startedOn
    var waitsForDate = false
    var activated: CalendarDay?
    var afterPort: [DeskStep: CalendarDay] = [:]
    for event in trail.standing {
      let day = day(of: event, in: trail.country)
      switch (event.kind, event.about) {
      case (_, .paper(let kind, let id)) where DocumentKind.demanded.contains(kind):
        unseen[id] = unseen[id] ?? day
      case (_, .sheet(let id, _, _)):
        settled = day
        if let since = unseen.removeValue(forKey: id) {
          spans.append(StepSpan(.review, since: since, doneOn: day))
        }
      case (_, .outcome(let outcome, of: _)):
        settled = day
        waitsForDate = waitsForDate || outcome == .waiting
      case (.rejected, _): settled = day
      case (_, .carrier):
        let held = trail.holdUntil.flatMap { $0 <= day ? $0 : nil }
        let step = event.kind == .submitted ? DeskStep.submit : .resubmit
        if !waitsForDate {
          let since = min(day, max(settled, held ?? settled))
          spans.append(StepSpan(step, since: since, doneOn: day))
        }
        waitsForDate = false
      case (.completed, _):
        guard let active = trail.activatedOn else { continue }
        activated = active
        if let date = trail.portDate {
          spans.append(StepSpan(.complete, since: date, doneOn: active))
        }
      case (.ticked, .item(.testInbound)): afterPort[.test] = afterPort[.test] ?? day
      case (.unticked, .item(.testInbound)): afterPort[.test] = nil
      case (.ticked, .item(.configureRouting)): afterPort[.routing] = afterPort[.routing] ?? day
      case (.unticked, .item(.configureRouting)): afterPort[.routing] = nil
      case (.edited, _) where event.fields.contains(.endpointID):
        afterPort[.routing] = afterPort[.routing] ?? day
      case _: break
      }
    }
    guard let activated else { return spans }
    return spans
      + [DeskStep.test, .routing].compactMap { step in
        afterPort[step].map { StepSpan(step, since: activated, doneOn: $0) }
      }
  }
}

/// Adds the desk's steps up.
struct StepTally {
  /// The kinds of events that tell of the desk's steps.
  static let kinds: Set<Event.Kind> = [
    .paperAdded, .paperAttached, .paperChecked, .reasonResolved, .rejected, .submitted,
    .resubmitted, .completed, .ticked, .unticked, .edited, .undone,
  ]

  private struct Sums {
    var done = DayCounts()
    var late = 0
    var lying = DayCounts()
  }

  private let desk: Desk
  private let viewpoint: Viewpoint
  private var days: CountedDays
  private var sums: [DeskStep: Sums] = [:]

  init(by desk: Desk, from viewpoint: Viewpoint) {
    self.desk = desk
    self.viewpoint = viewpoint
    days = CountedDays(by: desk)
  }

  mutating func add(_ span: StepSpan, in country: Country) {
    sums[span.step, default: Sums()].done.add(days.between(span.since, span.doneOn, in: country))
    if span.doneOn > desk.lastDay(of: span.step, since: span.since, in: country) {
      sums[span.step, default: Sums()].late += 1
    }
  }

  mutating func add(_ count: AwaitedCount) {
    guard count.from == .us else { return }
    let lain = days.between(count.since, viewpoint.today(in: count.country), in: count.country)
    sums[DeskStep(count.code), default: Sums()].lying.add(lain, times: count.requests)
  }

  /// In the order of the steps; those that nothing is told of are left out.
  var times: [StepTime] {
    DeskStep.allCases.compactMap { step in
      sums[step].map { sum in
        StepTime(
          step: step,
          done: Quickness(sum.done),
          late: sum.late,
          lying: sum.lying.total,
          longest: sum.lying.longest
        )
      }
    }
  }
}
