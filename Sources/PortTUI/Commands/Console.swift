import CNcurses
import Foundation
import PortDesk
import Synchronization
import TerminalUI
import Wording

/// Standard input, output and error of a command.
///
/// Everything shown passes the sanitiser, and is ASCII on a terminal whose locale isn't UTF-8; programs and
/// files get all of it. A reader that went away (`| head`) ends the program quietly.
enum Console {
  static func print(_ text: DisplayText) {
    write(fit(text, for: STDOUT_FILENO).string + "\n", to: STDOUT_FILENO)
  }

  /// A text as standard output shows it, for what stands under each other.
  static func shown(_ text: String) -> DisplayText {
    fit(DisplayText(sanitising: text), for: STDOUT_FILENO)
  }

  private static func fit(_ text: DisplayText, for descriptor: Int32) -> DisplayText {
    isatty(descriptor) == 0 || isUnicode ? text : text.inASCII
  }

  /// The columns of the terminal that standard output is; nil where it is none.
  static var width: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }

  private static let isUnicode = NcursesTerminal.adoptLocale()

  static func print(_ json: JSON) {
    write(json.line + "\n", to: STDOUT_FILENO)
  }

  /// A piece of a file on standard output: as it is to a program or a file, sanitised on a terminal.
  static func put(_ text: String) {
    guard isTerminal else { return write(text, to: STDOUT_FILENO) }
    let lines = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    for line in lines { print(DisplayText(sanitising: String(line))) }
  }

  /// What takes the bytes of a file on standard output.
  /// - Throws: when that is a terminal, which shows text alone.
  static func byteSink() throws(DeskFailure) -> (ArraySlice<UInt8>) -> Void {
    if isTerminal { throw .output(.terminal) }
    return { write($0, to: STDOUT_FILENO) }
  }

  /// One line on standard error, in the program's name.
  static func complain(_ text: String) {
    let line = DisplayText.lines(sanitising: text).joined(separator: " ")
    write("porttui: \(fit(line, for: STDERR_FILENO).string)\n", to: STDERR_FILENO)
  }

  /// What is worth knowing beside what was asked for, on standard error, unless `--quiet` says not to.
  static func note(_ text: String) {
    if !isQuiet { complain("note: \(text)") }
  }

  /// Leaves out notes and progress from now on, as `--quiet` asks.
  static func hush() { quiet.store(true, ordering: .relaxed) }

  fileprivate static var isQuiet: Bool { quiet.load(ordering: .relaxed) }
  private static let quiet = Atomic(false)

  /// A piece of a line on standard error, made by ourselves.
  fileprivate static func tell(_ text: String, after start: String = "") {
    write(start + fit(DisplayText(sanitising: text), for: STDERR_FILENO).string, to: STDERR_FILENO)
  }

  /// All of standard input, as long as there is room for it.
  static func readAll() throws(DeskFailure) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return all }
      all += buffer[..<count]
      guard all.count <= ImportFile.largest else {
        throw .importFile(.tooLarge(limit: ImportFile.largest))
      }
    }
  }

  /// The first line of standard input, as far as a PIN may be long.
  private static func firstLine() -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < longestSecret {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != UInt8(ascii: "\n") else { break }
      line.append(byte)
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Longer than any PIN that is taken, in bytes.
  private static let longestSecret = 4_096

  /// A secret: typed without echo on a terminal, else the first line of standard input.
  static func readSecret(_ prompt: String) -> String {
    let isTerminal = tty_hide_typing()
    if isTerminal { tell(prompt) }
    let line = firstLine()
    if isTerminal {
      tty_show_typing()
      write("\n", to: STDERR_FILENO)
    }
    return line
  }

  /// Whether standard output is a terminal's.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether somebody can be asked.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 }

  /// What somebody types at the terminal; what is offered where they type nothing.
  static func ask(_ question: String, or offer: String) -> String {
    tell("\(question) [\(offer)]: ")
    let text = readLine(strippingNewline: true) ?? ""
    return text.allSatisfy(\.isWhitespace) ? offer : text
  }

  /// The answer to a question on the terminal, where anything but `y` is no.
  static func confirm(_ question: String) -> Bool {
    tell("\(question) y/N ")
    return readLine(strippingNewline: true)?.lowercased() == "y"
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8)[...], to: descriptor)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
    guard let reason = refusal(of: bytes, to: descriptor) else { return }
    if reason != EPIPE, descriptor == STDOUT_FILENO {
      complain(OutputObstacle.cutShort(errno: reason).message)
    }
    Foundation.exit(reason == EPIPE ? 0 : 74)
  }

  /// Writes what a command's work doesn't stop for on standard output.
  /// - Parameter text: sanitised, or made by ourselves.
  /// - Returns: why it can't be written, as errno.
  static func offer(_ text: String) -> Int32? {
    refusal(of: Array(text.utf8)[...], to: STDOUT_FILENO)
  }

  private static func refusal(of bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}

/// A line on standard error that says what takes time, where that is a terminal; how far it has come is
/// added once it has taken a second.
final class ShownProgress {
  private let words: String
  private let isQuiet: Bool
  private let isShown = isatty(STDERR_FILENO) == 1 && !Console.isQuiet
  private let start = MonotonicTime.milliseconds()
  private var lastShown = 0
  private var percent = -1
  /// What stands there now.
  private var line = ""

  /// - Parameter isQuiet: says nothing unless it takes a second, and takes its line away at the end.
  init(_ words: String, isQuiet: Bool = false) {
    self.words = words
    self.isQuiet = isQuiet
    if isShown, !isQuiet { tell(words) }
  }

  /// - Parameter part: from 0 to 1.
  func show(_ part: Double) {
    let percent = Int(part * 100)
    guard percent != self.percent, MonotonicTime.milliseconds() >= start + 1_000 else { return }
    self.percent = percent
    if isShown { tell("\(words) \(percent) %") }
  }

  /// Shows how many of how many are done, how many a second, and how long the rest may take.
  func show(_ done: Int, of count: Int) {
    let now = MonotonicTime.milliseconds()
    guard isShown, now >= start + 1_000, now >= lastShown + ShownProgress.interval else { return }
    lastShown = now
    percent = 100 * done / max(count, 1)
    tell("\(words) \(percent) %, \(PrintedText.pace(done, of: count, milliseconds: now - start))")
  }

  /// Shows how many are done, and how many a second, where nobody knows how many there are.
  func show(_ done: Int) {
    let now = MonotonicTime.milliseconds()
    guard isShown, now >= start + 1_000, now >= lastShown + ShownProgress.interval else { return }
    lastShown = now
    tell("\(words) \(PrintedText.pace(done, milliseconds: now - start))")
  }

  /// Between two looks at a rate, in milliseconds.
  private static let interval = 300

  /// Prints something else on the terminal, above the line.
  func aside(_ body: () -> Void) {
    guard isShown, !line.isEmpty else { return body() }
    let line = self.line
    tell("")
    Console.tell("", after: "\r")
    body()
    tell(line)
  }

  func end() {
    guard isShown else { return }
    if isQuiet { return stop() }
    if percent >= 0 { tell("\(words) 100 %") }
    Console.tell("", after: "\n")
    line = ""
  }

  /// Takes the line away, as for what was stopped.
  func stop() {
    guard isShown, !line.isEmpty else { return }
    tell("")
    Console.tell("", after: "\r")
  }

  private func tell(_ line: String) {
    // What stood there before is covered.
    let rest = String(repeating: " ", count: max(0, self.line.count - line.count))
    Console.tell(line + rest, after: self.line.isEmpty ? "" : "\r")
    self.line = line
  }
}

extension DeskSession {
  /// A file of requests; `-` is standard input.
  func table(_ path: String) throws(DeskFailure) -> ImportFile {
    path == "-" ? .bytes(try Console.readAll()) : try folders.table(path)
  }
}
