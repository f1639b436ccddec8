import Glibc
import Synchronization

/// A program on a bare pseudo-terminal, of which every byte is seen: for budgets of bytes, for what
/// it leaves of the terminal's modes, and for hang-ups.
///
/// A shell leads the session and runs the program, as after a login: when a session's leader ends,
/// the kernel resets the modes, and nothing could be compared. It stays until `close`.
public struct PseudoTerminal {
  private let end: MasterEnd
  private var master: Int32 { end.descriptor }
  private let shell: pid_t
  /// The modes before anything ran.
  public let originalModes: TerminalModes
  private static let endMark = "\u{1e}ended "

  /// Starts the program.
  ///
  /// - Parameter environment: the whole environment of the program.
  public init(
    _ command: [String],
    environment: [String: String],
    columns: UInt16 = 80,
    rows: UInt16 = 24
  ) throws(TerminalTestError) {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.master, &ends.slave, nil, nil, &size) == 0 else {
      throw .noPseudoTerminal(errno: errno)
    }
    defer { Glibc.close(ends.slave) }
    end = MasterEnd(ends.master)
    var modes = termios()
    tcgetattr(ends.slave, &modes)
    originalModes = TerminalModes(modes)
    // Else other programs that tests start would keep the terminal open.
    for end in [ends.master, ends.slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // `ttyname` has one place for all threads, and tests run beside each other.
    var name = [CChar](repeating: 0, count: 256)
    let failure = ttyname_r(ends.slave, &name, name.count)
    guard failure == 0 else { throw .noPseudoTerminal(errno: failure) }
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    // What was typed beyond the program's end must not end the session, which would drop its output;
    // nor what comes while it ends and the terminal makes signals of keys again.
    let script = """
      trap : INT QUIT; "$@"; status=$?; trap '' INT QUIT TSTP; printf '\\036ended %s\\n' "$status"
      exec /bin/sleep infinity
      """
    shell = try Spawn.leader(
      ["/bin/sh", "-c", script, "sh"] + command,
      environment: environment,
      terminal: path
    )
  }

  /// Ends the program if it still runs, and gives the terminal back.
  public func close() {
    hangUp()
    kill(-shell, SIGKILL)
    if let program = programID() { kill(program, SIGKILL) }
    waitpid(shell, nil, 0)
  }

  // MARK: Talking

  /// Types keys in the notation of scripts, in one write.
  public func type(_ script: String) throws(TerminalTestError) {
    send(try KeyScript.bytes(of: script))
  }

  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  public func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Breaks the connection, as when an SSH client dies.
  public func hangUp() {
    end.close()
  }

  // MARK: Listening

  /// All bytes until none came for so long.
  public func output(untilQuietFor quiet: Duration = .milliseconds(50)) -> [UInt8] {
    var all: [UInt8] = []
    while let bytes = read(within: quiet) { all += bytes }
    return all
  }

  /// All bytes up to a read after which they show the text.
  @discardableResult
  public func output(
    untilContaining text: String,
    within limit: Duration = TerminalSession.patience
  ) throws(TerminalTestError) -> [UInt8] {
    let clock = ContinuousClock()
    let end = clock.now + limit
    var all: [UInt8] = []
    while !PseudoTerminal.text(of: all).contains(text) {
      guard clock.now < end, let bytes = read(within: end - clock.now) else {
        throw .timedOut(waitingFor: text, shown: PseudoTerminal.text(of: all))
      }
      all += bytes
    }
    return all
  }

  /// The text among the bytes, without the sequences that move and colour.
  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == 0x1b else {
        text.append(byte)
        continue
      }
      if rest.first == UInt8(ascii: "[") {
        rest = rest.dropFirst().drop { (0x20...0x3f).contains($0) }.dropFirst()
      } else {
        rest = rest.drop { (0x20...0x2f).contains($0) }.dropFirst()
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func read(within limit: Duration) -> [UInt8]? {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let parts = limit.components
    let milliseconds = parts.seconds * 1_000 + parts.attoseconds / 1_000_000_000_000_000
    guard poll(&descriptor, 1, Int32(clamping: milliseconds)) == 1 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, Glibc.read(master, buffer.baseAddress, buffer.count))
    }
    return bytes.isEmpty ? nil : bytes
  }

  // MARK: The process

  /// The modes that `stty -a` shows.
  public func modes() -> TerminalModes {
    var modes = termios()
    tcgetattr(master, &modes)
    return TerminalModes(modes)
  }

  /// The program's process, once the shell has started it.
  public func programID() -> pid_t? {
    ProcessTable.children(of: shell).first
  }

  /// Waits for the program to end; its status as the shell has it, 128 and more for a signal.
  ///
  /// - Parameter earlier: output that was read before and may hold the end already.
  public func waitForEnd(
    after earlier: [UInt8] = [],
    within limit: Duration = TerminalSession.patience
  ) throws(TerminalTestError) -> (status: Int32, output: [UInt8]) {
    var rest = earlier
    if !PseudoTerminal.text(of: rest).contains(PseudoTerminal.endMark) {
      rest += try output(untilContaining: PseudoTerminal.endMark, within: limit)
    }
    rest += output(untilQuietFor: .milliseconds(20))
    let text = String(decoding: rest, as: UTF8.self)
    let mark = text.range(of: PseudoTerminal.endMark)
    let digits = mark.map { text[$0.upperBound...].prefix { $0.isNumber } } ?? ""
    return (Int32(digits) ?? -1, rest)
  }
}

/// The end of a terminal that is ours. It is closed once: its number may be another test's file by the
/// second time.
private final class MasterEnd: Sendable {
  private let open: Mutex<Int32>

  init(_ descriptor: Int32) {
    open = Mutex(descriptor)
  }

  /// -1 once it is closed.
  var descriptor: Int32 { open.withLock(\.self) }

  func close() {
    let descriptor = open.withLock { open in
      defer { open = -1 }
      return open
    }
    if descriptor >= 0 { Glibc.close(descriptor) }
  }
}
