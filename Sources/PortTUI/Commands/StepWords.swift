import PortDomain

/// The words and options of `do`, on their way to a change.
struct StepWords {
  let action: String
  let words: [String]
  let options: StepOptions

  /// What `do` knows, under the names it is called by.
  private enum Step: String, CaseIterable {
    case submit, schedule, reschedule, withdraw, complete, reject, resubmit, reopen, cancel
    case `return`, undo, resolve
    case clearEscalation = "clear-escalation"
    case liftFraudStop = "lift-fraud-stop"

    /// The options it takes.
    var options: Set<String> {
      switch self {
      case .submit, .resubmit: ["--carrier-reference"]
      case .schedule: ["--date", "--window", "--override"]
      case .reschedule: ["--date", "--window", "--why", "--override"]
      case .withdraw, .reopen, .cancel, .return: ["--why"]
      case .complete: ["--activated", "--override"]
      case .reject: ["--reason", "--carrier-code", "--text"]
      case .resolve: ["--until", "--note"]
      case .clearEscalation, .liftFraudStop: ["--note"]
      case .undo: []
      }
    }
  }

  /// The change that is meant.
  /// - Throws: `CommandFailure.usage` for words that say none. What the rules demand is left to them.
  var change: Change {
    get throws(CommandFailure) {
      guard let step = Step(rawValue: action) else {
        throw .usage(.noSuch(action, named: "step", among: Step.allCases.map(\.rawValue)))
      }
      if let extra = options.given.first(where: { !step.options.contains($0) }) {
        throw .usage(.optionNotTaken(extra, action: action))
      }
      guard step == .resolve || words.isEmpty else { throw .usage(.wordsNotTaken(words)) }
      switch step {
      case .submit: return .status(.submit(carrierReference: options.carrierReference))
      case .resubmit: return .status(.resubmit(carrierReference: options.carrierReference))
      case .schedule:
        return .status(.schedule(try confirmation(), override: options.override))
      case .reschedule:
        return .status(
          .reschedule(try confirmation(), why: options.why ?? "", override: options.override)
        )
      case .withdraw: return .status(.withdraw(why: options.why ?? ""))
      case .complete:
        let day = try options.activated.map(StepWords.day)
        return .status(.complete(activatedOn: day, override: options.override))
      case .reject: return .status(.reject(try rejection()))
      case .reopen: return .status(.reopen(why: options.why ?? ""))
      case .cancel: return .status(.cancel(why: options.why ?? ""))
      case .return: return .status(.return(why: options.why ?? ""))
      case .undo: return .undo
      case .resolve: return .rejection(try resolution())
      case .clearEscalation: return .rejection(.clearEscalation(note: options.note ?? ""))
      case .liftFraudStop: return .rejection(.liftFraudStop(note: options.note ?? ""))
      }
    }
  }

  static func day(_ text: String) throws(CommandFailure) -> CalendarDay {
    guard let day = CalendarDay(iso: text) else { throw .usage(.noDay(text)) }
    return day
  }

  private func confirmation() throws(CommandFailure) -> Lifecycle.Confirmation {
    guard let date = options.date else {
      throw .usage(.optionMissing("--date", action: action))
    }
    var window: PortWindow?
    if let text = options.window {
      guard let read = PortWindow(text) else { throw .usage(.noWindow(text)) }
      window = read
    }
    return Lifecycle.Confirmation(date: try StepWords.day(date), window: window)
  }

  private func rejection() throws(CommandFailure) -> RejectionDraft {
    var reasons: [ReasonCode] = []
    for text in options.reasons { reasons.append(try StepWords.reason(text)) }
    return RejectionDraft(
      reasons: reasons,
      carrierCode: options.carrierCode,
      text: options.text
    )
  }

  private func resolution() throws(CommandFailure) -> RejectionChange {
    guard words.count == 2 else {
      throw words.count < 2
        ? .usage(.optionMissing("a reason and what became of it", action: action))
        : .usage(.wordsNotTaken(Array(words.dropFirst(2))))
    }
    guard let outcome = Rejection.Outcome(rawValue: words[1]) else {
      let outcomes = Rejection.Outcome.allCases.map(\.rawValue)
      throw .usage(.noSuch(words[1], named: "outcome", among: outcomes))
    }
    let until = try options.until.map(StepWords.day)
    return .resolve(try StepWords.reason(words[0]), outcome, until: until, note: options.note)
  }

  private static func reason(_ text: String) throws(CommandFailure) -> ReasonCode {
    guard let code = ReasonCode(rawValue: text) else {
      throw .usage(.noSuch(text, named: "reason", among: ReasonCode.allCases.map(\.rawValue)))
    }
    return code
  }
}
