import ArgumentParser
import PortDomain
import PortStore
import TerminalUI

/// Writes requests to a file or to standard output, what is personal in them masked.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export requests as CSV, JSON or JSON Lines.",
    discussion: """
      Names, account numbers, addresses and contacts are masked; --personal gives them whole. A PIN \
      is never in it. `import --in-flight` reads a whole export back.
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var choice: QueryOptions

  @Option(help: "csv, json, or jsonl (one object a line).")
  var format: ExportFormat = .csv

  @Option(help: ArgumentHelp("Write to a file instead of the screen.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace a file of that name.")
  var force = false

  @Flag(help: "Give what is personal whole; supervisors only.")
  var personal = false

  func run() throws {
    let session = try DeskSession.open(options)
    let chosen = try choice.query(
      or: View.all.filter,
      sort: Sort(.created),
      carriers: session.desk.carriers
    )
    let kind: ExportedRequest.Personal = personal ? .whole : .masked
    if kind == .whole { try session.demandSupervisor() }
    let viewpoint = session.viewpoint
    let query = Query(chosen.filter, sort: chosen.sort, viewpoint: viewpoint)
    guard let output else {
      try session.export(query, as: format, kind) { Console.put($0) }
      return
    }
    let path = try session.folders.outgoing(output)
    let file = try NewFile(path: path, replacing: force)
    let count = try session.export(query, as: format, kind) { (text) throws(CommandFailure) in
      try file.write(text)
    }
    try file.finish(replacing: force)
    if options.json {
      Console.print([
        "path": .text(path), "requests": .integer(count), "personal": .flag(personal),
      ])
    } else {
      Console.print("\(String(count)) requests are in \(DisplayText(sanitising: path))")
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}

extension DeskSession {
  /// Hands out the file piece by piece, a page of requests in memory at a time.
  ///
  /// - Returns: how many requests are in it.
  @discardableResult
  func export(
    _ query: Query,
    as format: ExportFormat,
    _ personal: ExportedRequest.Personal,
    to write: (String) throws(CommandFailure) -> Void
  ) throws(CommandFailure) -> Int {
    try write(format.head)
    var count = 0
    try forEach(of: query) { row throws(CommandFailure) in
      let today = query.viewpoint.today(in: row.request.country)
      let request = ExportedRequest(row, personal, on: today)
      try write(format.text(of: request, isFirst: count == 0))
      count += 1
    }
    try write(format.tail)
    return count
  }
}
