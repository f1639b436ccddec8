import Foundation
import PortDesk
import TestSupport
import Testing
import Wording

/// Traced with strace, command by command and screen by screen: what a restricted desk asks the system
/// for. Nobody waits for it in `script/test`.
private let isWanted = DrillSize.current != .first && RestrictedDesk.isPossible

extension Drills {
  @Test(
    "restricted: no command starts a program, makes a socket or leaves its folders",
    .enabled(if: isWanted, "at drill size, as root with strace and mount namespaces")
  )
  func restrictedCommands() throws {
    let desk = try RestrictedDesk()
    var walk = CommandWalk(desk)
    try walk.go()
    let all = try CommandWalk.allCommands(desk.home)
    #expect(walk.tried == all, "\(all.symmetricDifference(walk.tried).sorted())")
    reportDrill(
      "restricted",
      "\(walk.tried.count) commands in \(walk.runs) runs, \(walk.excess.count) reaches elsewhere"
    )
    #expect(walk.excess.sorted() == [])
  }

  @Test(
    "restricted: no screen starts a program, makes a socket or leaves its folders",
    .enabled(if: isWanted, "at drill size, as root with strace and mount namespaces")
  )
  func restrictedScreens() throws {
    let desk = try RestrictedDesk()
    var walk = CommandWalk(desk)
    try walk.prepare()
    let command = try desk.command([], trace: "screens")
    let terminal = try TerminalSession(
      command.words,
      environment: command.in,
      columns: 140,
      rows: 40
    )
    defer { terminal.close() }
    try terminal.waitForScreen(containing: "? help", within: .seconds(60))
    var before = "? help"
    for (keys, text) in ScreenWalk.steps {
      try terminal.type(keys)
      // What was drawn half still shows what was there before, unless that is to stay.
      let stays = ScreenWalk.said.contains(text) || before == text
      try terminal.waitForScreen("“\(text)”", within: .seconds(30)) { screen in
        let gone = [stays ? nil : before, ScreenWalk.filteredOut[text]].compactMap(\.self)
        // A filter shows its rows while it is typed, and the queue's own keys once it is there.
        if ScreenWalk.filteredOut[text] != nil, !screen.contains("/ find") { return false }
        return screen.contains(text) && !gone.contains(where: screen.contains)
      }
      before = text
    }
    try terminal.type("<c-c>")
    #expect(try terminal.waitForEnd(within: .seconds(30)) == .status(0))
    let excess = desk.excess(of: try desk.calls("screens"))
    reportDrill(
      "restricted",
      "\(ScreenWalk.steps.count) steps through the screens, \(excess.count) reaches elsewhere"
    )
    #expect(excess == [])
  }

  @Test(
    "restricted: the same look at a desk without restriction finds what it does elsewhere",
    .enabled(if: isWanted, "at drill size, as root with strace and mount namespaces")
  )
  func restrictedBites() throws {
    let desk = try RestrictedDesk(isRestricted: false)
    let elsewhere = desk.home.folder + "/elsewhere"
    try FileManager.default.createDirectory(
      atPath: desk.home.folder + "/bin",
      withIntermediateDirectories: false
    )
    let converter = try desk.home.write("#!/bin/sh\n", to: "bin/weasyprint")
    try #require(chmod(converter, 0o755) == 0)
    try desk.home.write(CommandWalk.body("+2348012345671"), to: "in.json")
    var found: [String] = []
    for (index, words) in [
      ["init", "--sandbox"], ["create", desk.home.folder + "/in.json"],
      ["export", "--output", desk.home.folder + "/out.csv"],
      ["loa", "+2348012345671", "--format", "pdf", "--output", desk.home.folder + "/loa.pdf"],
    ].enumerated() {
      found += desk.excess(of: try desk.run(words, trace: "\(index)").calls, allowing: true)
    }
    let home = desk.home.folder
    for wanted in ["reads \(home)/in.json", "writes \(home)", "starts \(converter)"] {
      #expect(found.contains(wanted), "\(wanted)")
    }
    #expect(found.contains { $0.hasPrefix("reads \(elsewhere)/porttui") })
  }
}

/// Every command, in an order in which each has something to work on.
private struct CommandWalk {
  private let desk: RestrictedDesk
  private(set) var tried: Set<String> = []
  private(set) var runs = 0
  private(set) var excess: Set<String> = []

  init(_ desk: RestrictedDesk) {
    self.desk = desk
  }

  static func body(_ number: String) -> String {
    #"{"phone_number": "\#(number)", "country": "NG", "current_carrier": "mtn", "#
      + #""account_number": "ACC123456", "authorized_name": "John Smith", "#
      + #""authorized_date": "2025-01-15", "billing_name": "Acme Corporation", "#
      + #""billing_address": "123 Business St, Lagos"}"#
  }

  /// The names of all commands that have no further ones, as the parser of arguments lists them.
  static func allCommands(_ home: ProgramHome) throws -> Set<String> {
    func names(_ command: JSON?, _ above: [String]) -> Set<String> {
      guard case .list(let inner)? = command?["subcommands"] else {
        return [above.joined(separator: " ")]
      }
      return inner.reduce(into: []) { found, command in
        if case .text(let name)? = command["commandName"] {
          found.formUnion(names(command, above + [name]))
        }
      }
    }
    return names(try home.run(["--experimental-dump-help"]).json["command"], [])
  }

  /// Runs a command and looks at what it asked for.
  @discardableResult
  private mutating func run(
    _ command: String,
    _ words: String...,
    status: Int32 = 0
  ) throws -> ProgramRun {
    runs += 1
    let all = command.split(separator: " ").map(String.init) + words
    let (run, calls) = try desk.run(all, trace: "run-\(runs)")
    #expect(run.status == status, "\(all): \(run.status) \(run.errors)")
    #expect(calls.programs.count >= 1, "\(all) was not traced: \(run.errors)")
    let found = desk.excess(of: calls, allowing: command == "init")
    excess.formUnion(found.map { "\(command): \($0)" })
    tried.insert(command)
    return run
  }

  private func id(of run: ProgramRun) throws -> String {
    guard case .text(let id)? = run.json["id"] else {
      Issue.record("no id in \(run.output) \(run.errors)")
      return ""
    }
    return id
  }

  private let first = "+2348012345671"
  private let second = "+2348012345672"
  private let third = "+2348012345673"

  /// A desk with a request in progress, one pending in the same order, and a rejected one.
  @discardableResult
  mutating func prepare() throws -> (order: String, loa: String) {
    let inbox = "data/inbox/root/"
    let rows = [first, second, third].map(CommandWalk.body).joined(separator: "\n")
    try desk.home.write(rows, to: inbox + "in.jsonl")
    for kind in ["loa", "bill", "government_id"] {
      try desk.home.write("%PDF-1.7 \(kind)", to: inbox + kind + ".pdf")
    }
    try run("init", "--sandbox")
    try run("import", "in.jsonl")
    let answer = #"{"phone_number": "\#(first)", "result": "acknowledged"}"#
    try desk.home.write(answer, to: inbox + "answers.jsonl")
    var papers: [String] = []
    for (kind, option, day, rows) in [
      (
        "loa", "--signed", "2026-11-20",
        ["numbers", "carrier", "account", "statement", "signature"]
      ),
      ("bill", "--issued", "2026-11-15", ["issuer", "account", "number", "address", "complete"]),
      ("government_id", "--expires", "2030-01-01", ["signatory", "legible", "type"]),
    ] {
      papers.append(
        try id(of: run("document add", first, kind, kind + ".pdf", option, day, "--json"))
      )
      let answers = rows.map { $0 + "=pass" }
      _ = try check(papers.last ?? "", answers)
    }
    try run("do", first, "submit")
    try run("do", third, "reject", "--reason", "pin_incorrect")
    return (try id(of: run("order create", first, second, "--json")), papers.first ?? "")
  }

  private mutating func check(_ paper: String, _ answers: [String]) throws -> ProgramRun {
    switch answers.count {
    case 3: try run("document check", paper, answers[0], answers[1], answers[2])
    default:
      try run("document check", paper, answers[0], answers[1], answers[2], answers[3], answers[4])
    }
  }

  mutating func go() throws {
    let (order, loa) = try prepare()
    let outside = desk.home.folder
    try desk.home.write(CommandWalk.body("+2348012345674"), to: "data/inbox/root/one.json")
    try run("create", "one.json")
    try run("create", outside + "/in.json", status: 77)
    try run("import", "../../desk.db", status: 77)
    try run("answers", "answers.jsonl", "--dry-run")
    try run("answers", "../../desk.db", status: 77)
    try run("desk")
    try run("demo", "--no-open", status: 64)
    try run("list")
    try run("chase")
    try run("chase", "--message")
    try run("chase", "--called", "--note", "they look for it")
    try run("chase", "--sent")
    try run("order list")
    try run("order show", order)
    try run("order add", order, "+2348012345674")
    try run("order split", "+2348012345674", "--why", "alone")
    try run("show", first)
    try run("set", second, "contact_name=Jane")
    try run("why", second, "submit", status: 1)
    try run("note", second, "a word")
    try run("tick", second, "test_inbound")
    try run("document attach", loa, third)
    try run("document list", first)
    try run("document extract", loa, ".")
    try run("document extract", loa, "-")
    try run("document extract", loa, outside + "/loa.pdf", status: 77)
    try run("document add", second, "bill", "/etc/passwd", status: 77)
    try run("loa", first, "--output", "loa.txt")
    try run("loa", first, "--format", "pdf", "--output", "loa2.pdf", status: 77)
    try run("packet", first, "packet")
    try run("packet", order, "packets")
    try run("packet", first, "../ada/packet", status: 77)
    try run("message", third, "--sent")
    try run("pin", first, status: 1)
    try run("export", "--output", "all.csv")
    try run("export", "--format", "json")
    try run("export", "--output", outside + "/all.csv", status: 77)
    try run("purge", "--dry-run")
    try run("purge", "--yes")
    try run("person export", "Acme Corporation", "--output", "person.json")
    try run("person export", "Acme Corporation", "--output", "/tmp/person.json", status: 77)
    try run("person erase", "Acme Corporation", "--yes", status: 1)
    try run("calendar", "NG", "--from", "2026-12-01", "--days", "3")
    try run("holiday list", "NG")
    try run("holiday add", "NG", "2026-12-29", "Feast")
    try run("holiday remove", "NG", "2026-12-29")
    try run("view list")
    try run("view save", "Late", "late", "--digit", "7")
    try run("view save", "Ours", "turn:us", "--shared")
    try run("view remove", "Late")
    try run("view remove", "Ours", "--shared")
    try run("carrier list")
    try run("carrier show", "NG/mtn")
    try run("carrier set", "NG/mtn", "days_of_grace=2")
    try run("rule list")
    try run("rule set", "NG/ported_recently", "wait=2 months")
    try run("rule remove", "NG/ported_recently")
    try run("country list")
    try run("country set", "GH", "confirmation_hours=24")
    try run("setting list")
    try run("setting set", "provider_name=Lagos Voice")
    try run("setting set", "webhook_reach=anywhere")
    try run("key list")
    try run("key create", "acme", "--test")
    try run("key revoke", "key_1", status: 66)
    try run("webhook list")
    try run("webhook add", "acme", "http://127.0.0.1:9/ports")
    try run("webhook remove", "wh_1", status: 66)
    try run("webhook deliveries")
    try run("webhook resend", "evt_1", status: 66)
    try run("fees")
    for report in ["work", "reasons", "durations", "carriers", "customers", "desk"] {
      try run("report " + report)
    }
    let seal = try run("audit seal")
    try desk.home.write(seal.output, to: "data/inbox/root/seals")
    try run("audit verify", "--seals", "seals")
    try run("audit verify", "--seals", outside + "/seals", status: 77)
    try FileManager.default.createDirectory(
      atPath: outside + "/data/outbox/root/backups",
      withIntermediateDirectories: false
    )
    try run("backup", "backups", "--keep", "1")
    try run("backup", outside, status: 77)
    try run("restore", "backups", status: 64)
    try run("config")
    try run("doctor")
    try run("help")
    try run("list", "--db", outside + "/other.db", status: 64)
  }
}

/// Keys through every screen, with what each shows.
private enum ScreenWalk {
  /// What is said on a screen that stays.
  static let said: Set<String> = [
    "Keys of Queue", "requests are in", "leads elsewhere",
    "Note kept",
    "filter: status:rejected", "filter: status:in_progress", "clipboard: +234",
    "No PIN was given", "Owner: ", "The same file was received", "out.pdf is written",
    "pk is written", "Suspending is off here", "[Fees]", "done", "say why not",
    "add  Tab next field", "Signer",
  ]

  /// What a filter takes off the list.
  static let filteredOut = [
    "filter: status:rejected": "P LOA, bill", "filter: status:in_progress": "R PIN incorrect",
  ]

  static let steps: [(keys: String, text: String)] = [
    ("?", "Keys of Queue"), ("<esc>", "/ find"), (": calendar <enter>", "Africa/Lagos"),
    ("q", "/ find"), ("i", "New request"), ("<esc>", "/ find"), ("o", "m customer"),
    ("<esc>", "/ find"), ("D", "[Work]"), ("<tab>", "[Fees]"), ("<tab>", "[Reasons]"),
    ("<tab>", "[Days to completion]"), ("q", "/ find"), ("K", "carriers, rules"),
    ("<enter>", "How to submit"), ("<enter>", "done"), ("<esc>", "open  q back"),
    ("q", "carriers, rules"), ("q", "/ find"), ("H", "to remind of"), ("q", "/ find"),
    ("I", "nothing is stored yet"), ("<esc>", "/ find"),
    ("x q.csv <enter>", "requests are in"),
    ("x /tmp/q.csv <enter>", "leads elsewhere"), ("<esc>", "/ find"),
    ("f status:rejected <enter>", "filter: status:rejected"), ("<enter>", "u undo"),
    ("?", "Keys of Request"), ("<esc>", "u undo"), ("h", "newest first"), ("q", "u undo"),
    ("m word <c-x>", "Note kept"), ("m <c-e>", "No other program is started"),
    ("<esc>", "u undo"), ("e", "Service address    –"), ("<enter>", "before"),
    ("<esc>", "Service address    –"), ("<esc>", "u undo"), ("l", "Before the port"),
    ("q", "u undo"),
    ("L", "LETTER OF AUTHORISATION"), ("q", "u undo"), ("M", "Dear John Smith"), ("q", "u undo"),
    ("F", "Follow up on"), ("<esc>", "u undo"), ("W", "as it follows from the request"),
    ("<esc>", "u undo"), ("a", "Assign to"), ("<esc>", "u undo"), ("y", "clipboard: +234"),
    ("p", "No PIN was given"), ("r", "Our review"), ("f", "say why not"), ("<esc>", "f fixed"),
    ("e", "an empty PIN takes it away"), ("<esc>", "f fixed"), ("q", "u undo"),
    ("s", "only from"), ("<esc>", "u undo"), ("q", "/ find"),
    ("f <c-u> status:in_progress <enter>", "filter: status:in_progress"), ("<enter>", "u undo"),
    ("s", "only from"), ("d", "Port date"), ("<esc>", "only from"), ("r", "by the carrier"),
    ("<esc>", "only from"), ("<esc>", "u undo"), ("d", "All three papers are accepted"),
    ("+ loa.pdf <c-x>", "The same file was received"),
    ("+ <c-u> /etc/passwd <c-x>", "add  Tab next field"), ("<esc>", "p pass"),
    ("x out.pdf <enter>", "out.pdf is written"), ("X pk <enter>", "pk is written"),
    ("X ../ada/pk <enter>", "leads elsewhere"), ("<esc>", "p pass"), ("e", "Signer"),
    ("<esc>", "p pass"),
    ("q", "u undo"), ("w", "numbers have come to their end"), ("q", "u undo"),
    ("A", "Owner: "), ("q", "/ find"), ("<c-z>", "Suspending is off here"),
    ("q", "All open · 3"),
  ]
}
