/// The course of one request: its status, the data that belongs to that status, and the attempts.
///
/// The state is private, so the only way on is `after(_:)`, which goes by `target(of:from:)`: one switch
/// over status and action, the provider's table:
///
///     pending ──submit──▶ in_progress ──schedule──▶ scheduled ──complete──▶ completed
///        │ ▲                 │   ▲  ◀──withdraw───── │  ↺ reschedule          ↺ return
///      reject reopen       reject resubmit         reject
///        ▼ │                 ▼   │                   │
///      rejected ◀────────────┴───┴───────────────────┘      pending, in_progress ──cancel──▶ cancelled
///
/// What carrier and customer say meanwhile (`Action.isNotice`) is noted in_progress and scheduled.
///
/// It knows which steps exist. What else must hold before one (papers, dates, reasons) is `Desk`'s.
public struct Lifecycle: Hashable, Sendable {
  /// A confirmed port date with its window in the country's time; no window means the whole day.
  public struct Confirmation: Hashable, Sendable {
    public let date: CalendarDay
    public let window: PortWindow?

    public init(date: CalendarDay, window: PortWindow? = nil) {
      self.date = date
      self.window = window
    }
  }

  /// One step with the data it brings.
  public enum Step: Hashable, Sendable {
    case submit(on: CalendarDay, at: Instant? = nil)
    case schedule(Confirmation)
    case reschedule(Confirmation)
    case withdraw
    case complete(activatedOn: CalendarDay)
    case reject
    case resubmit(on: CalendarDay, at: Instant? = nil)
    case reopen
    case cancel
    case acknowledge(on: CalendarDay)
    case confirm(on: CalendarDay)
    case answerChange(ChangeAnswer)
    case `return`(on: CalendarDay)
  }

  private enum State: Hashable, Sendable {
    case pending
    case inProgress
    case scheduled(Confirmation)
    case rejected(at: Stage)
    /// The date that had been confirmed is nil where an earlier program let go of it.
    case completed(Confirmation?, activatedOn: CalendarDay, returnedOn: CalendarDay?)
    case cancelled
  }

  private var state: State
  /// How often the request was sent to the carrier.
  public private(set) var timesSent: Int
  /// The day it was last sent to the carrier.
  public private(set) var submittedOn: CalendarDay?
  /// The moment it was last sent to the carrier; nil where an earlier program noted the day alone.
  public private(set) var submittedAt: Instant?
  /// The day the carrier said that it has the request of this attempt.
  public private(set) var acknowledgedOn: CalendarDay?
  /// The day the customer confirmed the port of this attempt.
  public private(set) var confirmedOn: CalendarDay?
  /// How often a confirmed date was moved; dates taken back and confirmed again don't end the count.
  public private(set) var reschedules: Int

  /// A request that has just come in.
  public init() {
    state = .pending
    timesSent = 0
    reschedules = 0
  }

  /// The course as plain fields, as stores and imports bring it.
  struct Record {
    var status: Status
    var timesSent = 0
    var submittedOn: CalendarDay?
    var submittedAt: Instant?
    var acknowledgedOn: CalendarDay?
    var confirmedOn: CalendarDay?
    var confirmation: Confirmation?
    var reschedules = 0
    var rejectedAt: Stage?
    var activatedOn: CalendarDay?
    var returnedOn: CalendarDay?
  }

  /// The course that a record tells; nil when the record lacks what its status needs.
  init?(_ record: Record) {
    guard record.timesSent >= 0, record.reschedules >= 0 else { return nil }
    let state: State? =
      switch record.status {
      case .pending: .pending
      case .inProgress: .inProgress
      case .scheduled: record.confirmation.map { .scheduled($0) }
      case .rejected: .rejected(at: record.rejectedAt ?? .carrier)
      case .completed:
        record.activatedOn.map {
          .completed(record.confirmation, activatedOn: $0, returnedOn: record.returnedOn)
        }
      case .cancelled: .cancelled
      }
    guard let state else { return nil }
    self.state = state
    timesSent = record.timesSent
    submittedOn = record.submittedOn
    submittedAt = record.submittedAt
    acknowledgedOn = record.acknowledgedOn
    confirmedOn = record.confirmedOn
    reschedules = record.reschedules
  }

  var record: Record {
    Record(
      status: status,
      timesSent: timesSent,
      submittedOn: submittedOn,
      submittedAt: submittedAt,
      acknowledgedOn: acknowledgedOn,
      confirmedOn: confirmedOn,
      confirmation: confirmation,
      reschedules: reschedules,
      rejectedAt: rejectedAt,
      activatedOn: activatedOn,
      returnedOn: returnedOn
    )
  }

  /// 1 from creation, up by one each time the request is sent to the carrier again.
  public var attempt: Int { max(1, timesSent) }

  public var status: Status {
    switch state {
    case .pending: .pending
    case .inProgress: .inProgress
    case .scheduled: .scheduled
    case .rejected: .rejected
    case .completed: .completed
    case .cancelled: .cancelled
    }
  }

  /// The confirmed date, while scheduled and once completed.
  public var confirmation: Confirmation? {
    switch state {
    case .scheduled(let confirmation): confirmation
    case .completed(let confirmation, _, _): confirmation
    case .pending, .inProgress, .rejected, .cancelled: nil
    }
  }

  /// The step at which the request was rejected, while rejected.
  public var rejectedAt: Stage? {
    if case .rejected(let stage) = state { stage } else { nil }
  }

  /// The day the number became active, once completed.
  public var activatedOn: CalendarDay? {
    if case .completed(_, let day, _) = state { day } else { nil }
  }

  /// The day the number went back to the losing carrier, if it did.
  public var returnedOn: CalendarDay? {
    if case .completed(_, _, let day) = state { day } else { nil }
  }

  /// The course after a step; nil when the step doesn't exist from this status.
  public func after(_ step: Step) -> Lifecycle? {
    guard let target = Lifecycle.target(of: step.action, from: status) else { return nil }
    var next = record
    next.status = target
    switch step {
    case .submit(let day, let moment), .resubmit(let day, let moment):
      next.timesSent += 1
      next.submittedOn = day
      next.submittedAt = moment
      next.acknowledgedOn = nil
      next.confirmedOn = nil
    case .schedule(let confirmation):
      next.confirmation = confirmation
    case .reschedule(let confirmation):
      next.confirmation = confirmation
      next.reschedules += 1
    case .complete(let day):
      next.activatedOn = day
    case .reject:
      next.rejectedAt = stage
    case .return(let day):
      guard returnedOn == nil else { return nil }
      next.returnedOn = day
    case .acknowledge(let day):
      guard acknowledgedOn == nil else { return nil }
      next.acknowledgedOn = day
    case .confirm(let day):
      guard confirmedOn == nil else { return nil }
      next.confirmedOn = day
    case .withdraw, .reopen, .cancel, .answerChange: break
    }
    return Lifecycle(next)
  }

  /// The status an action leads to; nil when it is not possible from there. The provider's table.
  public static func target(of action: Action, from status: Status) -> Status? {
    switch (status, action) {
    case (.inProgress, .acknowledge), (.inProgress, .confirm), (.inProgress, .changeAccepted),
      (.inProgress, .changeRefused):
      .inProgress
    case (.scheduled, .acknowledge), (.scheduled, .confirm), (.scheduled, .changeAccepted),
      (.scheduled, .changeRefused):
      .scheduled
    case (.pending, .acknowledge), (.pending, .confirm), (.pending, .changeAccepted),
      (.pending, .changeRefused), (.rejected, .acknowledge), (.rejected, .confirm),
      (.rejected, .changeAccepted), (.rejected, .changeRefused), (.completed, .acknowledge),
      (.completed, .confirm), (.completed, .changeAccepted), (.completed, .changeRefused),
      (.cancelled, .acknowledge), (.cancelled, .confirm), (.cancelled, .changeAccepted),
      (.cancelled, .changeRefused):
      nil
    case (.pending, .submit): .inProgress
    case (.pending, .reject): .rejected
    case (.pending, .cancel): .cancelled
    case (.pending, .schedule), (.pending, .reschedule), (.pending, .withdraw),
      (.pending, .complete), (.pending, .resubmit), (.pending, .reopen), (.pending, .return):
      nil
    case (.inProgress, .schedule): .scheduled
    case (.inProgress, .reject): .rejected
    case (.inProgress, .cancel): .cancelled
    case (.inProgress, .submit), (.inProgress, .reschedule), (.inProgress, .withdraw),
      (.inProgress, .complete), (.inProgress, .resubmit), (.inProgress, .reopen),
      (.inProgress, .return):
      nil
    case (.scheduled, .reschedule): .scheduled
    case (.scheduled, .withdraw): .inProgress
    case (.scheduled, .complete): .completed
    case (.scheduled, .reject): .rejected
    case (.scheduled, .submit), (.scheduled, .schedule), (.scheduled, .resubmit),
      (.scheduled, .reopen), (.scheduled, .cancel), (.scheduled, .return):
      nil
    case (.rejected, .resubmit): .inProgress
    case (.rejected, .reopen): .pending
    case (.rejected, .submit), (.rejected, .schedule), (.rejected, .reschedule),
      (.rejected, .withdraw), (.rejected, .complete), (.rejected, .reject), (.rejected, .cancel),
      (.rejected, .return):
      nil
    case (.completed, .return): .completed
    case (.completed, .submit), (.completed, .schedule), (.completed, .reschedule),
      (.completed, .withdraw), (.completed, .complete), (.completed, .reject),
      (.completed, .resubmit), (.completed, .reopen), (.completed, .cancel):
      nil
    case (.cancelled, .submit), (.cancelled, .schedule), (.cancelled, .reschedule),
      (.cancelled, .withdraw), (.cancelled, .complete), (.cancelled, .reject),
      (.cancelled, .resubmit), (.cancelled, .reopen), (.cancelled, .cancel),
      (.cancelled, .return):
      nil
    }
  }

  /// The statuses from which an action is possible, in the order of the provider's table.
  public static func sources(of action: Action) -> [Status] {
    Status.allCases.filter { target(of: action, from: $0) != nil }
  }

  /// The shortest row of actions from a status to one where `action` is possible, that action last.
  ///
  /// Empty when there is no way: nothing leaves `cancelled`.
  public static func way(to action: Action, from status: Status) -> [Action] {
    var reached: Set<Status> = [status]
    var rows: [(status: Status, actions: [Action])] = [(status, [])]
    while !rows.isEmpty {
      let row = rows.removeFirst()
      if target(of: action, from: row.status) != nil { return row.actions + [action] }
      // Of ways equally long the one through reopen: resubmit demands all that submit does.
      for step in [.reopen] + Action.allCases {
        guard let next = target(of: step, from: row.status), reached.insert(next).inserted else {
          continue
        }
        rows.append((next, row.actions + [step]))
      }
    }
    return []
  }
}

extension Lifecycle.Step {
  public var action: Action {
    switch self {
    case .submit: .submit
    case .schedule: .schedule
    case .reschedule: .reschedule
    case .withdraw: .withdraw
    case .complete: .complete
    case .reject: .reject
    case .resubmit: .resubmit
    case .reopen: .reopen
    case .cancel: .cancel
    case .acknowledge: .acknowledge
    case .confirm: .confirm
    case .answerChange(.accepted): .changeAccepted
    case .answerChange(.refused): .changeRefused
    case .return: .return
    }
  }
}
