import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Rows stay where the hand is, and the cursor on its request.
@Suite("The queue's rows and cursor")
struct QueueRowsTests {
  private func current(_ desk: DeskScript) -> String {
    desk.rows.first { $0.hasPrefix(">") } ?? ""
  }

  private func id(_ index: Int, in store: InMemoryStore) throws -> RequestID {
    try #require(try store.request(ofNumber: "+234803\(1_000_000 + index)"))
  }

  private func change(
    _ index: Int,
    _ change: Change,
    in store: InMemoryStore
  ) throws -> RequestID {
    let id = try id(index, in: store)
    let key = "other-\(index)-\(try store.file(id).history.count)"
    let intent = Intent(
      key: key,
      actor: Sample.bola,
      subject: .change(id, change, basis: .current)
    )
    _ = try store.commit(intent)
    return id
  }

  private let cancel = Change.status(.cancel(why: "not wanted any more"))

  @Test("A row that I make leave the view stays, with its new state, until it is refreshed")
  func mine() throws {
    let store = Sample.store(of: Sample.drafts(30))
    var desk = DeskScript(store: store)
    desk.press("<down> <down> s x")
    desk.type("not wanted")
    desk.press("<enter> y")
    let row = current(desk)
    #expect(row.hasPrefix(">· +234 803 100 0002"))
    #expect(row.contains("X by ada, cance"))
    // A further key goes to the same request and not to the next one.
    desk.press("A")
    #expect(try store.file(id(2, in: store)).request.owner == "ada")
    #expect(try store.file(id(3, in: store)).request.owner == nil)
    desk.press("<c-l>")
    #expect(desk.requests.contains(.terminal(.repaint)))
    #expect(!desk.text.contains("100 0002"))
    #expect(current(desk).contains("100 0003"))
  }

  @Test("A row that somebody else makes leave stays under the cursor and says who did it")
  func theirs() throws {
    let store = Sample.store(of: Sample.drafts(30))
    var desk = DeskScript(store: store)
    desk.press("<down>")
    desk.refresh([try change(1, cancel, in: store), try change(4, cancel, in: store)])
    #expect(current(desk).hasPrefix(">· +234 803 100 0001"))
    #expect(current(desk).contains("by bola"))
    let rows = desk.rows
    #expect(
      rows.firstIndex { $0.contains("100 0004") }
        == rows.firstIndex { $0.contains("100 0003") }.map { $0 + 1 }
    )
    // Undone by whoever did it, it is a row like the others again.
    desk.refresh([try change(1, .undo, in: store)])
    #expect(current(desk).hasPrefix(">* +234 803 100 0001"))
  }

  @Test("Rows that left are gone once they are scrolled away or the view is left")
  func scrolledAway() throws {
    let store = Sample.store(of: Sample.drafts(60))
    var desk = DeskScript(store: store)
    desk.press("<down>")
    desk.refresh([try change(1, cancel, in: store), try change(2, cancel, in: store)])
    desk.press("<pgdn> <pgdn> <pgup> <pgup>")
    #expect(!desk.text.contains("100 0001") && !desk.text.contains("100 0002"))
    desk.press("<home>")
    desk.refresh([try change(0, cancel, in: store)])
    #expect(desk.text.contains("100 0000"))
    desk.press("2 0")
    #expect(!desk.text.contains("100 0000"))
  }

  @Test("An unchanged list is drawn as it was, and a step asks nothing of the store")
  func steps() throws {
    let store = Sample.store(of: Sample.drafts(30))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("<replies>")
    desk.refresh([try change(1, cancel, in: store)])
    desk.press("<replies>")
    let frame = desk.frame
    desk.press("<down>")
    #expect(desk.next == nil)
    desk.press("<up>")
    #expect(desk.frame == frame)
  }

  @Test("The cursor keeps its request through a filter and out of it")
  func filter() {
    var desk = DeskScript(store: Sample.demonstration())
    desk.press("<pgdn> <down>")
    let row = current(desk)
    desk.press("f")
    desk.type("status:pending or not status:pending")
    desk.press("<enter>")
    #expect(current(desk) == row)
    desk.press("<esc>")
    #expect(current(desk) == row)
    // One that fits only others begins with the first of them, and out of it comes back.
    desk.press("f")
    desk.type("country:GH")
    desk.press("<enter>")
    #expect(current(desk).contains(" GH "))
    desk.press("<esc>")
    #expect(current(desk) == row)
    // Whoever moved there keeps what was chosen there.
    desk.press("f")
    desk.type("country:GH")
    desk.press("<enter> <down>")
    let chosen = current(desk)
    desk.press("q")
    #expect(current(desk) == chosen)
  }

  @Test(
    "What something was done to keeps the cursor when find or filter is left",
    arguments: ["/", "f"]
  )
  func chosen(key: String) {
    var desk = DeskScript(store: Sample.demonstration())
    desk.press("g \(key)")
    desk.type("country:KE status:pending,in_progress")
    desk.press("<enter>")
    let found = current(desk).split(separator: " ")[1...3].joined(separator: " ")
    desk.press("A <esc>")
    #expect(found.hasPrefix("+254") && current(desk).contains(found))
    desk.press("m")
    desk.type("called")
    desk.press("<c-x>")
    #expect(desk.message.contains("Note kept"))
    #expect(desk.message.contains(found))
  }

  @Test("The cursor keeps its request through views, and comes back to its row")
  func views() {
    var desk = DeskScript(store: Sample.demonstration())
    desk.press("<pgdn>")
    let row = current(desk)
    desk.press("1 6 0")
    #expect(current(desk) == row)
    desk.press("/")
    desk.type("country:KE")
    desk.press("<enter> <down> q")
    #expect(current(desk) == row)
  }

  @Test("Tags that are out of sight are counted in the title")
  func hiddenTags() {
    var desk = DeskScript(store: Sample.demonstration())
    desk.press("t")
    desk.type("country:GH or country:KE")
    desk.press("<enter>")
    #expect(desk.rows[0].contains(" tagged"))
    #expect(!desk.rows[0].contains("not in this view"))
    desk.press("f")
    desk.type("country:GH")
    desk.press("<enter>")
    #expect(desk.rows[0].contains("tagged are not in this view"))
    desk.press("T")
    #expect(!desk.rows[0].contains("tagged"))
  }

  @Test("A range reaches over rows that are not loaded", arguments: ["v G v", "G v g v"])
  func longRange(keys: String) {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(250)))
    desk.press(keys)
    #expect(desk.rows[0].contains("250 tagged"))
    #expect(desk.message == " 250 tagged.")
  }

  @Test("A long range says how far it is, and Esc stops it")
  func rangeProgress() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1_050)), answers: .held)
    desk.press("<replies> v G <replies>")
    #expect(desk.rows[0].contains("range from +234 803 100 0000"))
    desk.press("v <reply>")
    #expect(desk.message == " Tagging: 1,000 so far.")
    desk.press("<esc> <replies>")
    #expect(!desk.rows[0].contains("tagged"))
  }

  @Test("Rows in a range are marked")
  func rangeMarks() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(9)))
    desk.press("<down> v <down> <down>")
    #expect(desk.rows[0].contains("range of 3"))
    #expect(desk.rows.count { $0.dropFirst().first == "|" } == 3)
  }

  @Test(
    "q leaves range, find, filter and chase before the program",
    arguments: ["v", ";", "/ 1 <enter>", "f 1 <enter>", "H", "v <down> <down>"]
  )
  func leaving(keys: String) {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    let head = desk.rows[0]
    desk.press(keys == ";" ? "<space> T <space> ;" : keys)
    desk.press("q")
    #expect(desk.requests.isEmpty)
    if keys != ";" { #expect(desk.rows[0] == head) }
    desk.press("q")
    #expect(desk.requests == [.terminal(.quit)])
  }

  @Test("A request that only moved in the order keeps the cursor")
  func moved() throws {
    let store = Sample.store(of: Sample.drafts(150))
    var desk = DeskScript(store: store)
    desk.press("o u <down> <down>")
    let number = current(desk).dropFirst(3).prefix(17)
    desk.now = desk.now.adding(seconds: 60)
    desk.press("P")
    #expect(current(desk).dropFirst(3).prefix(17) == number)
  }
}
