import PortDomain
import TestSupport
import Testing

/// The provider's table of countries, column by column.
@Suite("Countries")
struct CountryTests {
  @Test(
    "Each country has its typical duration, zone, regulator and wait",
    arguments: [
      (Country.nigeria, 5...10, "Africa/Lagos", "NCC", Country.Wait.days(45)),
      (.ghana, 5...7, "Africa/Accra", "NCA", .days(30)),
      (.kenya, 7...10, "Africa/Nairobi", "CA", .days(60)),
      (.southAfrica, 10...15, "Africa/Johannesburg", "ICASA", .months(2)),
      (.emirates, 7...10, "Asia/Dubai", "TDRA", nil),
      (.egypt, 10...15, "Africa/Cairo", "NTRA", .months(4)),
    ] as [(Country, ClosedRange<Int>, String, String, Country.Wait?)]
  )
  func table(
    country: Country,
    days: ClosedRange<Int>,
    zone: String,
    regulator: String,
    wait: Country.Wait?
  ) {
    #expect(country.typicalDuration == days && country.timeZone == zone)
    #expect(country.regulator == regulator && country.waitAfterPort == wait)
  }

  /// The table's rows: country, carrier, a mobile, a fixed line.
  private static let samples: [(Country, String, String, String)] = [
    (.nigeria, "mtn", "+2348031234567", "+2342012345678"),
    (.ghana, "mtn", "+233241234567", "+233302123456"),
    (.kenya, "safaricom", "+254712345678", "+254202012345"),
    (.southAfrica, "mtn", "+27831234567", "+27101234567"),
    (.emirates, "du", "+971521234567", "+97122345678"),
    (.egypt, "orange", "+201201234567", "+20234567890"),
  ]

  private func draft(_ index: Int, _ number: String) -> RequestDraft {
    let (country, carrier, _, _) = CountryTests.samples[index]
    var draft = Sample.draft
    draft.values[.country] = country.code
    draft.values[.phoneNumber] = number
    draft.values[.currentCarrier] = carrier
    return draft
  }

  private func warnings(_ draft: RequestDraft) -> [Warning] {
    let ruling = Sample.desk().admit(draft, by: Sample.ada, at: Sample.now) { _ in .free }
    guard case .allowed(let decision) = ruling else {
      Issue.record("\(ruling)")
      return []
    }
    return decision.warnings
  }

  @Test("Fixed lines warn but in South Africa, mobiles never", arguments: samples.indices)
  func fixedLines(index: Int) {
    let (country, _, mobile, fixed) = CountryTests.samples[index]
    #expect(warnings(draft(index, mobile)) == [])
    #expect(warnings(draft(index, fixed)) == (country == .southAfrica ? [] : [.fixedLine]))
  }

  @Test(
    "What is advised at submit, by country and season",
    arguments: [
      (0, "2026-11-23T09:00:00Z", [Warning.customerConfirmsInTime]),
      (1, "2026-11-23T09:00:00Z", [.customerConfirms]), (2, "2026-11-23T09:00:00Z", []),
      // Fifteen business days on end in December, or begin in it.
      (3, "2026-11-09T09:00:00Z", []), (3, "2026-11-10T09:00:00Z", [.decemberFreeze]),
      (3, "2026-12-01T09:00:00Z", [.decemberFreeze]),
      (3, "2026-12-31T09:00:00Z", [.decemberFreeze]), (3, "2027-01-04T09:00:00Z", []),
      (4, "2026-12-01T09:00:00Z", []), (5, "2026-12-01T09:00:00Z", []),
    ]
  )
  func advice(index: Int, now: String, expected: [Warning]) throws {
    let request = try Sample.file(draft(index, CountryTests.samples[index].2)).request
    #expect(Sample.desk().warnings(aboutSubmitting: request, at: Sample.instant(now)) == expected)
  }

  @Test(
    "An earlier port holds the request until the country's wait is over",
    arguments: [
      (0, "2026-11-10", "2026-12-25"), (0, "2026-10-09", nil), (0, "2026-10-10", "2026-11-24"),
      (1, "2026-11-10", "2026-12-10"), (2, "2026-11-10", "2027-01-09"),
      (3, "2026-11-10", "2027-01-10"), (3, "2026-09-23", nil), (3, "2026-09-24", "2026-11-24"),
      (4, "2026-11-22", nil), (5, "2026-10-31", "2027-02-28"),
    ] as [(Int, String, String?)]
  )
  func waits(index: Int, portedOn: String, until: String?) throws {
    var draft = draft(index, CountryTests.samples[index].2)
    draft.values[.lastPortedOn] = portedOn
    let desk = Sample.desk()
    let file = try desk.file(at: .pending, draft)
    #expect(file.request.holdUntil?.iso == until)
    let codes = desk.codes(of: .status(.submit()), on: file)
    #expect(codes == (until == nil ? [] : ["hold_running"]))
  }

  @Test("A hold that is set later by hand stays, an earlier one gives way to the rule")
  func longerHold() throws {
    let desk = Sample.desk()
    for (hold, after) in [("2027-03-01", "2027-03-01"), ("2026-12-01", "2026-12-25")] {
      let held = desk.editing(.holdUntil, hold, of: try desk.file(at: .pending))
      let ported = desk.editing(.lastPortedOn, "2026-11-10", of: held)
      #expect(ported.request.holdUntil?.iso == after)
    }
  }

  @Test(
    "A wait is written as a count of days or months",
    arguments: [
      ("45 days", Country.Wait.days(45)), ("1 day", .days(1)), ("2 months", .months(2)),
      ("1 Month", .months(1)), ("3650 days", .days(3650)), ("3651 days", nil), ("0 days", nil),
      ("-1 days", nil), ("45", nil), ("45 weeks", nil), ("four days", nil), ("1 2 days", nil),
    ] as [(String, Country.Wait?)]
  )
  func waitTexts(text: String, wait: Country.Wait?) {
    #expect(Country.Wait(text) == wait)
    if let wait { #expect(Country.Wait(wait.text) == wait) }
  }

  @Test("Each country has its name and calling code")
  func names() {
    #expect(
      Country.allCases.map { "\($0.code) \($0.name) \($0.callingCode)" } == [
        "NG Nigeria 234", "GH Ghana 233", "KE Kenya 254", "ZA South Africa 27",
        "AE United Arab Emirates 971", "EG Egypt 20",
      ]
    )
  }

  @Test("A country is known by its code in either case", arguments: Country.allCases)
  func codes(country: Country) {
    #expect(Country(code: country.code.lowercased()) == country)
    #expect(Country(code: country.name) == nil && Country(code: "") == nil)
  }
}
