import TestSupport
import Testing
import Wording

/// Days of a desk by commands, under the clock of a sandbox; the others of their kind stand with the
/// commands that they are about (answers, many, notices).
@Suite("Days of a desk by commands")
struct ScenarioDayCommandTests {
  private func next(_ id: String, in desk: CommandDesk) throws -> JSON {
    try desk.json("show", id)["next"] ?? .null
  }

  @Test("A customer who is silent for 15 days is chased, reminded, called and let go")
  func silentCustomer() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.create()
    #expect(try next(id, in: desk)["code"] == "papers")
    desk.turn(to: "2026-11-16")
    #expect(try next(id, in: desk)["code"] == "papers")
    #expect(try next(id, in: desk)["late"] == true)
    desk.turn(to: "2026-11-17")
    let stale = try next(id, in: desk)
    #expect(stale["code"] == "stale" && stale["from"] == "us")
    #expect(stale["text"] == "silent 15 d: remind or cancel")
    #expect(try desk.json("list", "next:stale").values.map { $0["id"] } == [.text(id)])
    #expect(try desk.json("chase", "--sent").values.map { $0["sent"] } == [true])
    #expect(try next(id, in: desk)["code"] == "papers")
    #expect(try desk.json("chase") == [])
    desk.turn(to: "2026-12-02")
    #expect(try next(id, in: desk)["code"] == "stale")
    let called = try desk.json("chase", "--called", "--note", "they stay")
    #expect(called.values.map { $0["reminders"] } == [1])
    _ = try desk.json("do", id, "cancel", "--why", "they stay")
    #expect(try next(id, in: desk) == .null)
  }

  @Test("A Nigerian confirmation is late from the 48th hour on, by the hour of Lagos")
  func confirmation() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    desk.now = "2026-11-02T13:30:00Z"
    let id = try desk.createSubmitted()
    #expect(try next(id, in: desk)["due"] == "2026-11-04T13:30:00Z")
    desk.now = "2026-11-04T13:29:59Z"
    #expect(try next(id, in: desk)["late"] == false)
    #expect(try desk.json("chase") == [])
    desk.now = "2026-11-04T13:30:00Z"
    let late = try next(id, in: desk)
    #expect(late["late"] == true && late["code"] == "confirmation" && late["from"] == "customer")
    #expect(try desk.json("list", "late").values.map { $0["id"] } == [.text(id)])
    let text = try desk.run("chase", "--message").output
    #expect(text.contains("until Wed 4 Nov 2026, 14:30 local time"))
    #expect(try desk.json("do", id, "confirm")["next"]?["code"] == "answer")
    #expect(try desk.json("chase") == [])
  }

  @Test("A whole account goes with its billing number; of a part the rest must be billed somehow")
  func wholeAccount() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    func foreseen(_ words: String...) throws -> [JSON?] {
      let run = try desk.home.run(["set", id] + words + ["--json"], now: desk.now)
      #expect(run.status == 0, "\(run.errors)")
      return run.json["foreseen"]?.values.map { $0["reason"] } ?? []
    }
    #expect(try foreseen("scope=account").isEmpty)
    #expect(try foreseen("scope=part") == ["billing_number_mismatch"])
    #expect(try foreseen("scope_rest=disconnect").isEmpty)
    #expect(try foreseen("scope_rest=keep") == ["billing_number_mismatch"])
    #expect(try foreseen("new_billing_number=0803 123 4569").isEmpty)
    let letter = try desk.run("loa", id).output
    #expect(letter.contains("New billing number") && letter.contains("+234 803 123 4569"))
  }
}
