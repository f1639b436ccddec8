import PortDesk
import TestSupport
import Testing
import Wording

extension DeskInTerminalTests {
  @Suite("Several sessions share one desk")
  struct SharingTests {
    /// On an idle machine 2 seconds are enough; a busy one that builds other things may take longer.
    private let patience = Duration.seconds(20)

    @Test("Another session's change appears without a key")
    func follows() throws {
      let desk = try DeskInTerminal(numbers: 5)
      let (one, two) = (try desk.open(), try desk.open())
      defer {
        one.close()
        two.close()
      }
      try one.type("a")
      try one.waitForScreen(containing: "Assign to")
      try one.type("chidi <enter>")
      try one.waitForScreen(containing: "Nobody here is called chidi")
      try one.type("<enter>")
      try one.waitForScreen(containing: "Owner")
      try two.waitForScreen(containing: "chidi", within: patience)
      // And a command's.
      let made = try desk.desk.run("create", "-", input: CommandDesk.body)
      #expect(made.status == 0)
      try one.waitForScreen(containing: "6", within: patience)
      try two.waitForScreen("six open requests", within: patience) { $0.contains("All 6") }
    }

    @Test("A step on a status that moved is refused with who and when; what was typed is kept")
    func stale() throws {
      let desk = try DeskInTerminal(numbers: 1)
      let session = try desk.open()
      defer { session.close() }
      try session.type("s")
      try session.waitForScreen(containing: "only from")
      try session.type("x")
      try session.waitForScreen(containing: "Why")
      try session.send(text: "the customer stays there")
      try session.waitForScreen(containing: "stays there")
      let cancelled = try desk.desk.run("do", "+2348031000000", "cancel", "--why", "twice the same")
      #expect(cancelled.status == 0)
      try session.type("<enter>")
      try session.waitForScreen(containing: "y")
      try session.type("y")
      // Told by the clocks of the number's country, an hour ahead of UTC.
      let screen = try session.waitForScreen(containing: "10:00")
      #expect(screen.contains("cancelled"))
      #expect(screen.contains("the customer stays there"))
      #expect(screen.contains(try #require(try events(desk).last).text("by")))
      #expect(try events(desk).count == 2)
    }

    @Test("What was typed when the line broke is offered to the next session")
    func draft() throws {
      let desk = try DeskInTerminal(numbers: 1)
      let terminal = try desk.openBare()
      let program = try #require(terminal.programID())
      try terminal.type("m")
      try terminal.output(untilContaining: "Note")
      terminal.send(Array("The bill comes on Monday".utf8))
      try terminal.output(untilContaining: "Monday")
      terminal.hangUp()
      #expect(ProcessTable.waitForEnd(of: program, within: patience))
      terminal.close()

      let session = try desk.open()
      defer { session.close() }
      try session.type("m")
      try session.waitForScreen(containing: "The bill comes on Monday")
      try session.type("<c-x>")
      try session.waitForScreen(containing: "? help")
      try session.type("q")
      #expect(try session.waitForEnd() == .status(0))
      #expect(try events(desk).map { $0["text"] } == [.null, "The bill comes on Monday"])
    }

    private func events(_ desk: DeskInTerminal) throws -> [JSON] {
      let request = try desk.desk.json("show", "+2348031000000", "--history")
      return request["history"]?.values ?? []
    }
  }
}
