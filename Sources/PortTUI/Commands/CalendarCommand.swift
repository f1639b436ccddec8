import ArgumentParser
import PortDomain
import Screens
import TerminalUI
import Wording

/// Counts business days in a country.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Tell the day so many business days after another."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.")
  var country: String

  @Option(help: "The day to count from, itself not counted; YYYY-MM-DD.")
  var from: String

  @Option(parsing: .unconditional, help: "How many business days; a negative count goes back.")
  var days: Int

  func run() throws {
    let country = try RecordWords.country(country)
    let start = try StepWords.day(from)
    guard days.magnitude <= 10_000 else {
      throw CommandFailure.usage(
        .noSuch(String(days), named: "count of days", among: ["-10000 to 10000"])
      )
    }
    let calendar = try calendar(of: country)
    let day = calendar.day(days, businessDaysAfter: start)
    if calendar.leavesCoveredYears(start) || calendar.leavesCoveredYears(day) {
      Console.complain("note: \(Warning.yearNotCovered.message)")
    }
    if options.json {
      Console.print([
        "country": .text(country.code),
        "from": .text(start.iso),
        "days": .integer(days),
        "date": .text(day.iso),
      ])
    } else {
      Console.print(DisplayText(sanitising: day.iso))
    }
  }
  /// The desk's own calendar; the published one where there is no desk and none was named.
  private func calendar(of country: Country) throws -> BusinessCalendar {
    do {
      return try DeskSession.open(options).desk.calendar(of: country)
    } catch CommandFailure.desk(.store(.missing)) where options.database == nil {
      return BusinessCalendar(country: country)
    }
  }
}
