import ArgumentParser
import PortDesk
import PortDomain

/// Takes a request a step further, or a step back.
struct DoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "do",
    abstract: "Submit, schedule, complete, reject, resolve, undo and all the other steps.",
    discussion: """
      do ID submit | resubmit [--carrier-reference R] | schedule --date D [--window 10:00-12:00]
      do ID reschedule --date D --why T | withdraw --why T | complete [--activated D]
      do ID reject --reason CODE … [--carrier-code C] [--text T] | reopen --why T | cancel --why T
      do ID resolve CODE fixed|waiting|disputed|waived [--until D] [--note T] | return --why T
         (without --note or --until the country's rule speaks, where one is on file)
      do ID clear-escalation --note T | lift-fraud-stop --note T | undo | redo
      D is a day as people write it: 2026-12-03, 3 dec, 31/12/2026, fri, +3 (business days), today
      """
  )

  @OptionGroup var options: RequestOptions
  @OptionGroup var version: VersionOption

  @Argument(help: "What to do.")
  var action: String

  @Argument(help: "With resolve: the reason and what became of it.")
  var words: [String] = []

  @OptionGroup var step: StepOptions

  func run() throws {
    let words = try StepWords(action: action, words: words, options: step)
    try options.change(ifVersion: version.ifVersion) { session, request in
      let country = step.hasDay ? try session.file(request).request.country : nil
      let change = try words.change { day, reach throws(CommandFailure) in
        try session.day(day, reach, in: country)
      }
      guard case .rejection(let rejection) = change else { return change }
      let file = try session.file(request)
      return .rejection(rejection.completed(for: file.request, under: session.desk.rules))
    }
  }
}

/// What the steps of `do` take; each takes some of them.
struct StepOptions: ParsableArguments {
  @Option(help: "Why.")
  var why: String?

  @Option(help: "The confirmed date: 2026-12-03, 3 dec, fri, +3.")
  var date: String?

  @Option(help: "The confirmed hours, in the number's country: 10-12, 10:00-12:30.")
  var window: String?

  @Option(help: "Why a date that the rules don't allow is right all the same.")
  var override: String?

  @Option(help: "The day the number became active, unless today.")
  var activated: String?

  @Option(name: .customLong("reason"), help: "A reason's code, as often as needed.")
  var reasons: [String] = []

  @Option(help: "The carrier's own code.")
  var carrierCode: String?

  @Option(help: "The carrier's own words.")
  var text: String?

  @Option(help: "With waiting: the day from which the reason is resolved.")
  var until: String?

  @Option(help: "A note.")
  var note: String?

  @Option(help: "The carrier's own order number.")
  var carrierReference: String?

  /// Whether a day was given, which depends on where the number is.
  fileprivate var hasDay: Bool { [date, activated, until].contains { $0 != nil } }

  /// The names of those that were given.
  var given: [String] {
    let options: [(String, Bool)] = [
      ("--why", why != nil), ("--date", date != nil), ("--window", window != nil),
      ("--override", self.override != nil), ("--activated", activated != nil),
      ("--reason", !reasons.isEmpty), ("--carrier-code", carrierCode != nil),
      ("--text", text != nil), ("--until", until != nil), ("--note", note != nil),
      ("--carrier-reference", carrierReference != nil),
    ]
    return options.filter(\.1).map(\.0)
  }
}

/// The words and options of `do`, on their way to a change.
struct StepWords {
  private let action: String
  private let step: Step
  private let words: [String]
  private let options: StepOptions

  /// - Throws: `CommandFailure.usage` for words that say no change.
  init(action: String, words: [String], options: StepOptions) throws(CommandFailure) {
    self.action = action
    self.words = words
    self.options = options
    let step: Step = try coded(action, named: "step")
    if let extra = options.given.first(where: { !step.options.contains($0) }) {
      throw .usage(.optionNotTaken(extra, action: action))
    }
    guard step == .resolve || words.isEmpty else { throw .usage(.wordsNotTaken(words)) }
    self.step = step
  }

  /// Reads a day that was typed.
  typealias DayReader = (String, TypedDay.Reach) throws(CommandFailure) -> CalendarDay

  /// What `do` knows, under the names it is called by.
  private enum Step: String, CaseIterable {
    case submit, schedule, reschedule, withdraw, complete, reject, resubmit, reopen, cancel
    case `return`, undo, redo, resolve
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
      case .undo, .redo: []
      }
    }
  }

  /// The change that is meant.
  /// - Throws: `CommandFailure.usage` for words that say none. What the rules demand is left to them.
  func change(_ day: DayReader) throws(CommandFailure) -> Change {
    switch step {
    case .submit: return .status(.submit(carrierReference: options.carrierReference))
    case .resubmit: return .status(.resubmit(carrierReference: options.carrierReference))
    case .schedule:
      return .status(.schedule(try confirmation(day), override: options.override))
    case .reschedule:
      return .status(
        .reschedule(try confirmation(day), why: options.why ?? "", override: options.override)
      )
    case .withdraw: return .status(.withdraw(why: options.why ?? ""))
    case .complete:
      var activatedOn: CalendarDay?
      if let activated = options.activated { activatedOn = try day(activated, .back) }
      return .status(.complete(activatedOn: activatedOn, override: options.override))
    case .reject: return .status(.reject(try rejection()))
    case .reopen: return .status(.reopen(why: options.why ?? ""))
    case .cancel: return .status(.cancel(why: options.why ?? ""))
    case .return: return .status(.return(why: options.why ?? ""))
    case .undo: return .undo
    case .redo: return .redo
    case .resolve: return .rejection(try resolution(day))
    case .clearEscalation: return .rejection(.clearEscalation(note: options.note ?? ""))
    case .liftFraudStop: return .rejection(.liftFraudStop(note: options.note ?? ""))
    }
  }

  private func confirmation(
    _ day: DayReader
  ) throws(CommandFailure) -> Lifecycle.Confirmation {
    guard let date = options.date else {
      throw .usage(.optionMissing("--date", action: action))
    }
    var window: PortWindow?
    if let text = options.window {
      guard let read = PortWindow(text) else { throw .usage(.noWindow(text)) }
      window = read
    }
    return Lifecycle.Confirmation(date: try day(date, .ahead), window: window)
  }

  private func rejection() throws(CommandFailure) -> RejectionDraft {
    var reasons: [ReasonCode] = []
    for text in options.reasons { reasons.append(try coded(text, named: "reason")) }
    return RejectionDraft(
      reasons: reasons,
      carrierCode: options.carrierCode,
      text: options.text
    )
  }

  private func resolution(_ day: DayReader) throws(CommandFailure) -> RejectionChange {
    guard words.count == 2 else {
      throw words.count < 2
        ? .usage(.optionMissing("a reason and what became of it", action: action))
        : .usage(.wordsNotTaken(Array(words.dropFirst(2))))
    }
    let outcome: Rejection.Outcome = try coded(words[1], named: "outcome")
    var until: CalendarDay?
    if let text = options.until { until = try day(text, .ahead) }
    return .resolve(
      try coded(words[0], named: "reason"),
      outcome,
      until: until,
      note: options.note
    )
  }
}
