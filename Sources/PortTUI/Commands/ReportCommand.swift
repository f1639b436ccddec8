import ArgumentParser
import PortDomain
import PortStore

/// What the desk's past says of carriers and countries.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report reasons of rejections, or how long ports take.",
    subcommands: [ReasonsReportCommand.self, DurationsReportCommand.self]
  )
}

struct ReasonsReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reasons",
    abstract: "Count carriers' reasons, and how often each outcome led to completion."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let session = try DeskSession.open(options)
    let counts = try session.reading { () throws(StoreError) in try session.store.reasonCounts() }
    report.print(FigureTable(counts), options)
  }
}

struct DurationsReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "durations",
    abstract: "Median and 90th percentile of business days to completion, by carrier.",
    discussion: """
      From creation to activation, whoever had the turn; "late" counts those that took longer than \
      the range published for the country.
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let session = try DeskSession.open(options)
    let spans = try session.reading { () throws(StoreError) in
      try session.store.completedSpans(from: nil)
    }
    report.print(FigureTable(session.desk.completionTimes(of: spans)), options)
  }
}
