import ArgumentParser
import PortDomain
import Screens
import TerminalUI
import Wording

/// The desk's own corrections of the published holidays.
struct HolidayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holiday",
    abstract: "List, add, correct and remove a country's public holidays.",
    subcommands: [HolidayListCommand.self, HolidayAddCommand.self, HolidayRemoveCommand.self]
  )
}

struct HolidayListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a country's holidays of a year."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.")
  var country: String

  @Option(help: "The year; the present one unless given.")
  var year: Int?

  func run() throws {
    let country = try RecordWords.country(country)
    let session = try DeskSession.open(options)
    let year = year ?? session.today(in: country).year
    let calendar = session.desk.calendar(of: country)
    if !BusinessCalendar.coveredYears.contains(year) {
      Console.complain("note: \(Warning.yearNotCovered.message)")
    }
    let holidays = calendar.holidays(in: year)
    if options.json {
      Console.print(
        .list(
          holidays.map { holiday in
            [
              "country": .text(country.code), "date": .text(holiday.day.iso),
              "name": .text(holiday.name), "estimated": .flag(holiday.isEstimated),
            ]
          }
        )
      )
    } else {
      for holiday in holidays {
        let mark = holiday.isEstimated ? "  (estimated)" : ""
        Console.print(
          DisplayText(
            sanitising: "\(holiday.day.iso) \(holiday.day.weekday.short)  \(holiday.name)\(mark)"
          )
        )
      }
    }
  }
}

struct HolidayAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a holiday, or name or confirm a published one anew."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var expected: ExpectedVersion

  @Argument(help: "NG, GH, KE, ZA, AE or EG.")
  var country: String

  @Argument(help: "YYYY-MM-DD.")
  var date: String

  @Argument(help: "What it is called.")
  var name: String

  @Flag(help: "The date may still move.")
  var estimated = false

  func run() throws {
    let country = try RecordWords.country(country)
    let holiday = Holiday(
      day: try StepWords.day(date),
      name: name,
      isEstimated: estimated
    )
    let session = try DeskSession.open(options)
    try session.revise(
      .holiday(country, holiday),
      ifVersion: expected.version,
      isJSON: options.json
    )
  }
}

struct HolidayRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Say that a day is no holiday."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var expected: ExpectedVersion

  @Argument(help: "NG, GH, KE, ZA, AE or EG.")
  var country: String

  @Argument(help: "YYYY-MM-DD.")
  var date: String

  func run() throws {
    let country = try RecordWords.country(country)
    let day = try StepWords.day(date)
    let session = try DeskSession.open(options)
    try session.revise(
      .noHoliday(country, day),
      ifVersion: expected.version,
      isJSON: options.json
    )
  }
}

/// Which version of a record a change was made against.
struct ExpectedVersion: ParsableArguments {
  @Option(
    name: .customLong("if-version"),
    help: "Change only this version, 0 for one never written; else end with 2."
  )
  var version: Int?
}
