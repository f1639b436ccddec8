import ArgumentParser
import PortDesk
import PortDomain

/// What the desk's requests as a whole say of its work, of carriers and of countries.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report what is open, reasons of rejections, or how long ports take.",
    subcommands: [
      WorkReportCommand.self, ReasonsReportCommand.self, DurationsReportCommand.self,
    ]
  )
}

struct WorkReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Count what is open by status, country, age and owner, and what a week completes."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    try report.print(.workload, options)
  }
}

struct ReasonsReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reasons",
    abstract: "Count carriers' reasons, and how often each outcome led to completion."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    try report.print(.reasons, options)
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
    try report.print(.durations, options)
  }
}

extension ReportOptions {
  fileprivate func print(_ question: Report, _ options: DeskOptions) throws(CommandFailure) {
    let session = try DeskSession.open(options)
    let figures = try session.reading { () throws(StoreError) in
      try session.store.figures(of: question, by: session.desk, from: session.viewpoint)
    }
    print(FigureTable(figures), options)
  }
}
