import Glibc

/// Starts programs with the default action for each signal and none of our descriptors.
///
/// Foundation's Process learns of an end by a socket that the program inherits, so that it would
/// wait for as long as a daemon lives that the program leaves behind, as tmux does.
enum Spawn {
  /// POSIX_SPAWN_SETSID, which Swift's view of glibc lacks.
  private static let newSession: Int32 = 0x80
  /// Tests have fewer open files than this.
  private static let descriptors = Int32(3)..<256

  /// Starts the leader of a new session, whose controlling terminal is at the path.
  static func leader(
    _ command: [String],
    environment: [String: String],
    terminal: String
  ) throws(TerminalTestError) -> pid_t {
    try start(command, environment: environment, flags: newSession) { actions in
      // A leader without a terminal gets the first that it opens.
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }

  /// Runs a command to its end: its exit status, and what it wrote to standard output and error.
  static func run(
    _ command: [String],
    environment: [String: String]
  ) throws(TerminalTestError) -> (status: Int32, output: String) {
    var pipeEnds: [Int32] = [-1, -1]
    guard pipe(&pipeEnds) == 0 else { throw .notStarted(errno: errno) }
    let (readEnd, writeEnd) = (pipeEnds[0], pipeEnds[1])
    defer { close(readEnd) }
    for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let started = Result { () throws(TerminalTestError) in
      try start(command, environment: environment) { actions in
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, writeEnd, 1)
        posix_spawn_file_actions_adddup2(&actions, writeEnd, 2)
      }
    }
    close(writeEnd)
    let process = try started.get()
    let output = readAll(readEnd)
    return (status(of: process), String(decoding: output, as: UTF8.self))
  }

  /// Starts a command whose standard input, output and error are files.
  static func start(
    _ command: [String],
    environment: [String: String],
    input: String,
    output: String,
    errors: String
  ) throws(TerminalTestError) -> pid_t {
    try start(command, environment: environment) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
      for (descriptor, path) in [(Int32(1), output), (2, errors)] {
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, descriptor, path, flags, 0o600)
      }
    }
  }

  /// Waits for a process's end: its exit status, 128 and the signal's number if one ended it.
  static func status(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // As WIFEXITED and WEXITSTATUS have it, macros that Swift doesn't see.
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }

  private static func start(
    _ command: [String],
    environment: [String: String],
    flags: Int32 = 0,
    files: (inout posix_spawn_file_actions_t) -> Void
  ) throws(TerminalTestError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    files(&actions)
    for descriptor in descriptors { posix_spawn_file_actions_addclose(&actions, descriptor) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let all = flags | Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(all))

    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var arguments = command.map { strdup($0) } + [nil]
    var assignments = variables.map { strdup($0) } + [nil]
    defer { (arguments + assignments).forEach { free($0) } }
    var process: pid_t = 0
    let result = posix_spawnp(&process, command[0], &actions, &attributes, &arguments, &assignments)
    guard result == 0 else { throw .notStarted(errno: result) }
    return process
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
      }
      if bytes.isEmpty { return all }
      all += bytes
    }
  }
}
