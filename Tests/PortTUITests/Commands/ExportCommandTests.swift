import Foundation
import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Export writes requests masked, whole only on demand, and import reads them back")
struct ExportCommandTests {
  /// A request in which everything personal is a canary, with what spreadsheets spoil.
  private static let hostile = #"""
    {"phone_number": "+2348012345678", "country": "NG", "current_carrier": "mtn", \#
    "account_number": "000CANARY12A", "account_pin": "CANARY-4711", \#
    "authorized_name": "=CANARY Smith", "authorized_date": "2025-01-15", \#
    "billing_name": "'+CANARY \"Ltd\", Lagos", "billing_address": "1 CANARY Street\nLagos", \#
    "contact_name": "CANARY Jones", "contact_email": "canary.CANARY@example.com", \#
    "contact_phone": "+2348099CANARY"}
    """#

  private static let fields = [
    "phone_number", "country", "current_carrier", "account_number", "authorized_name",
    "authorized_date", "billing_name", "billing_address", "contact_name", "contact_email",
    "contact_phone", "status", "attempt",
  ]

  private func desk() throws -> CommandDesk {
    let desk = try CommandDesk()
    _ = try desk.json("create", "-", input: ExportCommandTests.hostile)
    return desk
  }

  @Test(
    "Nothing personal is in it unless asked for, the number is",
    arguments: [
      "csv", "json", "jsonl",
    ]
  )
  func masks(format: String) throws {
    let desk = try desk()
    let run = try desk.run("export", "--format", format)
    #expect(run.status == 0 && run.output.contains("+2348012345678"))
    #expect(!run.output.contains("CANARY"))
    let whole = try desk.run("export", "--format", format, "--personal").output
    #expect(whole.contains("CANARY Smith") && !whole.contains("4711"))
  }

  @Test(
    "A whole export imported into another desk gives the same values",
    arguments: [
      "csv", "json", "jsonl",
    ]
  )
  func roundTrip(format: String) throws {
    let desk = try desk()
    let file = desk.home.folder + "/out." + format
    let run = try desk.json("export", "--format", format, "--personal", "--output", file)
    #expect(run["requests"] == 1 && run["personal"] == true)
    let other = try CommandDesk()
    #expect(try other.json("import", "--in-flight", file)["created"] == 1)
    let before = try #require(try desk.json("list").values.first)
    let after = try #require(try other.json("list").values.first)
    for name in ExportCommandTests.fields { #expect(after[name] == before[name], "\(name)") }
  }

  @Test("With --json it is JSON, and a format that is none is refused")
  func json() throws {
    let desk = try desk()
    let rows = try desk.json("export").values
    #expect(rows.count == 1 && rows[0]["attempt"] == 1 && rows[0]["cancel_asked"] == false)
    #expect(try desk.json("export", "--format", "json").values == rows)
    #expect(
      try JSON(parsing: desk.run("export", "--json", "--format", "jsonl").output.utf8) == rows[0]
    )
    let refused = try desk.run("export", "--json", "--format", "csv")
    #expect(refused.status == 64 && refused.json["code"] == "usage")
    #expect(refused.errors.contains("export --json takes no --format csv"))
    // Where a file is written, it says how what was done is told.
    let path = desk.home.folder + "/out.csv"
    #expect(try desk.json("export", "--format", "csv", "--output", path)["requests"] == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("id,created_on,"))
    let plain = desk.home.folder + "/out"
    _ = try desk.json("export", "--output", plain)
    #expect(try String(contentsOfFile: plain, encoding: .utf8).hasPrefix("["))
  }

  @Test("No cell of CSV begins a formula, but a plain number stays as it is")
  func guards() throws {
    let output = try desk().run("export", "--personal").output
    #expect(output.contains(",'=CANARY Smith,") && output.contains(",+2348012345678,"))
  }

  @Test("For a spreadsheet numbers and accounts are texts, and import reads them back all the same")
  func spreadsheet() throws {
    let desk = try CommandDesk()
    _ = try desk.json("create", "-", input: CommandDesk.body.replacing("ACC123456", with: "000123"))
    let file = desk.home.folder + "/excel.csv"
    _ = try desk.json("export", "--personal", "--excel", "--output", file)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(bytes.starts(with: [0xef, 0xbb, 0xbf]))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""=""+2348012345678""""#) && text.contains(#""=""000123""""#))
    // A count and a day are read rightly as they are.
    #expect(text.contains(",1,") && text.contains(",2025-01-15,"))
    let other = try CommandDesk()
    #expect(try other.json("import", "--in-flight", file)["created"] == 1)
    let row = try #require(try other.json("list").values.first)
    #expect(row["account_number"] == "000123" && row["phone_number"] == "+2348012345678")
    #expect(try desk.run("export", "--excel", "--format", "json").status == 64)
  }

  @Test("The file is its owner's alone, is whole or not there, and replaces none unforced")
  func file() throws {
    let desk = try desk()
    let path = desk.home.folder + "/out.csv"
    #expect(try desk.run("export", "--output", path).status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    let first = try String(contentsOfFile: path, encoding: .utf8)
    #expect(try desk.run("export", "--personal", "--output", path).status == 73)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
    #expect(try desk.run("export", "--personal", "--output", path, "--force").status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) != first)
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.home.folder)
    #expect(!names.contains { $0.hasSuffix(".part") })
  }

  @Test("A filter and a view choose, as they do for the list")
  func chooses() throws {
    let desk = try desk()
    _ = try desk.create("+2348012345679")
    #expect(try desk.json("export", "--format", "json").values.count == 2)
    #expect(try desk.json("export", "2348012345679", "--format", "json").values.count == 1)
    #expect(try desk.json("export", "--view", "overdue", "--format", "json") == [])
    #expect(try desk.run("export", "--view", "nowhere").status == 64)
  }
}
