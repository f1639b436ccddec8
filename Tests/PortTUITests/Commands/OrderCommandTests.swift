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

  /// An order of three numbers.
  private func order(_ desk: CommandDesk) throws -> [String] {
    let body = CommandDesk.body.replacing(
      #""phone_number": "+2348012345678""#,
      with: #""phone_numbers": ["+2348012345670", "+2348012345671", "+2348012345672"]"#
    )
    return try desk.json("create", "-", input: body).values.map { try $0.text("id") }
  }

  @Test("Of an order's new numbers a repeated one is refused as such, and one that is open already")
  func repeated() throws {
    let desk = try CommandDesk()
    _ = try desk.create("+2348012345679")
    let body = CommandDesk.body.replacing(
      #""phone_number": "+2348012345678""#,
      with:
        #""phone_numbers": ["+2348012345670", "0801 234 5670", "12", "0801 234 5679", "+27834140041"]"#
    )
    let run = try desk.run("create", "-", "--json", input: body)
    #expect(run.status == 1)
    #expect(
      run.json.values.map { $0["code"] } == [
        nil, "duplicate_in_file", "number_impossible", "duplicate_open", "number_of_other_country",
      ]
    )
    #expect(run.errors.contains("0801 234 5670: \"0801 234 5670\" came earlier"))
  }

  @Test("A paper of one number is for its order's open numbers, unless it is for that one only")
  func papers() throws {
    let desk = try CommandDesk()
    let ids = try order(desk)
    let loa = try desk.home.write("%PDF-1.7 loa", to: "loa.pdf")
    let paper = try desk.json("document", "add", ids[0], "loa", loa, "--signed", "2026-10-20")
    #expect(paper["requests"]?.values.count == 3)
    #expect(paper["covers"]?["numbers"] == 3 && paper["covers"]?["of"] == 3)
    let bill = try desk.home.write("%PDF-1.7 bill", to: "bill.pdf")
    let alone = try desk.run("document", "add", ids[1], "bill", bill, "--only")
    #expect(
      alone.output.contains("covers 1 of 3, not +234 801 234 5670 and +234 801 234 5672"),
      "\(alone.output)"
    )
    let listed = try desk.json("document", "check", try paper.text("id"), "numbers=08012345670")
    #expect(listed["covers"]?["numbers"] == 1)
    #expect(listed["covers"]?["lacking"]?.values == ["+2348012345671", "+2348012345672"])
    #expect(try desk.run("document", "list", ids[0]).output.contains("covers 1 of 3, not"))
    let order = try desk.json("show", ids[0]).text("order_id")
    let usage = try desk.run("document", "add", order, "bill", bill, "--only")
    #expect(usage.status == 64)
  }

  @Test("An order shows of each number what is awaited")
  func awaited() throws {
    let desk = try CommandDesk()
    let ids = try order(desk)
    let order = try desk.json("show", ids[0]).text("order_id")
    let shown = try desk.run("order", "show", order).output
    #expect(shown.contains("+234 801 234 5671  pending  LOA, bill, ID missing"), "\(shown)")
  }
}
