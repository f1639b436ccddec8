import PortDomain

extension Title {
  public static let resolve = "Resolve"
  public static let reject = "Reject"
  public static let liftFraudStop = "Lift the fraud stop"
  public static let clearEscalation = "Clear the escalation"

  public static func outcome(_ outcome: Rejection.Outcome, of code: ReasonCode) -> String {
    "\(code.reason.title): \(outcome.title)"
  }
}

extension WhyNot {
  public static let noReason = "No reason is chosen here."
  public static let noWish = "The customer wishes no day."
  public static let noFieldFits = "No field fits what is typed."
  public static let noField = "This reason concerns no field."
  public static let nothingToOpen = "There is nothing to open."
  public static let notStopped = "There is no fraud stop on this request."
  public static let notEscalated = "The request is not escalated."

  public static func left(_ left: [String]) -> String {
    "Before it goes back: \(left.joined(separator: " · "))"
  }
}

extension Placeholder {
  public static let neverRejected = "This request was never rejected."
  public static let noReasonFits = "No reason has all these words."
}

extension Message {
  /// - Parameter key: what chooses a reason.
  public static func reasonMissing(key: String) -> Message {
    Message("\(key) chooses a reason; at least one must be blocking.", .warning)
  }

  public static func noPaper(of code: ReasonCode) -> Message {
    Message("\(code.reason.title) concerns no paper.".capitalisedFirst, .warning)
  }
}

extension Rejection {
  /// What is left before the request goes back to the carrier.
  /// - Parameter key: what sends it.
  public static func left(_ left: [String], key: String) -> String {
    left.isEmpty ? "Nothing is left: \(key) resubmits" : "Left: " + left.joined(separator: " · ")
  }

  /// The same of a request that was reopened.
  /// - Parameter key: what opens the menu of steps.
  public static func leftToSubmit(_ left: [String], key: String) -> String {
    left.isEmpty
      ? "Nothing is left: \(key) submits it"
      : "Left before it is submitted: " + left.joined(separator: " · ")
  }

  /// That a request went on, so that nothing is to be resolved.
  public static func goneOn(_ request: PortRequest) -> String {
    "The request is \(request.status.title), \(request.attemptTitle): nothing is open here"
  }

  public static func chosen(_ codes: [ReasonCode]) -> String {
    codes.isEmpty
      ? "Nothing chosen yet" : "Chosen: " + codes.map(\.reason.title).joined(separator: " · ")
  }
}

extension Rejection.Source {
  /// Who refuses, behind a heading.
  public var agent: String {
    switch self {
    case .carrier: "by the carrier"
    case .review: "by our review"
    }
  }
}

/// The fields of the forms around a rejection.
public enum RejectionField: String, Hashable, Sendable {
  case code, words, until, note, on

  public var label: String {
    switch self {
    case .code: "Carrier's code"
    case .words: "In their words"
    case .until: "Until"
    case .note: "Note"
    case .on: "When it was"
    }
  }

  /// Of code, words and day; what a note is for depends on its form.
  public var hint: String {
    switch self {
    case .code: "as the carrier gave it; may stay empty"
    case .words: "needed with the reason \"other\""
    case .until: "fri, +5, 15 or 3 dec"
    case .note: "may stay empty"
    case .on: "the day it was refused: fri, 15, 3 dec; empty: today"
    }
  }

  public static let howCleared = "how the doubt was cleared"
  public static let whatWasDone = "what was done about it"
}

extension Rejection.Outcome {
  /// What its note is for.
  public var noteHint: String {
    switch self {
    case .waiting: RejectionField.note.hint
    case .fixed: "nothing concerned has changed: say why not"
    case .disputed: "why the ground isn't a valid one there"
    case .waived: "who waived it and why"
    }
  }
}
