import PortDomain
import Testing

/// Egypt's clocks in 2026: summer time from Friday 24 April, 00:00, to Thursday 29 October, 24:00.
@Suite("Time zones")
struct TimeZonesTests {
  private let zones: TimeZones

  init() throws {
    let spring = try #require(Instant(rfc3339: "2026-04-23T22:00:00Z"))
    let autumn = try #require(Instant(rfc3339: "2026-10-29T21:00:00Z"))
    zones = TimeZones { country, instant in
      switch country {
      case .egypt: (spring..<autumn).contains(instant) ? 10_800 : 7200
      case .ghana: 0
      case .nigeria: 3600
      case .southAfrica: 7200
      case .kenya: 10_800
      case .emirates: 14_400
      }
    }
  }

  @Test(
    "Today is the date on the country's own calendars",
    arguments: [
      ("2026-04-23T21:59:59Z", Country.egypt, "2026-04-23"),
      ("2026-04-23T22:00:00Z", .egypt, "2026-04-24"),
      ("2026-07-01T20:59:59Z", .egypt, "2026-07-01"),
      ("2026-07-01T21:00:00Z", .egypt, "2026-07-02"),
      ("2026-12-01T21:30:00Z", .egypt, "2026-12-01"),
      ("2026-12-01T22:00:00Z", .egypt, "2026-12-02"),
      ("2026-12-31T20:00:00Z", .emirates, "2027-01-01"),
      ("2026-12-31T23:30:00Z", .ghana, "2026-12-31"),
      ("2026-12-31T23:30:00Z", .nigeria, "2027-01-01"),
    ]
  )
  func today(text: String, country: Country, iso: String) throws {
    let now = try #require(Instant(rfc3339: text))
    #expect(zones.today(in: country, at: now).iso == iso)
  }

  @Test(
    "A wall clock time in Cairo has its instant, also where the clocks change",
    arguments: [
      ("2026-04-23", "23:59", "2026-04-23T21:59:00Z"),
      // Skipped: midnight to one o'clock; as far after the change.
      ("2026-04-24", "00:30", "2026-04-23T22:30:00Z"),
      ("2026-07-01", "12:00", "2026-07-01T09:00:00Z"),
      // Shown twice: eleven o'clock to midnight; the first time.
      ("2026-10-29", "23:30", "2026-10-29T20:30:00Z"),
      ("2026-10-29", "24:00", "2026-10-29T22:00:00Z"),
      ("2026-10-30", "09:00", "2026-10-30T07:00:00Z"),
    ]
  )
  func instant(iso: String, clock: String, text: String) throws {
    let day = try #require(CalendarDay(iso: iso))
    let time = try #require(TimeOfDay(clock))
    #expect(zones.instant(day, time, in: .egypt).rfc3339 == text)
  }

  @Test("Times that the clocks show lead to an instant and back, at every quarter hour of the year")
  func roundTrip() throws {
    let start = try #require(Instant(rfc3339: "2026-01-01T00:00:00Z"))
    let repeated = try #require(Instant(rfc3339: "2026-10-29T21:00:00Z"))
    var astray: [Instant] = []
    for quarter in 0..<(365 * 96) {
      let instant = start.adding(seconds: quarter * 900)
      let local = zones.local(instant, in: .egypt)
      let isSecondShowing = (repeated..<repeated.adding(seconds: 3600)).contains(instant)
      let expected = isSecondShowing ? instant.adding(seconds: -3600) : instant
      if zones.instant(local.day, local.time, in: .egypt) != expected { astray.append(instant) }
    }
    #expect(astray == [])
  }
}
