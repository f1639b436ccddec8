import PortDomain
import Testing

@Suite("Public holidays")
struct HolidaysTests {
  private func holiday(_ iso: String, _ country: Country) throws -> Holiday? {
    BusinessCalendar(country: country).holiday(on: try #require(CalendarDay(iso: iso)))
  }

  @Test(
    "Well-known days are holidays",
    arguments: [
      ("2026-03-19", Country.nigeria, "Eid al-Fitr"), ("2026-04-06", .nigeria, "Easter Monday"),
      ("2026-10-01", .nigeria, "National Day"), ("2026-12-28", .nigeria, "Boxing Day (observed)"),
      ("2026-04-06", .ghana, "Easter Monday"), ("2026-03-06", .ghana, "Independence Day"),
      ("2026-04-06", .kenya, "Easter Monday"), ("2025-06-02", .kenya, "Madaraka Day (observed)"),
      ("2026-12-12", .kenya, "Jamhuri Day"), ("2026-04-06", .southAfrica, "Family Day"),
      ("2029-12-16", .southAfrica, "Day of Reconciliation"),
      ("2029-12-17", .southAfrica, "Day of Reconciliation (observed)"),
      ("2026-11-04", .southAfrica, "Local Government Elections"),
      ("2026-12-02", .emirates, "National Day"), ("2026-12-03", .emirates, "National Day"),
      ("2026-05-26", .emirates, "Day of Arafah"), ("2026-04-13", .egypt, "Spring Festival"),
      ("2026-01-07", .egypt, "Coptic Christmas Day"),
      ("2026-10-08", .egypt, "Armed Forces Day (observed)"),
    ]
  )
  func wellKnown(iso: String, country: Country, name: String) throws {
    let holiday = try #require(try holiday(iso, country))
    #expect(holiday.name == name)
    #expect(holiday.day.iso == iso)
    #expect(!holiday.isEstimated)
  }

  @Test(
    "Dates that wait for the moon are marked as estimates, the mark taken off the name",
    arguments: [
      ("2026-05-28", Country.nigeria, "Eid al-Adha"), ("2031-01-24", .ghana, "Eid-ul-Fitr"),
      ("2031-01-24", .kenya, "Eid al-Fitr"), ("2031-04-01", .emirates, "Day of Arafah"),
      ("2026-06-18", .egypt, "Islamic New Year (observed)"),
    ]
  )
  func estimated(iso: String, country: Country, name: String) throws {
    let holiday = try #require(try holiday(iso, country))
    #expect(holiday.name == name)
    #expect(holiday.isEstimated)
  }

  @Test("A day that a fixed holiday shares with an estimated one is certain")
  func shared() throws {
    let holiday = try #require(try holiday("2031-01-25", .egypt))
    #expect(holiday.name == "Eid al-Fitr, January 25th Revolution and National Police Day")
    #expect(!holiday.isEstimated)
  }

  @Test(
    "Days between the holidays are none",
    arguments: [
      ("2026-12-28", Country.kenya), ("2026-10-06", .egypt), ("2026-06-01", .southAfrica),
      ("2026-04-06", .emirates), ("2026-04-06", .egypt), ("2026-12-02", .nigeria),
    ]
  )
  func ordinary(iso: String, country: Country) throws {
    #expect(try holiday(iso, country) == nil)
  }

  /// The sums, each of day since 1970 times bytes of the name, were taken from the package itself.
  @Test("The dataset is the one that was looked over: days, estimates and a sum over all of them")
  func dataset() throws {
    let years = BusinessCalendar.coveredYears
    let first = try #require(CalendarDay(year: years.lowerBound, month: 1, day: 1))
    let last = try #require(CalendarDay(year: years.upperBound, month: 12, day: 31))
    var found: [Country: [Int]] = [:]
    for country in Country.allCases {
      let calendar = BusinessCalendar(country: country)
      let holidays = (first.daysSinceEpoch...last.daysSinceEpoch).compactMap {
        calendar.holiday(on: CalendarDay(daysSinceEpoch: $0))
      }
      let sum = holidays.reduce(0) { $0 + $1.day.daysSinceEpoch * $1.name.utf8.count }
      found[country] = [holidays.count, holidays.count(where: \.isEstimated), sum]
    }
    #expect(years == 2020...2035)
    #expect(
      found == [
        .nigeria: [265, 61, 90_586_225], .ghana: [244, 29, 65_436_981],
        .kenya: [207, 10, 60_030_277], .southAfrica: [218, 0, 70_164_139],
        .emirates: [210, 82, 70_599_041], .egypt: [261, 77, 110_500_240],
      ]
    )
  }
}
