import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Papers that nearly match, by commands")
struct PaperStoryCommandTests {
  private func paper(_ kind: String, of id: String, _ desk: CommandDesk) throws -> String {
    let papers = try desk.json("document", "list", id).values
    return try #require(papers.last { $0["kind"] == .text(kind) }).text("id")
  }

  /// The codes of what stands in the way of a step.
  private func obstacles(
    _ id: String,
    to action: String = "submit",
    _ desk: CommandDesk
  ) throws -> [JSON] {
    let run = try desk.run("why", id, action, "--json")
    return (run.json["obstacles"]?.values ?? []).compactMap { $0["code"] }
  }

  @Test("A bill is good on its ninetieth day and not on the next, counted again at every resubmit")
  func billAge() throws {
    var desk = try CommandDesk(on: "2026-11-23")
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let bill = try paper("bill", of: id, desk)
    let checked = try desk.json("document", "check", bill, "issued_on=2026-08-25")
    #expect(checked["good_until"] == "2026-11-23" && checked["state"] == "accepted")
    #expect(try desk.json("do", id, "submit")["status"] == "in_progress")
    _ = try desk.json("do", id, "reject", "--reason", "outstanding_balance")
    _ = try desk.json("do", id, "resolve", "outstanding_balance", "fixed", "--note", "paid")
    #expect(try obstacles(id, to: "resubmit", desk).isEmpty)
    desk.turn(to: "2026-11-24")
    #expect(try obstacles(id, to: "resubmit", desk) == ["bill_too_old"])
    #expect(try desk.run("do", id, "resubmit").status == 1)
    let file = try desk.home.write("%PDF-1.7 newer bill", to: "newer.pdf")
    let newer = try desk.json("document", "add", id, "bill", file, "--issued", "2026-11-20")
    #expect(newer["version"] == 2)
    let rows = ["issuer", "account", "number", "address", "complete"].map { $0 + "=pass" }
    let words = ["document", "check", try newer.text("id")] + rows
    #expect(try desk.home.run(words, now: desk.now).status == 0)
    #expect(try desk.json("do", id, "resubmit")["attempt"] == 2)
  }

  @Test("An LOA that lacks a number and has another is foreseen to be refused; so is none dated")
  func numbersAndDate() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let file = try desk.home.write("%PDF-1.7 loa", to: "loa.pdf")
    let loa = try desk.json("document", "add", id, "loa", file).text("id")
    let rows = ["numbers", "carrier", "account", "statement", "signature"].map { $0 + "=pass" }
    let open = try desk.home.run(["document", "check", loa, "--json"] + rows, now: desk.now)
    #expect(open.json["state"] == "under_review")
    let other = try desk.json("document", "check", loa, "numbers=0803 999 8877")
    #expect(other["state"] == "refused")
    let shown = try desk.json("show", id)["foreseen"]?.values.first
    #expect(shown?["reason"] == "billing_number_mismatch")
    #expect(
      try desk.run("show", id).output.contains(
        "billing number mismatch (LOA numbers missing: +2348012345678 · surplus: +2348039998877)"
      )
    )
    let dated = try desk.json(
      "document",
      "check",
      loa,
      "numbers=0801 234 5678",
      "signed_on=2026-11-01"
    )
    #expect(dated["state"] == "accepted")
  }

  @Test("A middle initial parts the signatory from the ID, until the request says so too")
  func signatory() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    _ = try desk.json("document", "check", paper("loa", of: id, desk), "signer=John A. Smith")
    _ = try desk.json(
      "document",
      "check",
      paper("government_id", of: id, desk),
      "id_name=JOHN A SMITH"
    )
    #expect(try obstacles(id, desk) == ["check_failed", "check_failed"])
    let because = try desk.json("show", id)["foreseen"]?.values.first
    #expect(because?["reason"] == "signatory_not_authorised")
    #expect(because?["because"]?.values.map { $0["field"] } == ["signer", "id_name"])
    _ = try desk.json("set", id, "authorized_name=John A. Smith")
    #expect(try obstacles(id, desk).isEmpty)
  }

  @Test(
    "Names of other scripts are the same but for marks, and different letter by letter",
    arguments: [
      ("Adébáyọ̀ Ògúnlẹ́sì", "ADEBAYO OGUNLESI", "Adebayo Ogunlesa"),
      ("شركة النيل للاتصالات", "شَرِكَة النِّيل لِلاتِّصالات", "شركة النيل للتجارة"),
    ]
  )
  func scripts(name: String, spelling: String, other: String) throws {
    let desk = try CommandDesk()
    let body = CommandDesk.body.replacing("Acme Corporation", with: name)
    let id = try desk.json("create", "-", input: body).text("id")
    try desk.acceptPapers(of: id)
    let loa = try paper("loa", of: id, desk)
    #expect(
      try desk.json("document", "check", loa, "account_name=\(spelling)")["state"] == "accepted"
    )
    #expect(try desk.json("document", "check", loa, "account_name=\(other)")["state"] == "refused")
  }

  @Test("A field that changes after its papers passed stops them, back or typed it goes on")
  func changedField() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    _ = try desk.json("set", id, "account_number=ACC999")
    #expect(try obstacles(id, desk) == ["check_failed", "check_failed"])
    // Passing the row again says nothing new.
    let (loa, bill) = (try paper("loa", of: id, desk), try paper("bill", of: id, desk))
    #expect(try desk.run("document", "check", bill, "account=pass").status == 0)
    #expect(try obstacles(id, desk) == ["check_failed", "check_failed"])
    _ = try desk.json("do", id, "undo")
    #expect(try obstacles(id, desk).isEmpty)
    _ = try desk.json("set", id, "account_number=ACC999")
    _ = try desk.json("set", id, "account_number=ACC123456")
    #expect(try obstacles(id, desk).isEmpty)
    _ = try desk.json("set", id, "account_number=ACC999")
    _ = try desk.json("document", "check", loa, "account_number=ACC999")
    let failing = try desk.run("do", id, "submit")
    #expect(failing.status == 1 && failing.errors.contains("bill"))
    _ = try desk.json("document", "check", bill, "account_number=ACC 999")
    #expect(try desk.json("do", id, "submit")["status"] == "in_progress")
  }

  @Test("An ID that won't last until the port is warned of")
  func expiringID() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    _ = try desk.json(
      "document",
      "check",
      paper("government_id", of: id, desk),
      "id_expires_on=2026-12-01"
    )
    _ = try desk.json("set", id, "requested_port_date=2026-12-10")
    let shown = try desk.run("show", id).output
    #expect(
      shown.contains("the government ID expires before the port date, Thu 10 Dec"),
      "\(shown)"
    )
  }
}
