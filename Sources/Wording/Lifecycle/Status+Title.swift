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

extension Status {
  /// `R rejected`, as lists show it: the letter stands for it where there is no room.
  public var lettered: String { "\(letter) \(title)" }
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
    case .acknowledge: "acknowledge"
    case .confirm: "confirm (SMS)"
    case .changeAccepted: "change accepted"
    case .changeRefused: "change refused"
    case .return: "record the return"
    }
  }

  /// The action as the subject of a sentence: "Cancel isn't possible".
  public var subject: String {
    switch self {
    case .withdraw: "Withdraw"
    case .return: "Return"
    case .acknowledge: "Acknowledge"
    case .confirm: "Confirm"
    case .changeAccepted, .changeRefused: "An answer to a change"
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

extension PortWindow {
  /// What is wrong with a text that was typed for a window.
  public static func demanded(insteadOf text: String) -> String {
    "\"\(text)\" is no window; write it as 10-12 or 10:00-12:30"
  }

  /// The window on the country's clocks with UTC beside it.
  public func spoken(on day: CalendarDay, in country: Country, zones: TimeZones) -> String {
    func universal(_ time: TimeOfDay) -> String {
      let (at, clock) = zones.instant(day, time, in: country).parts(offset: 0)
      let other = at == day ? "" : at < day ? " the day before" : " the day after"
      return clock.clockText() + other
    }
    return "\(text) in \(country.name) (\(universal(from))-\(universal(to)) UTC)"
  }
}

extension Progress {
  /// That the days were counted without knowing the holidays of their year.
  public static let beyondHolidays = "holidays of that year not known"

  /// How far the clock has come: `day 6 of 5–10 · due Thu 3 Dec`.
  public func message(today: CalendarDay) -> String {
    var parts = ["day \(day) of \(typical.lowerBound)–\(typical.upperBound)"]
    if let due = on {
      if isOver {
        parts.append("\(due.days(until: today))d overdue, was due \(due.spoken(today: today))")
      } else if isPaused {
        parts.append("clock paused")
      } else {
        parts.append("due \(due.spoken(today: today))")
      }
      if leavesCoveredYears { parts.append(Progress.beyondHolidays) }
    }
    return parts.joined(separator: " · ")
  }
}

extension MissedDate {
  /// What became of the date, and what to do about it.
  public func message(today: CalendarDay) -> String {
    let missed = "The port of \(date.spoken(today: today)) was missed"
    guard let graceEndsOn else { return "\(missed): complete it, or agree on a new date" }
    let end = graceEndsOn.spoken(today: today)
    return graceEndsOn >= today
      ? "\(missed); the carrier carries it out until \(end)"
      : "\(missed), its days of grace ended \(end): agree on a new date"
  }
}

extension Question {
  /// Before a step that can't be undone, or only by an undo.
  public static func final(_ action: Action, on requests: [PortRequest]) -> Question {
    let one = requests.count == 1 ? requests.first : nil
    return Question(
      title: action.title.capitalisedFirst,
      lines: [
        one.map { "\($0.number.grouped)  \($0.customer)" } ?? "\(requests.count) requests",
        action == .cancel ? "Only an undo brings it back." : "This can't be undone.",
      ] + (action == .complete ? leaving(among: requests) : []),
      yes: action.title
    )
  }

  /// That customers asked to cancel what is to be completed; nothing where none did.
  private static func leaving(among requests: [PortRequest]) -> [String] {
    let count = requests.count(where: \.cancelAsked)
    let which = requests.count == 1 ? "" : " for \(count) of them"
    return count == 0 ? [] : ["! \(Warning.cancelAsked.message.capitalisedFirst)\(which)."]
  }

  /// Before a number becomes ours: which, from when, for how much.
  public static func completing(_ request: PortRequest, on today: CalendarDay) -> Question {
    Question(
      title: Action.complete.title.capitalisedFirst,
      lines: [
        "\(request.number.grouped)  \(request.customer)",
        "active \(today.spoken(today: today)), fee \(Amount.text(Charge.fee)) "
          + "\(Charge.feeCurrency). This can't be undone.",
      ] + leaving(among: [request]),
      yes: Action.complete.title
    )
  }
}
