import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// What the desk's requests as a whole say of its work, of carriers and of countries.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report what is open, reasons, how long ports take, and who lets them lie.",
    subcommands: [
      WorkReportCommand.self, ReasonsReportCommand.self, DurationsReportCommand.self,
      CarriersReportCommand.self, CustomersReportCommand.self, DeskReportCommand.self,
    ]
  )
}

/// What every report takes.
struct ReportOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  @OptionGroup var desk: DeskOptions

  @Option(help: "text, csv (without totals) or json; amounts of the last two are whole cents.")
  var format: Format = .text

  func show(_ report: Report) throws {
    try show { session in
      // Most take no time that anybody would notice.
      let progress = ShownProgress(PrintedText.addingUp, isQuiet: true)
      defer { progress.end() }
      return try session.figures(of: report) { progress.show($0) }
    }
  }

  func show(_ figures: (DeskSession) throws -> FigureTable) throws {
    let table = try figures(DeskSession.open(desk))
    switch desk.json ? .json : format {
    case .json: Console.print(table.json)
    case .csv: Console.put(table.csv)
    case .text: Console.print(table.text)
    }
  }
}

struct WorkReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Count what is open by status, country, age and owner, and what a week completes.",
    examples: ["porttui report work"]
  )

  @OptionGroup var report: ReportOptions

  func run() throws { try report.show(.workload) }
}

struct ReasonsReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reasons",
    abstract: "Count carriers' reasons, and how often each outcome led to completion.",
    examples: ["porttui report reasons --format csv"]
  )

  @OptionGroup var report: ReportOptions

  func run() throws { try report.show(.reasons) }
}

struct DurationsReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "durations",
    abstract: "Median and 90th percentile of business days to completion, by carrier.",
    discussion: """
      From creation to activation, whoever had the turn; "late" counts those that took longer than \
      the range published for the country.
      """,
    examples: ["porttui report durations"]
  )

  @OptionGroup var report: ReportOptions

  func run() throws { try report.show(.durations) }
}

struct CarriersReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carriers",
    abstract: "Business days that carriers take to acknowledge and to answer, and their silence.",
    discussion: """
      Each time a request was sent counts. Days run from the day it was sent to the acknowledgement, and \
      to the confirmed date or the refusal, whichever came first. "ack_late" counts acknowledgements \
      after the carrier's own days (ack_days of its record), "late" answers after more days than the range \
      published for the country, "late_percent" their share of the answers. "silent" counts what is with \
      the carrier now and unanswered, "longest" the most days since its last word.
      """,
    examples: ["porttui report carriers"]
  )

  @OptionGroup var report: ReportOptions

  func run() throws { try report.show(.carriers) }
}

struct CustomersReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customers",
    abstract: "Business days that customers take to bring papers, and what they keep waiting.",
    discussion: """
      Each paper counts from the day it was asked for: with the request, by its refusal on the sheet, or by \
      a rejection that concerns it. "waiting" counts the requests that wait for the customer now, \
      "longest" the most days that one of them has waited, "stale" those about which the customer has been \
      silent for longer than stale_after. Who keeps a request waiting longest comes first, then who keeps \
      most waiting, then who is slowest with papers.
      """,
    examples: ["porttui report customers"]
  )

  @OptionGroup var report: ReportOptions

  func run() throws { try report.show(.customers) }
}

struct DeskReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Business days that the desk's own steps took, and what it lets lie now.",
    discussion: """
      "review" runs from a paper's coming to the first work on its sheet; "submit" and "resubmit" from the \
      last work on a sheet or a reason, or the end of a hold; "complete" from the confirmed date, "test" and \
      "routing" from the activation. "late" counts those done after they were due, "now" the requests that \
      wait for the step, "longest" the most days that one of them has. Of reminding, of reasons on which \
      the desk acts and of wishes to cancel only what waits now is told.
      """,
    examples: ["porttui report desk"]
  )

  @OptionGroup var report: ReportOptions

  func run() throws { try report.show(.desk) }
}

/// The port fees and their reversals, added up.
struct FeesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fees",
    abstract: "Add up port fees and reversals by month, country or customer.",
    discussion: """
      A charge belongs to the day of activation, a reversal to that of the return, both in the \
      number's country.
      """,
    examples: [
      "porttui fees --by customer --from 2026-01 --to 2026-03",
      "porttui fees country:NG --format csv",
    ]
  )

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
    let first = try from.map(FeesCommand.month)
    let last = try to.map(FeesCommand.month)
    try report.show { session in
      try session.fees(
        by: by,
        of: session.filter(filter),
        from: first,
        before: last?.adding(months: 1)
      )
    }
  }

  /// The first day of a month.
  private static func month(_ text: String) throws(CommandFailure) -> CalendarDay {
    guard let day = CalendarDay(iso: text + "-01") else { throw .usage(.noMonth(text)) }
    return day
  }
}

extension FeeSum.Grouping: ExpressibleByArgument {}
