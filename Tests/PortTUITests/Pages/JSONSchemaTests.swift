import Foundation
import TestSupport
import Testing
import Wording

@Suite("What commands print as JSON is what docs/json.schema.json says")
struct JSONSchemaTests {
  private static func schema() throws -> JSONSchema {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("docs/json.schema.json"),
      encoding: .utf8
    )
    return JSONSchema(root: try #require(JSON(parsing: text.utf8)))
  }

  /// Runs a command and holds what it prints against the schema of its output.
  @discardableResult
  private func expect(
    _ schema: JSONSchema,
    _ command: String,
    _ words: [String],
    input: String = "",
    in desk: CommandDesk,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    let run = try desk.home.run(words + ["--json"], input: input, now: desk.now)
    let json = run.json
    let faults =
      run.status == 0 || json["code"] == nil
      ? try schema.faults(in: json, of: command) : ["\(words): \(run.errors)"]
    #expect(faults == [], "\(words)", sourceLocation: sourceLocation)
    return json
  }

  @Test("Of requests, from their making to their end, and of what goes with them")
  func requests() throws {
    let schema = try JSONSchemaTests.schema()
    let desk = try CommandDesk()
    let body = CommandDesk.body.replacing("}", with: #", "account_pin": "4711"}"#)
    let id = try expect(schema, "create", ["create", "-"], input: body, in: desk).text("id")
    let other = try desk.create("+2348012345679")
    try expect(schema, "list", ["list"], in: desk)
    try expect(schema, "set", ["set", id, "owner=ada", "follow_up_on=2026-12-01"], in: desk)
    try expect(schema, "set (many)", ["set", id, other, "priority=high"], in: desk)
    try expect(schema, "note", ["note", id, "Hello"], in: desk)
    try expect(schema, "tick", ["tick", id, "test_inbound"], in: desk)
    let bill = try desk.home.write("%PDF-1.7 bill", to: "bill.pdf")
    let paper = try expect(
      schema,
      "document add",
      ["document", "add", id, "bill", bill, "--issued", "2026-10-01"],
      in: desk
    ).text("id")
    try expect(schema, "document check", ["document", "check", paper, "issuer=pass"], in: desk)
    try expect(schema, "document list", ["document", "list", id], in: desk)
    let copy = desk.home.folder + "/copy.pdf"
    try expect(schema, "document extract", ["document", "extract", paper, copy], in: desk)
    try expect(schema, "why", ["why", id, "submit"], in: desk)
    try expect(schema, "do", ["do", id, "reject", "--reason", "pin_incorrect"], in: desk)
    try expect(schema, "show", ["show", id, "--history"], in: desk)
    try expect(schema, "do (many)", ["do", id, other, "submit", "--dry-run"], in: desk)
    try expect(schema, "pin", ["pin", id], in: desk)
    try expect(schema, "loa", ["loa", id], in: desk)
    try expect(schema, "message", ["message", id], in: desk)
    try expect(schema, "packet", ["packet", id, desk.home.folder + "/packet"], in: desk)
    try expect(schema, "chase", ["chase"], in: desk)
    let file = desk.home.folder + "/all.csv"
    try expect(schema, "export --output FILE", ["export", "--output", file], in: desk)
    let order = try expect(schema, "order create", ["order", "create", id, other], in: desk)
    try expect(schema, "order list", ["order", "list"], in: desk)
    try expect(schema, "order show", ["order", "show", order.text("id")], in: desk)
    try expect(schema, "order split", ["order", "split", id, "--why", "its own bill"], in: desk)
    let rows = body.replacing("345678", with: "345670").replacing("\n", with: " ") + "\n{}\n"
    try expect(schema, "import", ["import", "-"], input: rows, in: desk)
    let answers = "phone_number,result\n+2348012345670,acknowledged\n+2348012340000,confirmed\n"
    try expect(schema, "answers", ["answers", "-"], input: answers, in: desk)
    try expect(schema, "person export", ["person", "export", "Acme Corporation"], in: desk)
    try expect(
      schema,
      "person erase",
      ["person", "erase", "Acme Corporation", "--dry-run"],
      in: desk
    )
    try expect(schema, "purge", ["purge", "--dry-run"], in: desk)
  }

  @Test("Of reports, records, keys, webhooks, the store and the host")
  func records() throws {
    let schema = try JSONSchemaTests.schema()
    let desk = try CommandDesk()
    _ = try desk.create()
    for report in ["work", "reasons", "durations", "carriers", "customers", "desk"] {
      try expect(schema, "report \(report)", ["report", report], in: desk)
    }
    try expect(schema, "fees", ["fees"], in: desk)
    for words in [
      ["carrier", "list"], ["country", "list"], ["rule", "list"], ["setting", "list"],
      ["view", "list"], ["audit", "verify"], ["audit", "seal"], ["config"], ["doctor"],
    ] {
      try expect(schema, words.joined(separator: " "), words, in: desk)
    }
    try expect(schema, "carrier show", ["carrier", "show", "NG/mtn"], in: desk)
    try expect(schema, "carrier set", ["carrier", "set", "NG/mtn", "ack_days=1"], in: desk)
    try expect(schema, "setting set", ["setting", "set", "stale_after=10"], in: desk)
    try expect(schema, "holiday list", ["holiday", "list", "NG"], in: desk)
    try expect(schema, "holiday add", ["holiday", "add", "NG", "2027-06-15", "A day"], in: desk)
    try expect(
      schema,
      "calendar",
      ["calendar", "NG", "--from", "2026-12-01", "--days", "3"],
      in: desk
    )
    try expect(schema, "view save", ["view", "save", "MTN", "carrier:mtn"], in: desk)
    try expect(schema, "view remove", ["view", "remove", "MTN"], in: desk)
    let key = try expect(schema, "key create", ["key", "create", "org_a", "--test"], in: desk)
    try expect(schema, "key list", ["key", "list"], in: desk)
    try expect(schema, "key revoke", ["key", "revoke", key.text("id")], in: desk)
    let hook = try expect(
      schema,
      "webhook add",
      ["webhook", "add", "org_a", "https://a.example/p"],
      in: desk
    )
    try expect(schema, "webhook list", ["webhook", "list"], in: desk)
    try expect(schema, "webhook remove", ["webhook", "remove", hook.text("id")], in: desk)
    let folder = desk.home.folder + "/backups"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try expect(schema, "backup", ["backup", folder], in: desk)
  }

  @Test("Of failures, whatever failed")
  func failures() throws {
    let schema = try JSONSchemaTests.schema()
    let desk = try CommandDesk()
    let id = try desk.create()
    for words in [
      ["show", "nothing"], ["list", "lost:x"], ["do", id, "complete"], ["list", "--lost"],
      ["set", id, "country=DE"], ["import", "/nowhere.csv"], ["restore", "/nowhere"],
      ["document", "add", id, "bill", "/nowhere.pdf"], ["holiday", "add", "NG", "soon", "A day"],
    ] {
      let run = try desk.home.run(words + ["--json"], now: desk.now)
      #expect(run.status != 0, "\(words)")
      #expect(try schema.faults(inFailure: run.json) == [], "\(words)")
    }
  }

  @Test("Every command that prints something is described")
  func complete() throws {
    let schema = try JSONSchemaTests.schema()
    // What opens a screen, and what is described by another's output.
    let apart: Set = ["desk", "demo", "export"]
    for command in PagesTests.commands.map({ $0.words.joined(separator: " ") })
    where !apart.contains(command) {
      #expect(schema.root["commands"]?[command] != nil, "\(command)")
    }
  }
}
