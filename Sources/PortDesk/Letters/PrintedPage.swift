import Foundation
import Glibc
import PortStore
import Wording

/// A page of HTML made a PDF by a converter that the host has.
struct PrintedPage {
  let html: String
  /// The folders in which converters are looked for.
  var searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  /// How long a converter may take, in seconds.
  var patience = 30

  /// The programs looked for, in this order. Each reads the page from its standard input and writes to
  /// its standard output, so that nothing personal lies in a file with a name.
  private enum Converter: String, CaseIterable {
    case weasyprint, wkhtmltopdf, chromium

    var words: [String] {
      switch self {
      case .weasyprint: ["/dev/stdin", "/dev/stdout"]
      case .wkhtmltopdf: ["--quiet", "--encoding", "utf-8", "/dev/stdin", "/dev/stdout"]
      case .chromium:
        ["--headless", "--disable-gpu", "--print-to-pdf=/dev/stdout", "file:///dev/stdin"]
      }
    }
  }

  /// Writes the PDF into a file that has no name yet.
  ///
  /// - Throws: `.converter` when none is installed, or the one that is made no whole PDF in time.
  func convert(into file: NamelessFile, in folder: OpenFolder) throws(DeskFailure) {
    let found = Converter.allCases.lazy.compactMap { converter in
      program(converter).map { (converter, $0) }
    }
    guard let (converter, program) = found.first else {
      throw .converter(.none(among: Converter.allCases.map(\.rawValue)))
    }
    let name = converter.rawValue
    let ending: ChildProgram.Ending
    let isWhole: Bool
    do throws(Errno) {
      let page = try NamelessFile(in: folder)
      try page.descriptor.write(Array(html.utf8)[...])
      try page.descriptor.rewind()
      ending = try ChildProgram.run(
        [program] + converter.words,
        input: page.descriptor,
        output: file.descriptor,
        atMost: patience
      )
      isWhole = try PrintedPage.isWholePDF(file.descriptor)
    } catch {
      throw .converter(.failed(name))
    }
    switch ending {
    case .tooLong: throw .converter(.tooSlow(name, seconds: patience))
    case .status(0): if !isWhole { throw .converter(.incomplete(name)) }
    case .status, .signal: throw .converter(.failed(name))
    }
  }

  private func program(_ converter: Converter) -> String? {
    searchPath.split(separator: ":").lazy.map { "\($0)/\(converter.rawValue)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether a file begins and ends as a PDF does. Source: ISO 32000, 7.5.2 and 7.5.5.
  private static func isWholePDF(_ file: OpenDescriptor) throws(Errno) -> Bool {
    var end: [UInt8] = []
    var isPDF: Bool?
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    try file.rewind()
    while true {
      let count = try file.read(into: &buffer)
      if count == 0 { break }
      isPDF = isPDF ?? buffer[..<count].starts(with: Array("%PDF-".utf8))
      end = (end + buffer[..<count]).suffix(1024)
    }
    try file.rewind()
    return isPDF == true && end.firstRange(of: Array("%%EOF".utf8)) != nil
  }
}

/// A program beside this one, with all that it starts.
private struct ChildProgram {
  private let process: pid_t

  enum Ending {
    case status(Int32), signal
    /// It was killed, with all that it had started.
    case tooLong
  }

  /// Runs it to its end. A signal that ends this program meanwhile ends that one too.
  /// - Parameter seconds: how long it may take.
  static func run(
    _ words: [String],
    input: OpenDescriptor,
    output: OpenDescriptor,
    atMost seconds: Int
  ) throws(Errno) -> Ending {
    var awaited = sigset_t()
    sigemptyset(&awaited)
    for signal in [SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&awaited, signal) }
    var before = sigset_t()
    // Before it is started, so that no signal comes in between.
    pthread_sigmask(SIG_BLOCK, &awaited, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try ChildProgram(words, input: input, output: output)
      .wait(for: awaited, atMost: seconds)
  }

  /// Starts it in a process group of its own, its errors unheard.
  private init(_ words: [String], input: OpenDescriptor, output: OpenDescriptor) throws(Errno) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (unblocked, usual) = (sigset_t(), sigset_t())
    sigemptyset(&unblocked)
    sigfillset(&usual)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let result = input.with { input in
      output.with { output in
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        return posix_spawn(&process, words[0], &actions, &attributes, &arguments, environ)
      }
    }
    if result != 0 { throw Errno(result) }
    self.process = process
  }

  private func wait(for signals: sigset_t, atMost seconds: Int) -> Ending {
    var awaited = signals
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        kill(-process, SIGKILL)
        return status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal
      }
      guard ContinuousClock.now < end else {
        stop()
        return .tooLong
      }
      // Another thread may have been told of the child's end, so that none is waited for long.
      var moment = timespec(tv_sec: 0, tv_nsec: 50_000_000)
      let signal = sigtimedwait(&awaited, nil, &moment)
      if signal > 0, signal != SIGCHLD {
        stop()
        // Still blocked, it comes once the mask is as before.
        raise(signal)
        return .signal
      }
    }
  }

  private func stop() {
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
  }
}
