import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The small rules that hands rely on all day.
@Suite("Habits of the desk")
struct DeskHabitsTests {
  private func desk(
    _ count: Int,
    answers: DeskScript.Answers = .inline
  ) -> DeskScript {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(count)), answers: answers)
    desk.press("<replies> o n <replies>")
    return desk
  }

  private func current(_ desk: DeskScript) -> String {
    desk.rows.first { $0.hasPrefix(">") } ?? ""
  }

  private func tagged(_ desk: DeskScript) -> Int {
    desk.rows.count { $0.dropFirst().hasPrefix("+ +") }
  }

  @Test(
    "Tags are set one by one, by range and by filter, and cleared",
    arguments: [
      ("<space> <space>", 2), ("<space> <up> <space>", 0), ("v <down> <down> v", 3),
      ("<down> <down> <down> v <up> v", 2), ("v <down> <esc> <space>", 1), ("<space> T", 0),
    ]
  )
  func tags(keys: String, count: Int) {
    var desk = desk(8)
    desk.press(keys)
    #expect(tagged(desk) == count)
    #expect(desk.rows[0].contains("tagged") == (count > 0))
  }

  @Test("Tag by filter tags what the filter means")
  func tagByFilter() {
    var desk = desk(12)
    desk.press("t")
    desk.type("1000003 or 1000005")
    desk.press("<enter>")
    #expect(tagged(desk) == 2)
  }

  @Test("The point takes the next request that nobody owns", arguments: DeskScript.Answers.allCases)
  func takeNext(answers: DeskScript.Answers) throws {
    var desk = desk(3, answers: answers)
    desk.press("A <replies> . <replies> <replies> . <replies> <replies>")
    for index in 0..<3 {
      let id = try #require(try desk.store.request(ofNumber: "+234803\(1_000_000 + index)"))
      #expect(try desk.store.file(id).request.owner == "ada")
    }
    desk.press(". <replies>")
    #expect(desk.message.contains("Nobody's request is left"))
  }

  @Test("Paused, the list stands still; resumed, it shows what changed")
  func pause() throws {
    var desk = desk(3)
    let id = try #require(try desk.store.request(ofNumber: "+2348031000001"))
    desk.press("Z")
    _ = try desk.store.commit(
      Intent(
        key: "cancel",
        actor: Sample.bola,
        subject: .change(id, .status(.cancel(why: "not wanted")), basis: .current)
      )
    )
    desk.refresh([id])
    #expect(desk.text.contains("100 0001"))
    desk.press("Z")
    #expect(
      desk.rows.contains { $0.hasPrefix(" · +234 803 100 0001") && $0.contains("X by ") }
    )
  }

  @Test("Who else has a request open stands on its page, until they leave it")
  func presence() {
    let store = Sample.store(of: Sample.drafts(1))
    var other = DeskScript(store: store, actor: Sample.bola)
    other.press("<enter>")
    var desk = DeskScript(store: store)
    desk.press("<enter>")
    #expect(desk.rows[3] == " bola has it open too")
    other.press("q")
    desk.press("q <enter>")
    #expect(desk.rows[3].isEmpty)
  }

  @Test("Who comes to a request that is open is named on both sides, whatever screen shows it")
  func newcomers() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var desk = DeskScript(store: store)
    desk.press("d")
    #expect(desk.message.isEmpty)
    var other = DeskScript(store: store, actor: Sample.bola)
    other.press("e")
    #expect(other.message == " ada has it open too.")
    let id = try #require(desk.app.attended)
    desk.meet(["bola"], on: id)
    #expect(desk.message == " bola has it open too.")
    desk.press("j")
    desk.meet(["bola"], on: id)
    #expect(desk.message.isEmpty)
    // Those at a request that was left are no news.
    desk.press("q")
    desk.meet(["kofi"], on: id)
    #expect(desk.message.isEmpty && desk.app.attended == nil)
  }

  @Test("Work that takes longer than 150 ms is said, and its outcome takes the place of that")
  func slowWork() {
    var desk = desk(2, answers: .held)
    desk.press("A")
    desk.wait(milliseconds: 100)
    #expect(desk.message.isEmpty)
    desk.wait(milliseconds: 60)
    #expect(desk.message == " working…")
    desk.press("<replies>")
    #expect(desk.message == " Owner: ada · +234 803 100 0000.")
  }

  @Test("The program isn't suspended while a change is being stored")
  func suspension() {
    var desk = desk(1, answers: .held)
    desk.press("A <c-z>")
    #expect(desk.message.contains("being stored"))
    desk.press("<replies> <c-z> <replies>")
    #expect(desk.requests == [.terminal(.suspend)])
  }

  @Test("A PIN is shown for 15 seconds, and that it was shown is recorded")
  func pin() throws {
    var draft = Sample.draft
    draft.pin = Secret("4711")
    let store = Sample.store(of: [draft])
    var desk = DeskScript(store: store)
    #expect(!desk.text.contains("4711"))
    desk.press("p")
    #expect(desk.message.contains("4711"))
    desk.wait(milliseconds: 14_900)
    #expect(desk.message.contains("4711"))
    desk.wait(milliseconds: 200)
    #expect(!desk.text.contains("4711"))
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    #expect(try store.file(id).history.contains { $0.kind == .pinShown })
  }

  @Test("Where there is no PIN its key says why, and nothing is recorded")
  func noPIN() throws {
    for (state, words) in [
      (nil, "No PIN was given for this request; enter it first"),
      ("not_needed", "This request needs no PIN, and none is kept"),
    ] {
      var draft = Sample.draft
      draft.values[.accountPINState] = state
      let store = Sample.store(of: [draft])
      var desk = DeskScript(store: store)
      desk.press("p")
      #expect(desk.message.contains(words))
      let id = try #require(try store.request(ofNumber: "+2348012345678"))
      #expect(try store.file(id).history.map(\.kind) == [.created])
    }
  }

  @Test("Copying says what was sent, so that it can be taken by hand")
  func copying() {
    var desk = desk(1)
    desk.press("y")
    #expect(desk.requests == [.terminal(.copy("+2348031000000"))])
    #expect(desk.message.contains("+2348031000000"))
  }

  @Test(
    "Another size of the terminal keeps the cursor on its request",
    arguments: [(160, 50), (60, 20), (40, 8), (80, 24)]
  )
  func resizing(width: Int, height: Int) {
    var desk = desk(60)
    desk.press("<pgdn> <down> <down>")
    let number = current(desk).prefix(20)
    desk.resize(to: Size(width: width, height: height))
    #expect(current(desk).prefix(20) == number)
    desk.resize(to: Size(width: 30, height: 4))
    desk.resize(to: Size(width: 80, height: 24))
    #expect(current(desk).prefix(20) == number)
  }

  @Test("Nothing is said and nothing moves while the desk is idle")
  func idle() {
    var desk = desk(5)
    let frame = desk.frame
    desk.wait(milliseconds: 600_000)
    #expect(desk.app.deadline == nil)
    #expect(desk.frame == frame)
  }

  @Test("Neither message nor hints change with a cursor step")
  func steps() {
    var desk = DeskScript(store: AppFramesTests.store)
    let lines = Array(desk.rows.suffix(2))
    for _ in 0..<30 {
      desk.press("<down>")
      #expect(Array(desk.rows.suffix(2)) == lines)
    }
  }

  @Test("A reason too long for the message line is shown whole", arguments: [40, 80])
  func longReason(width: Int) {
    var desk = DeskScript(
      store: Sample.store(of: Sample.drafts(2)),
      size: Size(width: width, height: 16)
    )
    let row = current(desk)
    desk.press(";")
    let words = desk.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Nothing is tagged; Space tags a request."))
    desk.press("<esc>")
    #expect(current(desk) == row)
  }
}
