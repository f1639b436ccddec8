import PortDomain
import Screens
import TerminalUI
import Wording

/// What is set outside the store: paths, looks, keys, and who may do what.
///
/// Roles, the service account and `restricted` count only in the system's file, which root owns; an
/// operator's own file can't widen what they may do. In doubt about the system's file the program
/// stops: only one that doesn't exist is absent.
struct Configuration: Equatable {
  var database: String?
  var serviceAccount: String?
  var isRestricted = false
  /// Where each seal is kept besides the store.
  var seals: LogPlace?
  /// Where failures and what is slow are told.
  var log: LogPlace?
  /// Logins and `@groups` by role; nil where none are configured, and everyone is supervisor.
  var roles: [Role: [String]]?
  var preferences = Preferences()
  /// Goes before that of the environment.
  var editor: String?
  var keymap = Keymap.standard
  /// Which file said what is set; what isn't named is as the program has it.
  var sources: [ConfigurationFile.Name: String] = [:]
  /// The files it was read from.
  var files: [String] = []
  /// What was passed over in the operator's own file.
  var warnings: [String] = []

  static let systemFile = "/etc/porttui/config.yaml"

  init() {}

  /// What the system's file says; one that isn't there says nothing.
  ///
  /// - Parameters:
  ///   - path: another one in tests.
  ///   - root: whose file and folders alone are trusted; another in tests, nil for one that is yet to be
  ///     put in place.
  init(ofSystem path: String, keptBy root: UInt32? = 0) throws(CommandFailure) {
    guard let file = try ConfigurationFile(path, keptBy: root) else { return }
    // Cut short, most likely; one of comments alone was left so on purpose.
    if file.isBlank { throw file.failure(.empty) }
    for entry in file.entries { try adopt(entry) }
    files.append(path)
  }

  /// Lays the operator's own file over it.
  mutating func adopt(ownFile path: String) throws(CommandFailure) {
    guard let file = try ConfigurationFile(path) else { return }
    try adopt(own: file)
  }

  /// Lays what the operator's own file says over it.
  mutating func adopt(own file: ConfigurationFile) throws(CommandFailure) {
    for entry in file.entries {
      switch entry.name {
      case .roles, .restricted, .seals, .log, .serviceAccount:
        throw entry.failure(.systemOnly(Configuration.systemFile))
      case .database where isRestricted:
        throw entry.failure(.systemOnly(Configuration.systemFile))
      case .database, .theme, .ascii, .row, .slowLink, .linear, .editor, .keys: try adopt(entry)
      case nil: warnings.append(entry.failure(entry.unknown).message)
      }
    }
    files.append(file.path)
  }

  private mutating func adopt(_ entry: ConfigurationFile.Entry) throws(CommandFailure) {
    if let name = entry.name { sources[name] = entry.path }
    switch entry.name {
    case .database: database = try entry.text()
    case .serviceAccount:
      let name = try entry.text()
      guard Account.exists(name) else { throw entry.valueFailure(.noSuchAccount(name)) }
      serviceAccount = name
    case .restricted: isRestricted = try entry.flag()
    case .roles: roles = try entry.roles()
    case .seals: seals = try entry.logPlace()
    case .log: log = try entry.logPlace()
    case .theme: preferences.theme = try entry.choice()
    case .ascii: preferences.isASCII = try entry.flag()
    case .row: preferences.highlight = try entry.choice()
    case .slowLink: preferences.isLinkSlow = try entry.flag()
    case .linear: preferences.isLinear = try entry.flag()
    case .editor: editor = try entry.text()
    case .keys: try adoptKeys(entry)
    case nil: throw entry.failure(entry.unknown)
    }
  }

  /// Keys of a later file replace those of all earlier ones.
  private mutating func adoptKeys(_ entry: ConfigurationFile.Entry) throws(CommandFailure) {
    var changes: [Command: [Key]] = [:]
    let members = try entry.members()
    for named in members {
      guard let command = Command(rawValue: named.key) else {
        throw named.failure(.noSuchCommand(named.key))
      }
      changes[command] = try named.texts().map { notation throws(CommandFailure) in
        guard let key = Key(notation: notation) else {
          throw named.valueFailure(.noSuchKey(notation, of: command.rawValue))
        }
        return key
      }
    }
    keymap = Keymap(changes: changes)
    if let clash = keymap.clashes.first {
      // At the last that named one of the two.
      let named = members.last { member in clash.commands.contains { $0.rawValue == member.key } }
      throw (named ?? entry).failure(ConfigurationFault(clash))
    }
  }
}

extension ConfigurationFile.Entry {
  fileprivate func logPlace() throws(CommandFailure) -> LogPlace {
    let text = try text()
    guard let place = LogPlace(text) else { throw valueFailure(.noLogPlace(text)) }
    return place
  }
}

extension ConfigurationFault {
  fileprivate init(_ clash: Keymap.Clash) {
    switch clash {
    case .shared(let key, let first, let second):
      self = .keysClash(key.label(ascii: true).string, first.rawValue, second.rawValue)
    case .text(let key, let command):
      self = .keyIsText(key.label(ascii: true).string, of: command.rawValue)
    }
  }
}
