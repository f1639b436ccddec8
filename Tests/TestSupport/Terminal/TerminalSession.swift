import Foundation

/// A program in a terminal that tests look at and type into: a tmux server of its own.
///
/// The terminal belongs to the value; `close` ends both. The pane stays when the program ends, so
/// that its last screen and its status can be seen.
public struct TerminalSession {
  private let server: String
  /// How long to wait for what a screen should show: ample, since it is only used up on failure.
  public static let patience = Duration.seconds(10)

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - command: the program's path and its arguments.
  ///   - environment: added to a bare environment of PATH, HOME and a UTF-8 locale.
  ///   - term: the TERM that the program sees; tmux itself behaves as `screen`.
  public init(
    _ command: [String],
    environment: [String: String] = [:],
    term: String = "tmux-256color",
    columns: Int = 80,
    rows: Int = 24
  ) throws(TerminalTestError) {
    server = "porttui-test-\(UUID().uuidString)"
    var variables = [
      "PATH": TerminalSession.path,
      "HOME": FileManager.default.temporaryDirectory.path,
      "LC_ALL": "C.UTF-8",
      "TERM": term,
    ]
    variables.merge(environment) { $1 }
    let assignments = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    // Options first: a program that ends at once must leave its pane too.
    try run(
      ["-f", "/dev/null", "start-server", ";", "set-option", "-g", "exit-empty", "off"]
        + [";", "set-option", "-g", "remain-on-exit", "on"]
        + [";", "set-option", "-g", "status", "off"]
    )
    try run(
      ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env", "-i"]
        + assignments + command
    )
  }

  /// Ends the program and its terminal.
  public func close() {
    _ = try? run(["kill-server"])
  }

  // MARK: Typing

  /// Types keys in the notation of scripts, such as `<down> <enter> acme`.
  public func type(_ script: String) throws(TerminalTestError) {
    for word in try KeyScript.words(of: script) {
      switch word {
      case .text(let text): try send(text: text)
      case .named(let name): try run(["send-keys", name])
      }
    }
  }

  /// Types text as it stands, blanks too.
  public func send(text: String) throws(TerminalTestError) {
    try run(["send-keys", "-l", "--", text])
  }

  /// Pastes as a terminal does, with brackets if the program asked for them.
  public func paste(_ text: String) throws(TerminalTestError) {
    try run(["set-buffer", "--", text])
    try run(["paste-buffer", "-p"])
  }

  public func resize(columns: Int, rows: Int) throws(TerminalTestError) {
    try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  // MARK: Looking

  /// What is shown, a line for each row, without blanks at the ends.
  public func screen() throws(TerminalTestError) -> String {
    try run(["capture-pane", "-p"])
  }

  /// What is shown, with the codes (SGR) of its styles.
  public func styledScreen() throws(TerminalTestError) -> String {
    try run(["capture-pane", "-p", "-e"])
  }

  /// Where the cursor stands, counted from 0; nil if it is hidden.
  public func cursor() throws(TerminalTestError) -> (column: Int, row: Int)? {
    let words = try display("#{cursor_flag} #{cursor_x} #{cursor_y}").split(separator: " ")
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] == 1 else { return nil }
    return (numbers[1], numbers[2])
  }

  /// Whether the program is in the alternate screen.
  public func isAlternateScreen() throws(TerminalTestError) -> Bool {
    try display("#{alternate_on}") == "1"
  }

  /// Waits until the screen contains the text, and returns the screen.
  @discardableResult
  public func waitForScreen(
    containing text: String,
    within limit: Duration = patience
  ) throws(TerminalTestError) -> String {
    try waitForScreen("“\(text)”", within: limit) { $0.contains(text) }
  }

  /// Waits until the screen is as wanted, and returns it.
  @discardableResult
  public func waitForScreen(
    _ what: String,
    within limit: Duration = patience,
    matching isWanted: (String) -> Bool
  ) throws(TerminalTestError) -> String {
    var shown = ""
    let found = try Condition.first(within: limit) { () throws(TerminalTestError) -> String? in
      shown = try screen()
      return isWanted(shown) ? shown : nil
    }
    guard let found else { throw .timedOut(waitingFor: what, shown: shown) }
    return found
  }

  // MARK: The process

  public func processID() throws(TerminalTestError) -> Int32 {
    Int32(try display("#{pane_pid}")) ?? 0
  }

  private func serverID() throws(TerminalTestError) -> Int32 {
    Int32(try display("#{pid}")) ?? 0
  }

  /// Waits until the program has ended, and returns how.
  public func waitForEnd(within limit: Duration = patience) throws(TerminalTestError) -> ProgramEnd
  {
    let end = try Condition.first(within: limit) { () throws(TerminalTestError) -> ProgramEnd? in
      let fields = try display("#{pane_dead},#{pane_dead_status},#{pane_dead_signal}")
        .split(separator: ",", omittingEmptySubsequences: false)
      if fields.count == 3, fields[0] == "1" {
        if let signal = Int32(fields[2]) { return .signal(signal) }
        if let status = Int32(fields[1]) { return .status(status) }
      }
      // tmux 3.3 now and then misses that a program ended, until it is told to look; its pane may be
      // closed by then and only the status be lacking.
      if ProcessTable.hasEnded(try processID()), case let server = try serverID(), server > 0 {
        kill(server, SIGCHLD)
      }
      return nil
    }
    guard let end else { throw .timedOut(waitingFor: "the end", shown: try screen()) }
    return end
  }

  private func display(_ format: String) throws(TerminalTestError) -> String {
    try run(["display-message", "-p", format]).trimmingCharacters(in: .newlines)
  }

  @discardableResult
  private func run(_ arguments: [String]) throws(TerminalTestError) -> String {
    let result = try Spawn.run(
      ["tmux", "-u", "-L", server] + arguments,
      environment: ["PATH": TerminalSession.path, "LC_ALL": "C.UTF-8"]
    )
    guard result.status == 0 else {
      throw .tmuxFailed(arguments: arguments, output: result.output)
    }
    return result.output
  }

  private static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
}
