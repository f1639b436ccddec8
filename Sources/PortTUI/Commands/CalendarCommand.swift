import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Counts business days in a country.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Tell the day so many business days after another.",
    examples: ["porttui calendar NG --from today --days 3"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.", completion: Completions.countries)
  var country: String

  @Option(help: "The day to count from, itself not counted: 2026-12-03, today, fri.")
  var from: String

  @Option(parsing: .unconditional, help: "How many business days; a negative count goes back.")
  var days: Int

  func run() throws {
    let country = try Country(word: country)
    guard days.magnitude <= 10_000 else {
      throw CommandFailure.usage(
        .noSuch(String(days), named: "count of days", among: ["-10000 to 10000"])
      )
    }
    let (calendar, today) = try calendar(of: country)
    let start: CalendarDay
    do throws(TypedDay.Fault) {
      start = try TypedDay.read(from, .ahead, today: today, by: calendar)
    } catch {
      throw CommandFailure.usage(.noDay(from, error))
    }
    let day = calendar.day(days, businessDaysAfter: start)
    if calendar.leavesCoveredYears(start) || calendar.leavesCoveredYears(day) {
      Console.note(Warning.yearNotCovered.message)
    }
    let json: JSON = [
      "country": .text(country.code), "from": .text(start.iso), "days": .integer(days),
      "date": .text(day.iso),
    ]
    options.show(json, "\(day.iso)")
  }

  /// The desk's own calendar and today; the published one where there is no desk and none was named.
  private func calendar(
    of country: Country
  ) throws -> (calendar: BusinessCalendar, today: CalendarDay) {
    do {
      let session = try DeskSession.open(options)
      return (session.desk.calendar(of: country), session.today(in: country))
    } catch DeskFailure.store(.missing) where options.database == nil {
      let now = try options.fixedTime ?? .ofHost
      let today = Clocks(zones: try .system(), now: now).today(in: country)
      return (BusinessCalendar(country: country), today)
    }
  }
}

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
    abstract: "List a country's holidays of a year.",
    examples: ["porttui holiday list NG --year 2027"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.", completion: Completions.countries)
  var country: String

  @Option(help: "The year; the present one unless given.")
  var year: Int?

  func run() throws {
    let country = try Country(word: country)
    let session = try DeskSession.open(options)
    let year = year ?? session.today(in: country).year
    if !BusinessCalendar.coveredYears.contains(year) {
      Console.note(Warning.yearNotCovered.message)
    }
    let holidays = session.desk.calendar(of: country).holidays(in: year)
    try options.show(.list(session.json(of: holidays, in: country)), .holidays(holidays))
  }
}

struct HolidayAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a holiday, or name or confirm a published one anew.",
    examples: ["porttui holiday add NG 2027-06-12 'Democracy Day'"]
  )

  @OptionGroup var options: RecordOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.", completion: Completions.countries)
  var country: String

  @Argument(help: "The day: 2026-12-03, 3 dec.")
  var date: String

  @Argument(help: "What it is called.")
  var name: String

  @Flag(help: "The date may still move.")
  var estimated = false

  func run() throws {
    let country = try Country(word: country)
    try options.revise { session in
      let day = try session.day(date, .ahead, in: country)
      let holiday = Holiday(day: day, name: name, isEstimated: estimated)
      return (.holiday(country, holiday), .current)
    }
  }
}

struct HolidayRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Say that a day is no holiday.",
    examples: ["porttui holiday remove NG 2027-06-12"]
  )

  @OptionGroup var options: RecordOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.", completion: Completions.countries)
  var country: String

  @Argument(help: "The day: 2026-12-03, 3 dec.")
  var date: String

  func run() throws {
    let country = try Country(word: country)
    try options.revise { session in
      (.noHoliday(country, try session.day(date, .ahead, in: country)), .current)
    }
  }
}
