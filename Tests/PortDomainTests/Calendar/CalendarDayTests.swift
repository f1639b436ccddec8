import PortDomain
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
  private func day(_ iso: String) throws -> CalendarDay {
    try #require(CalendarDay(iso: iso))
  }

  @Test("Every day of five centuries has its own place, parts and text")
  func allDays() throws {
    var expected = try day("1800-01-01").daysSinceEpoch
    var weekday = try day("1800-01-01").weekday.rawValue
    for year in 1800...2299 {
      for month in 1...12 {
        for number in 1...CalendarDay.length(ofMonth: month, year: year) {
          let day = try #require(CalendarDay(year: year, month: month, day: number))
          guard day.daysSinceEpoch == expected, day.year == year, day.month == month,
            day.day == number, day.weekday.rawValue == weekday
          else {
            Issue.record("\(year)-\(month)-\(number) is out of place")
            return
          }
          expected += 1
          weekday = weekday % 7 + 1
        }
      }
    }
    #expect(try day("2300-01-01").daysSinceEpoch == expected)
  }

  @Test(
    "Known days have their weekdays and distances from 1970",
    arguments: [
      ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday),
      ("2000-02-29", 11_016, .tuesday), ("2026-11-01", 20_758, .sunday),
      ("1582-10-15", -141_427, .friday), ("0001-01-01", -719_162, .monday),
    ]
  )
  func known(iso: String, days: Int, weekday: Weekday) throws {
    #expect(try day(iso).daysSinceEpoch == days)
    #expect(try day(iso).weekday == weekday)
    #expect(CalendarDay(daysSinceEpoch: days).iso == iso)
  }

  @Test(
    "Text that is no day written YYYY-MM-DD is refused",
    arguments: [
      "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
      "0000-01-01", "2026-1-01", "2026/01/01", "20260101", "2026-01-01 ", "+026-01-01",
      "٢٠٢٦-٠١-٠١", "",
    ]
  )
  func refused(text: String) {
    #expect(CalendarDay(iso: text) == nil)
  }

  @Test(
    "Adding months stays within the month reached",
    arguments: [
      ("2026-10-31", 4, "2027-02-28"), ("2027-10-31", 4, "2028-02-29"),
      ("2026-01-31", -2, "2025-11-30"), ("2026-12-15", 2, "2027-02-15"),
      ("2026-05-31", 0, "2026-05-31"), ("2026-03-31", -13, "2025-02-28"),
    ]
  )
  func addingMonths(start: String, months: Int, end: String) throws {
    #expect(try day(start).adding(months: months) == day(end))
  }

  @Test("There is no day before the year 1 or after 9999: counting stops there")
  func edges() throws {
    let (first, last) = (CalendarDay.first, CalendarDay.last)
    #expect(first.iso == "0001-01-01" && last.iso == "9999-12-31")
    for days in [1, 400, Int.max] {
      #expect(last.adding(days: days) == last && first.adding(days: -days) == first)
    }
    #expect(first.adding(days: .min) == first && last.adding(days: -1).iso == "9999-12-30")
    for (start, months, end) in [
      ("9999-12-15", 1, "9999-12-31"), ("9999-11-30", 1, "9999-12-30"),
      ("9999-12-31", 0, "9999-12-31"),
      ("9999-12-01", Int.max, "9999-12-31"), ("0001-02-15", -1, "0001-01-15"),
      ("0001-02-15", -2, "0001-01-01"), ("0001-01-15", .min, "0001-01-01"),
    ] {
      #expect(try day(start).adding(months: months).iso == end, "\(start) \(months)")
    }
    #expect(CalendarDay(daysSinceEpoch: .min) == first && CalendarDay(daysSinceEpoch: .max) == last)
    #expect(
      CalendarDay(iso: "0000-12-31") == nil && CalendarDay(year: 10_000, month: 1, day: 1) == nil
    )
  }

  @Test("Days between are counted in both directions")
  func daysUntil() throws {
    #expect(try day("2024-02-28").days(until: day("2024-03-01")) == 2)
    #expect(try day("2024-03-01").days(until: day("2024-02-28")) == -2)
    #expect(try day("2023-12-31").adding(days: 60) == day("2024-02-29"))
  }
}
