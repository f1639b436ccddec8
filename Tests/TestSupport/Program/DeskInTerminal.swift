import Testing

/// The real program on a sandbox desk, in terminals of the tests' own.
public struct DeskInTerminal {
  public let desk: CommandDesk

  public init(
    on day: String = "2026-11-23",
    numbers: Int = 0,
    in home: ProgramHome? = nil
  ) throws {
    desk = try CommandDesk(on: day, in: home)
    if numbers > 0 {
      let rows = (0..<numbers).map { index in
        CommandDesk.body.replacing("+2348012345678", with: "+23480\(31_000_000 + index)")
      }
      let run = try desk.run("import", "-", input: rows.joined(separator: "\n"))
      try #require(run.status == 0, "\(run.errors)")
    }
  }

  /// The program's words, the time being nine in the morning (UTC) of the desk's day or another.
  public func words(on day: String? = nil) throws -> [String] {
    [try ProgramUnderTest.path(), "--now", day.map { $0 + "T09:00:00Z" } ?? desk.now]
  }

  /// Opens the desk in a terminal of which the screen is seen, and waits for its first frame.
  public func open(on day: String? = nil) throws -> TerminalSession {
    let session = try TerminalSession(try words(on: day), environment: desk.home.environment)
    try session.waitForScreen(containing: "? help")
    return session
  }

  /// Opens the desk in a terminal of which the bytes are seen, and reads its first frame.
  ///
  /// - Parameters:
  ///   - quiet: how long nothing must come for the frame to be whole.
  ///   - environment: added to what the program sees.
  ///   - options: added to the program's words.
  ///   - columns: of the terminal, which has so many `rows`.
  ///   - starter: a command that becomes the one behind it.
  ///   - text: stands in a row of the first frame.
  public func openBare(
    quiet: Duration = .seconds(1),
    environment: [String: String] = [:],
    options: [String] = [],
    columns: UInt16 = 80,
    rows: UInt16 = 24,
    through starter: [String] = [],
    showing text: String = "P papers wanted"
  ) throws -> PseudoTerminal {
    let environment = desk.home.environment.merging(["TERM": "xterm-256color"]) { $1 }
      .merging(environment) { $1 }
    let terminal = try PseudoTerminal(
      starter + (try words()) + options,
      environment: environment,
      columns: columns,
      rows: rows
    )
    // The rows come last but for the counts.
    try terminal.output(untilContaining: text)
    _ = terminal.output(untilQuietFor: quiet)
    return terminal
  }
}
