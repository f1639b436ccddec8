import Foundation
import TestSupport
import Testing

@Suite("Commands carry a request from arrival to a working number")
struct LifecycleCommandTests {
  @Test("The provider's published request goes all the way, through a rejection")
  func goesAllTheWay() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let why = try desk.run("why", id, "submit")
    #expect(why.status == 0 && why.output.isEmpty && why.errors.isEmpty)
    let sent = try desk.json("do", id, "submit", "--carrier-reference", "PO-1")
    #expect(sent["status"] == "in_progress" && sent["carrier_reference"] == "PO-1")

    desk.turn(to: "2026-11-05")
    let rejected = try desk.json(
      "do",
      id,
      "reject",
      "--reason",
      "pin_incorrect",
      "--reason",
      "account_name_mismatch",
      "--carrier-code",
      "8C",
      "--text",
      "NAME ON ACCT / PIN"
    )
    #expect(rejected["status"] == "rejected")
    #expect(rejected["rejections"]?.values.first?["carrier_code"] == "8C")
    let early = try desk.run("do", id, "resubmit", "--json")
    #expect(early.status == 1)
    #expect(early.json["details"]?["obstacles"]?.values.count == 2)

    try resolveBoth(desk, id)
    #expect(try desk.json("do", id, "resubmit")["attempt"] == 2)

    desk.turn(to: "2026-11-06")
    let date = ["--date", "2026-11-11", "--window", "10:00-12:00"]
    let scheduled = try desk.json("do", id, "schedule", date[0], date[1], date[2], date[3])
    #expect(scheduled["port_date"] == "2026-11-11" && scheduled["window"] == "10:00-12:00")
    #expect(try desk.json("do", id, "undo")["status"] == "in_progress")
    _ = try desk.json("do", id, "schedule", date[0], date[1])

    desk.turn(to: "2026-11-11")
    let done = try desk.json("do", id, "complete")
    #expect(done["status"] == "completed" && done["activated_on"] == "2026-11-11")
    #expect(done["port_date"] == "2026-11-11")
    #expect(try desk.run("show", id).output.contains("port date"))
    #expect(done["charge"]?["amount_cents"] == 2500 && done["charge"]?["currency"] == "USD")
    #expect(done["charge"]?["reversed"] == false)
    #expect(try desk.json("set", id, "endpoint_id=ep_7")["endpoint_id"] == "ep_7")
    #expect(try desk.json("tick", id, "test_inbound")["ticks"] == ["test_inbound"])
    let verdict = try desk.json("audit", "verify")
    #expect(verdict["intact"] == true && verdict["signed"] == true)
  }

  /// The name is corrected on the request and on what the papers say, the PIN typed anew.
  private func resolveBoth(_ desk: CommandDesk, _ id: String) throws {
    let unchanged = try desk.run("do", id, "resolve", "account_name_mismatch", "fixed", "--json")
    #expect(unchanged.status == 1 && unchanged.json["code"] == "change_demanded")
    let name = "Acme Corporation Ltd"
    _ = try desk.json("set", id, "billing_name=\(name)", "--why", "as the carrier has it")
    for paper in try desk.json("document", "list", id).values
    where paper["kind"] != "government_id" {
      _ = try desk.json("document", "check", try paper.text("id"), "account_name=\(name)")
    }
    _ = try desk.json("do", id, "resolve", "account_name_mismatch", "fixed")
    let given = try desk.json(
      "set",
      id,
      "account_pin=-",
      "--why",
      "the customer asked the carrier",
      input: "0042\n"
    )
    #expect(given["account_pin_state"] == "given")
    _ = try desk.json("do", id, "resolve", "pin_incorrect", "fixed")
  }

  @Test("A date is moved and taken back, a rejected request reopened and cancelled")
  func goesBack() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    desk.turn(to: "2026-11-04")
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-09")
    let why = ["--why", "the carrier asked"]
    let moved = try desk.json("do", id, "reschedule", "--date", "2026-11-10", why[0], why[1])
    #expect(moved["port_date"] == "2026-11-10" && moved["reschedules"] == 1)
    let withdrawn = try desk.json("do", id, "withdraw", why[0], why[1])
    #expect(withdrawn["status"] == "in_progress" && withdrawn["port_date"] == .null)
    #expect(withdrawn["reschedules"] == 1)
    _ = try desk.json("do", id, "reject", "--reason", "no_answer")
    #expect(try desk.json("do", id, "reopen", why[0], why[1])["status"] == "pending")
    let cancelled = try desk.json("do", id, "cancel", "--why", "the customer stays")
    #expect(cancelled["status"] == "cancelled" && cancelled["charge"] == .null)
  }

  @Test("A wrong port is recorded as returned, its charge reversed and its number free again")
  func returns() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    desk.turn(to: "2026-11-04")
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-09")
    desk.turn(to: "2026-11-10")
    let done = try desk.json("do", id, "complete", "--activated", "2026-11-09")
    #expect(done["activated_on"] == "2026-11-09")
    let again = try desk.run("create", "-", "--json", input: CommandDesk.body)
    #expect(again.status == 1 && again.json["code"] == "already_ours")
    let returned = try desk.json("do", id, "return", "--why", "another firm's number")
    #expect(returned["status"] == "completed" && returned["returned_on"] == "2026-11-10")
    #expect(returned["charge"]?["reversed"] == true)
    let shown = try desk.run("show", id).output
    #expect(shown.contains("status  ") && shown.contains("returned, nobody's turn"), "\(shown)")
    #expect(shown.contains("25.00 USD, reversed Tue 10 Nov"), "\(shown)")
    #expect(try desk.run("list", "status:completed").output.contains("C returned"))
    #expect(try desk.create() != id)
  }

  @Test("What is shown has the window in UTC, activation, fee, ticks with who, and sessions")
  func shown() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    desk.turn(to: "2026-11-04")
    let window = ["--date", "2026-11-09", "--window", "10:00-12:00"]
    let scheduled = try desk.json("do", id, "schedule", window[0], window[1], window[2], window[3])
    let hours = try #require(scheduled["window_utc"])
    #expect(hours["from"] == "2026-11-09T09:00:00Z" && hours["to"] == "2026-11-09T11:00:00Z")
    #expect(
      try desk.run("show", id).output.contains("10:00-12:00 in Nigeria (09:00-11:00 UTC)")
    )
    desk.turn(to: "2026-11-09")
    _ = try desk.json("do", id, "complete")
    let done = try desk.json("tick", id, "test_inbound")
    let points = try #require(done["after_port"]).values
    #expect(points.map { $0["item"] }.first == "test_inbound")
    #expect(points.map { $0["done"] } == [true, false, false, false])
    #expect(points[0]["by"] == .text(NSUserName()) && points[0]["at"] == .text(desk.now))
    let text = try desk.run("show", id, "--history").output
    for part in [
      "activated on     Mon 9 Nov", "25.00 USD",
      "[x] test inbound calls  \(NSUserName()), 9 Nov 10:00", "[ ] configure routing",
      "\(NSUserName()), session ",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    let history = try #require(try desk.json("show", id, "--history")["history"]).values
    #expect(history.allSatisfy { $0["session"] != nil && $0["session"] != .null })
  }

  @Test("A message is recorded as sent only while it is so, and names no fraud")
  func messages() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    #expect(try desk.json("message", id)["kind"] == "confirmation_wanted")
    _ = try desk.json("do", id, "confirm")
    let none = try desk.run("message", id, "--json")
    #expect(none.status == 1 && none.json["code"] == "nothing_to_tell")
    let early = try desk.run("message", id, "completed", "--sent", "--json")
    #expect(early.status == 1 && early.json["code"] == "message_not_so")
    let draft = try desk.run("message", id, "completed", "--json")
    #expect(draft.status == 0 && draft.json["fits"] == false)
    #expect(draft.errors.contains("isn't so now"))
    let kinds = try #require(try desk.json("show", id, "--history")["history"]).values
    #expect(!kinds.contains { $0["kind"] == "message_sent" })
    let reasons = ["--reason", "suspected_fraud", "--reason", "port_lock"]
    _ = try desk.json("do", id, "reject", reasons[0], reasons[1], reasons[2], reasons[3])
    let told = try desk.json("message", id, "--sent")
    #expect(told["kind"] == "rejected" && told["fits"] == true)
    let body = try told.text("body").lowercased()
    #expect(!body.contains("fraud") && body.contains("port lock") && body.contains("mtn nigeria"))
  }

  @Test("A reason waits until its day, is disputed or waived")
  func otherOutcomes() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    _ = try desk.json(
      "do",
      id,
      "reject",
      "--reason",
      "outstanding_balance",
      "--reason",
      "ported_recently",
      "--reason",
      "contract_obligation"
    )
    let note = ["--note", "as the regulator says"]
    _ = try desk.json("do", id, "resolve", "outstanding_balance", "disputed", note[0], note[1])
    _ = try desk.json("do", id, "resolve", "contract_obligation", "waived", note[0], note[1])
    _ = try desk.json("do", id, "resolve", "ported_recently", "waiting", "--until", "2026-11-06")
    #expect(try desk.run("why", id, "resubmit").status == 1)
    desk.turn(to: "2026-11-06")
    #expect(try desk.run("why", id, "resubmit").status == 0)
    #expect(try desk.json("do", id, "resubmit")["status"] == "in_progress")
  }

  @Test("A wait until today, a PIN typed again and a field changed back end no loop")
  func nothingChanged() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    let why = ["--why", "asked again"]
    _ = try desk.json("set", id, "account_pin=-", why[0], why[1], input: "0042\n")
    let reasons = ["--reason", "pin_incorrect", "--reason", "address_mismatch"]
    _ = try desk.json("do", id, "reject", reasons[0], reasons[1], reasons[2], reasons[3])
    desk.turn(to: "2026-11-03")
    let today = try desk.run(
      "do",
      id,
      "resolve",
      "pin_incorrect",
      "waiting",
      "--until",
      "2026-11-03",
      "--json"
    )
    #expect(today.status == 1 && today.json["code"] == "until_past")
    let before = try desk.json("show", id)["version"]
    let same = try desk.json("set", id, "account_pin=-", input: "0042\n")
    #expect(same["version"] == before)
    let pin = try desk.run("do", id, "resolve", "pin_incorrect", "fixed", "--json")
    #expect(pin.status == 1 && pin.json["code"] == "change_demanded")
    _ = try desk.json("set", id, "billing_address=9 Marina")
    _ = try desk.json("set", id, "billing_address=123 Business St, Lagos")
    let field = try desk.run("do", id, "resolve", "address_mismatch", "fixed", "--json")
    #expect(field.status == 1 && field.json["code"] == "change_demanded")
    _ = try desk.json("set", id, "account_pin=-", input: "0043\n")
    _ = try desk.json("do", id, "resolve", "pin_incorrect", "fixed")
  }

  @Test("A fraud stop is lifted and an escalation cleared with a note")
  func stops() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    #expect(
      try desk.json("do", id, "reject", "--reason", "suspected_fraud")["fraud_stop"] == true
    )
    let note = ["--note", "the customer came with the ID"]
    _ = try desk.json("do", id, "resolve", "suspected_fraud", "waived", note[0], note[1])
    #expect(try desk.run("why", id, "resubmit", "--json").json["possible"] == false)
    #expect(
      try desk.json("do", id, "lift-fraud-stop", note[0], note[1])["fraud_stop"] == false
    )
    _ = try desk.json("do", id, "resubmit")
    for _ in 1...3 {
      _ = try desk.json("do", id, "reject", "--reason", "no_answer")
      _ = try desk.json("do", id, "resolve", "no_answer", "waived", note[0], note[1])
      _ = try desk.json("do", id, "resubmit")
    }
    #expect(try desk.json("show", id)["escalated"] == true)
    #expect(
      try desk.json("do", id, "clear-escalation", note[0], note[1])["escalated"] == false
    )
  }

  @Test("A date that the rules refuse needs to be overridden in writing")
  func overrides() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    let sunday = ["do", id, "schedule", "--date", "2026-11-08"]
    let refused = try desk.run(sunday[0], id, sunday[2], sunday[3], sunday[4], "--json")
    #expect(refused.status == 1 && refused.json["code"] == "not_business_day")
    let scheduled = try desk.json(
      sunday[0],
      id,
      sunday[2],
      sunday[3],
      sunday[4],
      "--override",
      "the carrier confirmed it"
    )
    #expect(scheduled["port_date"] == "2026-11-08")
  }

  @Test("The numbers of an order have each their own outcome")
  func order() throws {
    let desk = try CommandDesk()
    let body = CommandDesk.body.replacing(
      #""phone_number": "+2348012345678""#,
      with: #""phone_numbers": ["+2348012345678", "12", "+2348012345679"], "order_ref": "R-7""#
    )
    let run = try desk.run("create", "-", "--json", input: body)
    #expect(run.status == 1)
    let results = run.json.values
    #expect(results.map { $0["code"] } == [nil, "number_impossible", nil])
    let order = try results[0].text("order_id")
    #expect(try desk.json("show", order).values.count == 2)
    #expect(results[2]["order"]?["reference"] == "R-7")
    // One letter of authority for all of them.
    let file = try desk.home.write("%PDF-1.7", to: "loa.pdf")
    let paper = try desk.json("document", "add", order, "loa", file, "--signed", "2026-10-20")
    #expect(paper["requests"]?.values.count == 2)
    let third = try desk.create("+2348012345670")
    let attached = try desk.json("document", "attach", try paper.text("id"), third)
    #expect(attached["requests"]?.values.count == 3)
  }
}
