import ArgumentParser
import Foundation
import Glibc
import PortDesk
import PortDomain
import PortStore
import Wording

/// Looks at all that a desk needs of its host, and says what to do where something is wrong.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at terminal, files, key, configuration and clock, and say what is wrong.",
    discussion: """
      A !! is a fault, a ! a note; what to do about each stands at the end. Ends with 1 when there is a \
      fault. Nothing is changed, and nothing of a customer is in it.
      """,
    examples: [
      "porttui doctor",
      "porttui doctor --json",
    ]
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let place = try Surroundings.current()
    let findings =
      try HostExamination(place: place).terminal + desk(in: place)
      + [HostExamination(place: place).zones]
    options.show(
      [
        "findings": .list(findings.map(\.json)),
        "faults": .integer(findings.count { $0.state == .fault }),
      ],
      .examined(findings)
    )
    if findings.contains(where: { $0.state == .fault }) { throw CommandFailure.answeredNo }
  }

  private func desk(in place: Surroundings) throws -> [HostFinding] {
    do {
      let session = try DeskSession.open(options)
      defer { session.store.close() }
      return HostExamination(place: place).desk(session.store)
    } catch DeskFailure.store(let error) {
      return [.noDatabase(error)]
    }
  }
}

/// What can be seen of the host.
private struct HostExamination {
  let place: Surroundings

  // MARK: The operator's

  var terminal: [HostFinding] {
    [
      shown, .locale(isUTF8: NcursesTerminal.adoptLocale()),
      .colours(isOff: has("NO_COLOR")),
      .copying(byTmux: Tmux.isAround && !place.configuration.isRestricted),
      .account(
        login: place.actor.login,
        role: place.actor.role.rawValue,
        isRestricted: place.configuration.isRestricted
      ),
      .configuration(files: place.configuration.files, warnings: place.configuration.warnings),
    ]
  }

  private var shown: HostFinding {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return .noTerminal }
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    return .terminal(
      name,
      isKnown: isKnown(name),
      columns: Int(size.ws_col),
      rows: Int(size.ws_row)
    )
  }

  /// Whether there is a description of the terminal where Debian's ncurses looks. Source: terminfo(5).
  private func isKnown(_ name: String) -> Bool {
    guard let initial = name.first, !name.contains("/") else { return false }
    // Who is restricted doesn't choose what is read.
    let own =
      place.configuration.isRestricted
      ? [] : [getenv("TERMINFO").map { String(cString: $0) }, place.paths.home + "/.terminfo"]
    let folders =
      own.compactMap(\.self) + ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
    return folders.contains { access("\($0)/\(initial)/\(name)", R_OK) == 0 }
  }

  private func has(_ variable: String) -> Bool {
    getenv(variable).map { $0.pointee != 0 } ?? false
  }

  // MARK: The desk's

  func desk(_ store: any WholeStore) -> [HostFinding] {
    let path = store.place
    let keys = place.paths.keyFolders(of: path).map { KeyRing.path(of: store.storeID, in: $0) }
    return [
      .database(path: path, isSandbox: store.isSandbox),
      store.writeObstacle().map { .unwritable($0) } ?? .writable,
      .key(path: keys.first { access($0, R_OK) == 0 }, places: place.paths.keyFolders(of: path)),
      .openToAll(openToAll([path, path + "-wal", path + "-papers"] + keys)),
      .log(bytes: size(of: path + "-wal")),
    ] + keptLines + [room(at: path), sessions(at: path), clock(at: path)]
  }

  private var keptLines: [HostFinding] {
    let (seals, log) = (place.configuration.seals, place.configuration.log)
    return [
      seals.map { .seals(to: $0.path, isTaken: $0.takesLines) },
      log.map { .faults(to: $0.path, isTaken: $0.takesLines) },
    ].compactMap(\.self)
  }

  private func openToAll(_ paths: [String]) -> [String] {
    paths.filter { path in
      var facts = stat()
      return stat(path, &facts) == 0 && facts.st_mode & 0o007 != 0
    }
  }

  private func size(of path: String) -> Int {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
  }

  private func room(at path: String) -> HostFinding {
    var facts = statvfs()
    let folder = Paths.folder(of: path)
    let isSeen = statvfs(folder, &facts) == 0
    let free = isSeen ? Int(clamping: UInt64(facts.f_bavail) * UInt64(facts.f_frsize)) : 0
    let papers = (try? FileManager.default.contentsOfDirectory(atPath: path + "-papers")) ?? []
    let held = papers.reduce(0) { $0 + size(of: "\(path)-papers/\($1)") }
    return .room(free: free, needed: size(of: path) + held)
  }

  /// Whoever can take the lock of a session's file knows that the session is gone.
  private func sessions(at path: String) -> HostFinding {
    let folder = try? OpenFolder(Paths.folder(of: path) + "/sessions")
    var (live, left) = (0, 0)
    for name in (try? folder?.names()) ?? [] {
      guard let file = try? folder?.open(name) else { continue }
      if file.lock() { left += 1 } else { live += 1 }
    }
    return .sessions(live: live, left: left)
  }

  // MARK: The host's

  var zones: HostFinding { .zones(lacking: TimeZones.lacking()) }

  private func clock(at path: String) -> HostFinding {
    let changed = [path, path + "-wal"].map { path in
      var facts = stat()
      return stat(path, &facts) == 0 ? Int64(facts.st_mtim.tv_sec) : 0
    }
    // Two clocks that agree may differ by some seconds.
    return .clock(isBehind: changed.contains { $0 > Instant.ofHost.seconds + 60 })
  }
}
