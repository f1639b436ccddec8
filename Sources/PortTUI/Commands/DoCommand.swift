import ArgumentParser
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
      do ID clear-escalation --note T | lift-fraud-stop --note T | undo
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var version: VersionOption

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  @Argument(help: "What to do.")
  var action: String

  @Argument(help: "With resolve: the reason and what became of it.")
  var words: [String] = []

  @OptionGroup var step: StepOptions

  func run() throws {
    var change = try StepWords(action: action, words: words, options: step).change
    let session = try DeskSession.open(options)
    let request = try session.request(id)
    if case .rejection(let rejection) = change {
      change = .rejection(
        rejection.completed(for: try session.file(request).request, under: session.desk.rules)
      )
    }
    let receipt = try session.change(request, change, ifVersion: version.ifVersion)
    try session.report(receipt, options)
  }
}

/// What the steps of `do` take; each takes some of them.
struct StepOptions: ParsableArguments {
  @Option(help: "Why.")
  var why: String?

  @Option(help: "The confirmed date, YYYY-MM-DD.")
  var date: String?

  @Option(help: "The confirmed hours, in the number's country.")
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
