import TestSupport
import Testing

extension DeskInTerminalTests {
  @Suite("A slow line carries little")
  struct ByteBudgetTests {
    @Test("A step of the cursor sends 80 bytes at most, scrolling by a line 260")
    func step() throws {
      let terminal = try DeskInTerminal(numbers: 60).openBare()
      defer { terminal.close() }
      for _ in 0..<18 {
        #expect(try sent(by: "j", terminal) <= 80)
      }
      for _ in 0..<5 {
        #expect(try sent(by: "j", terminal) <= 260)
      }
      #expect(try sent(by: "k", terminal) <= 80)
    }

    @Test("On a slow link a step sends 40 bytes at most")
    func slow() throws {
      let terminal = try DeskInTerminal(numbers: 60).openBare(options: ["--slow"])
      defer { terminal.close() }
      for _ in 0..<18 {
        #expect(try sent(by: "j", terminal) <= 40)
      }
      #expect(try sent(by: "k", terminal) <= 40)
    }

    @Test("20 steps in one burst send 200 bytes at most")
    func burst() throws {
      let terminal = try DeskInTerminal(numbers: 60).openBare()
      defer { terminal.close() }
      #expect(
        try sent(by: String(repeating: "j", count: 10) + String(repeating: "k", count: 5), terminal)
          <= 200
      )
    }

    @Test("A page sends 1,700 bytes at most")
    func page() throws {
      let terminal = try DeskInTerminal(numbers: 60).openBare()
      defer { terminal.close() }
      #expect(try sent(by: "<pgdn>", terminal) <= 1_700)
      #expect(try sent(by: "<home>", terminal) <= 1_700)
      #expect(try sent(by: "<end>", terminal) <= 1_700)
    }

    /// Where there is room for it, the request under the cursor is shown beside the list and goes with it.
    @Test("On a large screen a step sends 900 bytes at most, a page 6,000")
    func large() throws {
      let terminal = try DeskInTerminal(numbers: 150).openBare(columns: 160, rows: 50)
      defer { terminal.close() }
      for _ in 0..<5 {
        #expect(try sent(by: "j", terminal) <= 900)
      }
      #expect(try sent(by: "<pgdn>", terminal) <= 6_000)
      #expect(try sent(by: "j", terminal) <= 900)
      #expect(try sent(by: "<home>", terminal) <= 6_000)
    }

    @Test(
      "On a large screen and a slow link a step sends 40 bytes at most, scrolling by a line 260"
    )
    func largeAndSlow() throws {
      let terminal = try DeskInTerminal(numbers: 150)
        .openBare(options: ["--slow"], columns: 160, rows: 50, showing: "ID missing")
      defer { terminal.close() }
      for _ in 0..<4 {
        #expect(try sent(by: "j", terminal) <= 40)
      }
      _ = try sent(by: String(repeating: "j", count: 40), terminal)
      for _ in 0..<3 {
        #expect(try sent(by: "j", terminal) <= 260)
      }
    }

    @Test("An idle desk sends nothing")
    func idle() throws {
      let terminal = try DeskInTerminal(numbers: 60).openBare()
      defer { terminal.close() }
      _ = try sent(by: "j", terminal)
      #expect(terminal.output(untilQuietFor: .seconds(3)).isEmpty)
    }

    /// The bytes that the program sends after keys; there must be some.
    private func sent(by keys: String, _ terminal: PseudoTerminal) throws -> Int {
      try terminal.type(keys)
      let first = terminal.output(untilQuietFor: .seconds(1))
      #expect(!first.isEmpty, "no answer to \(keys)")
      return first.count
    }
  }
}
