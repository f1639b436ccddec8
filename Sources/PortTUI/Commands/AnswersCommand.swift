import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Takes carriers' answers in from a file, each row by itself.
struct AnswersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers",
    abstract: "Take carriers' answers in from CSV, JSON or JSON Lines.",
    discussion: """
      Columns: phone_number or carrier_reference, result \
      (\(AnswersCommand.results)), date, window, code, words, on. Each row finds its request and \
      becomes one step; a second run changes nothing. What a carrier's codes stand for is said with \
      `carrier set NG/mtn codes.8C=pin_incorrect`. Ends with 0 when every row was done or was so \
      already, 1 when some weren't.
      """,
    examples: [
      "porttui answers answers.csv --dry-run",
      "porttui answers mtn.csv --carrier NG/mtn --map Reference=carrier_reference --dates day-first",
    ]
  )

  private static let results = AnswerForm.results.joined(separator: ", ")

  @OptionGroup var options: DeskOptions

  @Argument(help: "The file; - for standard input.", completion: .file())
  var file: String

  @Flag(help: "Store nothing; tell what would become of each row.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "A column under another name: Reference=carrier_reference. As often as needed.",
      valueName: "name=column"
    )
  )
  var map: [String] = []

  @Option(help: ArgumentHelp("Whose answers they are: NG/mtn.", valueName: "country/id"))
  var carrier: String?

  @Option(help: "How dates in figures, such as 03/12/2026, are meant: day-first or month-first.")
  var dates: String?

  func run() throws {
    var form = AnswerForm()
    for word in map {
      let assignment = try Assignment(parsing: word)
      form.columns[assignment.name] = try coded(assignment.value, named: "column") as AnswerColumn
    }
    form.dates = try dates.map { word throws(CommandFailure) in try coded(word, named: "order") }
    let named = try carrier.map { text throws(CommandFailure) in try CarrierCommand.read(text) }
    let session = try DeskSession.open(options)
    form.sender = named.map { country, id in
      let known = session.desk.carriers.carrier(id, in: country)?.id
      return AnswerForm.Sender(country: country, carrier: known ?? id)
    }
    let report = try session.takeAnswers(from: session.table(file), written: form, isTrial: dryRun)
    session.store.close()
    if !report.ignoredColumns.isEmpty {
      Console.complain(PrintedText.ignored(report.ignoredColumns))
    }
    options.show(
      report.json { session.today(in: $0) },
      report.text(isTrial: dryRun) { session.today(in: $0) }
    )
    if !report.isSettled { throw CommandFailure.answeredNo }
  }
}
