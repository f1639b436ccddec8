import Foundation
import Glibc
import TestSupport
import Testing
import Wording

extension Drills {
  @Test("A PIN is nowhere but sealed, and a person is gone from every file after the purge")
  func canary() throws {
    let rounds = DrillSize.pick(first: 1, ci: 5, release: 25)
    var looked = 0
    for _ in 0..<rounds {
      var watch = try CanaryWatch()
      try watch.work()
      try watch.crash()
      try watch.purge()
      looked += watch.looked
    }
    reportDrill("canary", "\(rounds) desks, \(looked) outputs and files looked through, 0 hits")
  }
}

/// A desk on which a PIN and a person occur once, and what is looked through for them.
private struct CanaryWatch {
  private var desk: CommandDesk
  private let pin = "\(Int.random(in: 1_000_000..<10_000_000))77"
  private let person = "Zqx\(Int.random(in: 1_000_000..<10_000_000))"
  private var id = ""
  private(set) var looked = 0
  private var temporary: [String: String] { ["TMPDIR": desk.home.folder + "/tmp"] }

  init() throws {
    desk = try CommandDesk()
    mkdir(desk.home.folder + "/tmp", 0o700)
  }

  private mutating func expectNone(
    _ words: String...,
    in bytes: some DataProtocol,
    _ place: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    looked += 1
    for word in words {
      #expect(
        Data(bytes).range(of: Data(word.utf8)) == nil,
        "\(word == pin ? "the PIN" : "the person") in \(place)",
        sourceLocation: sourceLocation
      )
    }
  }

  private var body: String {
    CommandDesk.body.replacing("John Smith", with: person)
      .replacing("}", with: #", "account_pin": "\#(pin)"}"#)
  }

  /// A day's work by commands, then at the desk.
  mutating func work() throws {
    id = try desk.json("create", "-", input: body).text("id")
    try desk.acceptPapers(of: id)
    // What may name the person names no PIN; what goes wrong, or out without leave, names neither.
    for words in [
      ["show", id, "--history"], ["list"], ["list", "--json"], ["loa", id], ["message", id],
      ["export", "--personal"], ["audit", "verify"], ["show", id, "--json", "--history"],
      ["packet", id, desk.home.folder + "/packet"],
    ] {
      let run = try desk.home.run(words, now: desk.now, environment: temporary)
      expectNone(pin, in: Data((run.output + run.errors).utf8), "\(words)")
      expectNone(person, in: Data(run.errors.utf8), "errors of \(words)")
    }
    for format in ["csv", "json", "jsonl"] {
      let path = "\(desk.home.folder)/out.\(format)"
      let words = ["export", "--format", format, "--output", path]
      let run = try desk.home.run(words, now: desk.now, environment: temporary)
      #expect(run.status == 0, "\(run.errors)")
      let file = FileManager.default.contents(atPath: path) ?? Data()
      expectNone(pin, person, in: Data(run.output.utf8) + Data(run.errors.utf8) + file, path)
    }
    for (words, input) in [
      (["create", "-"], body), (["import", "-"], body),
      (["create", "-"], body.replacing("\"NG\"", with: "\"XX\"")),
      (["set", id, "account_pin=\(pin)"], ""), (["set", id, "account_pin=-"], "\(pin)\n\(pin)\n"),
      (["set", id, "phone_number=\(person)"], ""),
      (["document", "add", id, "loa", "/dev/null"], ""),
    ] {
      let run = try desk.home.run(words, input: input, now: desk.now, environment: temporary)
      expectNone(pin, in: Data((run.output + run.errors).utf8), "\(words.prefix(2))")
    }
    let terminal = try PseudoTerminal(
      [ProgramUnderTest.path(), "--now", desk.now],
      environment: desk.home.environment.merging(temporary) { $1 }
        .merging(["TERM": "xterm-256color"]) { $1 }
    )
    defer { terminal.close() }
    var shown = try terminal.output(untilContaining: "P ready")
    try terminal.type("i")
    shown += terminal.output(untilQuietFor: .milliseconds(100))
    let other = body.replacing("+2348012345678", with: "+2348012345679")
    terminal.send(Array("\u{1b}[200~\(other)\u{1b}[201~".utf8))
    shown += terminal.output(untilQuietFor: .milliseconds(200))
    if let program = terminal.programID() {
      let words = FileManager.default.contents(atPath: "/proc/\(program)/cmdline") ?? Data()
      expectNone(pin, person, in: words, "the arguments")
      // A hang-up keeps the form as a draft.
      Glibc.kill(program, SIGHUP)
    }
    shown += try terminal.waitForEnd().output
    expectNone(pin, "\u{1b}]0;", "\u{1b}]2;", in: Data(shown), "the screen")
    try expectNoneInFiles(pin)
  }

  /// A fault while the PIN is in memory leaves no core.
  mutating func crash() throws {
    let script = "ulimit -c unlimited; cd \(desk.home.folder)/tmp; exec \"$@\""
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", script, "sh", ProgramUnderTest.path(), "set", id, "account_pin=-"]
        + ["--now", desk.now],
      environment: desk.home.environment
    )
    defer { terminal.close() }
    try terminal.output(untilContaining: "PIN: ")
    terminal.send(Array(pin.utf8))
    Glibc.kill(try #require(terminal.programID()), SIGSEGV)
    let end = try terminal.waitForEnd()
    #expect(end.status == 128 + SIGSEGV)
    expectNone(pin, in: Data(end.output), "a crash")
    let left = try FileManager.default.contentsOfDirectory(atPath: desk.home.folder + "/tmp")
    #expect(left == [])
    try expectNoneInFiles(pin)
  }

  /// When their time is over nothing is left of either.
  mutating func purge() throws {
    _ = try desk.json("do", id, "cancel", "--why", "twice")
    desk.turn(to: "2029-01-01")
    let run = try desk.run("purge", "--yes")
    #expect(run.status == 0, "\(run.errors)")
    for name in ["out.csv", "out.json", "out.jsonl", "packet", "loa.pdf", "bill.pdf"] {
      try? FileManager.default.removeItem(atPath: desk.home.folder + "/" + name)
    }
    // A form that was never sent keeps its draft until its own time.
    let store = try DrillDesk(at: desk.home).open()
    for draft in try store.drafts(of: NSUserName()) {
      try store.removeDraft(draft.key, of: NSUserName())
    }
    store.close()
    try expectNoneInFiles(pin, person)
  }

  private mutating func expectNoneInFiles(_ words: String...) throws {
    for path in FileManager.default.files(below: desk.home.folder) {
      let content = FileManager.default.contents(atPath: path) ?? Data()
      for word in words { expectNone(word, in: content, path) }
    }
  }
}
