import Foundation
import TestSupport
import Testing

@Suite("However the desk ends, the terminal is as it was")
struct LeavingTests {
  /// What a program that leaves well sends last: the alternate screen left, the cursor shown, brackets
  /// around pastes off.
  private let restored = ["\u{1b}[?1049l", "\u{1b}[?25h", "\u{1b}[?2004l"]

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

  @Test("A terminal that is gone ends the desk")
  func hangUp() throws {
    let terminal = try DeskInTerminal(numbers: 3).openBare()
    let program = try #require(terminal.programID())
    terminal.hangUp()
    #expect(ProcessTable.waitForEnd(of: program, within: .seconds(20)))
    terminal.close()
  }

  @Test("A desk that is suspended gives the terminal back and takes it again")
  func suspends() throws {
    let terminal = try DeskInTerminal(numbers: 3).openBare()
    defer { terminal.close() }
    let program = try #require(terminal.programID())
    try terminal.type("<c-z>")
    let output = terminal.output(untilQuietFor: .milliseconds(500))
    expectRestored(output)
    #expect(terminal.modes().isCooked)
    kill(program, SIGCONT)
    try terminal.output(untilContaining: "help")
    #expect(!terminal.modes().isCooked)
    try terminal.type("q")
    #expect(try terminal.waitForEnd().status == 0)
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
  }
}
