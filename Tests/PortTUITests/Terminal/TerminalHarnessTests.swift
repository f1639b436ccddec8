import Glibc
import TestSupport
import Testing

/// The terminals that other tests trust, tried with programs of the system.
@Suite("The terminals of the tests")
struct TerminalHarnessTests {
  private let bare = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]

  @Test("A session shows what a program prints, types keys, and tells how it ended")
  func session() throws {
    let session = try TerminalSession([
      "/bin/sh", "-c", "printf 'name? '; read -r name; echo \"hello $name\"; read -r _; exit 3",
    ])
    defer { session.close() }
    try session.waitForScreen(containing: "name?")
    try session.type("ada <enter>")
    try session.waitForScreen(containing: "hello ada")
    try session.type("<enter>")
    #expect(try session.waitForEnd() == .status(3))
  }

  @Test("A session has the size asked for, also after a change")
  func sessionSize() throws {
    let session = try TerminalSession(["/bin/sh", "-c", "stty size; read -r _; stty size; read _"])
    defer { session.close() }
    try session.waitForScreen(containing: "24 80")
    try session.resize(columns: 132, rows: 43)
    try session.type("<enter>")
    try session.waitForScreen(containing: "43 132")
  }

  @Test("A pseudo-terminal counts every byte, and none while the program is silent")
  func bytes() throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", "stty -echo; printf ready; read -r _; printf '12345'; read -r _"],
      environment: bare
    )
    defer { terminal.close() }
    try terminal.output(untilContaining: "ready")
    #expect(terminal.output() == [])
    try terminal.type("<enter>")
    #expect(terminal.output(untilQuietFor: .milliseconds(300)) == Array("12345".utf8))
  }

  @Test("A pseudo-terminal shows the modes that a program leaves behind, and its status")
  func modes() throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", "read -r _; stty raw -echo; exit 7"],
      environment: bare
    )
    defer { terminal.close() }
    #expect(terminal.modes().isCooked)
    try terminal.type("<enter>")
    #expect(try terminal.waitForEnd().status == 7)
    #expect(!terminal.modes().isCooked)
  }

  @Test("A program whose terminal hangs up is seen to be gone")
  func hangUp() throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", "printf ready; exec cat"],
      environment: bare
    )
    try terminal.output(untilContaining: "ready")
    let program = try #require(terminal.programID())
    #expect(!ProcessTable.hasEnded(program))
    terminal.hangUp()
    #expect(ProcessTable.waitForEnd(of: program, within: .seconds(5)))
  }
}
