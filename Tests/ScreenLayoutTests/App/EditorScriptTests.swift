import PortDomain
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Screens

@Suite("Notes in an editor of one's own")
struct EditorScriptTests {
  private func desk(editor: EditorAccess = .chosen) -> DeskScript {
    var desk = DeskScript(
      store: Sample.store(of: Sample.drafts(1)),
      surface: Surface(editor: editor)
    )
    desk.press("m")
    desk.type("Called")
    desk.press("<c-e>")
    return desk
  }

  @Test("What was typed goes there, and what is written there is stored and kept as a draft")
  func written() throws {
    var desk = desk()
    #expect(desk.requests.contains(.terminal(.edit("Called", limit: 10_000))))
    desk.end(editor: .success("Called twice\nnobody there"))
    #expect(desk.text.contains("nobody there"))
    desk.wait(milliseconds: 5_000)
    let draft = try desk.store.drafts(of: Sample.ada.login).first
    #expect(draft?.fields["text"]?.hasPrefix("Called twice") == true)
    desk.press("<c-x>")
    let id = try #require(try desk.store.request(ofNumber: "+2348031000000"))
    let file = try desk.store.file(id)
    #expect(file.history.last?.detail?.text == "Called twice\nnobody there")
  }

  @Test(
    "The text stays as it was where nothing comes back, and it is said why",
    arguments: [
      (EditorFault.ended(status: 1), "ended with 1"), (.ended(status: 127), "can't be started"),
      (.noPlace(errno: 28), "no place"),
      (.tooLong(limit: 10_000, file: "/run/user/1/note.txt"), "/run/user/1/note.txt"),
    ]
  )
  func fault(fault: EditorFault, words: String) {
    var desk = desk()
    desk.end(editor: .failure(fault))
    #expect(desk.rows.suffix(3).joined(separator: " ").contains(words), "\(desk.text)")
    #expect(desk.text.contains("Called"))
  }

  @Test(
    "Where there is none, or none may be started, it says so",
    arguments: [(EditorAccess.none, "No editor is chosen"), (.off, "No other program")]
  )
  func missing(access: EditorAccess, words: String) {
    let desk = desk(editor: access)
    #expect(desk.message.contains(words))
    #expect(!desk.requests.contains { if case .terminal(.edit) = $0 { true } else { false } })
  }
}
