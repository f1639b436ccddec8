import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What a desk does with a file of requests")
struct ImportTests {
  private static let head =
    "phone_number,country,current_carrier,account_number,authorized_name,authorized_date,"
    + "billing_name,billing_address"

  private func row(_ number: String, _ country: String = "NG", date: String = "2026-10-01")
    -> String
  {
    "\(number),\(country),mtn,ACC-1,John Smith,\(date),Acme,\"1 Marina\nLagos\""
  }

  private func run(
    _ bytes: some Sequence<UInt8>,
    on desk: DeskAtHand,
    inFlight: Bool = false,
    trial: Bool = false
  ) throws -> WholeImport {
    try desk.session.importAll(
      from: .bytes(Array(bytes)),
      run: ImportRun(at: Sample.now),
      isInFlight: inFlight,
      isTrial: trial
    )
  }

  private func table(_ rows: String...) -> String.UTF8View {
    // With a byte order mark and CRLF, as spreadsheets write it.
    ("\u{feff}" + ([ImportTests.head] + rows).joined(separator: "\r\n") + "\r\n").utf8
  }

  @Test("Rows that are fine are created whatever happens to their neighbours")
  func neighbours() throws {
    let desk = try DeskAtHand()
    let report = try run(
      table(
        row("08031234567"),
        row("12"),
        row("+2348031234567"),
        row("08031234568", date: "yesterday")
      ),
      on: desk
    )
    #expect(report.created == 1 && report.refused == 3)
    #expect(
      report.json.map { $0["cause"] }
        == [nil, "number_impossible", "duplicate_in_file", "field_invalid"]
    )
    #expect(try desk.requests.map(\.number.e164) == ["+2348031234567"])
    #expect(try desk.requests[0].billingAddress == "1 Marina\nLagos")
  }

  @Test("The same file again creates nothing, under its run's name it tells the same")
  func again() throws {
    let desk = try DeskAtHand()
    let file = ImportFile.bytes(Array(table(row("08031234567"), row("08031234568"))))
    let run = ImportRun(at: Sample.now)
    let first = try desk.session.importAll(from: file, run: run)
    #expect(try desk.session.importAll(from: file, run: run) == first)
    let other = ImportRun(at: Sample.now)
    #expect(try desk.session.importAll(from: file, run: other).created == 0)
    #expect(try desk.requests.count == 2)
  }

  @Test("An import that is stopped says how many rows are stored, and goes on under its name")
  func stops() throws {
    let desk = try DeskAtHand()
    let numbers = (0..<25).map { "080312345\($0 + 10)" }
    let file = ImportFile.bytes(
      Array(([ImportTests.head] + numbers.map { row($0) }).joined(separator: "\n").utf8)
    )
    let run = ImportRun(at: Sample.now)
    var seen: [Int] = []
    let stopped = failure {
      _ = try desk.session.importRequests(from: file, run: run) { batch in
        #expect(batch.total == 25)
        seen.append(batch.reached)
        return batch.rows.isEmpty
      }
    }
    #expect(seen == [0, 10])
    #expect(stopped == .importStopped(.interrupted, stored: 10, run: run.name))
    #expect(stopped?.message.hasPrefix("interrupted · 10 rows are stored; repeat") == true)
    #expect(try desk.session.importAll(from: file, run: run).created == 25)
  }

  @Test("A trial tells the same and stores nothing")
  func trial() throws {
    let desk = try DeskAtHand()
    let rows = table(row("08031234567"), row("12"), row("08031234567"))
    let trial = try run(rows, on: desk, trial: true)
    #expect(try desk.requests.isEmpty)
    let report = try run(rows, on: desk)
    #expect(trial.created == 1 && report.created == 1)
    func causes(_ report: WholeImport) -> [JSON?] {
      report.json.map { $0["cause"] }
    }
    #expect(causes(trial) == causes(report))
  }

  @Test("JSON of one object, an array and lines of objects are read alike", arguments: 0..<4)
  func forms(_ form: Int) throws {
    let desk = try DeskAtHand()
    let one = """
      {"phone_number": "08031234567", "country": "NG", "current_carrier": "mtn", \
      "account_number": 123456789012345678901234567890, "authorized_name": "J S", \
      "authorized_date": "2026-10-01", "billing_name": "Acme", "billing_address": "1 Marina"}
      """
    let two = one.replacing("34567\"", with: "34568\"")
    let texts = [
      one, "[\(one),\n \(two)]", one + "\n" + two + "\n", one.replacing(", \"", with: ",\n\""),
    ]
    let report = try run(texts[form].utf8, on: desk)
    #expect(report.created == [1, 2, 2, 1][form] && report.refused == 0)
    #expect(report.rows.map(\.line) == [[1], [1, 2], [1, 2], [1]][form])
    #expect(try desk.requests[0].accountNumber == "123456789012345678901234567890")
  }

  @Test(
    "A file that can't be read creates nothing and says at which record",
    arguments: [
      ("\"a", ImportObstacle.header(.quoteNotClosed)), ("\"a\"b,c\n", .header(.textAfterQuote)),
      ("[1,\n 2", .notJSON(line: 2)), ("{\"a\":", .notJSON(line: 1)), ("\n\n", .empty),
      ("PK\u{3}\u{4}\u{14}", .spreadsheet), (head + ",country\n", .columnRepeated("country")),
      (head + ",Billing Name\n", .columnRepeated("billing_name")),
      (
        head + ",status\n08031234567,NG,mtn,1,J S,2026-10-01,Acme,Road,scheduled\n",
        .columnsOfRunningWork(["status"])
      ),
    ]
  )
  func unreadable(_ text: String, _ obstacle: ImportObstacle) throws {
    let desk = try DeskAtHand()
    #expect(failure { _ = try run(text.utf8, on: desk) } == .importFile(obstacle))
    #expect(try desk.requests.isEmpty)
  }

  @Test("A record in a wrong encoding or with a stray quote costs its own row only")
  func brokenRecords() throws {
    let desk = try DeskAtHand()
    let good = "NG,mtn,42,J S,2026-10-01,Acme,1 Marina\n"
    let bytes =
      Array((ImportTests.head + "\n08031234567," + good + "08031234568,NG,mtn,4").utf8)
      + [0xFF, 0xFE, 0x0A]
      + Array("08031234569,NG,mtn,\"Acme,1\n08031234570,\(good)08031234571,\"NG\"x,".utf8)
      + Array("mtn\n08031234572,\(good)".utf8)
    let report = try run(bytes, on: desk)
    #expect(report.rows.map(\.line) == [2, 3, 4, 5, 6, 7])
    let faults: [RowFault?] = report.rows.map { row in
      if case .unreadable(let fault) = row.result { fault } else { nil }
    }
    #expect(faults == [nil, .notUTF8, .textAfterQuote, nil, .textAfterQuote, nil])
    #expect(report.created == 3)
  }

  @Test(
    "Separators, header words, blank rows and marks at either end are read as people's programs write",
    arguments: [
      head.replacing(",", with: ";") + "\n08031234567;NG;mtn;0042;J S;2026-10-01;A, B;1 Marina\n",
      "sep=;\r\n" + head.replacing(",", with: ";")
        + "\r\n08031234567;NG;mtn;0042;J S;2026-10-01;\"A, B\";1 Marina\r\n",
      head.replacing(",", with: "\t")
        + "\r08031234567\tNG\tmtn\t0042\tJ S\t2026-10-01\tA, B\t1 Marina",
      "Phone Number,COUNTRY,Current-Carrier,Account number,authorizedName,Authorized Date,"
        + "billing_name,Billing Address\n08031234567,NG,mtn,0042,J S,2026-10-01,\"A, B\",1 Marina\n",
      head + ",,,\n08031234567,NG,mtn,0042,J S,2026-10-01,\"A, B\",1 Marina,,,\n,,,,,,,,,,\n"
        + "\"\"\n  , ,\n",
      "\u{FEFF}" + head
        + "\n08031234567,NG,mtn,0042,J S,2026-10-01,\"A, B\",1 Marina\n\n   \n\u{1A}",
    ]
  )
  func dialects(_ text: String) throws {
    let desk = try DeskAtHand()
    let report = try run(text.utf8, on: desk)
    #expect(report.refused == 0 && report.ignoredColumns == [])
    let request = try #require(try desk.requests.first)
    #expect(try desk.requests.count == 1)
    #expect(request.number.e164 == "+2348031234567" && request.accountNumber == "0042")
    #expect(request.billingName == "A, B" && request.billingAddress == "1 Marina")
  }

  @Test("A row with more cells than the header is refused, whichever of them are empty")
  func moreCells() throws {
    let desk = try DeskAtHand()
    let report = try run(
      (ImportTests.head + ",service_address,order_ref\n"
        + "08031234567,NG,mtn,42,Jane Doe,2026-10-01,Acme Ltd,12 Marina, Lagos,,A1\n"
        + "08031234568,NG,mtn,42,Jane Doe,2026-10-01,Acme Ltd,12 Marina, Lagos,,\n"
        + "08031234569,NG,mtn,42,Jane Doe,2026-10-01,Acme\n"
        + "08031234570,NG,mtn,42,Jane Doe,2026-10-01,\"Acme, Ltd\",12 Marina\n").utf8,
      on: desk
    )
    #expect(
      report.json.map { $0["cause"] }
        == ["row_unreadable", "row_unreadable", "field_missing", nil]
    )
    #expect(
      report.text.first
        == "line 2: 11 cells, and the header names 10; put a cell with the separator in it in quotes"
    )
  }

  @Test(
    "JSON is read behind a byte order mark and blanks, with the lines of the file",
    arguments: ["\u{FEFF}", "\n\n", " \t\r\n"]
  )
  func jsonStarts(_ start: String) throws {
    let desk = try DeskAtHand()
    let lines = start.count { $0.isNewline }
    let one = ImportTests.object("08031234567")
    let two = ImportTests.object("08031234568")
    #expect(
      try run((start + "[" + one + ",\n\n" + two + "]").utf8, on: desk).rows.map(\.line)
        == [lines + 1, lines + 3]
    )
    let other = try DeskAtHand()
    let text = start + one + "\r\n\t\r\n{\"broken\n" + two + "\n\u{1A}"
    let report = try run(text.utf8, on: other)
    #expect(report.rows.map(\.line) == [lines + 1, lines + 3, lines + 4])
    #expect(report.created == 2)
  }

  @Test("Numbers in JSON keep every digit or are refused, a repeated name is refused by its name")
  func digits() throws {
    let desk = try DeskAtHand()
    let text = [
      ImportTests.object("08031234567", account: "12345678901234567890"),
      ImportTests.object("08031234568", account: "42.10"),
      ImportTests.object("8031234569.0", account: "1", quotes: ""),
      ImportTests.object("2.348031234568e12", account: "1", quotes: ""),
      ImportTests.object("8031234570.0"),
      ImportTests.object("08031234571").replacing("{", with: "{\"account_number\": \"2\", "),
    ].joined(separator: "\n")
    let report = try run(text.utf8, on: desk)
    #expect(
      report.json.map { $0["cause"] }
        == [
          nil, nil, "number_impossible", "number_impossible", "number_impossible", "row_unreadable",
        ]
    )
    #expect(
      report.json.last?["message"]
        == "account_number is given twice; leave one out"
    )
    #expect(try desk.requests.map(\.accountNumber) == ["12345678901234567890", "42.10"])
  }

  @Test("A body to create from is read by the rules of an import")
  func bodies() throws {
    let whole = ImportTests.object("08031234567", account: "12345678901234567890")
    let body = try RequestBody(of: .bytes(Array(("\u{FEFF}\n" + whole).utf8)))
    #expect(body.draft.values[.accountNumber] == "12345678901234567890")
    func refusal(_ text: String) -> DeskFailure? {
      failure { _ = try RequestBody(of: .bytes(Array(text.utf8))) }
    }
    #expect(
      refusal(whole.replacing("{", with: "{\"country\": \"GH\", "))
        == .body(.row(.nameRepeated("country")))
    )
    #expect(refusal(whole.replacing("\"NG\"", with: "[1]")) == .body(.row(.notAText("country"))))
    #expect(
      refusal(whole.replacing("{", with: "{\"phone_numbers\": [\"08031234568\"], "))
        == .body(.numberBesideNumbers)
    )
  }

  @Test("A masked export is refused row by row, never read back as data")
  func masked() throws {
    let desk = try DeskAtHand()
    let report = try run(
      (ImportTests.head + ",status,created_on\n"
        + "+2348031230002,NG,mtn,•••,J••• D•••,2026-10-01,C••• B•••,•••,pending,2026-11-01\n"
        + "+2348031230008,NG,mtn,1,Jane Doe,2026-10-01,A••• L•••,1 Road,pending,2026-11-01\n").utf8,
      on: desk
    )
    #expect(report.json.map { $0["cause"] } == ["masked", "masked"])
    #expect(report.json.map { $0["field"] } == ["account_number", "billing_name"])
    let request = try desk.create("08031234567")
    let edits = FieldEdits([FieldEdit(.billingName, "A•••", basis: .current)])
    let problem = FieldProblem(.billingName, .masked, value: "A•••")
    #expect(
      failure { try desk.session.change(request, .edit(edits)) }
        == .refused(
          Refusal([.fieldInvalid(problem)], in: .nigeria),
          today: desk.session.today(in: .nigeria)
        )
    )
  }

  @Test("What running work lacks is named by its column, in text and JSON")
  func columns() throws {
    let desk = try DeskAtHand()
    let row = "0803123456%,NG,mtn,42,J S,2026-10-01,Acme,1 Marina,"
    let report = try run(
      (ImportTests.head + ",status,created_on,reasons,rejected_at\n"
        + row.replacing("%", with: "1") + "rejected,,,\n"
        + row.replacing("%", with: "2") + "rejected,,mood,\n"
        + row.replacing("%", with: "3") + "pending,2030-01-01,,\n"
        + row.replacing("%", with: "4") + "rejected,,no_answer,moon\n"
        + row.replacing("%", with: "5") + "rejected,,no_answer,validation\n").utf8,
      on: desk,
      inFlight: true
    )
    let rows = report.json
    #expect(
      rows.map { $0["field"] } == ["reasons", "reasons", "created_on", "rejected_stage", nil]
    )
    #expect(
      rows.map { $0["message"] } == [
        "reasons is missing; give codes of reasons, such as pin_incorrect",
        "reasons \"mood\" can't be taken; give codes of reasons, such as pin_incorrect",
        "created_on \"2030-01-01\" lies in the future; check the date",
        "rejected_stage \"moon\" can't be taken; give validation, carrier or port", nil,
      ]
    )
    #expect(try desk.requests.map(\.lifecycle.rejectedAt) == [.validation])
  }

  private static func object(
    _ number: String,
    account: String = "\"42\"",
    quotes: String = "\""
  ) -> String {
    "{\"phone_number\": \(quotes)\(number)\(quotes), \"country\": \"NG\", \"current_carrier\": \"mtn\", "
      + "\"account_number\": \(account), \"authorized_name\": \"J D\", "
      + "\"authorized_date\": \"2026-10-01\", \"billing_name\": \"A\", \"billing_address\": \"B\"}"
  }

  @Test(
    "An order holds one customer's numbers of one country, also within a file",
    arguments: [false, true]
  )
  func mixedOrders(trial: Bool) throws {
    let desk = try DeskAtHand()
    let report = try run(
      (ImportTests.head + ",order_ref\n"
        + "08031234567,NG,mtn,42,J S,2026-10-01,Acme,1 Marina,A1\n"
        + "08031234568,NG,mtn,42,J S,2026-10-01,Acme,1 Marina,A1\n"
        + "0241234567,GH,mtn,42,J S,2026-10-01,Acme,1 Marina,A1\n"
        + "08031234569,NG,mtn,42,J S,2026-10-01,Other,1 Marina,A1\n"
        + "0241234567,GH,mtn,42,J S,2026-10-01,Acme,1 Marina,B2\n").utf8,
      on: desk,
      trial: trial
    )
    let rows = report.json
    #expect(rows.map { $0["cause"] } == [nil, nil, "order_mixed", "order_mixed", nil])
    #expect(rows.map { $0["field"] } == [nil, nil, "country", "billing_name", nil])
  }

  @Test("That a PIN is given is said by a PIN alone")
  func pinState() throws {
    let desk = try DeskAtHand()
    let report = try run(
      (ImportTests.head + ",account_pin,account_pin_state\n"
        + "08031234567,NG,mtn,42,J S,2026-10-01,Acme,1 Marina,,given\n"
        + "08031234568,NG,mtn,42,J S,2026-10-01,Acme,1 Marina,,not_needed\n"
        + "08031234569,NG,mtn,42,J S,2026-10-01,Acme,1 Marina,4711,\n").utf8,
      on: desk
    )
    #expect(report.json.map { $0["field"] } == ["account_pin_state", nil, nil])
    let ids = try desk.requests.map(\.id)
    #expect(try desk.requests.map(\.pinState) == [.notNeeded, .given])
    for (id, state) in [(ids[0], "given"), (ids[1], "not_given")] {
      let edits = FieldEdits([FieldEdit(.accountPINState, state)])
      #expect(failure { try desk.session.change(id, .edit(edits)) }?.code == "field_invalid")
    }
    let given = FieldEdits([FieldEdit(.accountPINState, "given")])
    #expect(
      failure { try desk.session.change(ids[0], .edit(given)) }?.message
        == "that a PIN is given is said by the PIN alone: enter it (account_pin)"
    )
    let none = FieldEdits([FieldEdit(.accountPINState, "not_given")])
    #expect(
      failure { try desk.session.change(ids[1], .edit(none)) }?.message
        == "a PIN is stored for this request; take it away first, with an empty PIN (account_pin)"
    )
    try desk.session.change(ids[1], .edit(FieldEdits([], pin: Secret(""))))
    try desk.session.change(ids[1], .edit(FieldEdits([FieldEdit(.accountPINState, "not_needed")])))
    #expect(try desk.requests.map(\.pinState) == [.notNeeded, .notNeeded])
  }

  @Test("Every number is found as people write it, by list and by a command")
  func numbersFound() throws {
    let desk = try DeskAtHand()
    let numbers = [
      ("NG", "0803 123 4567", "+234 803 123 4567"), ("NG", "(0803) 123 0042", "123 0042"),
      ("GH", "024 123 4567", "024 123 4567"), ("KE", "0722 123456", "+254 722 123456"),
      ("KE", "020 0221732", "022 1732"), ("ZA", "082 123 4567", "+27 82 123 4567"),
      ("AE", "04 234 5678", "(04) 234 5678"), ("EG", "010 12345678", "+20 10 12345678"),
    ]
    for (country, number, _) in numbers { try desk.create(number, [.country: country]) }
    for (_, number, typed) in numbers {
      for text in [number, typed] {
        let filter = try desk.session.filter([text])
        let query = Query(filter, sort: Sort(.created), viewpoint: desk.session.viewpoint)
        #expect(try desk.session.requests(of: query).rows.count == 1, "\(text)")
      }
      #expect(try desk.session.request(number) == desk.session.files(number)[0].request.id)
    }
  }

  @Test("Columns that the desk doesn't know are named, nameless ones aren't")
  func unknownColumns() throws {
    let desk = try DeskAtHand()
    let text = "\(ImportTests.head),shoe_size,\n\(row("08031234567")),44,\n"
    let report = try run(text.utf8, on: desk)
    #expect(report.ignoredColumns == ["shoe_size"] && report.created == 1)
    let objects = "{\"shoe_size\": 44, \"country\": null}\n"
    #expect(try run(objects.utf8, on: desk).ignoredColumns == ["shoe_size"])
  }

  @Test("Columns that exports alone have are named once, however many rows have them")
  func exportedColumns() throws {
    let desk = try DeskAtHand()
    let made = "\"created_at\": \"2026-11-20T08:00:00Z\""
    let objects = "{\(made), \"hat\": 1}\n{\(made), \"hat\": 2, \"shoe_size\": 44}\n"
    #expect(
      try run(objects.utf8, on: desk).ignoredColumns == ["hat", "shoe_size", "created_at"]
    )
    let table = "\(ImportTests.head),created_at\n\(row("08031234567")),2026-11-20T08:00:00Z\n"
    #expect(try run(table.utf8, on: desk).ignoredColumns == ["created_at"])
  }

  @Test("Blank lines between objects are passed over")
  func blankLines() throws {
    let desk = try DeskAtHand()
    let texts = ["{\"country\": \"FR\"}\n", "{\"country\": \"SN\"}\n"]
    let report = try run((texts[0] + " \r\n\n  \n" + texts[1]).utf8, on: desk)
    #expect(report.rows.count == 2)
  }

  @Test("Rows with one order_ref become one order, under the customer's name for it")
  func orders() throws {
    let desk = try DeskAtHand()
    let rows = ["A", " A ", "B", ""].enumerated().map {
      row("0803123456\($0.offset)") + ",\($0.element)"
    }
    let text = ([ImportTests.head + ",order_ref"] + rows).joined(separator: "\n")
    #expect(try run(text.utf8, on: desk).created == 4)
    let orders = try desk.requests.map(\.orderID)
    #expect(orders[0] != nil && orders[0] == orders[1])
    #expect(orders[2] != nil && orders[2] != orders[0] && orders[3] == nil)
    let first = try desk.session.order(try #require(orders[0]))
    #expect(first.order.reference == "A" && first.files.count == 2)
  }

  @Test("Columns are found in any case, and with blanks")
  func names() throws {
    let desk = try DeskAtHand()
    let head = ImportTests.head.replacing("country", with: " Country ").uppercased()
    #expect(try run("\(head)\n\(row("08031234567"))\n".utf8, on: desk).created == 1)
  }

  @Test("Running work comes in as it stands, and only when that was asked for")
  func inFlight() throws {
    let desk = try DeskAtHand()
    let columns = ",status,created_on,submitted_on,port_date,window,attempt,reasons"
    let rows = [
      row("08031234561") + ",scheduled,2026-11-02,2026-11-05,2026-12-03,10:00-12:00,2,",
      row("08031234562") + ",rejected,2026-11-02,2026-11-05,,,1,pin_incorrect no_answer",
    ]
    let text = ([ImportTests.head + columns] + rows).joined(separator: "\n")
    #expect(try run(text.utf8, on: desk, inFlight: true).created == 2)
    let requests = try desk.requests
    let course = requests[0].lifecycle
    #expect(course.status == .scheduled && course.attempt == 2)
    #expect(course.submittedOn?.iso == "2026-11-05")
    #expect(course.confirmation?.date.iso == "2026-12-03")
    #expect(course.confirmation?.window?.text == "10:00-12:00")
    #expect(requests[0].clock.startedOn.iso == "2026-11-02")
    let rejected = try desk.session.file(requests[1].id)
    #expect(rejected.rejections[0].reasons.map(\.code) == [.pinIncorrect, .noAnswer])
  }

  @Test(
    "Running and finished work that was exported comes in with its course",
    arguments: ExportFormat.allCases
  )
  func exported(format: ExportFormat) throws {
    let desk = try DeskAtHand()
    let columns =
      ",status,created_on,submitted_on,port_date,window,activated_on,returned_on,reschedules,attempt"
    let rows = [
      row("08031234561") + ",in_progress,2026-11-02,2026-11-05,,,,,1,2",
      row("08031234562") + ",scheduled,2026-11-02,2026-11-05,2026-12-03,10:00-12:00,,,2,1",
      row("08031234563") + ",completed,2026-10-02,2026-10-05,2026-10-20,09:00-10:00,,,0,1",
      row("08031234564") + ",completed,2026-10-02,2026-10-05,2026-10-20,,2026-10-19,,0,1",
      row("08031234565") + ",completed,2026-10-02,2026-10-05,2026-10-20,,,2026-11-01,1,1",
      row("08031234565") + ",cancelled,2026-10-02,2026-10-05,,,,,0,1",
    ]
    let text = ([ImportTests.head + columns] + rows).joined(separator: "\n")
    let report = try run(text.utf8, on: desk, inFlight: true)
    #expect(report.created == rows.count && report.refused == 0)
    func export(_ desk: DeskAtHand) throws -> String {
      let query = Query(.everything, sort: Sort(.created), viewpoint: desk.session.viewpoint)
      var text = ""
      try desk.session.export(query, as: format, .whole) { text += $0 }
      return text
    }
    func plain(_ text: String) -> String { text.replacing(#/pr_[0-9a-z]{26}/#, with: "pr") }
    let first = try export(desk)
    let other = try DeskAtHand()
    #expect(try run(first.utf8, on: other, inFlight: true).created == rows.count)
    #expect(plain(try export(other)) == plain(first))
    #expect(first.contains("2026-10-19") && first.contains("09:00-10:00"))
  }

  @Test("Dates in what a row is refused for are said by the row's country")
  func days() throws {
    // In Abu Dhabi it is the new year already, in Accra it isn't.
    let now = Sample.instant("2026-12-31T21:00:00Z")
    let desk = try DeskAtHand(at: now)
    let report = try run(table(row("0501234567", "AE"), row("12", "GH"), row("12", "FR")), on: desk)
    let days = report.rows.map { desk.session.today(in: $0.country).iso }
    #expect(days == ["2027-01-01", "2026-12-31", "2026-12-31"])
  }
}

extension JSON {
  /// The members of a list.
  var values: [JSON] { if case .list(let values) = self { values } else { [] } }
}
