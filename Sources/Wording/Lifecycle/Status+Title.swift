import PortDomain

extension Status {
  /// The word an operator reads.
  public var title: String {
    switch self {
    case .pending: "pending"
    case .inProgress: "in progress"
    case .scheduled: "scheduled"
    case .completed: "completed"
    case .rejected: "rejected"
    case .cancelled: "cancelled"
    }
  }
}

extension Action {
  /// The action as a menu names it.
  public var title: String {
    switch self {
    case .submit: "submit"
    case .schedule: "schedule"
    case .reschedule: "reschedule"
    case .withdraw: "withdraw the date"
    case .complete: "complete"
    case .reject: "reject"
    case .resubmit: "resubmit"
    case .reopen: "reopen"
    case .cancel: "cancel"
    case .return: "record the return"
    }
  }

  /// The action as the subject of a sentence: "Cancel isn't possible".
  public var subject: String {
    switch self {
    case .withdraw: "Withdraw"
    case .return: "Return"
    case .submit, .schedule, .reschedule, .complete, .reject, .resubmit, .reopen, .cancel:
      title.capitalisedFirst
    }
  }
}

extension Party {
  public var title: String {
    switch self {
    case .us: "us"
    case .customer: "customer"
    case .carrier: "carrier"
    case .nobody: "nobody"
    }
  }

  /// `our turn`, `customer's turn`; `nobody's turn`.
  public var turnTitle: String {
    switch self {
    case .us: "our turn"
    case .customer, .carrier, .nobody: "\(title)'s turn"
    }
  }
}

extension Stage {
  /// The step's name on the progress line, as the provider publishes it.
  public var title: String {
    switch self {
    case .submit: "Submit"
    case .validation: "Validation"
    case .carrier: "Carrier"
    case .port: "Port"
    case .routing: "Routing"
    }
  }
}

extension Role {
  public var title: String { rawValue }
}

extension Priority {
  public var title: String { rawValue }
}

extension PINState {
  public var title: String {
    switch self {
    case .given: "given"
    case .notGiven: "not given"
    case .notNeeded: "not needed"
    }
  }
}

extension Rejection.Outcome {
  public var title: String { rawValue }
}
