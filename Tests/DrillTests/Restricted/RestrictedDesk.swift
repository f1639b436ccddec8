import Foundation
import PortDesk
import TestSupport
import Testing

/// A desk under a system's configuration of its own, in mount namespaces that end with each program.
struct RestrictedDesk {
  let home: ProgramHome
  private let isRestricted: Bool
  private static let now = "2026-11-23T09:00:00Z"

  /// Only root mounts, and not in every container.
  static let isPossible =
    (try? ProgramHome().shell("unshare -m mount --bind /etc /etc && strace true").status) == 0

  init(isRestricted: Bool = true) throws {
    home = try ProgramHome()
    self.isRestricted = isRestricted
    for folder in [data, data + "/inbox/root", data + "/outbox/root", data + "/outbox/ada"] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let copied = try home.shell("cp -a /etc \"$HOME/etc\" && mkdir -p \"$HOME/etc/porttui/keys\"")
    try #require(copied.status == 0, "\(copied.errors)")
    try home.write(
      "restricted: \(isRestricted)\ndatabase: \(database)\nroles: {supervisor: [root]}\n",
      to: "etc/porttui/config.yaml"
    )
    try home.write(
      """
      mount --bind "$PLACE/etc" /etc || exit 99
      mkdir "$1" && cd "$PLACE/data" || exit 98
      exec strace -f -ff -qq -y -s 4096 -e signal=none -e trace=\(SystemCalls.traced) \\
        -o "$1/trace" -- "$PROGRAM" "${@:2}"

      """,
      to: "run"
    )
  }

  var data: String { home.folder + "/data" }
  var database: String { data + "/desk.db" }
  private var traces: String { home.folder + "/traces" }

  /// Every name by which a library is known to read or write elsewhere, and some by which programs are
  /// started.
  var environment: [String: String] {
    let elsewhere = home.folder + "/elsewhere"
    let names = [
      "HOME", "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "LOCPATH", "NLSPATH", "TZDIR", "TMPDIR",
      "SQLITE_TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR",
      "ICU_DATA", "GCONV_PATH", "HOSTALIASES", "EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL",
    ]
    var all = Dictionary(uniqueKeysWithValues: names.map { ($0, elsewhere) })
    all.merge(
      [
        "PATH": home.folder + "/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "tmux-256color",
        "TZ": ":\(elsewhere)/zone", "TMUX": elsewhere + "/tmux,1,0", "PLACE": home.folder,
      ]
    ) { $1 }
    return all
  }

  /// The command that runs the program with these words and traces it into a folder of that name.
  func command(_ words: [String], trace: String) throws -> (words: [String], in: [String: String]) {
    let script = home.folder + "/run"
    return (
      ["unshare", "-m", "/bin/bash", script, home.folder + "/" + trace] + words
        + (words.first == "help" ? [] : ["--now", RestrictedDesk.now]),
      environment.merging(["PROGRAM": try ProgramUnderTest.path()]) { $1 }
    )
  }

  /// Runs a command to its end.
  func run(_ words: [String], trace: String) throws -> (run: ProgramRun, calls: SystemCalls) {
    let command = try command(words, trace: trace)
    let run = try RunningProgram(command.words, environment: command.in).wait()
    return (run, try calls(trace))
  }

  func calls(_ trace: String) throws -> SystemCalls {
    try SystemCalls(in: home.folder + "/" + trace, startedIn: data)
  }

  /// What was asked for and is not allowed.
  func excess(of calls: SystemCalls, allowing keys: Bool = false) -> [String] {
    let program = (try? ProgramUnderTest.path()) ?? ""
    var started = calls.programs
    if let itself = started.firstIndex(of: program) { started.remove(at: itself) }
    var excess = started.map { "starts \($0)" }
    excess += calls.sockets.filter { !AllowedPlaces.sockets.contains($0) }.map { "socket \($0)" }
    let written = AllowedPlaces.written(in: data) + (keys ? AllowedPlaces.writtenByInit(data) : [])
    let read = written + AllowedPlaces.read(in: data, program: program)
    excess += calls.written.filter { path in !written.contains { $0.holds(path) } }
      .map { "writes \($0)" }
    excess += calls.read.filter { path in !read.contains { $0.holds(path) } }.map { "reads \($0)" }
    return excess.sorted()
  }
}

/// Where a restricted desk may read and write. SECURITY.md names the same.
enum AllowedPlaces {
  enum Place {
    case exactly(String)
    /// What is called so, whatever follows.
    case beginning(String)
    /// A folder, and all in it.
    case folder(String)
    /// What the kernel tells of any process.
    case stateOfProcess

    func holds(_ path: String) -> Bool {
      switch self {
      case .exactly(let place): path == place
      case .beginning(let place): path.hasPrefix(place)
      case .folder(let place): path == place || path.hasPrefix(place + "/")
      case .stateOfProcess:
        path.hasPrefix("/proc/") && path.hasSuffix("/stat") && path.filter { $0 == "/" }.count == 3
      }
    }
  }

  /// glibc asks for its cache of accounts and groups; no other socket is made.
  static let sockets: Set<String> = ["AF_UNIX", "/var/run/nscd/socket"]

  static func written(in data: String) -> [Place] {
    let database = data + "/desk.db"
    return ["", "-wal", "-shm", "-journal", "-lock"].map { .exactly(database + $0) }
      + ["/desk.db-papers", "/sessions", "/outbox/root", "/drafts/root"].map { .folder(data + $0) }
      + ["/dev/null", "/dev/tty"].map { .exactly($0) } + [.folder("/dev/pts")]
  }

  /// `init` alone: the desk until it is whole, and its key.
  static func writtenByInit(_ data: String) -> [Place] {
    [.beginning(data + "/.porttui-"), .folder("/etc/porttui/keys")]
  }

  static func read(in data: String, program: String) -> [Place] {
    let above = sequence(first: URL(filePath: data)) { url in
      url.path == "/" ? nil : url.deletingLastPathComponent()
    }
    return above.map { .exactly($0.path) } + [
      .folder(data + "/inbox/root"), .exactly(data + "/drafts"), .exactly(data + "/outbox"),
      // A group's keys beside the desk's folder.
      .folder(data + "-keys"),
      // Who runs it, what the system's keeper set, and where the operator's own looks are.
      .folder("/etc/porttui"), .exactly("/etc"), .folder("/root/.config/porttui"),
      .exactly("/etc/passwd"), .exactly("/etc/group"), .exactly("/etc/nsswitch.conf"),
      // Terminals, locales, Unicode, time zones.
      .folder("/etc/terminfo"), .folder("/lib/terminfo"), .folder("/usr/share/terminfo"),
      .folder("/usr/lib/locale"), .folder("/usr/share/locale"),
      .folder("/usr/share/zoneinfo"), .folder("/usr/share/icu"), .exactly("/etc/localtime"),
      .exactly("/etc/timezone"),
      // The kernel's word on this process, on who holds the write lock, and on the machine.
      .folder("/proc/self"), .stateOfProcess, .folder("/sys/devices/system/cpu"),
      .folder("/sys/fs/cgroup"),
      .exactly("/dev/urandom"),
      // The program and its libraries.
      .exactly(program), .beginning("/etc/ld.so."), .folder("/lib"), .folder("/lib64"),
      .folder("/usr/lib"), .folder("/usr/lib64"), .folder("/usr/local/lib"),
      .folder(URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent().path),
      .folder(toolchain),
    ]
  }

  /// Where Swift's libraries lie, for a program that hasn't them in itself: where this test has them.
  private static let toolchain: String = {
    let file = FileHandle(forReadingAtPath: "/proc/self/maps")
    let maps = String(decoding: (try? file?.readToEnd()) ?? Data(), as: UTF8.self)
    let library = maps.split(separator: "\n").first { $0.hasSuffix("/libswiftCore.so") }
    guard let path = library?.split(separator: " ").last else { return "/usr/lib" }
    let folder = URL(filePath: String(path)).deletingLastPathComponent()
    return folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }()
}
