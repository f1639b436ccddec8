import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Filters and tags by keys")
struct QueueTagsTests {
  static let store = Sample.demonstration()

  private func listed(_ desk: DeskScript) -> [String] {
    desk.rows.filter { $0.dropFirst(3).first == "+" }.map { String($0.dropFirst(3)) }
  }

  @Test("A filter narrows the view as it is typed; Esc takes it away")
  func filter() {
    var desk = DeskScript(store: QueueTagsTests.store)
    desk.press("f")
    desk.type("country:KE")
    #expect(listed(desk).allSatisfy { $0.contains(" KE ") })
    desk.press("<enter>")
    #expect(desk.rows[0].contains("filter: country:KE"))
    #expect(listed(desk).allSatisfy { $0.contains(" KE ") })
    desk.press("<esc>")
    #expect(!desk.rows[0].contains("filter"))
    #expect(!listed(desk).allSatisfy { $0.contains(" KE ") })
  }

  @Test("An earlier filter comes back with the up key")
  func earlierFilter() {
    var desk = DeskScript(store: QueueTagsTests.store)
    desk.press("f")
    desk.type("country:KE")
    desk.press("<enter> <esc> f <up>")
    #expect(desk.text.contains("Filter: country:KE"))
  }

  @Test("v tags from one row to another; T takes all tags away")
  func range() {
    var desk = DeskScript(store: QueueTagsTests.store)
    desk.press("<down> v <down> <down> v")
    #expect(desk.rows[0].contains("3 tagged"))
    #expect(desk.rows.count { $0.dropFirst().first == "+" } == 3)
    desk.press("T")
    #expect(!desk.rows[0].contains("tagged"))
    desk.press(";")
    #expect(desk.message.contains("Space tags"))
  }

  @Test("t tags what a filter means, within the view")
  func tagByFilter() throws {
    var desk = DeskScript(store: QueueTagsTests.store)
    desk.press("5 t")
    desk.type("country:AE")
    desk.press("<enter>")
    let rows = desk.rows.filter { $0.dropFirst(3).first == "+" }
    #expect(rows.contains { $0.contains(" AE ") })
    for row in rows { #expect((row.dropFirst().first == "+") == row.contains(" AE ")) }
  }

  @Test("q on the queue leaves the program", arguments: ["q", "<c-c>"])
  func leave(key: String) {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press(key)
    #expect(desk.requests == [.terminal(.quit)])
  }
}
