import Foundation
import TestSupport
import Testing

extension DeskInTerminalTests {
  @Suite("However busy others are, the desk ends, and Ctrl-Z keeps nobody waiting")
  struct BusyLeavingTests {
    /// Ten times the second that is meant: other tests keep the machine busy. What is wrong waits for
    /// the lock at each of several steps, 3 s each time, and for the terminal besides.
    private let limit = Duration.seconds(10)

    @Test(
      "While somebody else holds the lock a signal ends it, and what was typed is kept in a file",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
    )
    func locked(_ signal: Int32) throws {
      let desk = try DeskInTerminal(numbers: 1)
      let terminal = try desk.openBare()
      let program = try #require(terminal.programID())
      let lock = try #require(HeldLock(of: desk.desk.home))
      try terminal.type("m")
      try terminal.output(untilContaining: "Note")
      terminal.send(Array("The bill comes on Monday".utf8))
      try terminal.output(untilContaining: "Monday")
      kill(program, signal)
      let clock = ContinuousClock()
      let start = clock.now
      #expect(ProcessTable.waitForEnd(of: program, within: limit))
      print("ended after \(clock.now - start) by \(signal) while the lock was held")
      terminal.close()

      let folder = desk.desk.home.folder + "/.local/state/porttui/drafts"
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".json") }
      #expect(files.count == 1)
      for file in files {
        let facts = try FileManager.default.attributesOfItem(atPath: folder + "/" + file)
        #expect(facts[.posixPermissions] as? Int == 0o600)
      }
      lock.release()
      let session = try desk.open()
      defer { session.close() }
      try session.waitForScreen(containing: "Acme")
      try session.type("m")
      try session.waitForScreen(containing: "The bill comes on Monday")
    }

    @Test("A change that waits for the lock gives up when the desk is told to end")
    func waiting() throws {
      let desk = try DeskInTerminal(numbers: 1)
      let terminal = try desk.openBare()
      let program = try #require(terminal.programID())
      let lock = try #require(HeldLock(of: desk.desk.home))
      defer { lock.release() }
      try terminal.type("m")
      try terminal.output(untilContaining: "Note")
      terminal.send(Array("On Monday".utf8))
      try terminal.output(untilContaining: "Monday")
      try terminal.type("<c-x>")
      _ = terminal.output(untilQuietFor: .milliseconds(100))
      kill(program, SIGTERM)
      #expect(ProcessTable.waitForEnd(of: program, within: limit))
      terminal.close()
    }

    @Test("An import that Ctrl-Z stops keeps nobody from writing, and goes on from there")
    func stoppedImport() throws {
      let desk = try DeskInTerminal(numbers: 1)
      let rows = (0..<3_000).map { index in
        CommandDesk.body.replacing("+2348012345678", with: "+23480\(32_000_000 + index)")
      }
      let file = try desk.desk.home.write(rows.joined(separator: "\n"), to: "many.jsonl")
      let session = try TerminalSession(
        ["/bin/bash", "--norc", "-i"],
        environment: desk.desk.home.environment
      )
      defer { session.close() }
      let program = try ProgramUnderTest.path()
      try session.send(text: "\(program) import \(file) --now \(desk.desk.now)")
      try session.type("<enter>")
      let id = "+2348031000000"
      var count = 1
      for index in 0..<3 {
        // A shell that is just starting it would hear the key itself.
        count = try #require(
          Condition.first(within: .seconds(60)) { () throws -> Int? in
            let now = try desk.desk.json("list", "--limit", "0").values.count
            return now > count ? now : nil
          }
        )
        try session.type("<c-z>")
        try session.waitForScreen(containing: "Stopped")
        let note = try desk.desk.run("note", id, "n\(index)")
        #expect(note.status == 0, "\(note.errors)")
        try session.type("clear <enter>")
        try session.waitForScreen("an empty screen") { !$0.contains("Stopped") }
        try session.type("fg <enter>")
      }
      try session.waitForScreen(containing: "3000 created", within: .seconds(120))
    }
  }

  /// The write lock of a desk, held by the test.
  private struct HeldLock {
    private let descriptor: Int32

    init?(of home: ProgramHome) {
      descriptor = Foundation.open(home.database + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { return nil }
    }

    func release() { close(descriptor) }
  }
}
