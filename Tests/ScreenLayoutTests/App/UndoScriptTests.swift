import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Undo, redo and the status menu by keys")
struct UndoScriptTests {
  private func request(_ index: Int, in store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: "+234803\(1_000_000 + index)"))
    return try store.file(id)
  }

  private func current(_ desk: DeskScript) -> String {
    desk.rows.first { $0.hasPrefix(">") } ?? ""
  }

  @Test("U brings back what u took, until something else is done")
  func redo() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("A P u")
    #expect(try request(0, in: store).request.priority == .normal)
    desk.press("u")
    #expect(try request(0, in: store).request.owner == nil)
    desk.press("U")
    #expect(try request(0, in: store).request.owner == "ada")
    #expect(desk.message == " Brought back: owner: ada, +234 803 100 0000.")
    desk.press("U")
    #expect(try request(0, in: store).request.priority == .high)
    // What was brought back is what was done last.
    desk.press("u")
    #expect(try request(0, in: store).request.priority == .normal)
    desk.press("l <space> q U")
    #expect(desk.message == " Nothing that you undid can be brought back.")
    #expect(try request(0, in: store).request.priority == .normal)
  }

  @Test("After a restart the history tells what was done last, several at once as one, and asks")
  func afterRestart() throws {
    let store = Sample.store(of: Sample.drafts(4))
    var first = DeskScript(store: store)
    first.press("<space> <space> ; A")
    let owned = try (0..<4).filter { try request($0, in: store).request.owner == "ada" }
    var other = DeskScript(store: store, actor: Sample.bola)
    other.press("G A")

    var desk = DeskScript(store: store)
    desk.press("u")
    #expect(desk.text.contains("and 1 more"))
    desk.press("y")
    #expect(try owned.allSatisfy { try request($0, in: store).request.owner == nil })
    #expect(desk.message == " Undone: changed, 2 requests.")
    #expect(try request(3, in: store).request.owner == "bola")

    var again = DeskScript(store: store)
    again.press("U y")
    #expect(try owned.allSatisfy { try request($0, in: store).request.owner == "ada" })
    // What came before that was the taking in, which can't be undone.
    again.press("u y u")
    #expect(again.message.contains("can't be undone") || again.message.contains("nothing"))
    #expect(try (0..<3).allSatisfy { try request($0, in: store).request.owner == nil })
  }

  @Test("After a restart what was done to many in batches is one still")
  func batchesAfterRestart() throws {
    let clock = SetClock(Sample.now)
    let store = Sample.store(
      of: Sample.drafts(120),
      clock: {
        clock.set(Instant(milliseconds: clock.now.milliseconds + 7))
        return clock.now
      }
    )
    var first = DeskScript(store: store)
    first.press("t")
    first.type("country:NG")
    first.press("<enter> ; A")
    #expect(try (0..<120).allSatisfy { try request($0, in: store).request.owner == "ada" })
    var desk = DeskScript(store: store)
    desk.press("u")
    #expect(desk.text.contains("and 119 more"))
    desk.press("y")
    #expect(try (0..<120).allSatisfy { try request($0, in: store).request.owner == nil })
  }

  @Test("Where nothing was done, u and U say so", arguments: ["u", "U"])
  func nothing(key: String) {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store, actor: Sample.bola)
    desk.press(key)
    #expect(desk.message.contains("undo") || desk.message.contains("undid"))
  }

  @Test("What is older than an hour is asked about, on the request's page too")
  func old() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("A <enter>")
    desk.now = desk.now.adding(seconds: 7200)
    desk.press("u")
    #expect(try request(0, in: store).request.owner == "ada")
    #expect(desk.text.contains("owner: ada"))
    desk.press("y")
    #expect(try request(0, in: store).request.owner == nil)
    desk.press("U")
    #expect(try request(0, in: store).request.owner == "ada")
  }

  @Test("On a request's page u is for that request, whatever was done last elsewhere")
  func onDetail() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var desk = DeskScript(store: store)
    desk.press("A <down> A <up> <enter> u")
    #expect(try request(0, in: store).request.owner == nil)
    #expect(try request(1, in: store).request.owner == "ada")
    desk.press("U")
    #expect(try request(0, in: store).request.owner == "ada")
  }

  @Test("s s submits at once; Enter on the message adds the carrier's reference")
  func submitsAtOnce() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.acceptPapers()
    desk.press("s s")
    #expect(try request(0, in: store).request.status == .inProgress)
    #expect(desk.text.contains("Submitted +234 803 100 0000 to mtn."))
    #expect(desk.text.contains("Enter adds the carrier's reference."))
    desk.press("<enter>")
    desk.type("PO-77")
    desk.press("<enter>")
    #expect(try request(0, in: store).request.carrierReference == "PO-77")
    #expect(desk.message == " Carrier reference: PO-77 · +234 803 100 0000.")
    // Without the message Enter opens the request as ever.
    desk.press("<enter>")
    #expect(desk.text.contains("Papers"))
  }

  @Test("Tab in the menu asks for the reference first; a refused step stores nothing")
  func withReference() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("s s")
    #expect(desk.text.contains("Why not submit"))
    desk.press("<esc> <esc>")
    desk.acceptPapers()
    desk.press("s <tab>")
    desk.type("PO-88")
    desk.press("<enter>")
    #expect(try request(0, in: store).request.carrierReference == "PO-88")
    #expect(desk.text.contains("Submitted +234 803 100 0000 to mtn, ref PO-88."))
  }

  @Test("Scheduling opens on the first day that is allowed, and completing asks one question")
  func scheduleAndComplete() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.acceptPapers()
    desk.press("s s s d")
    #expect(desk.text.contains("Tue 24 Nov"))
    desk.press("<enter>")
    desk.type("10-12")
    desk.press("<enter>")
    #expect(desk.text.contains(" Scheduled +234 803 100 0000 for Tue 24 Nov 10–12."))
    desk.now = Sample.instant("2026-11-24T12:00:00Z")
    desk.press("s c")
    #expect(desk.text.contains("+234 803 100 0000"))
    #expect(desk.text.contains("active Tue 24 Nov, fee 25.00 USD."))
    desk.press("<enter> <esc>")
    #expect(try request(0, in: store).request.status == .scheduled)
  }
}

extension DeskScript {
  /// Adds the three papers of the cursor's request and passes their sheets.
  fileprivate mutating func acceptPapers() {
    press("d")
    for (paper, day) in [("loa", "1 nov"), ("bill", "1 nov"), ("id", "1 jan 2030")] {
      press("+")
      type("\(paper).pdf")
      press("<tab>")
      type(day)
      press("<enter> P <tab>")
    }
    press("q")
  }
}
