import ArgumentParser
import PortDomain

/// Writes a note on a request.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write a note on a request."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  @Argument(help: "The note; - for standard input.")
  var text: [String]

  func run() throws {
    let note =
      text == ["-"]
      ? String(decoding: Console.readAll(), as: UTF8.self) : text.joined(separator: " ")
    let session = try DeskSession.open(options)
    try session.report(session.change(session.request(id), .note(note)), options)
  }
}

/// Ticks a point of the published lists.
struct TickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick",
    abstract: "Tick a point of the lists for before, during and after the port."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  @Argument(help: "test_inbound, configure_routing, update_integrations, …")
  var item: String

  @Flag(help: "Take the tick away.")
  var off = false

  func run() throws {
    guard let item = ChecklistItem(rawValue: item) else {
      throw CommandFailure.usage(
        .noSuch(item, named: "point", among: ChecklistItem.allCases.map(\.rawValue))
      )
    }
    let session = try DeskSession.open(options)
    try session.report(session.change(session.request(id), .tick(item, done: !off)), options)
  }
}
