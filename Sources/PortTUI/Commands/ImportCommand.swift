import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// Brings requests in from a file, each row by itself.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Create requests from CSV, JSON or JSON Lines.",
    discussion: "Ends with 0 when every row was created, 1 when some were refused."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The file; - for standard input.")
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
    let run = try importRun(at: session.clock())
    let importer =
      dryRun
      ? Importer(
        trying: ImportTrial(desk: session.desk, store: session.store, at: session.clock()),
        by: session.actor,
        run: run,
        isInFlight: inFlight
      ) : Importer(into: session.store, by: session.actor, run: run, isInFlight: inFlight)
    let source = file == "-" ? ImportFile.bytes(Console.readAll()) : .path(file)
    let report: ImportReport
    do throws(Importer.Failure) {
      report = try importer.import(source)
    } catch {
      switch error {
      case .file(let obstacle): throw CommandFailure.importFile(obstacle)
      case .store(let error, stored: 0): throw CommandFailure.store(error)
      case .store(let error, let stored):
        throw CommandFailure.importStopped(error, stored: stored, run: run.name)
      }
    }
    session.store.close()
    print(report, today: session.today(in: .ghana))
    if report.refused > 0 { throw CommandFailure.answeredNo }
  }

  private func importRun(at now: Instant) throws(CommandFailure) -> ImportRun {
    guard let text = brokenRun else { return ImportRun(at: now) }
    guard let run = ImportRun(name: text) else { throw .usage(.noRun(text)) }
    return run
  }

  /// Dates in the messages are in UTC, since the rows are of many countries.
  private func print(_ report: ImportReport, today: CalendarDay) {
    if !report.ignoredColumns.isEmpty {
      Console.complain(
        "note: columns left out, nothing here is called so: "
          + report.ignoredColumns.joined(separator: ", ")
      )
    }
    if options.json {
      Console.print(report.json { $0.message(today: today) })
      return
    }
    for row in report.rows {
      guard case .refused(let obstacle, _) = row.result else { continue }
      Console.print("line \(row.line): \(obstacle.message(today: today))")
    }
    let verb = dryRun ? "would be created" : "created"
    Console.print("\(report.created) \(verb), \(report.refused) refused")
  }
}
