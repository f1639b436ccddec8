import Foundation
import TestSupport
import Testing

extension DeskInTerminalTests {
  @Suite("However the desk ends, the terminal is as it was")
  struct LeavingTests {
    /// What a program that leaves well sends last: the alternate screen left, brackets around pastes
    /// off.
    private let restored = ["\u{1b}[?1049l", "\u{1b}[?2004l"]

    @Test("Leaving by key ends with 0", arguments: ["q", "<c-c>"])
    func leaves(_ key: String) throws {
      let terminal = try DeskInTerminal(numbers: 3).openBare()
      defer { terminal.close() }
      #expect(!terminal.modes().isCooked)
      try terminal.type(key)
      let end = try terminal.waitForEnd()
      #expect(end.status == 0)
      #expect(terminal.modes().isCooked)
      expectRestored(end.output)
    }

    @Test("Where there is no other screen to go back to, this one is left empty for the prompt")
    func withoutAlternateScreen() throws {
      let desk = try DeskInTerminal(numbers: 3)
      let words = try desk.words().map { "'\($0)'" }.joined(separator: " ")
      let session = try TerminalSession(
        ["/bin/sh", "-c", "\(words); echo prompt; sleep 60"],
        environment: desk.desk.home.environment,
        term: "vt100"
      )
      defer { session.close() }
      try session.waitForScreen(containing: "? help")
      try session.type("q")
      let screen = try session.waitForScreen(containing: "prompt")
      #expect(screen.split(whereSeparator: \.isNewline) == ["prompt"])
    }

    @Test(
      "A signal that ends the desk, a fault and a trap too",
      arguments: [
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGUSR1, SIGALRM,
      ]
    )
    func signals(_ signal: Int32) throws {
      let desk = try DeskInTerminal(numbers: 3)
      let terminal = try desk.openBare()
      defer { terminal.close() }
      let program = try #require(terminal.programID())
      kill(program, signal)
      let end = try terminal.waitForEnd()
      #expect(end.status == 128 + signal)
      #expect(terminal.modes().isCooked)
      expectRestored(end.output)
      // The write lock fell with the process.
      let note = try desk.desk.run("note", "+2348031000000", "still open")
      #expect(note.status == 0, "\(note.errors)")
    }

    @Test("Whoever started it with signals blocked keeps none from it")
    func blocked() throws {
      let block =
        "sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGTERM, SIGHUP)); exec @ARGV"
      let terminal = try DeskInTerminal(numbers: 3)
        .openBare(through: ["perl", "-MPOSIX=:signal_h", "-e", block])
      defer { terminal.close() }
      kill(try #require(terminal.programID()), SIGTERM)
      #expect(try terminal.waitForEnd().status == 128 + SIGTERM)
    }

    @Test("A terminal that is gone ends the desk")
    func hangUp() throws {
      let terminal = try DeskInTerminal(numbers: 3).openBare()
      let program = try #require(terminal.programID())
      terminal.hangUp()
      #expect(ProcessTable.waitForEnd(of: program, within: .seconds(20)))
      terminal.close()
    }

    @Test(
      "A terminal that no longer reads doesn't keep it from ending within a second",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
    )
    func stuck(_ signal: Int32) throws {
      let desk = try DeskInTerminal(numbers: 3)
      let terminal = try desk.openBare()
      defer { terminal.close() }
      let program = try #require(terminal.programID())
      // A whole screen at a time, until nobody has room for more.
      let isStuck = Condition.first(within: .seconds(60)) { () -> Bool? in
        terminal.send([0x0c])
        return Condition.first(within: .milliseconds(200)) {
          ProcessTable.isStuckWriting(program) ? true : nil
        }
      }
      try #require(isStuck == true)
      kill(program, signal)
      let clock = ContinuousClock()
      let start = clock.now
      #expect(ProcessTable.waitForEnd(of: program, within: .seconds(10)))
      // Ten times the second that is meant: other tests keep the machine busy.
      #expect(clock.now - start < .seconds(10))
      #expect(terminal.modes().isCooked)
    }

    @Test("A desk that is suspended gives the terminal to the shell and takes it again")
    func suspends() throws {
      let desk = try DeskInTerminal(numbers: 3)
      // Only a shell with job control can stop a program.
      let session = try TerminalSession(
        ["/bin/bash", "--norc", "-i"],
        environment: desk.desk.home.environment
      )
      defer { session.close() }
      try session.send(text: try desk.words().joined(separator: " "))
      try session.type("<enter>")
      try session.waitForScreen(containing: "? help")
      #expect(try session.isAlternateScreen())
      try session.type("<c-z>")
      try session.waitForScreen(containing: "Stopped")
      #expect(try !session.isAlternateScreen() && session.cursor() != nil)
      try session.type("fg <enter>")
      try session.waitForScreen(containing: "? help")
      try session.type("q")
      try session.waitForScreen("the shell again") { !$0.contains("? help") }
      try session.type("echo <space> left=$? <enter>")
      try session.waitForScreen(containing: "left=0")
    }

    @Test("Without a terminal the queue is printed and the way to more is named")
    func noTerminal() throws {
      let desk = try CommandDesk()
      _ = try desk.create()
      let run = try desk.run()
      #expect(run.status == 0)
      #expect(run.output.contains("+234 801 234 5678"))
      #expect(run.errors.contains("porttui list"))
      #expect(!(run.output + run.errors).contains("\u{1b}"))
    }

    private func expectRestored(
      _ bytes: [UInt8],
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let text = String(decoding: bytes, as: UTF8.self)
      for sequence in restored {
        #expect(text.contains(sequence), sourceLocation: sourceLocation)
      }
      // The cursor stands on the selected row all along; if it was hidden meanwhile, it is shown.
      let sinceHidden = text.components(separatedBy: "\u{1b}[?25l").dropFirst().last
      #expect(sinceHidden?.contains("\u{1b}[?25h") ?? true, sourceLocation: sourceLocation)
    }
  }
}
