import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Import makes requests of files, each row by itself")
struct ImportCommandTests {
  private static let head =
    "phone_number,country,current_carrier,account_number,authorized_name,authorized_date,"
    + "billing_name,billing_address"

  /// A row of the table with another number, country and signing date.
  private func row(_ number: String, _ country: String = "NG", date: String = "2026-10-01")
    -> String
  {
    "\(number),\(country),mtn,ACC-1,John Smith,\(date),Acme,\"1 Marina\nLagos\""
  }

  private func table(_ rows: String...) -> String {
    // With a byte order mark and CRLF, as spreadsheets write it.
    "\u{feff}" + ([ImportCommandTests.head] + rows).joined(separator: "\r\n") + "\r\n"
  }

  @Test("Each broken row is refused for its own cause, the others are created")
  func causes() throws {
    let desk = try CommandDesk()
    _ = try desk.create("+2348012345670")
    let rows: [(text: String, cause: String?, field: String?)] = [
      (row("0803 123 4567"), nil, nil),
      (row("+234 (0)803-123-4567"), "duplicate_in_file", "phone_number"),
      (row("٠٨٠٣١٢٣٤٥٦٨"), nil, nil),
      (row("00234 801 234 5670"), "duplicate_open", "phone_number"),
      (row("12"), "number_impossible", "phone_number"),
      (row("+233241234567"), "number_of_other_country", "phone_number"),
      (row("+33612345678", "FR"), "country_unsupported", "country"),
      (row("08031234569", date: "2027-01-01"), "date_in_future", "authorized_date"),
      (row("08031234569", date: "yesterday"), "field_invalid", "authorized_date"),
      (row("08031234569").replacing("Acme", with: ""), "field_missing", "billing_name"),
      (row("08031234569").replacing("ACC-1", with: "00012"), nil, nil),
    ]
    let text = ([ImportCommandTests.head] + rows.map(\.text)).joined(separator: "\n")
    let file = try desk.home.write(text, to: "rows.csv")
    let run = try desk.run("import", file, "--json")
    #expect(run.status == 1)
    #expect(run.json["created"] == 3 && run.json["refused"] == 8)
    let results = try #require(run.json["rows"]).values
    // Each row has two lines.
    #expect(results.map { $0["line"] } == (1...11).map { JSON.integer(2 * $0) })
    #expect(results.map { $0["cause"] } == rows.map { $0.cause.map(JSON.text) })
    #expect(results.compactMap { $0["field"] } == rows.compactMap { $0.field.map(JSON.text) })
    #expect(results[0]["phone_number"] == "+2348031234567")
    #expect(results[2]["phone_number"] == "+2348031234568")
    #expect(results[5]["value"] == "+233241234567")
    let last = try desk.json("show", try results[10].text("id"))
    #expect(last["account_number"] == "00012" && last["billing_address"] == "1 Marina\nLagos")
  }

  @Test("A row whose number is ours already is refused as such")
  func ours() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted("+2348031234567")
    desk.turn(to: "2026-11-04")
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-04")
    _ = try desk.json("do", id, "complete")
    let file = try desk.home.write(table(row("08031234567")), to: "rows.csv")
    let run = try desk.run("import", file, "--json")
    #expect(run.json["rows"]?.values.map { $0["cause"] } == ["already_ours"])
  }

  @Test("An endpoint comes with a completed request that is taken over, and with no other")
  func endpoint() throws {
    let desk = try CommandDesk()
    let head = ImportCommandTests.head + ",status,port_date,endpoint_id"
    let rows = [("08031234567", "completed"), ("08031234568", "in_progress")].map {
      number,
      status in
      row(number) + ",\(status),2026-10-20,ep_main"
    }
    let file = try desk.home.write(([head] + rows).joined(separator: "\n"), to: "rows.csv")
    let results = try #require(try desk.run("import", "--in-flight", file, "--json").json["rows"])
    #expect(results.values.map { $0["field"] } == [nil, "endpoint_id"])
    let taken = try desk.json("show", try results.values[0].text("id"))
    #expect(taken["status"] == "completed" && taken["endpoint_id"] == "ep_main")
  }

  @Test("The same file again creates nothing")
  func again() throws {
    let desk = try CommandDesk()
    let file = try desk.home.write(table(row("08031234567"), row("08031234568")), to: "rows.csv")
    let first = try desk.run("import", file)
    #expect(first.status == 0 && first.output == "2 created, 0 refused\n")
    let second = try desk.run("import", file, "--json")
    #expect(second.status == 1 && second.json["created"] == 0)
    #expect(
      second.json["rows"]?.values.map { $0["cause"] } == ["duplicate_open", "duplicate_open"]
    )
    #expect(try desk.json("list").values.count == 2)
  }

  @Test("A dry run tells the same and stores nothing")
  func dryRun() throws {
    let desk = try CommandDesk()
    let file = try desk.home.write(table(row("08031234567"), row("12")), to: "rows.csv")
    let trial = try desk.run("import", file, "--dry-run", "--json")
    #expect(trial.status == 1 && trial.json["created"] == 1)
    #expect(trial.json["rows"]?.values[0]["id"] == .null)
    #expect(try desk.json("list") == [])
    #expect(try desk.run("import", file, "--dry-run").output.contains("1 would be created"))
  }

  @Test("A PIN is sealed and stands in no report, whatever becomes of its row")
  func pin() throws {
    let desk = try CommandDesk()
    let body = CommandDesk.body.replacing("}", with: #", "account_pin": "CANARY-4711"}"#)
    let broken = body.replacing("+2348012345678", with: "12")
    let run = try desk.run("import", "-", "--json", input: "[\(body), \(broken)]")
    #expect(run.json["created"] == 1 && run.json["refused"] == 1)
    #expect(!run.output.contains("CANARY") && !run.errors.contains("CANARY"))
    #expect(try desk.json("list").values.map { $0["account_pin_state"] } == ["given"])
  }

  @Test("Running work is taken over with its status, dates and reasons")
  func inFlight() throws {
    let desk = try CommandDesk(on: "2026-11-20")
    let head =
      ImportCommandTests.head
      + ",status,created_on,submitted_on,port_date,window,attempt,reasons,carrier_reference,owner"
    let rows = [
      row("08031234561") + ",pending,2026-11-10,,,,,,,ada",
      row("08031234562") + ",in_progress,2026-11-10,2026-11-12,,,2,,PO-9,",
      row("08031234563") + ",scheduled,2026-11-10,2026-11-12,2026-11-25,10:00-12:00,1,,,",
      row("08031234564") + ",rejected,2026-11-10,2026-11-12,,,1,\"pin_incorrect,no_answer\",,",
      row("08031234565") + ",completed,2026-10-01,2026-10-02,2026-10-12,,1,,,",
      row("08031234566") + ",flying,2026-11-10,,,,,,,",
      row("08031234567") + ",pending,2027-01-01,,,,,,,",
    ]
    let file = try desk.home.write(([head] + rows).joined(separator: "\n"), to: "work.csv")
    let refused = try desk.run("import", file, "--json")
    #expect(refused.status == 65 && refused.errors.contains("--in-flight"))
    let run = try desk.run("import", file, "--in-flight", "--json")
    #expect(run.json["created"] == 5 && run.json["refused"] == 2, "\(run.output)")
    let results = try #require(run.json["rows"]).values
    #expect(results[5]["field"] == "status" && results[6]["field"] == "created_on")
    let taken = try results.prefix(5).map { try desk.json("show", $0.text("id"), "--history") }
    #expect(
      taken.map { $0["status"] }
        == ["pending", "in_progress", "scheduled", "rejected", "completed"]
    )
    #expect(taken[0]["owner"] == "ada")
    #expect(taken[1]["attempt"] == 2 && taken[1]["carrier_reference"] == "PO-9")
    #expect(taken[2]["port_date"] == "2026-11-25" && taken[2]["window"] == "10:00-12:00")
    let reasons = taken[3]["rejections"]?.values.first?["reasons"]?.values.map { $0["code"] }
    #expect(reasons == ["pin_incorrect", "no_answer"])
    #expect(taken[4]["charge"] == .null)
    #expect(taken.map { $0["history"]?.values.first?["kind"] }.allSatisfy { $0 == "taken_over" })
    // Papers are demanded at the next step to the carrier.
    #expect(try desk.run("why", try taken[0].text("id"), "submit").status == 1)
  }

  @Test(
    "A file that can't be read ends with 65, names the record, and creates nothing",
    arguments: [
      ("\"a", "never closed"), ("\"a\"b,c\n", "closing quote"), ("[1, 2", "JSON"),
      ("{\"a\":", "JSON"),
      (head + ",country\n", "twice"), ("\n\n", "empty"),
    ]
  )
  func unreadable(_ text: String, _ line: String) throws {
    let desk = try CommandDesk()
    let run = try desk.run("import", "-", "--json", input: text)
    #expect(run.status == 65 && run.errors.contains(line), "\(run.errors)")
    #expect(try desk.json("list") == [])
  }

  @Test(
    "A reader that goes away, or a full disk behind the output, stops no import",
    arguments: [("| true", "0"), ("> /dev/full", "74")],
    ["", "--json"]
  )
  func unread(target: (words: String, status: String), form: String) throws {
    let desk = try CommandDesk()
    let rows = (0..<400).map { row("0803123\(1_000 + $0)") }
    let file = try desk.home.write(
      ([ImportCommandTests.head] + rows + [row("12")]).joined(separator: "\n"),
      to: "rows.csv"
    )
    let run = try desk.home.shell(
      "porttui import \(file) \(form) --now \(desk.now) \(target.words); echo ${PIPESTATUS[0]}"
    )
    #expect(run.output == (target.status == "0" ? "1" : target.status) + "\n")
    #expect(run.errors.contains("what was stored is") == (target.status == "74"))
    #expect(try desk.json("list", "--limit", "0").values.count == 400)
  }

  @Test("What is printed of an import is one object, whatever ends it")
  func oneObject() throws {
    let desk = try CommandDesk()
    let empty = try desk.run("import", "-", "--json", input: ImportCommandTests.head + "\n")
    #expect(empty.status == 0 && empty.json["rows"] == [] && empty.json["created"] == 0)
    let damaged = try desk.run("import", "-", "--json", input: "[1, 2")
    #expect(damaged.json["code"] != nil && damaged.json["rows"] == nil)
  }

  @Test("Columns that nothing is called are left out and named")
  func unknownColumns() throws {
    let desk = try CommandDesk()
    let text = "shoe_size," + ImportCommandTests.head + "\n44," + row("08031234567") + "\n"
    let run = try desk.run("import", "-", input: text)
    #expect(run.status == 0 && run.errors.contains("shoe_size"))
  }
}
