import TestSupport
import Testing
import Wording

@Suite("Corrections by commands")
struct CorrectionCommandTests {
  private func order(_ desk: CommandDesk) throws -> [String] {
    let body = CommandDesk.body.replacing(
      #""phone_number": "+2348012345678""#,
      with: #""phone_numbers": ["+2348031234567", "+2348031234568", "+2348031234569"]"#
    )
    return try desk.json("create", "-", input: body).values.map { try $0.text("id") }
  }

  @Test(
    "What an order shares is refused for one number, and set for the whole order or after a split"
  )
  func order() throws {
    let desk = try CommandDesk()
    let ids = try order(desk)
    let refused = try desk.run("set", ids[0], "billing_name=Zenith", "--json")
    #expect(refused.status == 1 && refused.json["code"] == "order_shared")
    #expect(refused.json["error"]?.line.contains("--whole-order") == true)
    let changed = try desk.json("set", ids[0], "billing_name=Zenith", "--whole-order")
    #expect(changed.values.map { $0["billing_name"] } == ["Zenith", "Zenith", "Zenith"])
    #expect(changed.values.first?["id"] == .text(ids[0]))
    #expect(try desk.json("set", ids[1], "contact_name=Bo")["contact_name"] == "Bo")
    // With the carrier a why is needed; without one none is changed.
    try desk.acceptPapers(of: ids[2])
    _ = try desk.json("do", ids[2], "submit")
    let silent = try desk.run("set", ids[0], "account_number=A9", "--whole-order", "--json")
    #expect(silent.status == 1 && silent.json["code"] == "why_missing")
    #expect(try desk.json("show", ids[0])["account_number"] == "ACC123456")
    let why = ["--why", "the bill says so"]
    _ = try desk.json("set", ids[0], "account_number=A9", "--whole-order", why[0], why[1])
    #expect(try desk.json("show", ids[2])["account_number"] == "A9")
    _ = try desk.json("order", "split", ids[1], "--why", "another firm's")
    #expect(try desk.json("set", ids[1], "billing_name=Acme")["billing_name"] == "Acme")
    let undone = try desk.json("do", ids[0], "undo")
    #expect(undone["warnings"] == ["order_may_differ"])
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("Country and number are corrected together, desk fields at any time")
  func fields() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let alone = try desk.run("set", id, "country=GH", "--json")
    #expect(alone.status == 65 && alone.json["code"] == "number_of_other_country")
    let moved = try desk.json("set", id, "country=GH", "phone_number=024 123 4567")
    #expect(moved["country"] == "GH" && moved["phone_number"] == "+233241234567")
    _ = try desk.json("do", id, "cancel", "--why", "twice")
    let late = try desk.json("set", id, "contact_email=c@acme.example", "organization_name=Acme")
    #expect(late["contact_email"] == "c@acme.example" && late["organization_name"] == "Acme")
    #expect(try desk.run("set", id, "country=NG", "phone_number=08031234567").status == 1)
  }

  @Test("A hold follows the earlier port and the country's rule, a shorter one takes a why")
  func holds() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.create()
    #expect(try desk.json("set", id, "last_ported_on=2026-10-20")["hold_until"] == "2026-12-04")
    let refused = try desk.run("set", id, "hold_until=2026-11-10", "--json")
    #expect(refused.status == 1 && refused.json["code"] == "hold_running")
    #expect(try desk.json("set", id, "last_ported_on=2026-10-10")["hold_until"] == "2026-11-24")
    _ = try desk.json("rule", "set", "NG/ported_recently", "wait=60 days")
    #expect(try desk.json("show", id)["hold_until"] == "2026-12-09")
    let why = ["--why", "mtn takes it on the tenth"]
    let lifted = try desk.json("set", id, "hold_until=2026-11-10", why[0], why[1])
    #expect(lifted["hold_until"] == "2026-11-10")
    #expect(try desk.json("set", id, "last_ported_on=")["hold_until"] == "2026-11-10")
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("A number that went back is held when it comes again")
  func returned() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-03")
    desk.turn(to: "2026-11-03")
    _ = try desk.json("do", id, "complete")
    _ = try desk.json("set", id, "endpoint_id=ep_7")
    let returned = try desk.json("do", id, "return", "--why", "another firm's number")
    #expect(returned["endpoint_id"] == .null && returned["port_date"] == "2026-11-03")
    #expect(try desk.run("set", id, "endpoint_id=ep_8").status == 1)
    let again = try desk.json("create", "-", input: CommandDesk.body)
    #expect(again["last_ported_on"] == "2026-11-03" && again["hold_until"] == "2026-12-18")
  }

  @Test("A changed PIN is undone, and stands in no history")
  func pin() throws {
    let desk = try CommandDesk()
    let body = CommandDesk.body.replacing("}", with: #", "account_pin": "CANARY-1"}"#)
    let id = try desk.json("create", "-", input: body).text("id")
    _ = try desk.json("set", id, "account_pin=-", input: "CANARY-2\n")
    #expect(try desk.json("do", id, "undo")["account_pin_state"] == "given")
    #expect(try desk.run("pin", id).output.contains("CANARY-1"))
    let history = try desk.run("show", id, "--history", "--json")
    #expect(history.status == 0 && !history.output.contains("CANARY"))
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("Who goes on though the customer asked to cancel is told so, in text and JSON")
  func cancelAsked() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    _ = try desk.json("set", id, "cancel_asked=yes")
    let scheduled = try desk.run("do", id, "schedule", "--date", "2026-11-03")
    #expect(scheduled.errors.contains("the customer has asked to cancel"))
    desk.turn(to: "2026-11-03")
    #expect(try desk.json("do", id, "complete")["warnings"] == ["cancel_asked"])
  }

  @Test("The published example is accepted, with a word on whose range it was")
  func range() throws {
    let desk = try CommandDesk()
    let made = try desk.json("create", "-", input: CommandDesk.body)
    #expect(made["warnings"] == ["range_of_another_carrier"])
    let twice = CommandDesk.body.replacing("+2348012345678", with: "+2348031234567")
    #expect(try desk.json("create", "-", input: twice)["warnings"] == [])
  }

  @Test("Numbers of an order in an import's row are refused, beside a number or alone")
  func numbers() throws {
    let desk = try CommandDesk()
    let list = #""phone_numbers": ["+2348031234568"]"#
    let beside = CommandDesk.body.replacing("}", with: ", \(list)}")
    let alone = CommandDesk.body.replacing(#""phone_number": "+2348012345678""#, with: list)
    let run = try desk.run("import", "-", "--json", input: "[\(beside), \(alone)]")
    #expect(run.status == 1 && run.json["created"] == 0)
    #expect(run.json["rows"]?.values.map { $0["cause"] } == ["row_unreadable", "row_unreadable"])
    #expect(try desk.run("create", "-", input: beside).status == 65)
    #expect(try desk.json("list") == [])
  }
}
