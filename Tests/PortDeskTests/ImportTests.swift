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
  ) throws -> ImportReport {
    try desk.session.importRequests(
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

  private func json(_ report: ImportReport) -> JSON {
    report.json { _ in Sample.day("2026-11-23") }
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
      json(report)["rows"]?.values.map { $0["cause"] }
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
    let first = try desk.session.importRequests(from: file, run: run)
    #expect(try desk.session.importRequests(from: file, run: run) == first)
    let other = ImportRun(at: Sample.now)
    #expect(try desk.session.importRequests(from: file, run: other).created == 0)
    #expect(try desk.requests.count == 2)
  }

  @Test("A trial tells the same and stores nothing")
  func trial() throws {
    let desk = try DeskAtHand()
    let rows = table(row("08031234567"), row("12"), row("08031234567"))
    let trial = try run(rows, on: desk, trial: true)
    #expect(try desk.requests.isEmpty)
    let report = try run(rows, on: desk)
    #expect(trial.created == 1 && report.created == 1)
    func causes(_ report: ImportReport) -> [JSON?] {
      json(report)["rows"]?.values.map { $0["cause"] } ?? []
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
    #expect(report.rows.first?.line == 2)
    #expect(try desk.requests[0].accountNumber == "123456789012345678901234567890")
  }

  @Test(
    "A file that can't be read creates nothing and says at which record",
    arguments: [
      ("\"a", ImportObstacle.quoteNotClosed(line: 1)),
      ("\"a\"b,c\n", .textAfterQuote(line: 1)), ("[1, 2", .notJSON(line: 2)),
      ("{\"a\":", .notJSON(line: 2)), ("\n\n", .empty),
      (head + ",country\n", .columnRepeated("country")),
      (head + ",status\n", .columnsOfRunningWork(["status"])),
    ]
  )
  func unreadable(_ text: String, _ obstacle: ImportObstacle) throws {
    let desk = try DeskAtHand()
    #expect(failure { _ = try run(text.utf8, on: desk) } == .importFile(obstacle))
    #expect(try desk.requests.isEmpty)
  }

  @Test("A fault far down stops the import before anything is stored")
  func notUTF8() throws {
    let desk = try DeskAtHand()
    let bytes = Array(table(row("08031234567"), row("08031234568"))) + [0xFF, 0xFE, 0x0A]
    #expect(failure { _ = try run(bytes, on: desk) } == .importFile(.notUTF8(line: 4)))
    #expect(try desk.requests.isEmpty)
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
