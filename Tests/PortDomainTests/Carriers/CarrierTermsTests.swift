import TestSupport
import Testing

@testable import PortDomain

@Suite("What a carrier's terms say of a step")
struct CarrierTermsTests {
  private func desk(_ terms: (inout Carrier) -> Void) throws -> Desk {
    var mtn = try #require(CarrierBook.known.carrier("mtn", in: .nigeria))
    terms(&mtn)
    return Sample.desk().with([.carrier(mtn)])
  }

  @Test("After the cut-off in the carrier's own time a request counts as sent the next day")
  func cutOff() throws {
    let desk = try desk { $0.cutOff = TimeOfDay("15:00") }
    let request = try Sample.file(desk: desk).request
    // Lagos is an hour ahead of UTC all year.
    let before = desk.warnings(
      aboutSubmitting: request,
      at: Sample.instant("2026-11-23T13:59:00Z")
    )
    let after = desk.warnings(
      aboutSubmitting: request,
      at: Sample.instant("2026-11-23T14:00:00Z")
    )
    #expect(before == [.customerConfirmsInTime, .rangeOfAnotherCarrier])
    #expect(after == [.afterCutOff, .customerConfirmsInTime, .rangeOfAnotherCarrier])
  }

  @Test("A date within the lead time is allowed with a warning, business days counted")
  func leadTime() throws {
    let desk = try desk { $0.leadTime = 3 }
    let file = try Sample.file(desk: desk)
    let monday = Sample.day("2026-11-23")
    let warned = ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"].filter {
      desk.warnings(aboutPortDate: Sample.day($0), of: file, on: monday)
        .contains(.withinLeadTime)
    }
    #expect(warned == ["2026-11-24", "2026-11-25"])
  }

  @Test("A missed date is told with the carrier's days of grace, never moved by itself")
  func grace() throws {
    let desk = try desk { $0.daysOfGrace = 2 }
    var request = try Sample.file(desk: desk).request
    let date = Sample.day("2026-11-24")
    let confirmed = Lifecycle.Confirmation(date: date, window: nil)
    #expect(desk.missedDate(of: request, on: Sample.day("2026-12-24")) == nil)
    for step in [Lifecycle.Step.submit(on: Sample.day("2026-11-23")), .schedule(confirmed)] {
      request.lifecycle = try #require(request.lifecycle.after(step))
    }
    #expect(desk.missedDate(of: request, on: date) == nil)
    let missed = desk.missedDate(of: request, on: Sample.day("2026-11-25"))
    #expect(missed == MissedDate(date: date, graceEndsOn: Sample.day("2026-11-26")))
    #expect(request.lifecycle.confirmation?.date == date)
  }
}
