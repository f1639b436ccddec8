import Foundation
import PortDomain
import TestSupport
import Testing
import Wording

@testable import PortDesk

@Suite("What an import takes at once")
struct ImportLimitTests {
  private static let head =
    "phone_number,country,current_carrier,account_number,authorized_name,authorized_date,"
    + "billing_name,billing_address,order_ref"
  private let marks = "e" + String(repeating: "\u{301}", count: 117_000)

  private func row(_ number: String, name: String = "Acme", order: String = "") -> String {
    "\(number),NG,mtn,ACC-1,John Smith,2026-10-01,\(name),\"1 Marina\nLagos\",\(order)"
  }

  private func report(_ text: String, on desk: DeskAtHand) throws -> WholeImport {
    try desk.session.importAll(
      from: .bytes(Array(text.utf8)),
      run: ImportRun(at: Sample.now)
    )
  }

  @Test("A cell of a single letter with marks without end costs its row alone")
  func marksInCells() throws {
    let desk = try DeskAtHand()
    let rows = [
      row("08031234567", name: marks), row("08031234568", order: marks), row("08031234569"),
      row(marks),
    ]
    let report = try report(([Self.head] + rows).joined(separator: "\n"), on: desk)
    #expect(report.created == 1 && report.refused == 3)
    #expect(
      report.json.map { $0["field"] } == ["billing_name", "order_ref", nil, "phone_number"]
    )
    #expect(JSON.list(report.json).line.utf8.count < 4_000)
  }

  @Test("A record longer than a mebibyte stops the import before anything is created")
  func longRecords() throws {
    let desk = try DeskAtHand()
    let long = String(repeating: "a", count: 1 << 20)
    for (text, line) in [
      ([Self.head, row("08031234567"), row("08031234568", name: long)].joined(separator: "\n"), 4),
      ([Self.head, String(repeating: ",", count: 1 << 21)].joined(separator: "\n"), 2),
      (#"{"phone_number": "1"}"# + "\n" + #"{"billing_name": "\#(long)"}"#, 2),
    ] {
      #expect(
        failure { _ = try report(text, on: desk) } == .importFile(.recordTooLong(line: line))
      )
    }
    #expect(try desk.requests.isEmpty)
  }

  @Test("What would fill the memory is refused")
  func tooLarge() throws {
    let piece = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
    let stream = ByteStream(named: "endless") { .bytes(piece) }
    #expect(throws: ImportObstacle.tooLarge(limit: ImportFile.largest)) { try stream.rest() }
  }

  @Test("A device or a pipe is no file of requests, of one request, or of a paper")
  func devices() throws {
    let desk = try DeskAtHand()
    let pipe = desk.home.folder + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/zero"] {
      let table = try desk.session.folders.table(path)
      let refused = DeskFailure.importFile(.notAFile(path: path))
      #expect(
        failure {
          _ = try desk.session.importAll(from: table, run: ImportRun(at: Sample.now))
        } == refused
      )
      #expect(failure { _ = try RequestBody(of: table) } == refused)
      #expect(
        failure { _ = try desk.session.folders.paper(path) } == .paper(.notAFile(path: path))
      )
    }
  }

  @Test("An import stores fewer rows at a time when they take long, more when they don't")
  func pace() {
    var pace = ImportPace()
    let start = pace.rows
    pace.adapt(to: ImportPace.aim)
    #expect(pace.rows == start)
    pace.adapt(to: .milliseconds(1))
    #expect(pace.rows == 2 * start)
    for _ in 0..<10 { pace.adapt(to: .milliseconds(1)) }
    #expect(pace.rows == 250)
    pace.adapt(to: .milliseconds(40))
    #expect(pace.rows == 125)
    for _ in 0..<20 { pace.adapt(to: .seconds(2)) }
    #expect(pace.rows == 1)
    pace.adapt(to: .zero)
    #expect(pace.rows == 2)
  }
}
