import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Exporting by keys")
struct ExportScriptTests {
  private func outgoing(_ desk: DeskScript) -> [Outgoing] {
    desk.requests.compactMap { if case .file(.give(let outgoing)) = $0 { outgoing } else { nil } }
  }

  @Test("x writes the list as it is shown, and after ; what is tagged, whatever the view")
  func exporting() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    desk.press("2 x")
    desk.type("review.csv")
    desk.press("<enter>")
    desk.press("<space> 5 ; x")
    desk.type("tagged.json")
    desk.press("<enter>")
    let written = outgoing(desk)
    #expect(written.map(\.path) == ["review.csv", "tagged.json"])
    let queries = written.compactMap { if case .requests(let query, _) = $0 { query } else { nil } }
    #expect(
      try queries.map { try desk.store.page($0, from: .first, limit: 10).rows.count } == [3, 1]
    )
  }

  @Test("Without a name, or left with Esc, nothing is written and nothing stays applied to tags")
  func leaving() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    desk.press("x <enter> <esc>")
    desk.press("<space> ; x <esc>")
    #expect(outgoing(desk).isEmpty)
    desk.press("j P")
    #expect(desk.message.contains("Priority: high"))
    #expect(desk.requests.isEmpty)
  }
}
