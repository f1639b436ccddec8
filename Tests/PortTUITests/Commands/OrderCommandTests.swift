import TestSupport
import Testing

@Suite("Orders by command")
struct OrderCommandTests {
  private func numbers(_ desk: CommandDesk, _ count: Int) throws -> [String] {
    try (0..<count).map { try desk.createSubmitted("+23480123456\(70 + $0)") }
  }

  @Test("Four of five complete, the fifth is rejected: the order ends with it, for four fees")
  func partialCompletion() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let ids = try numbers(desk, 5)
    let made = try desk.json("order", "create", ids[0], ids[1], ids[2], ids[3])
    let order = try made.text("id")
    #expect(try desk.json("order", "add", order, ids[4])["count"] == 5)
    desk.turn(to: "2026-11-04")
    for id in ids.prefix(4) {
      _ = try desk.json("do", id, "schedule", "--date", "2026-11-06")
    }
    desk.turn(to: "2026-11-06")
    for id in ids.prefix(4) { _ = try desk.json("do", id, "complete") }
    _ = try desk.json("do", ids[4], "reject", "--reason", "number_not_found")
    let partly = try desk.json("order", "show", order)
    #expect(partly["complete"] == false && partly["final"] == 4 && partly["fees_cents"] == 10_000)
    #expect(try desk.json("order", "list").values.count == 1)
    _ = try desk.json("do", ids[4], "reopen", "--why", "the customer gives it up")
    _ = try desk.json("do", ids[4], "cancel", "--why", "the customer gives it up")
    let whole = try desk.json("order", "show", order)
    #expect(whole["complete"] == true && whole["fees_cents"] == 10_000)
    #expect(whole["statuses"]?["completed"] == 4 && whole["statuses"]?["cancelled"] == 1)
    #expect(try desk.json("order", "list") == [])
    #expect(try desk.json("order", "list", "--all").values.count == 1)

    _ = try desk.json("do", ids[0], "return", "--why", "another firm's number")
    #expect(try desk.json("order", "show", order)["fees_cents"] == 7_500)
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("A number is split off with its history, tells where it came from, and undo puts it back")
  func splitting() throws {
    let desk = try CommandDesk()
    let ids = try numbers(desk, 2)
    let order = try desk.json("order", "create", ids[0], ids[1]).text("id")
    #expect(try desk.run("order", "split", ids[0], "--why", " ", "--json").status == 1)
    let alone = try desk.json("order", "split", ids[0], "--why", "its owner changes")
    #expect(alone["order_id"] == .null && alone["split_from"] == .text(order))
    #expect(try desk.json("order", "show", order)["count"] == 1)
    #expect(try desk.run("show", ids[0], "--history").output.contains("split off from \(order)"))
    #expect(try desk.json("do", ids[0], "undo")["order_id"] == .text(order))
    #expect(try desk.json("order", "show", order)["count"] == 2)
  }

  @Test("What differs is named for every number, and none is changed")
  func differing() throws {
    let desk = try CommandDesk()
    let first = try desk.create("+2348012345670")
    let other = CommandDesk.body.replacing("+2348012345678", with: "+2348012345671")
      .replacing("Acme Corporation", with: "Acme Holdings").replacing("ACC123456", with: "X-9")
    let second = try desk.json("create", "-", input: other).text("id")
    let run = try desk.run("order", "create", first, second, "--json")
    #expect(run.status == 1 && run.json["code"] == "order_mixed")
    #expect(run.errors.contains("Acme Holdings") && run.errors.contains("X-9"))
    #expect(try desk.json("show", first)["order_id"] == .null)
    #expect(try desk.run("order", "show", "po_nothing").status == 66)
    #expect(try desk.run("order", "add", "po_nothing", first).status == 66)
    #expect(try desk.run("set", first, "order_id=po_1").status != 0)
    _ = try desk.json("do", second, "cancel", "--why", "twice the same")
    let settled = try desk.run("order", "create", first, second, "--json")
    #expect(settled.errors.contains("only open numbers"))
  }
}
