import PortDomain
import TestSupport
import Testing

@Suite("Port dates are counted so many a day")
struct PortDatePlanTests {
  private func request(_ number: String, _ country: String, _ carrier: String) throws
    -> PortRequest
  {
    var draft = Sample.draft
    draft.values[.phoneNumber] = number
    draft.values[.country] = country
    draft.values[.currentCarrier] = carrier
    return try Sample.file(draft).request
  }

  @Test("200 numbers at 40 a day go around Eid and the weekends in Egypt")
  func eid() throws {
    let desk = Sample.desk()
    let number = try request("+201012345678", "EG", "vodafone")
    let calendar = desk.calendar(of: .egypt)
    let start = Sample.day("2027-03-07")
    let days = (0..<30).map { start.adding(days: $0) }
    #expect(days.contains { calendar.holiday(on: $0)?.isEstimated == true })
    var plan = PortDatePlan(perDay: 40)
    var given: [CalendarDay: Int] = [:]
    var last = start
    for _ in 0..<200 {
      let day = plan.next(for: number, from: start, by: desk, at: Sample.now)
      #expect(day >= last)
      last = day
      given[day, default: 0] += 1
    }
    let expected = days.filter(calendar.isBusinessDay).prefix(5)
    #expect(given == Dictionary(uniqueKeysWithValues: expected.map { ($0, 40) }))
    #expect(expected.first == start)
    // Eid lies among them: five business days take more than a week.
    #expect(start.days(until: last) > 7)
  }

  @Test("A day counts once for all countries, each by its own weekend")
  func countries() throws {
    let desk = Sample.desk()
    let lagos = try request("+2348012345678", "NG", "mtn")
    let cairo = try request("+201012345678", "EG", "vodafone")
    // Thursday; Cairo rests on Friday and Saturday, Lagos on Saturday and Sunday.
    let start = Sample.day("2026-11-26")
    var plan = PortDatePlan(perDay: 1)
    let days = [lagos, cairo, lagos, cairo].map {
      plan.next(for: $0, from: start, by: desk, at: Sample.now).iso
    }
    #expect(days == ["2026-11-26", "2026-11-29", "2026-11-27", "2026-11-30"])
  }

  @Test("A request that can't be scheduled takes no place")
  func refused() throws {
    let desk = Sample.desk()
    let pending = try Sample.file()
    var plan = PortDatePlan(perDay: 1)
    let start = Sample.day("2026-11-26")
    let kept = plan.confirmation(
      of: pending,
      from: start,
      window: nil,
      by: desk,
      Sample.ada,
      at: Sample.now
    )
    #expect(kept.date == start)
    #expect(plan.next(for: pending.request, from: start, by: desk, at: Sample.now) == start)
  }
}
