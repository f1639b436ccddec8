import Foundation
import Glibc
import TestSupport
import Testing

extension Drills {
  /// Signals after which the program says goodbye, keeps drafts, and ends.
  private static let ending = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
  /// Faults, and what else ends a program.
  private static let fatal = [
    SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP, SIGXCPU, SIGALRM, SIGIO, SIGPROF,
    SIGPWR, SIGSTKFLT, SIGUSR1, SIGUSR2, SIGVTALRM,
  ]
  /// After which it goes on.
  private static let harmless = [SIGPIPE, SIGXFSZ, SIGWINCH, SIGCONT, SIGCHLD, SIGURG]

  @Test("Every signal at every screen leaves terminal, lock and drafts as they should be")
  func signals() throws {
    let desk = try DeskInTerminal.furnished()
    let ways = DrillSize.pick(first: ["m"], ci: ScreenWays.all, release: ScreenWays.all)
    var tried = 0
    for (index, way) in ways.enumerated() {
      for signal in Drills.ending + Drills.fatal + Drills.harmless {
        // At small sizes every screen meets the four, and a quarter of the others.
        let isTried =
          Drills.ending.contains(signal) || DrillSize.current == .release
          || (Int(signal) + index).isMultiple(of: 4)
        guard isTried else { continue }
        try send(signal, to: desk, at: way)
        tried += 1
      }
    }
    try DrillDesk(at: desk.desk.home).expectSound()
    reportDrill(
      "signals",
      "\(tried) signals at \(ways.count) screens: terminal restored, lock free, drafts there"
    )
  }

  private func send(_ signal: Int32, to desk: DeskInTerminal, at way: String) throws {
    let place: Comment = "signal \(signal) at “\(way)”"
    let terminal = try desk.openBare(quiet: .milliseconds(60))
    defer { terminal.close() }
    try terminal.type(way)
    _ = terminal.output(untilQuietFor: .milliseconds(60))
    let text = "draft\(Int.random(in: 1_000_000..<10_000_000))"
    let isDrafted = way == "m"
    if isDrafted {
      try terminal.type(text)
      try terminal.output(untilContaining: String(text.suffix(3)))
    }
    let program = try #require(terminal.programID(), place)
    Glibc.kill(program, signal)
    if Drills.harmless.contains(signal) {
      _ = terminal.output(untilQuietFor: .milliseconds(60))
      #expect(!ProcessTable.hasEnded(program), place)
      Glibc.kill(program, SIGTERM)
      _ = try terminal.waitForEnd()
      return
    }
    let end = try terminal.waitForEnd()
    #expect(desk.isLockFree(), place)
    #expect(end.status == 128 + signal, place)
    #expect(terminal.modes() == terminal.originalModes, place)
    let bytes = String(decoding: end.output, as: UTF8.self)
    #expect(bytes.contains("\u{1b}[?1049l") && bytes.contains("\u{1b}[?2004l"), place)
    let sinceHidden = bytes.components(separatedBy: "\u{1b}[?25l").dropFirst().last
    #expect(sinceHidden?.contains("\u{1b}[?25h") ?? true, place)
    if isDrafted, Drills.ending.contains(signal) {
      let drafts = try desk.drafts()
      #expect(drafts.contains { $0.fields.values.contains { $0.hasSuffix(text) } }, place)
    }
  }

  @Test(
    "A terminal that no longer reads keeps no process, whatever screen it shows",
    .enabled(if: DrillSize.current != .first, "unit tests are its first helping")
  )
  func stuck() throws {
    let desk = try DeskInTerminal.furnished()
    let rounds = DrillSize.pick(first: 1, ci: 5, release: 25)
    var slowest = Duration.zero
    for _ in 0..<rounds {
      for signal in Drills.ending {
        let way = ScreenWays.all.randomElement() ?? ""
        let terminal = try desk.openBare(quiet: .milliseconds(60))
        defer { terminal.close() }
        let program = try #require(terminal.programID())
        try terminal.type(way)
        let isStuck = Condition.first(within: .seconds(60)) { () -> Bool? in
          // A whole screen at a time, until nobody has room for more.
          terminal.send([0x0c])
          return Condition.first(within: .milliseconds(200)) {
            ProcessTable.isStuckWriting(program) ? true : nil
          }
        }
        try #require(isStuck == true)
        let start = ContinuousClock.now
        Glibc.kill(program, signal)
        #expect(ProcessTable.waitForEnd(of: program, within: .seconds(10)))
        slowest = max(slowest, start.duration(to: .now))
        #expect(desk.isLockFree())
        #expect(terminal.modes() == terminal.originalModes)
      }
    }
    // Ten times the second that is meant, where others keep the machine busy.
    #expect(slowest < .seconds(DrillSize.current == .release ? 1 : 10))
    try DrillDesk(at: desk.desk.home).expectSound()
    reportDrill(
      "stuck",
      "\(rounds * Drills.ending.count) stuck terminals, the slowest end after \(slowest.milliseconds) ms"
    )
  }
}
