/// Where a port request stands. Published by the provider; fixed.
public enum Status: String, CaseIterable, Hashable, Sendable {
  /// Submitted by the customer, awaiting our review.
  case pending
  /// With the losing carrier.
  case inProgress = "in_progress"
  /// The port date is confirmed.
  case scheduled
  /// The number is active with us.
  case completed
  /// Refused by our review or by the carrier; see the reasons.
  case rejected
  case cancelled

  /// Whether the request is still on its way.
  public var isOpen: Bool {
    switch self {
    case .pending, .inProgress, .scheduled, .rejected: true
    case .completed, .cancelled: false
    }
  }

  /// Whether the losing carrier has the request before it.
  public var isWithCarrier: Bool {
    switch self {
    case .inProgress, .scheduled: true
    case .pending, .completed, .rejected, .cancelled: false
    }
  }

  /// The letter that stands before the word in lists, so that colour is never the only sign.
  public var letter: Character {
    switch self {
    case .pending: "P"
    case .inProgress: "I"
    case .scheduled: "S"
    case .completed: "C"
    case .rejected: "R"
    case .cancelled: "X"
    }
  }
}

/// What can be done to a request's status.
public enum Action: String, CaseIterable, Hashable, Sendable {
  case submit
  case schedule
  case reschedule
  /// The confirmed date is taken back.
  case withdraw
  case complete
  case reject
  /// Back to the carrier after a rejection.
  case resubmit
  case reopen
  case cancel
  /// The carrier said that it has the request.
  case acknowledge
  /// The customer confirmed the port to the carrier, by SMS.
  case confirm
  /// The carrier took what it was told of a change.
  case changeAccepted = "change-accepted"
  case changeRefused = "change-refused"
  /// The ported number went back to the losing carrier (snapback).
  case `return`
}

extension Action {
  /// Notes what carrier or customer said; the status stays, and whose turn it was said to be.
  public var isNotice: Bool {
    switch self {
    case .acknowledge, .confirm, .changeAccepted, .changeRefused: true
    case .submit, .schedule, .reschedule, .withdraw, .complete, .reject, .resubmit, .reopen,
      .cancel, .return:
      false
    }
  }
}

/// A stretch of the published outline, as the progress line shows it; never computed with.
public enum Stage: String, CaseIterable, Hashable, Sendable {
  case submit
  case validation
  case carrier
  case port
  case routing
}

extension Stage {
  /// Those at which a request can be rejected.
  public static let ofRejection: [Stage] = [.validation, .carrier, .port]
}

extension Lifecycle {
  /// Where the request stands on the outline; a rejected one at the step it came from.
  ///
  /// `routing` also where nothing is left to do: once completed, and it stays there.
  public var stage: Stage {
    switch status {
    case .pending: .validation
    case .inProgress: .carrier
    case .scheduled: .port
    case .completed: .routing
    case .rejected: rejectedAt ?? .validation
    case .cancelled: timesSent > 0 ? .carrier : .validation
    }
  }
}

/// Who has the turn, or acts on a reason.
public enum Party: String, CaseIterable, Hashable, Sendable {
  case us
  case customer
  case carrier
  case nobody

  /// The clock stands still while customer or nobody has the turn.
  public var stopsClock: Bool {
    switch self {
    case .us, .carrier: false
    case .customer, .nobody: true
    }
  }
}
