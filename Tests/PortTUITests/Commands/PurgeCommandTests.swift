import Foundation
import PortDesk
import TestSupport
import Testing
import Wording

@Suite("A purge takes values away when their time is over and leaves the history whole")
struct PurgeCommandTests {
  private static let body = #"""
    {"phone_number": "+2348012345678", "country": "NG", "current_carrier": "mtn", \#
    "account_number": "CANARYACCOUNT", "account_pin": "CANARY-4711", \#
    "authorized_name": "CANARYNAME Smith", "authorized_date": "2026-10-20", \#
    "billing_name": "CANARYBILL", "billing_address": "1 CANARYSTREET\nLagos", \#
    "contact_email": "canaryemail@example.com"}
    """#

  /// A cancelled request with papers, a note and an earlier value.
  private func cancelled(_ desk: CommandDesk) throws -> String {
    let id = try desk.json("create", "-", input: PurgeCommandTests.body).text("id")
    try desk.acceptPapers(of: id)
    _ = try desk.json("note", id, "CANARYNOTE")
    _ = try desk.json("set", id, "billing_name=CANARYLATER")
    _ = try desk.json("do", id, "cancel", "--why", "CANARYWHY")
    return id
  }

  private func counts(_ report: JSON) -> [JSON?] {
    ["pin", "government_id", "bill", "loa", "person"].map { report[$0] }
  }

  /// Every byte of the desk's files.
  private func bytes(of desk: CommandDesk) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.home.folder)
      .filter { $0.hasPrefix("desk.db") && $0 != "desk.db-papers" }
    return try names.map { name in
      let url = URL(filePath: desk.home.folder + "/" + name)
      let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      return isFolder ? "" : String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }.joined().lowercased()
  }

  @Test("Each class goes on its day, the dry run says so before, and the chain stays whole")
  func goesInTurn() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try cancelled(desk)
    let papers = desk.home.folder + "/desk.db-papers"
    #expect(try bytes(of: desk).contains("canary"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: papers).count == 3)
    let days: [(day: String, due: [JSON], papers: Int)] = [
      ("2026-11-08", [0, 0, 0, 0, 0], 3),
      ("2026-11-09", [1, 0, 0, 0, 0], 3),
      ("2026-12-02", [0, 1, 0, 0, 0], 2),
      ("2027-01-31", [0, 0, 1, 0, 0], 1),
      ("2028-10-31", [0, 0, 0, 0, 0], 1),
      ("2028-11-01", [0, 0, 0, 1, 1], 0),
      ("2028-11-02", [0, 0, 0, 0, 0], 0),
    ]
    for (day, due, left) in days {
      desk.turn(to: day)
      #expect(counts(try desk.json("purge", "--dry-run")) == due, "\(day)")
      #expect(counts(try desk.json("purge", "--yes")) == due, "\(day)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: papers).count == left, "\(day)")
      let verdict = try desk.json("audit", "verify")
      #expect(verdict["intact"] == true && verdict["signed"] == true, "\(day)")
    }
    #expect(try !bytes(of: desk).contains("canary"))
    let after = try desk.json("show", id, "--history")
    #expect(after["phone_number"] == "+2348012345678" && after["status"] == "cancelled")
    #expect(after["account_pin_state"] == "not_given" && after["documents"] == [])
    #expect(after["history"]?.values.filter { $0["kind"] == "purged" }.count == 4)
  }

  @Test("Open requests keep everything, and nothing is purged unasked")
  func keeps() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    _ = try desk.create()
    desk.turn(to: "2030-01-01")
    #expect(counts(try desk.json("purge", "--yes")) == [0, 0, 0, 0, 0])
    #expect(try desk.run("purge").status == 64)
  }
}
