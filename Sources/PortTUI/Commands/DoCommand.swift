import ArgumentParser
import PortDesk
import PortDomain

/// Takes a request a step further, or a step back.
struct DoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "do",
    abstract: "Submit, schedule, complete, reject, resolve, undo and all the other steps.",
    discussion: """
      do ID … submit | resubmit [--carrier-reference R] | schedule --date D [--window 10:00-12:00]
      do ID reschedule --date D --why T | withdraw --why T | complete [--activated D]
      do ID reject --reason CODE … [--carrier-code C] [--text T] | reopen --why T | cancel --why T
      do ID resolve CODE fixed|waiting|disputed|waived [--until D] [--note T] | return --why T
         (without --note or --until the country's rule speaks, where one is on file)
      do ID acknowledge [--carrier-reference R] | confirm (the customer, by SMS)
      do ID change-accepted | change-refused [--text T] (what the carrier was told of)
         (--on D with these, submit, resubmit, schedule and reject: the day it really happened)
      do ID ID ID ACTION … | do --order po_… ACTION … | do --filter 'country:NG ready' ACTION …
         many at once, each with its own result: 0 when all were done, 1 when some were refused
         (schedule --date D --per-day N gives so many a business day from D on; --dry-run changes nothing)
      do ID clear-escalation --note T | lift-fraud-stop --note T | undo | redo
      D is a day as people write it: 2026-12-03, 3 dec, 31/12/2026, fri, +3 (business days), today
      """,
    examples: [
      "porttui do +2348031230001 submit",
      "porttui do +2348031230001 schedule --date fri --window 10-12",
      "porttui do +2348031230001 reject --reason pin_incorrect --carrier-code 8C",
      "porttui do +2348031230001 resolve pin_incorrect fixed",
      "porttui do --filter 'country:NG ready' submit --dry-run",
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var version: VersionOption
  @OptionGroup var many: ManyOptions

  @Argument(
    help:
      "pr_… or telephone numbers, unless --order or --filter names them; what to do; with resolve the reason and what became of it.",
    completion: Completions.steps
  )
  var words: [String]

  @OptionGroup var step: StepOptions

  func run() throws {
    let (named, action, rest) = try split()
    let words = try StepWords(action: action, words: rest, options: step)
    guard let choice = try many.choice(named, action: action) else {
      guard step.perDay == nil else {
        throw CommandFailure.usage(.optionNotTaken("--per-day", action: "\(action) of one request"))
      }
      let session = try DeskSession.open(options)
      let request = try session.request(named[0])
      let file =
        step.hasDay || words.isRejection ? try session.file(request) : nil
      let change = try words.change(of: file, in: session)
      return try options.show(
        session.change(request, change, ifVersion: version.ifVersion),
        in: session
      )
    }
    try version.refuse(action: action)
    let session = try DeskSession.open(options)
    var plan = step.perDay.map { PortDatePlan(perDay: $0) }
    try many.change(choice, in: session, options) { file in
      let change = try words.change(of: file, in: session)
      guard case .status(.schedule(let confirmation, let override, let on)) = change else {
        return change
      }
      let planned = plan?.confirmation(
        of: file,
        from: confirmation.date,
        window: confirmation.window,
        by: session.desk,
        session.actor,
        at: session.now
      )
      return .status(.schedule(planned ?? confirmation, override: override, on: on))
    }
  }

  /// The requests that are named, the step, and what follows it.
  private func split() throws(CommandFailure) -> ([String], String, [String]) {
    let place = words.firstIndex(where: StepWords.isStep) ?? words.firstIndex { !$0.namesRequest }
    guard let place else { throw .usage(.optionMissing("an action", action: "do")) }
    return (Array(words[..<place]), words[place], Array(words[(place + 1)...]))
  }
}

extension String {
  /// Whether it can be a request's id or number.
  fileprivate var namesRequest: Bool { RequestID(self) != nil || contains(where: \.isNumber) }
}

/// What the steps of `do` take; each takes some of them.
struct StepOptions: ParsableArguments {
  @Option(help: "Why.")
  var why: String?

  @Option(help: "The confirmed date: 2026-12-03, 3 dec, fri, +3.")
  var date: String?

  @Option(help: "Of many: so many a business day from the date on.")
  var perDay: Int?

  @Option(help: "The confirmed hours, in the number's country: 10-12, 10:00-12:30.")
  var window: String?

  @Option(help: "Why a date that the rules don't allow is right all the same.")
  var override: String?

  @Option(help: "The day the number became active, unless today.")
  var activated: String?

  @Option(
    name: .customLong("reason"),
    help: "A reason's code, as often as needed.",
    completion: Completions.reasons
  )
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

  @Option(help: "The day on which it really happened, unless today: 2026-12-03, 3 dec, fri.")
  var on: String?

  /// Whether a day was given, which depends on where the number is.
  var hasDay: Bool { [date, activated, until, on].contains { $0 != nil } }

  /// The names of those that were given.
  var given: [String] {
    let options: [(String, Bool)] = [
      ("--why", why != nil), ("--date", date != nil), ("--per-day", perDay != nil),
      ("--window", window != nil),
      ("--override", self.override != nil), ("--activated", activated != nil),
      ("--reason", !reasons.isEmpty), ("--carrier-code", carrierCode != nil),
      ("--text", text != nil), ("--until", until != nil), ("--note", note != nil),
      ("--carrier-reference", carrierReference != nil), ("--on", on != nil),
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
    if let perDay = options.perDay {
      guard perDay > 0 else {
        throw .usage(.noSuch(String(perDay), named: "number a day", among: ["1 and above"]))
      }
      // An override speaks of one date that the carrier confirmed.
      guard options.override == nil else {
        throw .usage(.optionNotTaken("--override", action: "\(action) --per-day"))
      }
    }
    self.step = step
  }

  static func isStep(_ word: String) -> Bool { Step(rawValue: word) != nil }

  static let names = Step.allCases.map(\.rawValue)

  /// Whether what becomes of a reason is said, for which the country's rule may speak.
  var isRejection: Bool {
    switch step {
    case .resolve, .clearEscalation, .liftFraudStop: true
    case .submit, .schedule, .reschedule, .withdraw, .complete, .reject, .resubmit, .reopen,
      .cancel, .return, .undo, .redo, .acknowledge, .confirm, .changeAccepted, .changeRefused:
      false
    }
  }

  /// The change that is meant for a request; its file may be left out where no day was given and no
  /// reason is told of.
  func change(of file: RequestFile?, in session: DeskSession) throws -> Change {
    let change = try self.change { day, reach throws(CommandFailure) in
      try session.day(day, reach, in: file?.request.country)
    }
    guard case .rejection(let rejection) = change, let file else { return change }
    return .rejection(rejection.completed(for: file.request, under: session.desk.rules))
  }

  /// Reads a day that was typed.
  typealias DayReader = (String, TypedDay.Reach) throws(CommandFailure) -> CalendarDay

  /// What `do` knows, under the names it is called by.
  private enum Step: String, CaseIterable {
    case submit, schedule, reschedule, withdraw, complete, reject, resubmit, reopen, cancel
    case acknowledge, confirm
    case changeAccepted = "change-accepted"
    case changeRefused = "change-refused"
    case `return`, undo, redo, resolve
    case clearEscalation = "clear-escalation"
    case liftFraudStop = "lift-fraud-stop"

    /// The options it takes.
    var options: Set<String> {
      switch self {
      case .submit, .resubmit, .acknowledge: ["--carrier-reference", "--on"]
      case .confirm: ["--on"]
      case .changeAccepted, .changeRefused: ["--text", "--on"]
      case .schedule: ["--date", "--per-day", "--window", "--override", "--on"]
      case .reschedule: ["--date", "--window", "--why", "--override"]
      case .withdraw, .reopen, .cancel, .return: ["--why"]
      case .complete: ["--activated", "--override"]
      case .reject: ["--reason", "--carrier-code", "--text", "--on"]
      case .resolve: ["--until", "--note"]
      case .clearEscalation, .liftFraudStop: ["--note"]
      case .undo, .redo: []
      }
    }
  }

  /// The change that is meant.
  /// - Throws: `CommandFailure.usage` for words that say none. What the rules demand is left to them.
  func change(_ day: DayReader) throws(CommandFailure) -> Change {
    var on: CalendarDay?
    if let text = options.on { on = try day(text, .back) }
    let reference = options.carrierReference
    switch step {
    case .submit: return .status(.submit(carrierReference: reference, on: on))
    case .resubmit: return .status(.resubmit(carrierReference: reference, on: on))
    case .acknowledge: return .status(.acknowledge(carrierReference: reference, on: on))
    case .confirm: return .status(.confirm(on: on))
    case .changeAccepted:
      return .status(.answerChange(.accepted, words: options.text, on: on))
    case .changeRefused: return .status(.answerChange(.refused, words: options.text, on: on))
    case .schedule:
      return .status(.schedule(try confirmation(day), override: options.override, on: on))
    case .reschedule:
      return .status(
        .reschedule(try confirmation(day), why: options.why ?? "", override: options.override)
      )
    case .withdraw: return .status(.withdraw(why: options.why ?? ""))
    case .complete:
      var activatedOn: CalendarDay?
      if let activated = options.activated { activatedOn = try day(activated, .back) }
      return .status(.complete(activatedOn: activatedOn, override: options.override))
    case .reject: return .status(.reject(try rejection(on: on)))
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

  private func rejection(on day: CalendarDay?) throws(CommandFailure) -> RejectionDraft {
    var reasons: [ReasonCode] = []
    for text in options.reasons { reasons.append(try coded(text, named: "reason")) }
    return RejectionDraft(
      reasons: reasons,
      carrierCode: options.carrierCode,
      text: options.text,
      on: day
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
