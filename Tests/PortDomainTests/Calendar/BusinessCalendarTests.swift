import PortDomain
import Testing

@Suite("Business calendars")
struct BusinessCalendarTests {
  private func day(_ iso: String) throws -> CalendarDay {
    try #require(CalendarDay(iso: iso))
  }

  @Test(
    "Weekends are the country's own",
    arguments: [
      ("2026-11-06", Country.egypt, true), ("2026-11-07", .egypt, true),
      ("2026-11-08", .egypt, false), ("2026-11-06", .nigeria, false),
      ("2026-11-07", .nigeria, true), ("2026-11-08", .nigeria, true),
      ("2021-12-31", .emirates, true), ("2021-12-26", .emirates, false),
      ("2022-01-01", .emirates, true), ("2022-01-02", .emirates, true),
      ("2022-01-07", .emirates, false), ("2026-11-07", .southAfrica, true),
    ]
  )
  func weekends(iso: String, country: Country, isWeekend: Bool) throws {
    #expect(BusinessCalendar(country: country).isWeekend(try day(iso)) == isWeekend)
  }

  @Test(
    "A count leaves out the start, weekends and holidays, and takes in the end",
    arguments: [
      // Christmas on a Friday, Boxing Day observed on the Monday.
      (Country.nigeria, "2026-12-23", 1, "2026-12-24"), (.nigeria, "2026-12-23", 2, "2026-12-29"),
      (.nigeria, "2026-12-25", 1, "2026-12-29"), (.nigeria, "2026-12-26", 0, "2026-12-26"),
      (.egypt, "2026-11-05", 1, "2026-11-08"), (.egypt, "2026-11-04", 10, "2026-11-18"),
      (.southAfrica, "2026-11-03", 1, "2026-11-05"), (.kenya, "2026-11-02", 10, "2026-11-16"),
      (.nigeria, "2026-12-29", -1, "2026-12-24"), (.nigeria, "2026-12-27", -2, "2026-12-23"),
    ]
  )
  func counting(country: Country, start: String, count: Int, end: String) throws {
    let calendar = BusinessCalendar(country: country)
    #expect(calendar.day(count, businessDaysAfter: try day(start)).iso == end)
  }

  @Test("Counting there and counting between agree from any start, weekends included")
  func agreement() throws {
    for country in Country.allCases {
      let calendar = BusinessCalendar(country: country)
      for offset in 0..<120 {
        let start = try day("2026-11-01").adding(days: offset)
        for count in 1...15 {
          let end = calendar.day(count, businessDaysAfter: start)
          #expect(calendar.isBusinessDay(end))
          #expect(calendar.businessDays(from: start, to: end) == count)
          #expect(calendar.businessDays(from: end, to: start) == -count)
          #expect(calendar.businessDays(from: start, to: end.adding(days: -1)) == count - 1)
        }
        #expect(calendar.businessDays(from: start, to: start) == 0)
        #expect(
          calendar.nextBusinessDay(after: start) == calendar.day(1, businessDaysAfter: start)
        )
      }
    }
  }

  @Test("A desk adds, removes, renames and moves holidays")
  func corrections() throws {
    let election = Holiday(day: try day("2027-02-26"), name: "Election Day")
    let moved = Holiday(day: try day("2026-05-27"), name: "Eid al-Adha")
    let confirmed = Holiday(day: try day("2026-08-26"), name: "Prophet's Birthday")
    let calendar = BusinessCalendar(
      country: .nigeria,
      added: [election, moved, confirmed],
      removed: [try day("2026-05-29"), confirmed.day]
    )
    #expect(calendar.holiday(on: election.day) == election)
    #expect(!calendar.isBusinessDay(moved.day))
    #expect(calendar.isBusinessDay(try day("2026-05-29")))
    #expect(calendar.holiday(on: confirmed.day)?.isEstimated == false)
    let published = BusinessCalendar(country: .nigeria)
    #expect(published.isBusinessDay(election.day))
    #expect(calendar != published)
    #expect(BusinessCalendar(country: .nigeria, removed: [election.day]) == published)
  }

  @Test("A day outside the published years is told apart")
  func coveredYears() throws {
    let calendar = BusinessCalendar(country: .ghana)
    let years = BusinessCalendar.coveredYears
    let first = try #require(CalendarDay(year: years.lowerBound, month: 1, day: 1))
    let last = try #require(CalendarDay(year: years.upperBound, month: 12, day: 31))
    #expect(!calendar.leavesCoveredYears(first) && !calendar.leavesCoveredYears(last))
    #expect(calendar.leavesCoveredYears(first.adding(days: -1)))
    #expect(calendar.leavesCoveredYears(last.adding(days: 1)))
    #expect(calendar.day(5, businessDaysAfter: last).year == last.year + 1)
  }
}
