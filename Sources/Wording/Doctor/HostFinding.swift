import PortDomain

/// One thing that the doctor looked at, as facts.
public enum HostFinding: Hashable, Sendable {
  /// The operator's own look at the desk.
  case terminal(String, isKnown: Bool, columns: Int, rows: Int)
  /// Nothing is shown on a terminal.
  case noTerminal
  case locale(isUTF8: Bool)
  case colours(isOff: Bool)
  case copying(byTmux: Bool)

  case account(login: String, role: String, isRestricted: Bool)
  case configuration(files: [String], warnings: [String])

  case database(path: String, isSandbox: Bool)
  /// It can't be opened.
  case noDatabase(StoreError)
  /// It can be read and not written.
  case unwritable(StoreError)
  case writable
  case key(path: String?, places: [String])
  /// Files of the desk that everybody on the host may read.
  case openToAll([String])
  case log(bytes: Int)
  /// Where the configuration has seals or faults written.
  case seals(to: String, isTaken: Bool)
  case faults(to: String, isTaken: Bool)
  case room(free: Int, needed: Int)
  case sessions(live: Int, left: Int)

  case zones(lacking: [String])
  /// Whether the host's clock has gone back since the desk was last worked on.
  case clock(isBehind: Bool)
}

extension HostFinding {
  public enum State: String, Sendable {
    case right, note, fault
  }

  public var state: State {
    switch self {
    case .noDatabase, .unwritable: .fault
    case .terminal(_, let isKnown, let columns, let rows):
      !isKnown ? .fault : columns < 80 || rows < 24 ? .note : .right
    case .locale(let isUTF8): isUTF8 ? .right : .note
    case .configuration(_, let warnings): warnings.isEmpty ? .right : .note
    case .key(let path, _): path == nil ? .fault : .right
    case .openToAll(let files): files.isEmpty ? .right : .fault
    case .log(let bytes): bytes > HostFinding.largeLog ? .note : .right
    case .seals(_, let isTaken), .faults(_, let isTaken): isTaken ? .right : .fault
    case .room(let free, let needed):
      free < HostFinding.leastRoom ? .fault : free < needed ? .note : .right
    case .sessions(_, let left): left > 0 ? .note : .right
    case .zones(let lacking): lacking.isEmpty ? .right : .note
    case .clock(let isBehind): isBehind ? .note : .right
    case .noTerminal, .colours, .copying, .account, .database, .writable: .right
    }
  }

  /// What scripts call it.
  public var code: String {
    switch self {
    case .terminal, .noTerminal: "terminal"
    case .locale: "locale"
    case .colours: "colours"
    case .copying: "copying"
    case .account: "account"
    case .configuration: "configuration"
    case .database, .noDatabase: "database"
    case .unwritable, .writable: "writing"
    case .key: "key"
    case .openToAll: "modes"
    case .log: "log"
    case .seals: "seals"
    case .faults: "faults"
    case .room: "room"
    case .sessions: "sessions"
    case .zones: "zones"
    case .clock: "clock"
    }
  }

  /// What was found.
  public var message: String {
    switch self {
    case .terminal(let name, let isKnown, let columns, let rows):
      "\(name.isEmpty ? "none named" : name), \(columns)x\(rows)"
        + (isKnown ? "" : ", of which this host knows nothing")
    case .noTerminal: "standard output is none, so nothing is said of it"
    case .locale(let isUTF8): isUTF8 ? "UTF-8" : "not UTF-8: names are shown in ASCII"
    case .colours(let isOff): isOff ? "off by NO_COLOR" : "as the terminal has them"
    case .copying(let byTmux):
      byTmux ? "into tmux's buffer, and its terminal's clipboard" : "by the terminal (OSC 52)"
    case .account(let login, let role, let isRestricted):
      "\(login), \(role)\(isRestricted ? ", restricted" : "")"
    case .configuration(let files, let warnings):
      ([files.isEmpty ? "none, all is as the program has it" : files.joined(separator: ", ")]
        + warnings).joined(separator: "; ")
    case .database(let path, let isSandbox): path + (isSandbox ? ", for trying things out" : "")
    case .noDatabase(let error), .unwritable(let error): error.message
    case .writable: "changes can be stored"
    case .key(let path?, _): path
    case .key(nil, _): "missing: nothing can be written, and no PIN read"
    case .openToAll(let files):
      files.isEmpty
        ? "the desk's files are closed to others" : "open to all: \(files.spoken("and"))"
    case .log(let bytes): "\(bytes.mebibytes) wait in the write-ahead log"
    case .seals(let place, let isTaken): HostFinding.written("seals", to: place, isTaken)
    case .faults(let place, let isTaken): HostFinding.written("faults", to: place, isTaken)
    case .room(let free, let needed):
      "\(free.mebibytes) are free; a backup beside it takes \(needed.mebibytes)"
    case .sessions(let live, let left):
      "\(live.counted("desk")) open" + (left > 0 ? ", \(left) ended without a word" : "")
    case .zones(let lacking):
      lacking.isEmpty
        ? "this host has zone data for all countries"
        : "no zone data for \(lacking.joined(separator: ", ")); the program's own copy is used"
    case .clock(let isBehind):
      isBehind ? "earlier than the desk's newest file" : "later than all that was done here"
    }
  }

  /// What to do about it; nil where nothing is to be done.
  public var cure: String? {
    guard state != .right else { return nil }
    return switch self {
    case .terminal(_, isKnown: false, _, _):
      "install ncurses-term, or set TERM=xterm-256color where the terminal is like xterm"
    case .terminal: "make the window 80x24 or larger: parts of the screen are left out"
    case .locale: "set LANG=C.UTF-8, or another locale with UTF-8 that the host has (locale -a)"
    case .configuration: "mend what is named; porttui config --check says where it stands"
    case .key(_, let places):
      "put the desk's key back into \(places.spoken("or")), from where a copy is kept"
    case .openToAll: "take the right away: chmod o-rwx"
    case .log:
      "it is emptied when nobody reads for long; look for a desk or a backup that has been open for days"
    case .seals, .faults:
      "have the system's log listen there, or let the desk's account write the file"
    case .room: "make room; without any, changes are refused and nothing is lost"
    case .sessions: "nothing: the next desk that is opened clears them away"
    case .zones: "install tzdata"
    case .clock: "set the clock, or have chrony or systemd-timesyncd keep it; due days go by it"
    case .noTerminal, .colours, .copying, .account, .database, .noDatabase, .unwritable, .writable:
      nil
    }
  }

  public var json: JSON {
    [
      "name": .text(code), "state": .text(state.rawValue), "message": .text(message),
      "cure": JSON(cure),
    ]
  }

  private static func written(_ what: String, to place: String, _ isTaken: Bool) -> String {
    "\(what) are written to \(place)" + (isTaken ? "" : ", which takes none")
  }

  /// In bytes; it is emptied at 2 MB when nobody is in the way.
  private static let largeLog = 64 << 20
  /// What a desk needs for a day's work, in bytes.
  private static let leastRoom = 64 << 20
}

extension PrintedText {
  /// All that was found, then the cures.
  public static func examined(_ findings: [HostFinding]) -> PrintedText {
    func sign(_ state: HostFinding.State) -> String {
      switch state {
      case .right: ""
      case .note: "! "
      case .fault: "!! "
      }
    }
    var text = PrintedText()
    text.add(findings.map { ($0.code, sign($0.state) + $0.message) }, indent: 0)
    for finding in findings {
      if let cure = finding.cure { text.add("\(finding.code): \(cure)") }
    }
    return text
  }
}

extension Int {
  /// A number of bytes, in MB of 1,048,576.
  fileprivate var mebibytes: String { "\(((self + (1 << 19)) >> 20).grouped) MB" }
}
