import PortDomain
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Screens

@Suite("Carriers' answers by keys")
struct AnswersScriptTests {
  private static func number(_ index: Int) -> String { "+234803\(1_000_000 + index)" }

  /// Requests that are with the carrier.
  private func script() throws -> DeskScript {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    for index in 0..<4 {
      var draft = Sample.draft
      draft.values[.phoneNumber] = AnswersScriptTests.number(index)
      draft.values[.carrierReference] = "PO-\(index)"
      let running = InFlight(status: "in_progress", submittedOn: "2026-11-16")
      let intent = Intent(key: "k\(index)", actor: Sample.ada, subject: .takeOver(draft, running))
      try #require(try store.commit(intent).isDone)
    }
    return DeskScript(store: store)
  }

  private func status(_ index: Int, in script: DeskScript) throws -> Status {
    let number = AnswersScriptTests.number(index)
    let id = try #require(try script.store.request(ofNumber: number))
    return try script.store.file(id).request.status
  }

  @Test("A file is looked at row by row, then taken in; a second time there is nothing to do")
  func takes() throws {
    var script = try script()
    let home = try ProgramHome()
    let file = try home.write(
      """
      carrier_reference,result,date,code
      PO-0,confirmed,2026-12-01,
      PO-1,rejected,,8C
      PO-2,confirmed,2026-12-05,
      PO-3,confirmed,2026-12-02,
      PO-9,confirmed,2026-12-02,
      """,
      to: "answers.csv"
    )
    script.press("I")
    #expect(script.text.contains("nothing is stored yet"))
    script.type(file)
    script.press("<enter>")
    #expect(script.text.contains("2 would be done, 1 refused, 1 not found, 1 with an unknown code"))
    expectGolden(script.frame, "answers-80x24")
    #expect(try status(0, in: script) == .inProgress)
    // The whole sentence of the row at hand.
    #expect(script.text.contains("give the file again"))
    script.press("j j j j j k k k k")
    script.press("<enter>")
    #expect(script.message.contains("2 done, 1 refused, 1 not found, 1 with an unknown code."))
    #expect(try status(0, in: script) == .scheduled && status(3, in: script) == .scheduled)
    #expect(try status(2, in: script) == .inProgress)
    script.press("<enter>")
    #expect(script.text.contains("All open"))
    script.press("I")
    script.type(file)
    script.press("<enter>")
    #expect(script.text.contains("0 would be done, 2 already so"))
    script.press("<enter>")
    #expect(script.message.contains("No row of it can be done."))
    script.press("q")
    #expect(script.text.contains("All open"))
  }

  @Test("What would complete ports, which nothing takes back, is asked for with y")
  func completions() throws {
    var script = try script()
    let home = try ProgramHome()
    let lines = [
      "carrier_reference,result,date", "PO-0,confirmed,2026-11-23", "PO-0,completed,2026-11-23",
    ]
    let file = try home.write(lines.joined(separator: "\n"), to: "answers.csv")
    script.press("I")
    script.type(file)
    script.press("<enter> <enter>")
    #expect(script.text.contains("This can't be undone."))
    script.press("<enter>")
    #expect(script.text.contains("2 would be done"))
    #expect(try status(0, in: script) == .inProgress)
    script.press("<enter> y")
    #expect(script.message.contains("2 done."))
    #expect(try status(0, in: script) == .completed)
  }

  @Test("A name that leads to no file stays, with what is wrong with it; Esc leaves")
  func refused() throws {
    var script = try script()
    script.press("I <enter>")
    #expect(script.text.contains("All open"))
    script.type("/nowhere/none.csv")
    script.press("<enter>")
    #expect(script.text.contains("there is no file /nowhere/none.csv"))
    #expect(script.text.contains("nowhere"))
    script.press("<esc>")
    #expect(!script.text.contains("none.csv"))
  }

  @Test("Who may only look is told so before any file is read")
  func viewers() throws {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var script = DeskScript(
      store: store,
      actor: Operator(login: "eve", role: .viewer, session: "1")
    )
    script.press("I")
    script.type("none.csv")
    script.press("<enter>")
    let words = Obstacle.notPermitted(needed: .operator).message(today: .first)
    #expect(script.text.lowercased().contains(words.prefix(20).lowercased()), "\(script.text)")
    #expect(!script.text.contains("there is no file"))
  }
}
