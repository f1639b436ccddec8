/// A country's weekends and public holidays, and counting by its business days.
///
/// Beyond `coveredYears` only weekends and the desk's own days are known; `leavesCoveredYears` tells
/// when to say so.
public struct BusinessCalendar: Hashable, Sendable {
  public let country: Country
  private let holidays: [CalendarDay: Holiday]

  /// The published calendar with the desk's corrections.
  ///
  /// To rename or confirm a published holiday, add it; to move one, remove the one day and add the
  /// other. A day both removed and added is a holiday, the added one.
  public init(country: Country, added: [Holiday] = [], removed: Set<CalendarDay> = []) {
    self.country = country
    var holidays = Holidays.days(of: country)
    for day in removed { holidays[day] = nil }
    for holiday in added { holidays[holiday.day] = holiday }
    self.holidays = holidays
  }

  /// The years whose public holidays are published with the program.
  public static var coveredYears: ClosedRange<Int> { Holidays.years }

  /// Whether counting to this day has passed the years whose holidays are known.
  public func leavesCoveredYears(_ day: CalendarDay) -> Bool {
    !BusinessCalendar.coveredYears.contains(day.year)
  }

  public func holiday(on day: CalendarDay) -> Holiday? {
    holidays[day]
  }

  /// A year's holidays in order.
  public func holidays(in year: Int) -> [Holiday] {
    holidays.values.filter { $0.day.year == year }.sorted { $0.day < $1.day }
  }

  public func isWeekend(_ day: CalendarDay) -> Bool {
    switch (country, day.weekday) {
    case (_, .saturday): true
    case (.egypt, .friday): true
    case (.egypt, .sunday): false
    case (.emirates, .friday): day < BusinessCalendar.emiratesWeekendChange
    case (.emirates, .sunday): day >= BusinessCalendar.emiratesWeekendChange
    case (_, .sunday): true
    case (_, .monday), (_, .tuesday), (_, .wednesday), (_, .thursday), (_, .friday): false
    }
  }

  public func isBusinessDay(_ day: CalendarDay) -> Bool {
    !isWeekend(day) && holidays[day] == nil
  }

  /// The end of a count of business days: the start isn't counted, the end is.
  ///
  /// A negative count goes back in time; no days lead to the start itself, whatever day it is.
  public func day(_ count: Int, businessDaysAfter start: CalendarDay) -> CalendarDay {
    let end: CalendarDay = count < 0 ? .first : .last
    var day = start
    for _ in 0..<count.magnitude where day != end {
      repeat { day = day.adding(days: count.signum()) } while !isBusinessDay(day) && day != end
    }
    return day
  }

  /// How many business days lie after the start, up to and including the end.
  ///
  /// Negative when the end comes before the start: the days one has to go forward from the end.
  public func businessDays(from start: CalendarDay, to end: CalendarDay) -> Int {
    guard start <= end else { return -businessDays(from: end, to: start) }
    return (start.daysSinceEpoch..<end.daysSinceEpoch).count {
      isBusinessDay(CalendarDay(daysSinceEpoch: $0 + 1))
    }
  }

  public func nextBusinessDay(after day: CalendarDay) -> CalendarDay {
    self.day(1, businessDaysAfter: day)
  }

  /// From 2022-01-01 the Emirates rest on Saturday and Sunday, before that on Friday and Saturday.
  /// Source: the Emirates' cabinet, December 2021.
  private static let emiratesWeekendChange = CalendarDay(daysSinceEpoch: 18_993)
}
