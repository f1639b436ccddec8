import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("The queue by keys")
struct QueueScriptTests {
  /// The row under the cursor.
  private func current(_ desk: DeskScript) -> String {
    desk.rows.first { $0.hasPrefix(">") } ?? ""
  }

  private func request(_ index: Int, in store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: "+234803\(1_000_000 + index)"))
    return try store.file(id)
  }

  private func cancel(_ index: Int, in store: InMemoryStore) throws {
    let id = try request(index, in: store).request.id
    _ = try store.commit(
      Intent(
        key: "cancel-\(index)",
        actor: Sample.bola,
        subject: .change(id, .status(.cancel(why: "not wanted any more")), basis: .current)
      )
    )
  }

  @Test("Back from a request returns to the same row", arguments: DeskScript.Answers.allCases)
  func backToTheRow(answers: DeskScript.Answers) {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(30)), answers: answers)
    desk.press("<pgdn> <replies> <down> <replies>")
    let row = current(desk)
    desk.press("<enter> <replies> h <replies> q <replies> q <replies>")
    #expect(current(desk) == row)
    #expect(!row.isEmpty)
  }

  @Test("Quick keys before any answer end where slow keys do")
  func quickFingers() {
    let store = Sample.store(of: Sample.drafts(120))
    var slow = DeskScript(store: store)
    var quick = DeskScript(store: store, answers: .held)
    let keys = "<pgdn> <pgdn> <down> <down> <up> <pgdn> G <up> <up> g <down> <pgdn>"
    slow.press(keys)
    quick.press(keys)
    quick.press("<replies>")
    #expect(current(quick) == current(slow))
  }

  @Test("A refresh never moves the cursor off its request")
  func refreshKeepsTheRow() throws {
    let store = Sample.store(of: Sample.drafts(30))
    var desk = DeskScript(store: store)
    desk.press("<down> <down> <down> <down> <down>")
    let row = current(desk)
    try cancel(0, in: store)
    try cancel(2, in: store)
    desk.refresh([try request(0, in: store).request.id, try request(2, in: store).request.id])
    #expect(current(desk) == row)
    #expect(desk.rows.contains { $0.hasPrefix(" · +234 803 100 0002") })
  }

  @Test("What somebody else changed is marked")
  func othersChanges() throws {
    let store = Sample.store(of: Sample.drafts(5))
    var desk = DeskScript(store: store)
    let id = try request(3, in: store).request.id
    _ = try store.commit(
      Intent(
        key: "take",
        actor: Sample.bola,
        subject: .change(
          id,
          .edit(FieldEdits([FieldEdit(.owner, "bola", basis: .current)])),
          basis: .current
        )
      )
    )
    desk.refresh([id])
    let row = desk.rows.first { $0.contains("100 0003") } ?? ""
    #expect(row.hasPrefix(" *"))
    #expect(row.contains("bola"))
  }

  @Test("Find looks among requests of any status, and leaving brings the list back")
  func find() throws {
    let store = Sample.store(of: Sample.drafts(30))
    try cancel(7, in: store)
    var desk = DeskScript(store: store)
    desk.press("<down> <down>")
    let row = current(desk)
    desk.press("/")
    desk.type("1000007")
    #expect(desk.text.contains("X cancelled"))
    desk.press("<esc> <esc>")
    #expect(current(desk) == row)
  }

  @Test("A filter that can't be read keeps the question open and says where it is wrong")
  func wrongFilter() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    desk.press("f")
    desk.type("status:foo")
    desk.press("<enter>")
    #expect(desk.text.contains("Filter: status:foo"))
    #expect(desk.text.contains("character 8"))
    #expect(desk.text.contains("in_progress"))
    desk.press("<c-u>")
    desk.type("owner:none")
    desk.press("<enter>")
    #expect(desk.rows[0].contains("filter: owner:none"))
  }

  @Test("Tagged requests are assigned together, and what was not done stays tagged")
  func bulk() throws {
    let store = Sample.store(of: Sample.drafts(6))
    var desk = DeskScript(store: store)
    desk.press("<space> <space> <space>")
    try cancel(1, in: store)
    desk.press("; s <end>")
    desk.press("<esc> ; a")
    desk.type("bola")
    desk.press("<enter>")
    let owners = try (0..<6).map { try request($0, in: store).request.owner }
    #expect(owners.prefix(3).compactMap(\.self).allSatisfy { $0 == "bola" })
    #expect(owners.prefix(3).compactMap(\.self).count >= 2)
    #expect(owners.dropFirst(3).allSatisfy { $0 == nil })
  }

  @Test("A pasted number moves the cursor to its request; several are tagged, the unknown named")
  func pastedNumbers() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(40)))
    desk.paste("0803 100 0033")
    #expect(current(desk).contains("+234 803 100 0033"))
    desk.paste("+2348031000001\n+2348031000002\n+2348039999999\n")
    #expect(desk.rows[0].contains("2 tagged"))
    #expect(desk.text.contains("9999999") || desk.text.contains("999 9999"))
  }

  @Test("Undo takes back my last change, and only mine")
  func undo() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var desk = DeskScript(store: store)
    desk.press("s x")
    desk.type("not wanted")
    desk.press("<enter> y")
    #expect(try request(0, in: store).request.status == .cancelled)
    desk.press("/")
    desk.type("1000000")
    desk.press("<enter> u")
    #expect(try request(0, in: store).request.status == .pending)
    try cancel(0, in: store)
    desk.press("u")
    #expect(desk.message.contains("bola"))
    #expect(try request(0, in: store).request.status == .cancelled)
  }

  @Test(
    "Undo takes back what I did last, wherever its request went, and asks where that isn't here"
  )
  func undoElsewhere() throws {
    let store = Sample.store(of: Sample.drafts(3))
    var desk = DeskScript(store: store)
    desk.press("A s x")
    desk.type("not wanted")
    desk.press("<enter> y")
    #expect(try request(0, in: store).request.status == .cancelled)
    #expect(current(desk).contains("100 0000"))
    desk.press("<down> u")
    #expect(desk.text.contains("+234 803 100 0000"))
    #expect(try request(0, in: store).request.status == .cancelled)
    desk.press("y")
    #expect(try request(0, in: store).request.status == .pending)
    #expect(desk.message == " Undone: cancelled, +234 803 100 0000.")
    // And what was done before that, once it is the cursor's at once.
    desk.press("<home> u")
    #expect(try request(0, in: store).request.owner == nil)
    #expect(try (1..<3).allSatisfy { try request($0, in: store).history.count == 1 })
  }

  @Test("What was done to several at once is taken back at once")
  func undoSeveral() throws {
    let store = Sample.store(of: Sample.drafts(4))
    var desk = DeskScript(store: store)
    desk.press("<space> <space> ; A")
    let owned = try (0..<4).filter { try request($0, in: store).request.owner == "ada" }
    #expect(owned.count == 2)
    desk.press("u y")
    #expect(try (0..<4).allSatisfy { try request($0, in: store).request.owner == nil })
    #expect(desk.message == " Undone: owner: ada, 2 requests.")
    desk.press("U y")
    #expect(try (0..<4).count { try request($0, in: store).request.owner == "ada" } == 2)
    #expect(desk.message == " Brought back: owner: ada, 2 requests.")
  }

  @Test("Help lists the keys of the screen and runs the chosen one")
  func help() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(2)))
    desk.press("?")
    desk.type("history")
    desk.press("<enter>")
    #expect(desk.text.contains("created"))
  }

  @Test("The command line finds an action by its name, and names the nearest when there is none")
  func commandLine() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(2)))
    desk.press(":")
    desk.type("histroy")
    desk.press("<enter>")
    #expect(desk.text.contains("history"))
    desk.press("<esc> <esc> :")
    desk.type("history")
    desk.press("<enter>")
    #expect(desk.text.contains("created"))
  }

  @Test("What was run by its name comes back with the up key")
  func earlierCommands() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(2)))
    for name in ["history", "lists", "documents"] {
      desk.press(":")
      desk.type(name)
      desk.press("<enter> <esc>")
    }
    desk.press(": <up>")
    #expect(desk.message.hasPrefix(":documents"))
    desk.press("<up> <up> <enter>")
    #expect(desk.text.contains("events, newest first"))
  }

  @Test("A key that does nothing here says so, and where to look")
  func deadKey() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("z")
    #expect(desk.message.contains("?"))
  }

}
