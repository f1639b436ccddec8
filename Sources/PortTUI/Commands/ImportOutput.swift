import Glibc
import PortDesk
import PortDomain
import Wording

/// What an import prints while it goes on: each row as soon as it is stored, the figures at the end.
///
/// As JSON it is one object, whose rows come first. A reader that goes away, or a full disk behind standard
/// output, doesn't stop what is being stored.
struct ImportOutput {
  private let isTrial: Bool
  private let isJSON: Bool
  private let progress: ShownProgress
  /// Whether a row stands before the next one.
  private var hasRows = false
  private var hasBegun = false
  /// Why nothing more is written, as errno.
  private var refusal: Int32?

  /// A file of so many rows is stored before anybody would read how it goes on.
  private static let fewRows = 1_000

  init(of file: String, isTrial: Bool, isJSON: Bool) {
    self.isTrial = isTrial
    self.isJSON = isJSON
    progress = ShownProgress(PrintedText.takingIn(file == "-" ? PrintedText.standardInput : file))
  }

  /// Says how to go on should the import break off, where it takes long enough for that.
  func begin(_ run: ImportRun, rows: Int) {
    guard rows > ImportOutput.fewRows, !isTrial else { return }
    progress.aside { Console.complain(PrintedText.importRun(run.name)) }
  }

  /// - Parameter today: in a row's country.
  mutating func show(_ batch: ImportBatch, today: (Country?) -> CalendarDay) {
    progress.show(batch.reached, of: batch.total)
    if isJSON {
      let rows = batch.rows.map { $0.json(today: today($0.country)).line }
      var text = hasBegun ? "" : "{\"rows\":["
      if !rows.isEmpty { text += (hasRows ? "," : "") + rows.joined(separator: ",") }
      (hasBegun, hasRows) = (true, hasRows || !rows.isEmpty)
      put(text)
    } else {
      let lines = batch.rows.flatMap { $0.text(today: today($0.country)) }
      put(lines.map(line).joined())
    }
  }

  /// Ends what was printed with the figures.
  /// - Throws: that standard output can't be written, a reader that went away apart.
  mutating func end(_ report: ImportReport) throws(DeskFailure) {
    progress.end()
    if !report.ignoredColumns.isEmpty {
      Console.complain(PrintedText.ignored(report.ignoredColumns))
    }
    let sum = PrintedText.imported(report.created, refused: report.refused, isTrial: isTrial)
    put(isJSON ? ending(report.json) : line(sum))
    if let refusal, refusal != EPIPE {
      throw .output(.cutShort(errno: refusal))
    }
  }

  /// Ends what was printed with what stopped the import.
  /// - Returns: what the command ends with.
  mutating func end(_ failure: DeskFailure) -> CommandFailure {
    progress.stop()
    guard hasBegun else { return .desk(failure) }
    Console.complain(failure.message)
    put(ending(failure.json))
    return .failedAlike(failure)
  }

  /// Further members of the object whose rows are printed.
  private func ending(_ json: JSON) -> String {
    (hasBegun ? "]," : "{\"rows\":[],") + json.line.dropFirst() + "\n"
  }

  private func line(_ text: String) -> String { Console.shown(text).string + "\n" }

  private mutating func put(_ text: String) {
    guard refusal == nil, !text.isEmpty else { return }
    progress.aside { refusal = Console.offer(text) }
  }
}
