import Foundation
import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Each failure of a command has its status, its code and one line")
struct ExitStatusTests {
  /// One command that fails.
  struct Case {
    let words: [String]
    let status: Int32
    let code: String
    /// A part of the line that says what and what to do.
    let line: String
    let input: String

    init(_ words: String..., status: Int32, code: String, line: String, input: String = "") {
      self.words = words
      self.status = status
      self.code = code
      self.line = line
      self.input = input
    }
  }

  private static let unknown = "pr_01m6b5cjm01dm65g17qjcta5vx"

  static let cases = [
    // 1: refused by a rule
    Case("do", "ID", "complete", status: 1, code: "wrong_status", line: "isn't possible"),
    Case("do", "ID", "submit", status: 1, code: "document_missing", line: "LOA missing"),
    Case("do", "ID", "cancel", status: 1, code: "why_missing", line: "say why"),
    Case("order", "split", "ID", status: 1, code: "not_in_order", line: "say why with --why"),
    Case("note", "ID", " ", status: 1, code: "why_missing", line: "empty note"),
    Case(
      "message",
      "ID",
      "completed",
      "--sent",
      status: 1,
      code: "message_not_so",
      line: "pending"
    ),
    Case("do", "ID", "undo", status: 1, code: "undo_impossible", line: "undo"),
    Case("create", "-", status: 1, code: "duplicate_open", line: "ID", input: CommandDesk.body),
    // 2: stale
    Case("note", "ID", "x", "--if-version", "7", status: 64, code: "usage", line: "--if-version"),
    Case(
      "do",
      "ID",
      "cancel",
      "--why",
      "x",
      "--if-version",
      "7",
      status: 2,
      code: "conflict",
      line: "version 1 now"
    ),
    Case(
      "carrier",
      "set",
      "NG/mtn",
      "contact=x",
      "--if-version",
      "7",
      status: 2,
      code: "conflict",
      line: "its version is 0"
    ),
    Case(
      "setting",
      "set",
      "home=GH",
      "--if-version",
      "1",
      status: 2,
      code: "conflict",
      line: "its version is 0"
    ),
    Case(
      "holiday",
      "add",
      "NG",
      "2026-11-09",
      "Election",
      "--if-version",
      "1",
      status: 2,
      code: "conflict",
      line: "its version is 0"
    ),
    // 64: usage
    Case("frobnicate", status: 64, code: "usage", line: "frobnicate"),
    Case("list", "--frob", status: 64, code: "usage", line: "see porttui list --help"),
    Case("list", "-mtn", status: 64, code: "usage", line: #""list not mtn" or "list -- -mtn""#),
    Case("chase", "-owner:me", status: 64, code: "usage", line: "chase -- -owner:me"),
    Case("export", "NG", "-mtn", status: 64, code: "usage", line: "export -- -mtn"),
    Case("fees", "-status:completed", status: 64, code: "usage", line: "fees not status:completed"),
    Case("list", "statu:x", status: 64, code: "filter", line: "character 1"),
    Case("list", "(status:pending", status: 64, code: "filter", line: "character"),
    Case("list", "--sort", "colour", status: 64, code: "usage", line: "use urgency, due"),
    Case("list", "--view", "yesterday", status: 64, code: "usage", line: "use all"),
    Case("list", "--limit", "-1", status: 64, code: "usage", line: "0 for all"),
    Case("show", status: 64, code: "usage", line: "<id>"),
    Case("do", "ID", "fly", status: 64, code: "usage", line: "use submit"),
    Case("do", "ID", "schedule", status: 64, code: "usage", line: "--date"),
    Case("do", "ID", "submit", "--why", "x", status: 64, code: "usage", line: "no --why"),
    Case("do", "ID", "submit", "now", status: 64, code: "usage", line: "too many words"),
    Case("do", "ID", "schedule", "--date", "29 Nob", status: 64, code: "usage", line: "3 dec"),
    Case(
      "do",
      "ID",
      "schedule",
      "--date",
      "2026-11-09",
      "--window",
      "noon",
      status: 64,
      code: "usage",
      line: "10:00-12:30"
    ),
    Case(
      "do",
      "ID",
      "reject",
      "--reason",
      "mood",
      status: 64,
      code: "usage",
      line: "pin_incorrect"
    ),
    Case("do", "ID", "resolve", "no_answer", status: 64, code: "usage", line: "what became of it"),
    Case("do", "ID", "resolve", "no_answer", "lost", status: 64, code: "usage", line: "waived"),
    Case("why", "ID", "fly", status: 64, code: "usage", line: "use submit"),
    Case("set", "ID", "owner", status: 64, code: "usage", line: "name=value"),
    Case("set", "ID", "colour=red", status: 64, code: "usage", line: "colour"),
    Case("set", "ID", "account_pin=1234", status: 64, code: "usage", line: "account_pin=-"),
    Case("tick", "ID", "dance", status: 64, code: "usage", line: "test_inbound"),
    Case("document", "add", "ID", "photo", "x.pdf", status: 64, code: "usage", line: "loa"),
    Case(
      "document",
      "add",
      "ID",
      "loa",
      "x.pdf",
      "--issued",
      "2026-10-01",
      status: 64,
      code: "usage",
      line: "--issued"
    ),
    Case(
      "document",
      "check",
      "doc_01m6b5cjm01dm65g17qjcta5vx",
      "colour=pass",
      status: 64,
      code: "usage",
      line: "colour"
    ),
    Case(
      "calendar",
      "FR",
      "--from",
      "2026-11-01",
      "--days",
      "1",
      status: 64,
      code: "usage",
      line: "NG"
    ),
    Case(
      "calendar",
      "NG",
      "--from",
      "2026-11-01",
      "--days",
      "99999",
      status: 64,
      code: "usage",
      line: "10000"
    ),
    Case("import", "rows.csv", "--run", "x", status: 64, code: "usage", line: "import's run"),
    // 65: bad data
    Case("create", "-", status: 65, code: "field_invalid", line: "JSON object"),
    Case(
      "create",
      "-",
      status: 65,
      code: "field_invalid",
      line: "shoe_size",
      input: #"{"shoe_size": 44}"#
    ),
    Case(
      "create",
      "-",
      status: 65,
      code: "field_invalid",
      line: "status",
      input: #"{"status": "completed"}"#
    ),
    Case(
      "create",
      "-",
      status: 65,
      code: "number_impossible",
      line: "12",
      input: CommandDesk.body.replacing("+2348012345678", with: "12")
    ),
    Case(
      "create",
      "-",
      status: 65,
      code: "country_unsupported",
      line: "FR",
      input: CommandDesk.body.replacing("NG", with: "FR")
    ),
    Case(
      "create",
      "-",
      status: 65,
      code: "number_of_other_country",
      line: "+2348012345678",
      input: CommandDesk.body.replacing("NG", with: "GH")
    ),
    Case(
      "create",
      "-",
      status: 65,
      code: "date_in_future",
      line: "2027-01-15",
      input: CommandDesk.body.replacing("2025-01-15", with: "2027-01-15")
    ),
    Case(
      "create",
      "-",
      status: 65,
      code: "field_missing",
      line: "billing_name is missing",
      input: #"{"country": "NG"}"#
    ),
    Case("set", "ID", "follow_up_on=soon", status: 65, code: "field_invalid", line: "soon"),
    Case("set", "ID", "contact_email=nobody", status: 65, code: "field_invalid", line: "nobody"),
    Case("set", "ID", "priority=highest", status: 65, code: "field_invalid", line: "highest"),
    Case("import", "-", status: 65, code: "import_file", line: "empty"),
    Case(
      "import",
      "-",
      status: 65,
      code: "import_file",
      line: "columns are missing",
      input: "a,b\n1,2\n"
    ),
    Case(
      "document",
      "add",
      "ID",
      "loa",
      "text.pdf",
      status: 65,
      code: "paper",
      line: "neither PDF"
    ),
    Case("document", "add", "ID", "loa", "empty.pdf", status: 65, code: "paper", line: "empty"),
    Case("document", "add", "ID", "loa", "link.pdf", status: 65, code: "paper", line: "link"),
    Case("document", "add", "ID", "loa", ".", status: 65, code: "paper", line: "not a file"),
    // 66: no such thing
    Case("show", unknown, status: 66, code: "no_such_thing", line: "list"),
    Case("show", "+2348099999999", status: 66, code: "no_such_thing", line: "+2348099999999"),
    Case("show", "po_01m6b5cjm01dm65g17qjcta5vx", status: 66, code: "no_such_thing", line: "po_"),
    Case("show", "nonsense", status: 66, code: "no_such_thing", line: "nonsense"),
    Case("note", unknown, "hello", status: 66, code: "no_such_thing", line: unknown),
    Case(
      "document",
      "check",
      "doc_01m6b5cjm01dm65g17qjcta5vx",
      "issuer=pass",
      status: 66,
      code: "no_such_thing",
      line: "doc_"
    ),
    Case("create", "nowhere.json", status: 66, code: "import_file", line: "nowhere.json"),
    Case("import", "nowhere.csv", status: 66, code: "import_file", line: "nowhere.csv"),
    Case("import", ".", status: 66, code: "import_file", line: "folder"),
    Case(
      "document",
      "add",
      "ID",
      "loa",
      "nowhere.pdf",
      status: 66,
      code: "paper",
      line: "nowhere.pdf"
    ),
    // 73: can't be made or written
    Case("init", "--sandbox", status: 73, code: "already_exists", line: "stays as it is"),
    Case(
      "note",
      "ID",
      "hello",
      "--read-only",
      status: 73,
      code: "read_only",
      line: "nothing was changed"
    ),
    Case(
      "import",
      "rows.csv",
      "--read-only",
      status: 73,
      code: "read_only",
      line: "nothing was changed"
    ),
  ]

  @Test("A command that can't be done says so and changes nothing")
  func fails() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try writeFiles(desk.home)
    let before = try desk.run("show", id, "--history", "--json").output
    for example in ExitStatusTests.cases {
      let words = example.words.map { word in
        let isFile = [".pdf", ".csv", ".json"].contains { word.hasSuffix($0) } || word == "."
        return word == "ID" ? id : isFile ? desk.home.folder + "/" + word : word
      }
      let run = try desk.home.run(words + ["--json"], input: example.input, now: desk.now)
      let comment: Comment = "\(words): \(run.errors)"
      #expect(run.status == example.status, comment)
      #expect(run.json["code"] == .text(example.code), comment)
      #expect(run.errors.contains(example.line == "ID" ? id : example.line), comment)
      #expect(run.errors == "porttui: \(try run.json.text("error"))\n", comment)
      #expect(run.errors.filter { $0 == "\n" }.count == 1, comment)
    }
    #expect(try desk.run("show", id, "--history", "--json").output == before)
    #expect(try desk.json("list").values.count == 1)
  }

  private func writeFiles(_ home: ProgramHome) throws {
    try home.write(CommandDesk.body.replacing("345678", with: "345679"), to: "rows.csv")
    try home.write("hello", to: "text.pdf")
    try home.write("", to: "empty.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: home.folder + "/link.pdf",
      withDestinationPath: "text.pdf"
    )
  }

  @Test("What can't be printed ends with 74, a reader that went away with 0")
  func output() throws {
    let desk = try CommandDesk()
    _ = try desk.create()
    for (target, status) in [("> /dev/full", "74"), ("| true", "0")] {
      let run = try desk.home.shell(
        "porttui list --now \(desk.now) \(target); echo ${PIPESTATUS[0]}"
      )
      #expect(run.output.split(separator: "\n").last.map(String.init) == status)
      #expect(!run.errors.contains("\u{1b}"))
    }
  }

  @Test("Help and the version end with 0, on standard output")
  func help() throws {
    let home = try ProgramHome()
    for words in [["--help"], ["--version"], ["list", "--help"], ["document", "add", "--help"]] {
      let run = try home.run(words)
      #expect(run.status == 0 && !run.output.isEmpty && run.errors.isEmpty)
    }
  }

  @Test("A clock is not set on a real desk, nor made to be")
  func notSandbox() throws {
    let home = try ProgramHome()
    let now = "2026-11-02T09:00:00Z"
    let refused = try home.run(["init"], now: now)
    #expect(refused.status == 64)
    #expect(!FileManager.default.fileExists(atPath: home.database))
    #expect(try home.run(["init"]).status == 0)
    let run = try home.run(["list", "--json"], now: now)
    #expect(run.status == 64 && run.json["code"] == "not_sandbox")
    #expect(try home.run(["list"], now: "soon").status == 64)
  }
}
