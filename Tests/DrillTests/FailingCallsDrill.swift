import Foundation
import Glibc
import TestSupport
import Testing

/// What an operator does, as a command.
private struct DeskAction {
  let words: [String]
  var input = ""

  init(_ words: String..., input: String = "") {
    self.words = words
    self.input = input
  }
}

/// A desk with a request in each of some states, as it is before every try.
private struct FailingDesk {
  let home: ProgramHome
  let actions: [DeskAction]
  let now: String

  init() throws {
    var desk = try CommandDesk()
    let ready = try desk.create("+2348031000000")
    try desk.acceptPapers(of: ready)
    let submitted = try desk.createSubmitted("+2348031000001")
    let new = try desk.create("+2348031000002")
    let other = try desk.create("+2348031000003")
    let cancelled = try desk.create("+2348031000004")
    _ = try desk.json("set", cancelled, "account_pin=-", input: "4711\n")
    _ = try desk.json("do", cancelled, "cancel", "--why", "twice")
    _ = try desk.json("set", other, "account_pin=-", input: "4711\n")
    desk.turn(to: "2026-11-20")
    home = desk.home
    now = desk.now
    let paper = try home.write("%PDF-1.7 a new one", to: "new.pdf")
    let rows = ["+2348031000010", "+2348031000011", "+2348031000012"].map {
      CommandDesk.body.replacing("+2348012345678", with: $0)
    }
    let first = [DeskAction("note", new, "seen")]
    let rest = [
      DeskAction("document", "add", new, "loa", paper, "--signed", "2026-11-01"),
      DeskAction("set", new, "account_number=ACC999", "contact_name=Ada"),
      DeskAction("set", new, "account_pin=-", input: "4711\n"),
      DeskAction("create", "-", input: rows[0]),
      DeskAction("import", "-", input: rows.joined(separator: "\n")),
      DeskAction("do", ready, "submit"),
      DeskAction("do", submitted, "schedule", "--date", "2026-11-24"),
      DeskAction("do", submitted, "reject", "--reason", "pin_incorrect"),
      DeskAction("do", new, "cancel", "--why", "twice"),
      DeskAction("tick", submitted, "test_inbound"),
      DeskAction("order", "create", new, other),
      DeskAction("pin", other),
      DeskAction("purge", "--yes"),
      DeskAction("person", "erase", "John Smith", "--yes"),
      DeskAction("holiday", "add", "NG", "2026-12-28", "A day off"),
      DeskAction("carrier", "set", "NG/glo", "aliases=star"),
      DeskAction("setting", "set", "largest_paper=20"),
      DeskAction("view", "save", "Late", "late", "--digit", "7"),
      DeskAction("key", "create", "acme", "--test"),
      DeskAction("webhook", "add", "acme", "https://example.com/ports"),
      DeskAction("message", new, "--sent"),
      DeskAction("packet", ready, home.folder + "/packet"),
      DeskAction("loa", new, "--output", home.folder + "/loa.txt"),
      DeskAction("export", "--personal", "--output", home.folder + "/out.csv"),
      DeskAction("list"), DeskAction("show", new, "--history"), DeskAction("audit", "verify"),
    ]
    actions = DrillSize.pick(first: first, ci: first + rest, release: first + rest)
  }

  /// The same with its paths in another home.
  func run(
    _ action: DeskAction,
    in home: ProgramHome,
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    let words = action.words.map { $0.replacing(self.home.folder, with: home.folder) }
    return try home.run(words, input: action.input, now: now, environment: environment)
  }
}

/// What a command comes to when nothing fails.
private struct Reached {
  let status: Int32
  let events: Int
}

/// What came of the tries.
private struct FailedCalls {
  var tried = 0
  var refused = 0
  /// Kept at the end although a call had failed, such as one of a checkpoint.
  var done = 0
  /// Ended by GRDB, which gives up where there is no memory to open a connection.
  var ended = 0
}

extension Drills {
  /// The exit status that the program documents.
  private static let documented: Set<Int32> = [0, 1, 2, 64, 65, 66, 69, 73, 74, 77]

  @Test(
    "Whichever call of the system fails, once or for good, the program says so and loses nothing"
  )
  func failingCalls() throws {
    let desk = try FailingDesk()
    let library = try ProgramHome()
    let preload = try Preload(in: library)
    var result = FailedCalls()
    for action in desk.actions {
      let before = try DrillDesk(at: desk.home).events()
      let reference = try ProgramHome(copying: desk.home)
      let reached = try desk.run(action, in: reference)
      #expect([0, 1].contains(reached.status), "\(action.words): \(reached.errors)")
      let after = Reached(status: reached.status, events: try DrillDesk(at: reference).events())
      for calls in CallFault.Calls.allCases {
        var number = 0
        var isReached = true
        while isReached {
          number = calls.next(after: number)
          for fault in faults(calls, number) {
            isReached = try fail(
              fault,
              of: action,
              on: desk,
              by: preload,
              from: before,
              to: after,
              &result
            )
            if !isReached { break }
          }
        }
      }
    }
    reportDrill(
      "failing-calls",
      "\(result.tried) failing calls in \(desk.actions.count) commands: \(result.refused) refused,"
        + " \(result.done) done all the same, \(result.ended) ended for want of memory to open"
        + " the store, 0 crashes, 0 lost"
    )
  }

  /// The ways in which one call fails: a few of them at small sizes.
  private func faults(_ calls: CallFault.Calls, _ number: Int) -> [CallFault] {
    let errors = calls == .memory ? [ENOMEM] : [EIO, ENOSPC]
    let all = errors.flatMap { error in
      [false, true].map {
        CallFault(calls: calls, number: number, isLasting: $0, error: error)
      }
    }
    return DrillSize.current == .release ? all : [all.randomElement() ?? all[0]]
  }

  /// - Returns: whether the command made the call at all.
  private func fail(
    _ fault: CallFault,
    of action: DeskAction,
    on desk: FailingDesk,
    by preload: Preload,
    from before: Int,
    to after: Reached,
    _ result: inout FailedCalls
  ) throws -> Bool {
    let home = try ProgramHome(copying: desk.home)
    let mark = home.folder + "/failed"
    let run = try desk.run(
      action,
      in: home,
      environment: preload.failing(fault, below: home.folder, mark: mark)
    )
    guard FileManager.default.fileExists(atPath: mark) else { return false }
    result.tried += 1
    let place: Comment = "\(action.words.prefix(2)), \(fault): \(run.status) \(run.errors)"
    let isEnded = fault.calls == .memory && run.isEndedByGRDB
    #expect(isEnded || Drills.documented.contains(run.status), place)
    #expect(isEnded || run.status == after.status || run.errors.hasPrefix("porttui: "), place)
    let found = try DrillDesk(at: home)
    let events = try found.events()
    if isEnded {
      result.ended += 1
      #expect(events == before, place)
    } else if run.status == after.status {
      result.done += 1
      #expect(events == after.events, place)
    } else {
      result.refused += 1
      #expect((before...max(before, after.events)).contains(events), place)
    }
    try found.expectSound()
    return true
  }

  @Test(
    "Whichever call fails under an open desk, it gives the terminal back and keeps what it said",
    .enabled(if: DrillSize.current != .first, "commands are its first helping")
  )
  func failingCallsAtTheDesk() throws {
    let desk = try FailingDesk()
    let library = try ProgramHome()
    let preload = try Preload(in: library)
    var tried = 0
    var kept = 0
    for round in 0..<DrillSize.pick(first: 5, ci: 80, release: 1_000) {
      let home = try ProgramHome(copying: desk.home)
      let mark = home.folder + "/failed"
      let calls = CallFault.Calls.allCases[round % CallFault.Calls.allCases.count]
      let fault = CallFault(
        calls: calls,
        number: Int.random(in: calls.range),
        isLasting: Bool.random(),
        error: Bool.random() ? EIO : ENOSPC
      )
      let terminal = try PseudoTerminal(
        [ProgramUnderTest.path(), "--now", desk.now],
        environment: home.environment.merging(["TERM": "xterm-256color"]) { $1 }
          .merging(preload.failing(fault, below: home.folder, mark: mark)) { $1 }
      )
      defer { terminal.close() }
      var shown = terminal.output(untilQuietFor: .milliseconds(200))
      try terminal.type("m")
      shown += terminal.output(untilQuietFor: .milliseconds(60))
      try terminal.type("while <space> it <space> fails <c-x>")
      shown += terminal.output(untilQuietFor: .milliseconds(150))
      if let program = terminal.programID() { Glibc.kill(program, SIGTERM) }
      let end = try terminal.waitForEnd(after: shown)
      let place: Comment = "\(fault): \(end.status)"
      let ends = [128 + SIGTERM] + (calls == .memory ? [128 + SIGILL] : [])
      #expect(Drills.documented.union(ends).contains(end.status), place)
      #expect(terminal.modes() == terminal.originalModes, place)
      let found = try DrillDesk(at: home)
      try found.expectSound()
      if FileManager.default.fileExists(atPath: mark) { tried += 1 }
      if PseudoTerminal.text(of: shown).contains("Note kept") {
        kept += 1
        let events = try found.files().flatMap(\.history)
        #expect(events.contains { $0.detail?.text == "while it fails" }, place)
      }
    }
    reportDrill("failing-calls", "\(tried) under an open desk, which told \(kept) notes, 0 lost")
  }
}

extension ProgramRun {
  /// Ended where GRDB registers functions on a connection that it opens: it takes no refusal from SQLite
  /// there.
  fileprivate var isEndedByGRDB: Bool {
    status == 128 + SIGILL && errors.hasPrefix("GRDB/Utils.swift")
  }
}
