import ArgumentParser
import PortDesk
import PortDomain

/// The port fees and their reversals, added up.
struct FeesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fees",
    abstract: "Add up port fees and reversals by month, country or customer.",
    discussion: """
      A charge belongs to the day of activation, a reversal to that of the return, both in the \
      number's country.
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var report: ReportOptions

  @Argument(help: "Words of a filter, such as country:NG carrier:mtn; all requests unless given.")
  var filter: [String] = []

  @Option(help: "month, country or customer.")
  var by: FeeSum.Grouping = .month

  @Option(help: ArgumentHelp("The first month.", valueName: "YYYY-MM"))
  var from: String?

  @Option(help: ArgumentHelp("The last month.", valueName: "YYYY-MM"))
  var to: String?

  func run() throws {
    let filter = try FeesCommand.filter(filter)
    let first = try from.map(FeesCommand.month)
    let last = try to.map(FeesCommand.month)
    let session = try DeskSession.open(options)
    let question = FeeQuestion(
      by: by,
      of: filter,
      viewpoint: session.viewpoint,
      from: first,
      before: last?.adding(months: 1)
    )
    let sums = try session.reading { () throws(StoreError) in try session.store.fees(question) }
    report.print(FigureTable(sums, by: by), options)
  }

  private static func filter(_ words: [String]) throws(CommandFailure) -> Filter {
    do throws(FilterError) {
      return try Filter(parsing: words.joined(separator: " "))
    } catch {
      throw .filter(error)
    }
  }

  /// The first day of a month.
  private static func month(_ text: String) throws(CommandFailure) -> CalendarDay {
    guard let day = CalendarDay(iso: text + "-01") else { throw .usage(.noMonth(text)) }
    return day
  }
}

extension FeeSum.Grouping: ExpressibleByArgument {}
