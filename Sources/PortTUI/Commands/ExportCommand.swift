import ArgumentParser
import PortDesk
import PortDomain
import TerminalUI
import Wording

/// Writes requests to a file or to standard output, what is personal in them masked.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export requests as CSV, JSON or JSON Lines.",
    discussion: """
      Names, account numbers, addresses and contacts are masked; --personal gives them whole. A PIN \
      is never in it. `import --in-flight` reads the open requests of a whole export back.
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var choice: QueryOptions

  @Option(help: "csv, json, or jsonl (one object a line); else as the file's name ends, or csv.")
  var format: ExportFormat?

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
      try session.export(query, as: format ?? .csv, kind) { Console.put($0) }
      return
    }
    let (path, count) = try session.export(
      query,
      to: output,
      as: format,
      kind,
      replacing: force
    )
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
  /// Writes requests to a new file, whole or not at all.
  ///
  /// - Parameter format: as the file's name says unless it is given; CSV where the name says nothing.
  /// - Returns: the file's path and how many requests are in it.
  func export(
    _ query: Query,
    to output: String,
    as format: ExportFormat? = nil,
    _ personal: ExportedRequest.Personal = .masked,
    replacing: Bool = false
  ) throws(CommandFailure) -> (path: String, count: Int) {
    let path = try folders.outgoing(output)
    let named = path.split(separator: ".").last.flatMap { ExportFormat(rawValue: String($0)) }
    let file = try NewFile(path: path, replacing: replacing)
    let count = try export(query, as: format ?? named ?? .csv, personal) {
      (text) throws(CommandFailure) in try file.write(text)
    }
    try file.finish(replacing: replacing)
    return (path, count)
  }

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
