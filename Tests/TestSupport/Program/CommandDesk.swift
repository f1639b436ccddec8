import PortDesk
import Testing
import Wording

/// A sandbox desk that is worked on by commands alone, at the time that the test sets.
public struct CommandDesk {
  public let home: ProgramHome
  public var now: String

  /// The provider's own published request.
  public static let body = #"""
    {"phone_number": "+2348012345678", "country": "NG", "current_carrier": "mtn", \#
    "account_number": "ACC123456", "authorized_name": "John Smith", \#
    "authorized_date": "2025-01-15", "billing_name": "Acme Corporation", \#
    "billing_address": "123 Business St, Lagos"}
    """#

  /// Makes an empty desk, in a home of its own unless one is given.
  public init(on day: String = "2026-11-02", in home: ProgramHome? = nil) throws {
    self.home = try home ?? ProgramHome()
    now = day + "T09:00:00Z"
    let made = try self.home.run(["init", "--sandbox"], now: now)
    try #require(made.status == 0, "\(made.errors)")
  }

  /// Sets the clock to nine in the morning (UTC) of a day.
  public mutating func turn(to day: String) { now = day + "T09:00:00Z" }

  public func run(_ words: String..., input: String = "") throws -> ProgramRun {
    try home.run(words, input: input, now: now)
  }

  /// What a command that must succeed prints with `--json`.
  public func json(
    _ words: String...,
    input: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    let run = try home.run(words + ["--json"], input: input, now: now)
    try #require(run.status == 0, "\(words): \(run.errors)", sourceLocation: sourceLocation)
    return run.json
  }

  /// A request made of the published one with another number; its id.
  public func create(_ number: String = "+2348012345678") throws -> String {
    let body = CommandDesk.body.replacing("+2348012345678", with: number)
    return try json("create", "-", input: body).text("id")
  }

  /// Adds the three papers and passes every row of their sheets.
  public func acceptPapers(of id: String) throws {
    for (kind, option, day, rows) in [
      (
        "loa", "--signed", "2026-10-20",
        ["numbers", "carrier", "account", "statement", "signature"]
      ),
      ("bill", "--issued", "2026-10-15", ["issuer", "account", "number", "address", "complete"]),
      ("government_id", "--expires", "2030-01-01", ["signatory", "legible", "type"]),
    ] {
      let file = try home.write("%PDF-1.7 \(kind) of \(id)", to: "\(kind).pdf")
      let paper = try json("document", "add", id, kind, file, option, day)
      #expect(paper["state"] == "received")
      let words = ["document", "check", try paper.text("id")] + rows.map { $0 + "=pass" }
      let checked = try home.run(words + ["--json"], now: now)
      #expect(checked.json["state"] == "accepted", "\(checked.errors)")
    }
  }

  /// A request that was submitted to the carrier; its id.
  public func createSubmitted(_ number: String = "+2348012345678") throws -> String {
    let id = try create(number)
    try acceptPapers(of: id)
    #expect(try json("do", id, "submit")["status"] == "in_progress")
    return id
  }
}

extension JSON {
  /// The text of a member that must be there.
  public func text(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    guard case .text(let text)? = self[name] else {
      try #require(Bool(false), "no text \(name) in \(self)", sourceLocation: sourceLocation)
      return ""
    }
    return text
  }

  /// The values of a list; empty when this is none.
  public var values: [JSON] {
    guard case .list(let values) = self else { return [] }
    return values
  }

  /// The names of an object's members.
  public var names: Set<String> {
    guard case .object(let members) = self else { return [] }
    return Set(members.map(\.name))
  }
}
