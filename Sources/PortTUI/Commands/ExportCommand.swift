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
    let chosen = try choice.query(or: View.all.filter, sort: Sort(.created))
    let session = try DeskSession.open(options)
    let kind: ExportedRequest.Personal = personal ? .whole : .masked
    if kind == .whole, session.actor.role < .supervisor {
      throw CommandFailure.refused(
        Refusal(.notPermitted(needed: .supervisor)),
        today: session.today(in: .ghana)
      )
    }
    let viewpoint = session.viewpoint
    let query = Query(chosen.filter, sort: chosen.sort, viewpoint: viewpoint)
    guard let output else {
      try session.export(query, as: format, kind) { Console.put($0) }
      return
    }
    let file = try NewFile(path: output, replacing: force)
    let count = try session.export(query, as: format, kind) { (text) throws(CommandFailure) in
      try file.write(text)
    }
    try file.finish(replacing: force)
    if options.json {
      Console.print([
        "path": .text(output), "requests": .integer(count), "personal": .flag(personal),
      ])
    } else {
      Console.print("\(String(count)) requests are in \(DisplayText(sanitising: output))")
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}

extension DeskSession {
  private static let pageSize = 500

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
    var start = PageStart.first
    while true {
      let page = try reading { () throws(StoreError) in
        try store.page(query, from: start, limit: DeskSession.pageSize)
      }
      for row in page.rows {
        let today = query.viewpoint.today(in: row.request.country)
        let request = ExportedRequest(row, personal, on: today)
        try write(format.text(of: request, isFirst: count == 0))
        count += 1
      }
      guard page.hasAfter, let last = page.rows.last else { break }
      start = .after(PageKey(key: last.key(query.sort.field), id: last.request.id))
    }
    try write(format.tail)
    return count
  }
}
