import Foundation
import Glibc
import TestSupport
import Testing

extension Drills {
  @Test("Random keys, bytes, broken UTF-8 and sizes neither end the desk nor keep it for a second")
  func keys() throws {
    let wanted = DrillSize.pick(first: 2_000, ci: 100_000, release: 1_000_000)
    let desk = try DeskInTerminal.furnished()
    var run = try KeyRun(desk)
    defer { run.terminal.close() }
    while run.sent < wanted { try run.press() }
    #expect(run.slowest < .seconds(DrillSize.current == .release ? 1 : 10))
    #expect(run.largestGrowth < 100)
    run.end()
    try DrillDesk(at: desk.desk.home).expectSound()
    reportDrill(
      "keys",
      "\(run.sent) keys, 0 crashes, slowest answer \(run.slowest.milliseconds) ms,"
        + " memory grew by \(run.largestGrowth) MB at most"
    )
  }
}

/// A desk on which random input falls.
private struct KeyRun {
  private let desk: DeskInTerminal
  private(set) var terminal: PseudoTerminal
  private var program: pid_t = 0
  private(set) var sent = 0
  /// Until it answered after some hundred keys.
  private(set) var slowest = Duration.zero
  /// In MB, from soon after the start.
  private(set) var largestGrowth = 0
  private var memoryAtStart = 0
  private var sinceStart = 0

  init(_ desk: DeskInTerminal) throws {
    self.desk = desk
    // Files that random keys ask it to write go where the desk is.
    terminal = try PseudoTerminal(
      ["/bin/sh", "-c", "cd \"$HOME\" && exec \"$@\"", "sh"] + desk.words(),
      environment: desk.desk.home.environment.merging(["TERM": "xterm-256color"]) { $1 }
    )
    // In whatever look the keys have chosen by now.
    try terminal.output(untilContaining: "? help")
    _ = terminal.output(untilQuietFor: .milliseconds(60))
    program = try #require(terminal.programID())
  }

  /// Presses some hundred keys and waits for an answer.
  mutating func press() throws {
    var bytes: [UInt8] = []
    for _ in 0..<250 { bytes += KeyRun.key() }
    if Int.random(in: 0..<4) == 0 {
      let (columns, rows) =
        [(80, 24), (160, 50), (60, 20), (40, 8), (20, 3), (1, 1)].randomElement() ?? (80, 24)
      terminal.resize(columns: UInt16(columns), rows: UInt16(rows))
    }
    var shown: [UInt8] = []
    for piece in stride(from: 0, to: bytes.count, by: 1_000) {
      terminal.send(Array(bytes[piece..<min(piece + 1_000, bytes.count)]))
      shown += terminal.output(untilQuietFor: .milliseconds(1))
    }
    sent += 250
    sinceStart += 250
    // The end of a paste that may have begun, then a fresh drawing.
    let start = ContinuousClock.now
    terminal.resize(columns: 80, rows: 24)
    terminal.send(Array("\u{1b}[201~".utf8))
    shown += terminal.output(untilQuietFor: .milliseconds(30))
    terminal.send([0x0c])
    let answer = Condition.first(within: .seconds(20)) { () -> [UInt8]? in
      let bytes = terminal.output(untilQuietFor: .milliseconds(5))
      return bytes.isEmpty && !ProcessTable.hasEnded(program) ? nil : bytes
    }
    #expect(answer != nil, "no answer after \(sent) keys: \(bytes)")
    shown += answer ?? []
    slowest = max(slowest, start.duration(to: .now))
    guard !ProcessTable.hasEnded(program) else {
      // By a key, as it is meant to.
      let end = try terminal.waitForEnd(after: shown)
      #expect(end.status == 0, "\(bytes)")
      terminal.close()
      self = try KeyRun(self)
      return
    }
    watchMemory()
  }

  /// Starts the desk again and goes on counting.
  private init(_ earlier: KeyRun) throws {
    try self.init(earlier.desk)
    sent = earlier.sent
    slowest = earlier.slowest
    largestGrowth = earlier.largestGrowth
  }

  private mutating func watchMemory() {
    let text = (try? String(contentsOfFile: "/proc/\(program)/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let size = pages * Int(sysconf(Int32(_SC_PAGESIZE))) >> 20
    if sinceStart == 1_000 { memoryAtStart = size }
    if sinceStart > 1_000 { largestGrowth = max(largestGrowth, size - memoryAtStart) }
  }

  mutating func end() {
    Glibc.kill(program, SIGTERM)
    #expect(ProcessTable.waitForEnd(of: program, within: .seconds(10)))
  }

  private static let named = [
    "\r", "\u{1b}", "\t", "\u{1b}[Z", "\u{1b}[A", "\u{1b}[B", "\u{1b}[C", "\u{1b}[D", "\u{1b}[H",
    "\u{1b}[F", "\u{1b}[5~", "\u{1b}[6~", " ", "\u{7f}", "\u{1b}[3~", "\u{15}", "\u{18}", "\u{0b}",
    "\u{12}", "\u{07}", "\u{04}", "\u{1b}OP", "y",
  ].map { Array($0.utf8) }

  /// One key, or what a terminal would never send. Not the keys that would be signals to the shell once
  /// the program has left, or would stop its output (Ctrl-S), and those that leave only now and then.
  private static func key() -> [UInt8] {
    switch Int.random(in: 0..<1_000) {
    case 0: return Array("q".utf8)
    case 1..<420: return named.randomElement() ?? []
    case 420..<800:
      let letter = UInt8.random(in: 0x21...0x7e)
      return letter == UInt8(ascii: "q") ? [] : [letter]
    case 800..<830:
      return Array("\u{1b}[200~\(HostileText.all.randomElement() ?? "")\u{1b}[201~".utf8)
    case 830..<840: return Array("\u{1b}[200~".utf8)
    case 840..<900:
      // The start of a sequence, with anything after it.
      return [0x1b, [0x5b, 0x4f, 0x5d, 0x50].randomElement() ?? 0x5b]
        + random(Int.random(in: 0..<6))
    case _: return random(Int.random(in: 1..<5))
    }
  }

  private static func random(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255) }.filter {
      ![0x03, 0x13, 0x1a, 0x1c, UInt8(ascii: "q")].contains($0)
    }
  }
}
