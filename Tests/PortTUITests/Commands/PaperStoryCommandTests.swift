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
    #expect(shown?["reason"] == "number_not_on_loa")
    #expect(
      try desk.run("show", id).output.contains(
        "number not on the LOA (LOA numbers missing: +2348012345678 · surplus: +2348039998877)"
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
    // Passing the row again says nothing of what changed.
    let (loa, bill) = (try paper("loa", of: id, desk), try paper("bill", of: id, desk))
    let again = try desk.run("document", "check", bill, "account=pass")
    #expect(again.status == 1 && again.errors.contains(#"is "ACC123456", the request's "ACC999""#))
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

  @Test("A sheet's JSON names the program where it fails a row, and gives both sides of it")
  func sheet() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let bill = try paper("bill", of: id, desk)
    let passed = try desk.json("document", "list", id).values[1]["items"]?["account"]
    #expect(passed?["verdict"] == "pass" && passed?["by"] == passed?["answer"]?["by"])
    #expect(passed?["compared"]?.values.map { $0["paper"] } == [.null, .null])
    let typed = try desk.json("document", "check", bill, "account_name=Acme Holdings")
    let row = try #require(typed["items"]?["account"])
    #expect(row["verdict"] == "fail" && row["by"] == "porttui" && row["at"] == .null)
    #expect(row["answer"]?["verdict"] == "pass" && row["answer"]?["by"] == passed?["by"])
    #expect(row["comparison"] == "different")
    #expect(
      row["compared"]?.values.first == [
        "field": "account_name", "paper": "Acme Holdings", "request": "Acme Corporation",
        "comparison": "different",
      ]
    )
    let why = try desk.run("why", id, "submit", "--json").json["obstacles"]?.values.first
    #expect(why?["document"] == "bill" && why?["item"] == "account")
    #expect(why?["differing"] == .list([try #require(row["compared"]?.values.first)]))
    #expect(try desk.run("why", id, "submit").output.contains(#"account name is "Acme Holdings""#))
    let refused = try desk.run("document", "check", bill, "account=pass", "--json")
    #expect(refused.status == 1 && refused.json["code"] == "remark_missing")
    let accepted = try desk.json("document", "check", bill, "account=pass", "--remark", "sold")
    #expect(accepted["state"] == "accepted" && accepted["items"]?["account"]?["by"] != "porttui")
  }

  @Test("Another spelling passes and is said, in text and in JSON")
  func spelling() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let words = ["document", "check", try paper("bill", of: id, desk), "account_name=ACME CORP."]
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == 0 && run.output.contains("accepted"))
    #expect(
      run.errors == """
        porttui: note: bill account, the paper's account name is "ACME CORP.", the request's \
        "Acme Corporation": same but for spelling\n
        """
    )
    let json = try desk.home.run(words + ["account=pass", "--json"], now: desk.now).json
    #expect(json["items"]?["account"]?["comparison"] == "same_but")
    let other = try desk.json("document", "check", words[2], "account_name=Acme corp")
    #expect(other["warnings"] == ["same_but_for_spelling"])
    #expect(try desk.run("show", id).output.contains("same but for spelling"))
  }

  @Test("Numbers of an LOA one a line are read")
  func oneALine() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let loa = try paper("loa", of: id, desk)
    let read = try desk.json("document", "check", loa, "numbers=0801 234 5678\n")
    #expect(read["state"] == "accepted")
    let more = try desk.json("document", "check", loa, "numbers=08012345678\n08039998877")
    #expect(more["evidence"]?["numbers"] == "08012345678, 08039998877")
  }

  @Test("A paper of another country or carrier, or one that was replaced, is not attached")
  func attach() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let loa = try paper("loa", of: id, desk)
    let kenyan = try desk.json(
      "create",
      "-",
      input: CommandDesk.body.replacing("+2348012345678", with: "+254722123456")
        .replacing("NG", with: "KE").replacing("mtn", with: "safaricom")
    ).text("id")
    let before = try desk.json("show", id)
    let refused = try desk.run("document", "attach", loa, kenyan, "--json")
    #expect(refused.status == 1 && refused.json["code"] == "paper_elsewhere")
    #expect(refused.errors.contains("this LOA is for numbers of mtn in Nigeria"))
    #expect(try desk.json("show", id) == before)
    let second = try desk.create("+2348012345679")
    let file = try desk.home.write("%PDF-1.7 signed again", to: "again.pdf")
    _ = try desk.json("document", "add", id, "loa", file, "--signed", "2026-10-30")
    let old = try desk.run("document", "attach", loa, second, "--json")
    #expect(old.status == 1 && old.json["code"] == "paper_replaced")
    #expect(old.errors.contains("go on with \(try paper("loa", of: id, desk))"))
    let sheet = try desk.run("document", "check", loa, "carrier=fail", "--json")
    #expect(sheet.status == 1 && sheet.json["code"] == "paper_replaced")
  }

  @Test("A shared sheet is answered for whom it still counts, where another has a newer one")
  func sharedSheet() throws {
    let desk = try CommandDesk()
    let first = try desk.create()
    let second = try desk.create("+2348012345679")
    try desk.acceptPapers(of: first)
    let loa = try paper("loa", of: first, desk)
    _ = try desk.json("document", "attach", loa, second)
    let file = try desk.home.write("%PDF-1.7 its own", to: "own.pdf")
    _ = try desk.json("document", "add", second, "loa", file)
    let checked = try desk.json("document", "check", loa, "carrier=fail")
    #expect(checked["items"]?["carrier"]?["verdict"] == "fail")
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
