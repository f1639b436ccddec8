import TestSupport
import Testing
import Wording

@Suite("What carrier and customer say, by commands")
struct NoticeCommandTests {
  @Test("An acknowledgement and a confirmation are noted, told, and taken back")
  func noted() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    let done = try desk.json("do", id, "acknowledge", "--carrier-reference", "MTN-9")
    #expect(done["acknowledged_on"] == "2026-11-02" && done["carrier_reference"] == "MTN-9")
    let again = try desk.run("do", id, "acknowledge", "--json")
    #expect(again.status == 1 && again.json["code"] == "acknowledged_already")
    #expect(try desk.json("do", id, "confirm")["confirmed_on"] == "2026-11-02")
    let shown = try desk.run("show", id, "--history").output
    #expect(shown.contains("acknowledged on") && shown.contains("confirmed by the customer"))
    #expect(shown.contains("acknowledged by the carrier, ref MTN-9"))
    #expect(try desk.json("do", id, "undo")["confirmed_on"] == .null)
    #expect(try desk.json("do", id, "redo")["confirmed_on"] == "2026-11-02")
    #expect(try desk.json("do", id, "schedule", "--date", "2026-11-09")["confirmed_on"] != .null)
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("A change is told to the carrier with the edit, and answered in its words")
  func change() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    let none = try desk.run("do", id, "change-accepted", "--json")
    #expect(none.status == 1 && none.json["code"] == "no_change_told")
    let told = try desk.json("set", id, "billing_name=Acme", "--why", "as on the bill")
    #expect(told["change_told_on"] == "2026-11-02" && told["change_answer"] == .null)
    let words = "not as on our file"
    let refused = try desk.json("do", id, "change-refused", "--text", words)
    #expect(refused["change_answer"] == "refused" && refused["change_words"] == .text(words))
    #expect(refused["change_answered_on"] == "2026-11-02")
    #expect(try desk.run("show", id).output.contains(words))
    let events = try desk.json("show", id, "--history")["history"]?.values
    #expect(events?.contains { $0["kind"] == "change_refused" } == true)
    #expect(try desk.json("do", id, "undo")["change_answer"] == .null)
    _ = try desk.json("do", id, "change-accepted")
    let next = try desk.json("set", id, "billing_name=Acme Ltd", "--why", "so they say")
    #expect(next["change_told_on"] == "2026-11-02" && next["change_answer"] == .null)
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("What happened on Friday and is noted on Monday counts as Friday's, and says both")
  func friday() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    desk.turn(to: "2026-11-09")
    for (day, code) in [("tomorrow", "day_in_future"), ("2026-10-30", "day_too_early")] {
      let run = try desk.run("do", id, "submit", "--on", day, "--json")
      #expect(run.status == 1 && run.json["code"] == .text(code), "\(day)")
    }
    #expect(try desk.run("do", id, "submit", "--on", "someday").status == 64)
    let sent = try desk.json("do", id, "submit", "--on", "thu")
    #expect(sent["submitted_on"] == "2026-11-05")
    #expect(sent["submitted_at"] == "2026-11-05T11:00:00Z")
    let taken = try desk.json("do", id, "acknowledge", "--on", "6 nov")
    #expect(taken["acknowledged_on"] == "2026-11-06")
    let early = ["--reason", "no_answer", "--on", "2026-11-04"]
    #expect(try desk.run("do", id, "reject", early[0], early[1], early[2], early[3]).status == 1)
    let rejected = try desk.json("do", id, "reject", "--reason", "no_answer", "--on", "fri")
    #expect(rejected["rejections"]?.values.first?["day"] == "2026-11-06")
    let last = try desk.json("show", id, "--history")["history"]?.values.first {
      $0["kind"] == "rejected"
    }
    #expect(last?["on"] == "2026-11-06" && last?["at"] == "2026-11-09T09:00:00Z")
    let text = try desk.run("show", id, "--history").output
    #expect(text.contains("submitted to mtn, on Thu 5 Nov"))
    let untaken = try desk.run("do", id, "reopen", "--why", "x", "--on", "fri")
    #expect(untaken.status == 64)
  }

  @Test("A look-up and the scope are set, foreseen, and stand on letter and data sheet")
  func lookup() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let set = try desk.json(
      "set",
      id,
      "lookup_carrier=airtel",
      "lookup_source=HLR",
      "scope=part",
      "scope_stays=0803 123 4568"
    )
    #expect(set["lookup_carrier"] == "airtel" && set["lookup_on"] == "2026-11-02")
    let foreseen = set["foreseen"]?.values ?? []
    #expect(
      foreseen.map { $0["reason"] } == ["billing_number_mismatch", "number_not_found"]
    )
    #expect(foreseen.map { $0["fields"] } == [["new_billing_number"], ["lookup_carrier"]])
    try desk.acceptPapers(of: id)
    let sent = try desk.json("do", id, "submit")
    #expect(sent["warnings"]?.values.contains("lookup_differs") == true)
    let wrong = try desk.run("set", id, "scope=half", "--why", "x", "--json")
    #expect(wrong.status == 65 && wrong.json["code"] == "field_invalid")
  }
}
