import TestSupport
import Testing
import Wording

@Suite("Carriers' answers are taken in from a file")
struct AnswersCommandTests {
  private static let head =
    "phone_number,country,current_carrier,account_number,authorized_name,authorized_date,"
    + "billing_name,billing_address,status,submitted_on,carrier_reference,order_ref"

  private func number(_ index: Int) -> String { "+2348031\(100_000 + index)" }

  /// A desk with so many numbers of one order that mtn has; their references are PO-1, PO-2 …
  private func desk(_ count: Int, _ more: String...) throws -> CommandDesk {
    let desk = try CommandDesk()
    let rows = (0..<count).map { index in
      "\(number(index)),NG,mtn,A-1,John Smith,2025-01-15,Acme,Lagos,in_progress,2026-10-26,"
        + "PO-\(index + 1),big"
    }
    let text = ([AnswersCommandTests.head] + rows + more).joined(separator: "\n")
    let file = try desk.home.write(text, to: "running.csv")
    let run = try desk.run("import", "--in-flight", file)
    #expect(run.status == 0, "\(run.output)")
    return desk
  }

  private func answers(_ lines: String..., in desk: CommandDesk) throws -> String {
    try desk.home.write(lines.joined(separator: "\n") + "\n", to: "answers.csv")
  }

  @Test("An order of 200 is confirmed by one file, with three rejections and a code nobody knows")
  func anOrder() throws {
    let desk = try desk(200)
    let refused = [7: "8C", 70: "8c", 150: "7A", 151: "99"]
    var lines = ["carrier_reference,result,date,window,code,words"]
    for index in 0..<200 {
      lines.append(
        refused[index].map { "PO-\(index + 1),rejected,,,\($0),NAME ON ACCT" }
          ?? "PO-\(index + 1),confirmed,2026-11-05,10:00-12:00,,"
      )
    }
    let file = try desk.home.write(lines.joined(separator: "\r\n"), to: "answers.csv")
    _ = try desk.json(
      "carrier",
      "set",
      "NG/mtn",
      "codes.8C=account_name_mismatch,pin_incorrect",
      "codes.7A=port_lock"
    )
    let trial = try desk.run("answers", file, "--dry-run", "--json")
    #expect(trial.status == 1 && trial.json["done"] == 199 && trial.json["unknown_code"] == 1)
    #expect(try desk.json("list", "status:in_progress", "--limit", "0").values.count == 200)

    let run = try desk.run("answers", file, "--json")
    #expect(run.status == 1 && run.json["done"] == 199 && run.json["already"] == 0)
    let rows = run.json["rows"]?.values ?? []
    #expect(rows.count == 200 && rows[0]["line"] == 2 && rows[0]["result"] == "done")
    #expect(rows[0]["phone_number"] == .text(number(0)) && rows[0]["status"] == "scheduled")
    #expect(rows[7]["status"] == "rejected" && rows[151]["result"] == "unknown_code")
    #expect(rows[151]["code"] == "unknown_code" && rows[151]["details"]?["carrier"] == "NG/mtn")
    let error = try rows[151].text("error")
    #expect(error.contains(#"porttui carrier set NG/mtn "codes.99=REASON""#))
    let rejected = try desk.json("show", try rows[70].text("id"))
    let rejection = rejected["rejections"]?.values.first
    #expect(rejection?["carrier_code"] == "8c" && rejection?["source"] == "carrier")
    let codes = rejection?["reasons"]?.values.map { $0["code"] }
    #expect(codes == ["account_name_mismatch", "pin_incorrect"])
    let confirmed = try desk.json("show", try rows[0].text("id"))
    #expect(confirmed["port_date"] == "2026-11-05" && confirmed["window"] == "10:00-12:00")

    let events = try desk.json("audit", "verify")["events"]
    let again = try desk.run("answers", file, "--json")
    #expect(again.json["done"] == 0 && again.json["already"] == 199)
    #expect(again.json["unknown_code"] == 1 && again.status == 1)
    #expect(try desk.json("audit", "verify")["events"] == events)

    _ = try desk.json("carrier", "set", "NG/mtn", "codes.99=carrier_error")
    let last = try desk.run("answers", file)
    #expect(last.status == 0 && last.output == "1 done, 199 already so\n")
  }

  @Test("A file given again after the request went on changes nothing either")
  func again() throws {
    let desk = try desk(1)
    _ = try desk.json("carrier", "set", "NG/mtn", "codes.8C=port_lock")
    let file = try answers("number,result,code", "08031100000,rejected,8C", in: desk)
    #expect(try desk.run("answers", file).output == "1 done\n")
    _ = try desk.json("do", number(0), "reopen", "--why", "asked the customer")
    let version = try desk.json("show", number(0))["version"]
    // It was refused so and not sent since.
    #expect(try desk.json("answers", file)["already"] == 1)
    _ = try desk.json("carrier", "set", "NG/mtn", "codes.8C=pin_incorrect")
    #expect(try desk.json("answers", file)["already"] == 1)
    #expect(try desk.json("show", number(0))["version"] == version)
  }

  @Test(
    "A row finds its request by the reference first, then by the number, and says why it doesn't"
  )
  func finding() throws {
    let desk = try desk(
      3,
      "+2348061234567,NG,airtel,A-2,Ada Obi,2025-01-15,Obi,Lagos,in_progress,2026-10-26,PO-1,"
    )
    let file = try answers(
      "Carrier Reference,Number,Result,Date",
      "po-2,,confirmed,2026-11-05",  // by the reference, however it is cased
      ",0803 110 0002,confirmed,2026-11-05",  // by the number
      "PO-1,,confirmed,2026-11-05",  // two carriers call a request so
      "PO-1,+2348061234567,confirmed,2026-11-05",  // and the number tells which
      "PO-2,+2348031100002,confirmed,2026-11-05",  // another's reference
      "PO-77,,confirmed,2026-11-05",
      ",+2348031999999,confirmed,2026-11-05",
      ",12,confirmed,2026-11-05",
      ",,confirmed,2026-11-05",
      in: desk
    )
    let run = try desk.run("answers", file, "--json")
    let rows = run.json["rows"]?.values ?? []
    #expect(
      rows.map { $0["result"] } == [
        "done", "done", "ambiguous", "done", "refused", "not_found", "not_found", "refused",
        "refused",
      ]
    )
    #expect(rows[2]["details"]?["ids"]?.values.count == 2 && rows[2]["id"] == .null)
    #expect(rows[3]["phone_number"] == "+2348061234567")
    #expect(
      rows.dropFirst(4).map { $0["code"] } == [
        "numbers_differ", "not_found", "not_found", "number_impossible", "field_missing",
      ]
    )
    #expect(run.json["not_found"] == 2 && run.json["ambiguous"] == 1 && run.json["refused"] == 3)
    let mine = try desk.run("answers", file, "--carrier", "NG/mtn", "--json")
    #expect(
      mine.json["rows"]?.values.prefix(4).map { $0["result"] } == [
        "already", "already", "done", "refused",
      ]
    )
  }

  @Test("A finished request is found where no open one is, and an open one before it")
  func finished() throws {
    let desk = try desk(1)
    let first = try desk.json("show", number(0)).text("id")
    _ = try desk.json("do", first, "cancel", "--why", "typed wrongly")
    let file = try answers("number,result,date", "\(number(0)),confirmed,2026-11-05", in: desk)
    let refused = try desk.run("answers", file, "--json").json["rows"]?.values.first
    #expect(refused?["id"] == .text(first) && refused?["code"] == "wrong_status")
    let second = try desk.createSubmitted(number(0))
    let done = try desk.json("answers", file)["rows"]?.values.first
    #expect(done?["id"] == .text(second) && done?["status"] == "scheduled")
  }

  @Test("Each answer becomes its step, and one that is so already stays as it is")
  func steps() throws {
    let desk = try desk(4)
    let file = try answers(
      "number,result,date,window,words,on",
      "\(number(0)),confirmed,2026-11-05,10-12,,",
      "\(number(0)),confirmed,5 Nov 2026,,,",
      "\(number(0)),Date moved,2026-11-06,,capacity,",
      "\(number(0)),date_moved,2026-11-06,,capacity,",
      "\(number(0)),date_moved,2026-11-09,,,",  // why is missing
      "\(number(0)),confirmed,2026-11-10,,,",  // no word of a move
      "\(number(1)),confirmed,2026-11-02,,,",
      "\(number(1)),completed,2026-11-02,,,",
      "\(number(1)),completed,,,,",
      "\(number(1)),completed,2026-11-01,,,",
      "\(number(2)),confirmed,2026-11-08,,,",  // a Sunday
      "\(number(2)),confirmed,2026-11-05,,,",
      "\(number(2)),completed,,,,2026-11-02",  // too early
      "\(number(3)),date_moved,2026-11-06,,capacity,",
      in: desk
    )
    let expected: [JSON] = [
      "done", "already", "done", "already", "refused", "refused", "done", "done", "already",
      "refused", "refused", "done", "refused", "refused",
    ]
    let trial = try desk.run("answers", file, "--dry-run", "--json")
    #expect(trial.json["rows"]?.values.map { $0["result"] ?? .null } == expected)
    let run = try desk.run("answers", file, "--json")
    let rows = run.json["rows"]?.values ?? []
    #expect(rows.map { $0["result"] ?? .null } == expected)
    let codes = [4, 5, 9, 10, 12, 13].map { rows[$0]["code"] }
    #expect(
      codes == [
        "field_missing", "wrong_status", "wrong_status", "not_business_day", "activation_early",
        "wrong_status",
      ]
    )
    #expect(try desk.json("show", number(0))["port_date"] == "2026-11-06")
    #expect(try desk.json("show", number(1))["activated_on"] == "2026-11-02")
    #expect(rows[5]["details"]?["obstacles"]?.values.isEmpty == false)
    let text = try desk.run("answers", file)
    let lines = text.output.split(separator: "\n")
    // That of the date which was moved since is none any more.
    #expect(lines.first?.hasPrefix("line 3: +234 803 110 0000: Schedule isn't possible") == true)
    #expect(lines[1] == "line 6: +234 803 110 0000: words is missing; give it")
    #expect(lines.last == "0 done, 7 already so, 7 refused", "\(text.output)")
  }

  @Test("An acknowledgement brings the carrier's reference, and Friday's answers count as Friday's")
  func onTheDay() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    _ = try desk.json("carrier", "set", "NG/mtn", "codes.8C=port_lock")
    var monday = desk
    monday.turn(to: "2026-11-09")
    let file = try answers(
      "number,carrier_reference,result,date,code,on",
      "+2348012345678,PO-9,acknowledged,2026-11-04,,",
      ",PO-9,acknowledged,2026-11-04,,",
      "+2348012345678,,rejected,,8C,2026-11-06",
      in: monday
    )
    let rows = try monday.json("answers", file)["rows"]?.values ?? []
    #expect(rows.map { $0["result"] } == ["done", "already", "done"])
    let shown = try monday.json("show", id)
    #expect(shown["carrier_reference"] == "PO-9" && shown["acknowledged_on"] == "2026-11-04")
    #expect(shown["status"] == "rejected")
    #expect(shown["rejections"]?.values.first?["day"] == "2026-11-06")
    #expect(try monday.json("answers", file)["already"] == 3)
  }

  @Test("Columns go by the names that the carrier gives them; those nobody knows are named")
  func columns() throws {
    let desk = try desk(1)
    let file = try answers(
      "MSISDN;Antwort;Port Date;Agent",
      "\(number(0));confirmed;05 Nov 2026;Ngozi",
      in: desk
    )
    let bare = try desk.run("answers", file)
    #expect(bare.status == 65 && bare.errors.contains("columns are missing: result"))
    let words = ["MSISDN=phone_number", "antwort=result", "port_date=date"].flatMap {
      ["--map", $0]
    }
    let run = try desk.home.run(["answers", file, "--json"] + words, now: desk.now)
    #expect(run.status == 0 && run.json["done"] == 1, "\(run.output)")
    #expect(run.errors.contains("columns left out") && run.errors.contains("Agent"))
    let other = try desk.home.run(["answers", file, "--map", "Ref=result"], now: desk.now)
    #expect(other.status == 65 && other.errors.contains("columns are missing: Ref"))
  }

  @Test("Dates in figures are read as the carrier writes them, once that is said")
  func dates() throws {
    let desk = try desk(1)
    let file = try answers("number,result,date", "\(number(0)),confirmed,05/11/2026", in: desk)
    let doubtful = try desk.run("answers", file, "--json")
    #expect(doubtful.status == 1 && doubtful.json["refused"] == 1)
    let row = doubtful.json["rows"]?.values.first
    #expect(try row?.text("error").contains("--dates day-first or month-first") == true)
    #expect(row?["details"]?["allowed"] == ["2026-11-05", "2026-05-11"])
    let past = try desk.run("answers", file, "--dates", "month-first", "--json")
    #expect(past.json["rows"]?.values.first?["code"] == "date_in_past")
    #expect(try desk.json("answers", file, "--dates", "day-first")["done"] == 1)
    #expect(try desk.json("show", number(0))["port_date"] == "2026-11-05")
    #expect(try desk.run("answers", file, "--dates", "dmy").status == 64)
  }

  @Test("JSON, JSON Lines and standard input are read as CSV is")
  func forms() throws {
    let desk = try desk(3)
    let lines = #"""
      {"number": "\#(number(0))", "result": "confirmed", "date": "2026-11-05", "code": null}
      {"number": "\#(number(1))", "result": ["confirmed"]}
      [1]
      """#
    let run = try desk.run("answers", "-", "--json", input: lines)
    let rows = run.json["rows"]?.values ?? []
    #expect(rows.map { $0["line"] } == [1, 2, 3])
    #expect(rows.map { $0["code"] } == [nil, "row_unreadable", "row_unreadable"])
    let array = #"[{"carrier_reference": "PO-3", "result": "confirmed", "date": "2026-11-05"}]"#
    #expect(try desk.json("answers", "-", input: array)["done"] == 1)
    #expect(try desk.json("show", number(2))["status"] == "scheduled")
  }

  @Test("A viewer takes no answers in, and a file that is empty is no answer")
  func refused() throws {
    let desk = try desk(1)
    let empty = try desk.run("answers", "-", "--json", input: "\n")
    #expect(empty.status == 65 && empty.json["code"] == "import_file")
    let readOnly = try desk.home.run(
      ["answers", "-", "--read-only"],
      input: "number,result,date\n\(number(0)),confirmed,2026-11-05\n",
      now: desk.now
    )
    #expect(readOnly.status == 73)
  }
}
