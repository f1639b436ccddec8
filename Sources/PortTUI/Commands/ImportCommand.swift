import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Brings requests in from a file, each row by itself.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Create requests from CSV, JSON or JSON Lines.",
    discussion: """
      Each row is stored by itself, and told as soon as it is. Ends with 0 when every row was created, 1 \
      when some were refused. Ctrl-C stops between two batches: what is stored stays, and the same file \
      goes on under the name that is printed.
      """,
    examples: [
      "porttui import requests.csv --dry-run",
      "porttui import --in-flight running.csv",
      "porttui import - < requests.jsonl",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The file; - for standard input.", completion: .file())
  var file: String

  @Flag(help: "Take over running work with its status and dates.")
  var inFlight = false

  @Flag(help: "Store nothing; tell what would become of each row.")
  var dryRun = false

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Repeat an import that broke off.", valueName: "name")
  )
  var brokenRun: String?

  func run() throws {
    let session = try DeskSession.open(options)
    let table = try session.table(file)
    let run = try importRun(at: session.now)
    var output = ImportOutput(of: file, isTrial: dryRun, isJSON: options.json)
    let report: ImportReport
    do throws(DeskFailure) {
      report = try session.importRequests(
        from: table,
        run: run,
        isInFlight: inFlight,
        isTrial: dryRun,
        heard: { batch in
          // Before anything is stored Ctrl-C ends it at once.
          if batch.reached > 0 {
            Interruption.listen()
          } else {
            output.begin(run, rows: batch.total)
          }
          output.show(batch) { session.today(in: $0) }
          return !Interruption.came
        }
      )
    } catch {
      throw output.end(error)
    }
    session.store.close()
    try output.end(report)
    if report.refused > 0 { throw CommandFailure.answeredNo }
  }

  private func importRun(at now: Instant) throws(CommandFailure) -> ImportRun {
    guard let text = brokenRun else { return ImportRun(at: now) }
    guard let run = ImportRun(name: text) else { throw .usage(.noRun(text)) }
    return run
  }
}

/// Writes requests to a file or to standard output, what is personal in them masked.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export requests as CSV, JSON or JSON Lines.",
    discussion: """
      Names, account numbers, addresses and contacts are masked; --personal gives them whole. A PIN \
      is never in it. `import --in-flight` reads the open requests of a whole export back.
      """,
    examples: [
      "porttui export --output open.csv",
      "porttui export status:completed activated:2026-11 --output november.csv",
      "porttui export country:NG --format jsonl | wc -l",
      "porttui export owner:me --excel --output mine.csv",
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var choice: QueryOptions

  @Option(
    help:
      "csv, json, or jsonl (one object a line); else as the file's name ends, or csv, json with --json."
  )
  var format: ExportFormat?

  @OptionGroup var output: OutputOptions

  @Flag(help: "Give what is personal whole; supervisors only.")
  var personal = false

  @Flag(help: "CSV as a spreadsheet opens it rightly: numbers and accounts stay texts.")
  var excel = false

  func run() throws {
    if options.json, output.path == nil, format == .csv {
      throw CommandFailure.usage(.optionNotTaken("--format csv", action: "export --json"))
    }
    if excel, format.map({ $0 != .csv }) ?? (options.json && output.path == nil) {
      throw CommandFailure.usage(.optionNotTaken("--excel", action: "export of JSON"))
    }
    let session = try DeskSession.open(options)
    let query = try choice.query(or: View.all.filter, sort: Sort(.created), in: session)
    let readers: CSVReaders = excel ? .spreadsheet : .programs
    let kind: ExportedRequest.Personal = personal ? .whole : .masked
    let usual: ExportFormat = options.json && !excel ? .json : .csv
    let progress = ShownProgress(PrintedText.exporting, isQuiet: true)
    defer { progress.stop() }
    guard let path = output.path else {
      // On a terminal what is written is seen.
      let told: (Int) -> Void = Console.isTerminal ? { _ in } : { progress.show($0) }
      try session.export(query, as: format ?? usual, kind, for: readers, told: told) {
        Console.put($0)
      }
      return
    }
    let (written, count) = try session.export(
      query,
      to: path,
      as: excel ? .csv : format,
      or: usual,
      kind,
      for: readers,
      replacing: output.force
    ) { progress.show($0) }
    progress.stop()
    options.show(
      ["path": .text(written), "requests": .integer(count), "personal": .flag(personal)],
      .exported(count, to: written)
    )
  }
}

extension ExportFormat: ExpressibleByArgument {}
