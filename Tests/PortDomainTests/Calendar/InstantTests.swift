import PortDomain
import Testing

@Suite("Instants and times of day")
struct InstantTests {
  @Test(
    "RFC 3339 in UTC is read and written",
    arguments: [
      ("1970-01-01T00:00:00Z", Int64(0)), ("2026-11-01T09:00:00Z", 1_793_523_600_000),
      ("1969-12-31T23:59:59Z", -1000), ("2024-02-29T23:59:59.250Z", 1_709_251_199_250),
      ("1969-12-31T23:59:59.999Z", -1),
    ]
  )
  func roundTrip(text: String, milliseconds: Int64) {
    #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    #expect(Instant(milliseconds: milliseconds).rfc3339 == text)
  }

  @Test("Fractions of a second are read to the millisecond, whatever their length")
  func fractions() throws {
    let base = try #require(Instant(rfc3339: "2026-11-01T09:00:00Z"))
    var astray: [String] = []
    for milliseconds in 0..<1000 {
      let digits = String(String(1000 + milliseconds).dropFirst())
      for text in [digits, digits + "000", digits + "999999"] {
        let instant = Instant(rfc3339: "2026-11-01T09:00:00.\(text)Z")
        if instant?.milliseconds != base.milliseconds + Int64(milliseconds) { astray.append(text) }
      }
    }
    #expect(astray == [])
    #expect(Instant(rfc3339: "2026-11-01T09:00:00.5Z")?.rfc3339 == "2026-11-01T09:00:00.500Z")
  }

  @Test(
    "Any other text is no instant",
    arguments: [
      "", "2026-11-01", "2026-11-01T09:00:00", "2026-11-01 09:00:00Z", "2026-11-01T09:00:00+01:00",
      "2026-11-01T24:00:00Z", "2026-11-01T09:60:00Z", "2026-11-01T09:00:60Z",
      "2026-02-30T09:00:00Z", "2026-11-01T09:00:00.Z", "2026-11-01T09:00:00,5Z",
      "2026-11-01T09:00:00.1234567890Z", "2026-11-01T09-00-00Z", "2026-11-01T+9:00:00Z",
    ]
  )
  func refused(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test("Counting stops at the first and the last instant")
  func edges() {
    let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
    let zero = Instant(milliseconds: 0)
    #expect(zero.adding(seconds: .max) == last && zero.adding(seconds: .min) == first)
    #expect(last.adding(seconds: 1) == last && first.adding(seconds: -1) == first)
    #expect(last.adding(seconds: .max) == last && first.adding(seconds: .min) == first)
    #expect(zero.adding(seconds: 2).milliseconds == 2000)
  }

  @Test("A time before 1970 has a day and a time of day like any other")
  func negative() {
    let (day, time) = Instant(milliseconds: -1).parts(offset: 0)
    #expect(day.iso == "1969-12-31")
    #expect(time.clockText(seconds: true) == "23:59:59")
  }

  @Test(
    "A time of day is read from HH:MM and nothing else",
    arguments: [
      ("00:00", Int?.some(0)), ("23:59", 86_340), ("24:00", 86_400), ("24:01", nil),
      ("9:00", nil), ("09:60", nil), ("+9:00", nil), ("09:00:00", nil), ("", nil), ("٠٩:٠٠", nil),
    ]
  )
  func timeOfDay(text: String, seconds: Int?) {
    #expect(TimeOfDay(text)?.secondsSinceMidnight == seconds)
  }
}
