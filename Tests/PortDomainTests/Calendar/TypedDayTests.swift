import PortDomain
import TestSupport
import Testing

@Suite("Days as people type them")
struct TypedDayTests {
  /// A Monday.
  private static let today = Sample.day("2026-11-23")

  private func read(
    _ text: String,
    _ reach: TypedDay.Reach = .ahead,
    in country: Country = .nigeria,
    on today: CalendarDay = TypedDayTests.today
  ) throws(TypedDay.Fault) -> String {
    try TypedDay.read(text, reach, today: today, by: BusinessCalendar(country: country)).iso
  }

  @Test(
    "Every way of writing a day ahead is read",
    arguments: [
      ("today", "2026-11-23"), ("Tomorrow", "2026-11-24"), ("yesterday", "2026-11-22"),
      ("fri", "2026-11-27"), ("FRIDAY", "2026-11-27"), ("thurs", "2026-11-26"),
      ("+3", "2026-11-26"), ("+5", "2026-11-30"), ("+5d", "2026-11-28"), ("+ 5 days", "2026-11-28"),
      ("+2w", "2026-12-07"), ("-1", "2026-11-20"), ("-1d", "2026-11-22"),
      ("15", "2026-12-15"), ("23", "2026-11-23"), ("30", "2026-11-30"), ("31", "2026-12-31"),
      ("3 dec", "2026-12-03"), ("3dec", "2026-12-03"), ("Dec 3", "2026-12-03"),
      ("3rd December", "2026-12-03"), ("3 jan", "2027-01-03"), ("3-dec-2027", "2027-12-03"),
      ("dec 3, 2027", "2027-12-03"), ("29 feb", "2028-02-29"),
      ("31/12/2030", "2030-12-31"), ("31.12.2030", "2030-12-31"), ("31/12", "2026-12-31"),
      ("12/31/2030", "2030-12-31"), ("2030/12/31", "2030-12-31"), ("2026-12-03", "2026-12-03"),
      ("5/5", "2027-05-05"), ("  3   dec ", "2026-12-03"), ("٣١/١٢/٢٠٣٠", "2030-12-31"),
      ("2026-11-01", "2026-11-01"),
    ]
  )
  func ahead(text: String, day: String) throws {
    #expect(try read(text) == day)
  }

  @Test(
    "Where a day gone by is meant, the last one of that name is",
    arguments: [
      ("fri", "2026-11-20"), ("15", "2026-11-15"), ("30", "2026-10-30"), ("3 dec", "2025-12-03"),
      ("31/10", "2026-10-31"), ("23", "2026-11-23"), ("-3", "2026-11-18"),
    ]
  )
  func back(text: String, day: String) throws {
    #expect(try read(text, .back) == day)
  }

  @Test(
    "A month is read by its name and by three letters of it",
    arguments: [
      ("January", "2027-01"), ("February", "2027-02"), ("March", "2027-03"), ("April", "2027-04"),
      ("May", "2027-05"), ("June", "2027-06"), ("July", "2027-07"), ("August", "2027-08"),
      ("September", "2027-09"), ("October", "2027-10"), ("November", "2027-11"),
      ("December", "2026-12"),
    ]
  )
  func months(name: String, month: String) throws {
    #expect(try read("3 \(name)") == "\(month)-03")
    #expect(try read("3 \(name.prefix(3))") == "\(month)-03")
    #expect(throws: TypedDay.Fault.self) { try read("3 \(name)x") }
  }

  @Test("Business days are those of the number's country")
  func businessDays() throws {
    // From a Thursday: Egypt rests on Friday and Saturday, Nigeria on Saturday and Sunday.
    let thursday = Sample.day("2026-11-26")
    #expect(try read("+1", in: .egypt, on: thursday) == "2026-11-29")
    #expect(try read("+1", in: .nigeria, on: thursday) == "2026-11-27")
  }

  @Test(
    "What can't be read, or not in one way, says which it is",
    arguments: [
      ("", TypedDay.Fault.unreadable), ("soon", .unreadable), ("fr", .unreadable),
      ("next fri", .unreadable), ("+x", .unreadable), ("+3y", .unreadable), ("3/", .unreadable),
      ("2026-13", .unreadable), ("1234", .unreadable), ("20261203", .unreadable),
      ("3 dec 2026 x", .unreadable), ("+99999999999999999999", .unreadable),
      ("32", .noSuchDay), ("31 feb", .noSuchDay), ("30/2/2026", .noSuchDay),
      ("2026-02-30", .noSuchDay), ("31/13", .noSuchDay), ("0/5/2026", .noSuchDay),
      ("31/12/30", .shortYear), ("3 dec 26", .shortYear),
      ("3/4/2026", .ambiguous(Sample.day("2026-04-03"), Sample.day("2026-03-04"))),
      ("mon", .weekdayIsToday(next: Sample.day("2026-11-30"))),
    ]
  )
  func faults(text: String, fault: TypedDay.Fault) {
    #expect(throws: fault) { try read(text) }
  }

  @Test("A whole date that is over is refused where a day to come is wanted, and nowhere else")
  func past() throws {
    let over = Sample.day("2026-11-20")
    for text in ["2026-11-20", "20 nov 2026", "20/11/2026", "-1"] {
      #expect(throws: TypedDay.Fault.past(over)) { try read(text, .onlyAhead) }
      #expect(try read(text, .ahead) == "2026-11-20")
    }
    #expect(try read("20 nov", .onlyAhead) == "2027-11-20")
    #expect(try read("today", .onlyAhead) == "2026-11-23")
  }

  @Test(
    "Windows are read as people write them",
    arguments: [
      ("10-12", "10:00-12:00"), ("10:00-12:30", "10:00-12:30"), ("9-11", "09:00-11:00"),
      ("9.30 – 11", "09:30-11:00"), ("10 to 12", "10:00-12:00"), ("22-24", "22:00-24:00"),
      ("10h-12h", "10:00-12:00"), ("12-10", nil), ("10-2", nil), ("10", nil), ("10-12-14", nil),
      ("25-26", nil), ("10:5-11", nil), ("-12", nil), ("a-b", nil),
    ] as [(String, String?)]
  )
  func windows(text: String, window: String?) {
    #expect(PortWindow(text)?.text == window)
  }
}
