import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Calendar of a country")
struct CalendarScreenTests {
  static func desk() throws -> Desk {
    let day = { (text: String) throws in try #require(CalendarDay(iso: text)) }
    var mtn = try #require(CarrierBook.known.carrier("mtn", in: .nigeria))
    mtn.cutOff = TimeOfDay("15:00")
    mtn.freezeWindows = [try day("2026-12-14")...(try day("2026-12-18"))]
    return Sample.desk().with([
      .carrier(mtn), .holiday(.nigeria, Holiday(day: try day("2026-12-10"), name: "Election Day")),
    ])
  }

  @Test(
    "The month shows weekends, holidays by name, freezes, the typical range and carriers' terms"
  )
  func frame() throws {
    for size in [
      Size(width: 80, height: 22), Size(width: 160, height: 48), Size(width: 60, height: 18),
    ] {
      let context = Sample.context(try CalendarScreenTests.desk(), size: size)
      let screen = CalendarScreen(country: .nigeria, day: CalendarDay(iso: "2026-12-10"))
      expectGolden(screen.frame(in: context), "calendar-\(size.width)x\(size.height)")
    }
  }

  @Test("A holiday is added by keys, holds for the next count of days, and is taken away again")
  func adding() {
    var script = DeskScript(store: InMemoryStore(desk: Sample.desk(), clock: { Sample.now }))
    script.press("C")
    #expect(script.text.contains("Nigeria"))
    script.press("l a")
    script.type("Election Day")
    script.press("<enter>")
    #expect(script.text.contains("holiday: Election Day"))
    #expect(script.message.contains("Stored"))
    script.press("x")
    #expect(!script.text.contains("Election Day"))
    script.press("x")
    #expect(script.message.contains("no holiday"))
  }

  @Test("Tab goes through the countries, each with its own weekend and zone; Esc leaves")
  func countries() {
    var script = DeskScript(store: InMemoryStore(desk: Sample.desk(), clock: { Sample.now }))
    script.press("C <s-tab>")
    #expect(script.text.contains("Africa/Cairo"))
    script.press("<tab> <pgdn> <esc>")
    #expect(script.text.contains("All open"))
  }

  @Test("An operator who is no supervisor is told so, and nothing is stored")
  func notPermitted() throws {
    let operatorOnly = Operator(login: "ada", role: .operator, session: "1")
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var script = DeskScript(store: store, actor: operatorOnly)
    script.press("C a")
    script.type("Feast")
    script.press("<enter>")
    #expect(script.message.contains("supervisors"))
    #expect(try store.records().isEmpty)
  }
}
