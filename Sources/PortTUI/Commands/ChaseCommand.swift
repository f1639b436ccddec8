import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Lists whom the desk must chase today, and writes to them.
struct ChaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chase",
    abstract:
      "List whom to chase today: customers and carriers who are late, silent or to be followed up.",
    discussion: """
      Everybody is listed once, with all their numbers. Who was reminded within the last chase_after \
      days (a setting) is left out until then.
      """,
    examples: [
      "porttui chase",
      "porttui chase country:NG --message",
      "porttui chase carrier:mtn --called --note 'the desk answers tomorrow'",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(
    help: "Words of a filter that narrow the list, such as owner:me country:NG customer:Acme."
  )
  var filter: [String] = []

  @Flag(help: "Print the message that fits to each of them.")
  var message = false

  @Flag(help: "Print it, and record for all their numbers that it was sent.")
  var sent = false

  @Flag(help: "Record for all their numbers that they were called.")
  var called = false

  @Option(help: ArgumentHelp("What was said when they were called.", valueName: "TEXT"))
  var note: String?

  func run() throws {
    if called, message || sent {
      throw CommandFailure.usage(.optionNotTaken("--called", action: "a message"))
    }
    if note != nil, !called {
      throw CommandFailure.usage(.optionMissing("--called", action: "--note"))
    }
    let session = try DeskSession.open(options)
    let list = try session.chases(session.filter(filter))
    if called { return try recordCalls(of: list, by: session) }
    guard message || sent else {
      return options.show(
        .list(list.chases.map { session.json(of: $0) }),
        .chase(list, by: session.desk, at: session.now)
      )
    }
    try write(to: list, by: session)
  }

  private func write(to list: ChaseList, by session: DeskSession) throws {
    var reports: [ManyReport] = []
    var shown: [JSON] = []
    for chase in list.chases {
      let message = try session.message(to: chase)
      let report = try sent ? message.map { try session.record($0) } : nil
      reports += [report].compactMap(\.self)
      shown.append(
        session.json(of: chase).adding([
          "message": message?.json ?? .null, "sent": .flag(report.map { $0.done > 0 } ?? false),
        ])
      )
      if options.json { continue }
      Console.print(.chased(chase, by: session.desk))
      Console.print(lines: message?.text ?? WhyNot.nothingToSend)
      if let report { Console.print(report.text(today: session.today)) }
    }
    try end(shown, reports)
  }

  private func recordCalls(of list: ChaseList, by session: DeskSession) throws {
    var reports: [ManyReport] = []
    var shown: [JSON] = []
    for chase in list.chases {
      let own = try session.recordCall(to: chase, note: note)
      reports += own
      shown.append(session.json(of: chase).adding(["results": .list(own.map(\.json))]))
      if options.json { continue }
      Console.print(.chased(chase, by: session.desk))
      for report in own { Console.print(report.text(today: session.today)) }
    }
    try end(shown, reports)
  }

  private func end(_ shown: [JSON], _ reports: [ManyReport]) throws {
    if options.json { Console.print(.list(shown)) }
    if let failure = reports.lazy.compactMap(\.commandFailure).first { throw failure }
  }
}
