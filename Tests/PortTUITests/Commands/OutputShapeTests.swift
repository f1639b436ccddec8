import Foundation
import TestSupport
import Testing

@Suite("Scripts can rely on what commands print with --json")
struct OutputShapeTests {
  private let fields: Set<String> = [
    "phone_number", "country", "current_carrier", "account_number", "account_pin_state",
    "authorized_name", "authorized_title", "authorized_date", "billing_name", "billing_address",
    "service_address", "requested_port_date", "carrier_reference", "endpoint_id",
    "last_ported_on", "organization_id", "organization_name", "contact_name", "contact_email",
    "contact_phone", "order_id", "owner", "priority", "follow_up_on", "waiting_on", "hold_until",
    "escalated", "cancel_asked", "version",
  ]

  @Test("A request has every field of the desk, what goes with it, and never the PIN")
  func request() throws {
    let desk = try CommandDesk()
    let body = CommandDesk.body.replacing("}", with: #", "account_pin": "CANARY-4711"}"#)
    let run = try desk.run("create", "-", "--json", input: body)
    #expect(run.status == 0 && run.output.hasSuffix("}\n"))
    #expect(!run.output.contains("CANARY") && !run.errors.contains("CANARY"))
    let request = run.json
    #expect(
      request.names.isSuperset(
        of: fields.union([
          "id", "status", "attempt", "version", "turn", "due", "documents", "rejections", "charge",
          "created_at", "updated_at", "warnings",
        ])
      )
    )
    #expect(!request.names.contains("account_pin"))
    #expect(request["account_pin_state"] == "given")
    #expect(request["created_at"] == "2026-11-02T09:00:00Z")
    #expect(request["due"]?.names == ["from", "to", "on", "day", "paused", "over"])
    let shown = try desk.run("show", try request.text("id"), "--history", "--json")
    #expect(!shown.output.contains("CANARY"))
    #expect(shown.json["history"]?.values.map { $0["kind"] } == ["created"])
  }

  @Test("A list is an array of requests; a rest is named on standard error")
  func list() throws {
    let desk = try CommandDesk()
    for digit in 1...3 { _ = try desk.create("+234801234567\(digit)") }
    let all = try desk.json("list")
    #expect(all.values.count == 3)
    #expect(all.values.allSatisfy { $0.names.isSuperset(of: fields.union(["id", "status"])) })
    let two = try desk.run("list", "--limit", "2", "--sort", "-number", "--json")
    #expect(two.status == 0 && two.errors == "porttui: 1 more; --limit 0 lists all\n")
    #expect(
      two.json.values.map { $0["phone_number"] } == ["+2348012345673", "+2348012345672"]
    )
    let whole = try desk.run("list", "--limit", "0", "country:NG", "status:pending", "--json")
    #expect(whole.errors.isEmpty && whole.json.values.count == 3)
    #expect(try desk.json("list", "status:completed") == [])
    #expect(try desk.json("list", "--view", "mine") == [])
  }

  @Test("Why tells whether an action is possible, and each thing in its way")
  func why() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let run = try desk.run("why", id, "submit", "--json")
    #expect(run.status == 1 && run.errors.isEmpty)
    #expect(run.json["possible"] == false)
    let obstacles = try #require(run.json["obstacles"]).values
    #expect(obstacles.map { $0["code"] } == Array(repeating: "document_missing", count: 3))
    #expect(
      obstacles.allSatisfy { $0.names == ["code", "field", "message", "document", "rule"] }
    )
    #expect(obstacles.map { $0["document"] } == ["loa", "bill", "government_id"])
    let possible = try desk.run("why", id, "cancel", "--json")
    #expect(possible.output == #"{"possible":true,"obstacles":[]}"# + "\n")
  }

  @Test("The calendar names the day so many business days on")
  func calendar() throws {
    let desk = try CommandDesk()
    let answer = try desk.run("calendar", "EG", "--from", "2026-11-01", "--days", "10", "--json")
    // Friday and Saturday are the weekend there.
    #expect(
      answer.output
        == #"{"country":"EG","from":"2026-11-01","days":10,"date":"2026-11-15"}"# + "\n"
    )
    #expect(
      try desk.run("calendar", "ng", "--from", "2026-11-01", "--days", "-1").output
        == "2026-10-30\n"
    )
  }

  @Test("A refusal is an object on standard output and one line on standard error")
  func refusal() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let run = try desk.run("do", id, "complete", "--json")
    #expect(run.status == 1)
    #expect(run.json.names == ["error", "code", "details"])
    #expect(run.json["code"] == "wrong_status")
    #expect(run.errors == "porttui: \(try run.json.text("error"))\n")
  }

  @Test("A stale version is a conflict that names who changed what, and when")
  func conflict() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    #expect(try desk.json("set", id, "owner=ada", "--if-version", "1")["version"] == 2)
    let run = try desk.run("set", id, "owner=bola", "--if-version", "1", "--json")
    #expect(run.status == 2)
    #expect(run.json["code"] == "conflict")
    let details = try #require(run.json["details"])
    #expect(details["by"] == .text(NSUserName()))
    #expect(details["at"] == "2026-11-02T09:00:00Z" && details["version"] == 2)
    #expect(try desk.json("show", id)["owner"] == "ada")
  }

  @Test("A demonstration is the same twice, has every status, and is a sandbox")
  func demonstration() throws {
    let home = try ProgramHome()
    let all = "status:pending,in_progress,scheduled,rejected,completed,cancelled"
    let lists = try ["one.db", "two.db"].map { name in
      let now = "2026-11-02T09:00:00Z"
      let place = ["--db", home.folder + "/" + name]
      #expect(try home.run(["demo", "--no-open"] + place, now: now).status == 0)
      return try home.run(["list", "--limit", "0", all, "--json"] + place, now: now)
    }
    // Compared as one, since a difference would print both in full.
    let isSame = lists[0].output == lists[1].output
    #expect(isSame)
    let states = Set(lists[0].json.values.map { $0["status"] })
    #expect(
      states == ["pending", "in_progress", "scheduled", "rejected", "completed", "cancelled"]
    )
  }
}
