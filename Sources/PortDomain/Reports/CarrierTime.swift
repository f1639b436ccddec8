/// How long a carrier took to acknowledge and to answer what it was sent, in business days.
public struct CarrierTime: Hashable, Sendable {
  public let country: Country
  public let carrier: CarrierID
  /// Each attempt counts.
  public let sent: Int
  public let acknowledged: Quickness
  /// Acknowledgements that came after the days in which the carrier gives them; nil where it names none.
  public let acknowledgedLate: Int?
  public let answered: Quickness
  /// Answers that came after the end of the range published for the country.
  public let late: Int
  /// How many are with the carrier now without an answer.
  public let silent: Int
  /// The most days since the last word of one of these: its acknowledgement, else since it was sent.
  public let longestSilence: Int?

  /// Late answers in a hundred.
  public var latePercent: Int? { percentage(late, of: answered.count) }
}

/// How many there were, and the least number of days within which half and nine in ten of them came.
public struct Quickness: Hashable, Sendable {
  public let count: Int
  /// nil where there were none.
  public let median: Int?
  public let ninetieth: Int?

  public init(count: Int = 0, median: Int? = nil, ninetieth: Int? = nil) {
    self.count = count
    self.median = median
    self.ninetieth = ninetieth
  }

  init(_ days: DayCounts) {
    self.init(
      count: days.total,
      median: days.percentile(50),
      ninetieth: days.percentile(90)
    )
  }
}

/// One sending of a request to a carrier, and the carrier's words about it.
public struct Attempt: Hashable, Sendable {
  public let country: Country
  public let carrier: CarrierID
  public let sentOn: CalendarDay
  public var acknowledgedOn: CalendarDay?
  public var end: End

  public enum End: Hashable, Sendable {
    /// It is with the carrier.
    case open
    /// The day of the date or the refusal, whichever came first.
    case answered(CalendarDay)
    /// Cancelled before, or taken over after an answer whose day nobody told.
    case untold
  }

  public init(
    country: Country,
    carrier: CarrierID,
    sentOn: CalendarDay,
    acknowledgedOn: CalendarDay? = nil,
    end: End = .open
  ) {
    self.country = country
    self.carrier = carrier
    self.sentOn = sentOn
    self.acknowledgedOn = acknowledgedOn
    self.end = end
  }
}

extension Desk {
  /// The attempts that a trail tells of, oldest first; of a request that was taken over without the day it
  /// was sent none until it is sent again.
  func attempts(of trail: Trail) -> [Attempt] {
    var attempts: [Attempt] = []
    func end(_ end: Attempt.End) {
      guard let last = attempts.indices.last, attempts[last].end == .open else { return }
      attempts[last].end = end
    }
    let events = trail.standing
    for event in events {
      let day = day(of: event, in: trail.country)
      switch (event.kind, event.about) {
      case (.takenOver, .status(let status)) where status != .pending:
        guard let sentOn = submittedOn(beforeDeskOf: trail, events) else { continue }
        attempts.append(
          Attempt(
            country: trail.country,
            carrier: trail.carrier,
            sentOn: sentOn,
            end: status == .inProgress ? .open : .untold
          )
        )
      case (_, .carrier(let carrier)):
        attempts.append(Attempt(country: trail.country, carrier: carrier, sentOn: day))
      case (.acknowledged, _):
        if let last = attempts.indices.last { attempts[last].acknowledgedOn = day }
      case (.scheduled, _), (.rejected, _): end(.answered(day))
      case (.cancelled, _): end(.untold)
      case _: break
      }
    }
    // One that came with the taking over has no event.
    if let last = attempts.indices.last, attempts[last].acknowledgedOn == nil {
      attempts[last].acknowledgedOn = trail.acknowledgedOn
    }
    return attempts
  }

  /// The day a request was sent before it was taken over: what was noted then, which the next sending
  /// replaced.
  private func submittedOn(beforeDeskOf trail: Trail, _ events: [Event]) -> CalendarDay? {
    guard let next = events.first(where: { $0.kind.isSending }) else { return trail.submittedOn }
    let before = next.detail?.changes.first { $0.field == .submittedOn }?.before
    return before.flatMap { CalendarDay(iso: $0) }
  }
}

extension Event.Kind {
  /// Whether a request went to a carrier by it.
  public var isSending: Bool { self == .submitted || self == .resubmitted }
}

/// Adds attempts up by country and carrier.
struct CarrierTally {
  /// The kinds of events that tell of attempts.
  static let kinds: Set<Event.Kind> = [
    .takenOver, .submitted, .resubmitted, .acknowledged, .scheduled, .rejected, .cancelled, .undone,
  ]

  private struct Place: Hashable {
    let country: Country
    let carrier: CarrierID
  }

  private struct Sums {
    var sent = 0
    var acknowledged = DayCounts()
    var answered = DayCounts()
    var silent = DayCounts()
  }

  private let desk: Desk
  private let viewpoint: Viewpoint
  private var days: CountedDays
  private var sums: [Place: Sums] = [:]

  init(by desk: Desk, from viewpoint: Viewpoint) {
    self.desk = desk
    self.viewpoint = viewpoint
    days = CountedDays(by: desk)
  }

  mutating func add(_ attempt: Attempt) {
    let country = attempt.country
    let place = Place(country: country, carrier: attempt.carrier)
    var sum = sums.removeValue(forKey: place) ?? Sums()
    sum.sent += 1
    if let day = attempt.acknowledgedOn {
      sum.acknowledged.add(days.between(attempt.sentOn, day, in: country))
    }
    switch attempt.end {
    case .answered(let day): sum.answered.add(days.between(attempt.sentOn, day, in: country))
    case .open:
      let word = attempt.acknowledgedOn ?? attempt.sentOn
      sum.silent.add(days.between(word, viewpoint.today(in: country), in: country))
    case .untold: break
    }
    sums[place] = sum
  }

  /// Ordered by country and carrier.
  var times: [CarrierTime] {
    sums.sorted { ($0.key.country.code, $0.key.carrier) < ($1.key.country.code, $1.key.carrier) }
      .map { place, sum in
        CarrierTime(
          country: place.country,
          carrier: place.carrier,
          sent: sum.sent,
          acknowledged: Quickness(sum.acknowledged),
          acknowledgedLate: desk.carriers.carrier(place.carrier, in: place.country)?.ackDays
            .map { sum.acknowledged.beyond($0) },
          answered: Quickness(sum.answered),
          late: sum.answered.beyond(place.country.typicalDuration.upperBound),
          silent: sum.silent.total,
          longestSilence: sum.silent.longest
        )
      }
  }
}
