import CNcurses
import Glibc
import TerminalUI

/// What came of a text that was given to an editor.
struct EditorEnd {
  let text: Result<String, EditorFault>
  /// What ended it before the operator did; the loop has to act on them.
  var signals: [Signal] = []

  init(_ text: Result<String, EditorFault>, signals: [Signal] = []) {
    self.text = text
    self.signals = signals
  }
}

/// The operator's own editor, which has the terminal while it runs.
///
/// The text lies meanwhile in a file that only the operator can read, in a folder of its own.
struct Editor {
  /// As a shell takes it, options included (environ(7), EDITOR).
  let command: String
  /// The pipe on which signals come, a byte each.
  let signals: Int32
  /// Where its folder is made.
  let place: String

  /// The status with which a shell ends that doesn't find a program.
  static let notFound: Int32 = 127
  /// Milliseconds that it has to end after a signal that ends the desk.
  private static let patience: Int32 = 500

  init(_ command: String, signals: Int32) {
    self.command = command
    self.signals = signals
    let names: [String] = ["XDG_RUNTIME_DIR", "TMPDIR"]
    let own = names.compactMap { name in getenv(name).map { String(cString: $0) } }
    place = own.first { $0.hasPrefix("/") && access($0, W_OK) == 0 } ?? "/tmp"
  }

  /// Has a text written on; the terminal has been given back.
  ///
  /// - Parameter stopping: runs what stops the process, when the editor was stopped.
  func write(_ text: String, limit: Int, stopping: (() -> Void) -> Void) -> EditorEnd {
    var template = Array("\(place)/porttui-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      return EditorEnd(.failure(.noPlace(errno: errno)))
    }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let file = folder + "/note.txt"
    do throws(EditorFault) {
      try put(text, in: file)
      let (status, signals) = run(on: file, stopping)
      guard status == 0 || !signals.isEmpty else { throw .ended(status: status) }
      let written = try take(file, limit: limit)
      remove(folder)
      return EditorEnd(.success(written), signals: signals)
    } catch {
      if case .tooLong = error {} else { remove(folder) }
      return EditorEnd(.failure(error))
    }
  }

  private func put(_ text: String, in file: String) throws(EditorFault) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .noPlace(errno: errno) }
    defer { close(descriptor) }
    var rest = Array((text.isEmpty ? "" : text + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .noPlace(errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private func take(_ file: String, limit: Int) throws(EditorFault) -> String {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    // Removed in the editor: nothing was to be said.
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    // A character has four marks at most that are shown; more bytes than that are no note.
    var bytes = [UInt8](repeating: 0, count: limit * 4 + 1)
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
      }
      guard more >= 0 else { throw .noPlace(errno: errno) }
      if more == 0 { break }
      count += more
    }
    var text = String(decoding: bytes[..<count], as: UTF8.self)
    if text.hasSuffix("\n") { text.removeLast() }
    guard count < bytes.count, text.count <= limit else {
      throw .tooLong(limit: limit, file: file)
    }
    return text
  }

  /// What the editor left there besides goes as well.
  private func remove(_ folder: String) {
    if let entries = opendir(folder) {
      while let entry = readdir(entries) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { name in
          String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { unlink("\(folder)/\(name)") }
      }
      closedir(entries)
    }
    rmdir(folder)
  }
}

// MARK: Running it

extension Editor {
  /// Starts it and waits for its end.
  ///
  /// What is typed there is its own: of signals only those that end the desk from outside count, and it
  /// is told of them.
  private func run(
    on file: String,
    _ stopping: (() -> Void) -> Void
  ) -> (status: Int32, signals: [Signal]) {
    tty_tell_of_programs(true)
    defer { tty_tell_of_programs(false) }
    guard let program = start(on: file) else { return (Editor.notFound, []) }
    var ending: [Signal] = []
    var timeout: Int32 = -1
    while true {
      var descriptor = pollfd(fd: signals, events: Int16(POLLIN), revents: 0)
      if poll(&descriptor, 1, timeout) == 0 { kill(program, SIGKILL) }
      for byte in drain() {
        switch Signal(rawValue: byte) {
        case .hangUp?, .terminate?:
          ending.append(Signal(rawValue: byte) ?? .terminate)
          kill(program, SIGHUP)
          timeout = Editor.patience
        case .interrupt?, .quit?, .stop?, .resume?, .windowChange?, nil: break
        }
      }
      var state: Int32 = 0
      guard waitpid(program, &state, WNOHANG | WUNTRACED) == program else { continue }
      if state & 0xFF == 0x7F {
        stopping { tty_stop_job() }
        kill(program, SIGCONT)
      } else {
        // As shells count them.
        return (state & 0x7F == 0 ? state >> 8 & 0xFF : 128 + state & 0x7F, ending)
      }
    }
  }

  private func drain() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(signals, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  /// In our own process group, which has the terminal; with signals as programs expect them.
  private func start(on file: String) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let line: [String] = ["sh", "-c", "exec \(command) \"$1\"", "editor", file]
    let words = line.map { strdup($0) }
    defer { words.forEach { free($0) } }
    var program = pid_t()
    let error = posix_spawn(&program, "/bin/sh", nil, &attributes, words + [nil], environ)
    return error == 0 ? program : nil
  }
}
