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
  var seals: SealLog.Place?
  /// Logins and `@groups` by role; nil where none are configured, and everyone is supervisor.
  var roles: [Role: [String]]?
  var theme: Theme?
  /// Whether to draw with ASCII characters alone.
  var isASCII = false
  var keymap = Keymap.standard
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
  ///   - root: whose file and folders alone are trusted; another in tests.
  init(ofSystem path: String, keptBy root: UInt32 = 0) throws(CommandFailure) {
    guard let file = try ConfigurationFile(path, keptBy: root) else { return }
    // Cut short, most likely; one of comments alone was left so on purpose.
    if file.isBlank { throw file.failure(.empty) }
    for entry in file.entries { try adopt(entry) }
    files.append(path)
  }

  /// Lays the operator's own file over it.
  mutating func adopt(ownFile path: String) throws(CommandFailure) {
    guard let file = try ConfigurationFile(path) else { return }
    for entry in file.entries {
      switch entry.name {
      case .roles, .restricted, .seals, .serviceAccount:
        throw entry.failure(.systemOnly(Configuration.systemFile))
      case .database where isRestricted:
        throw entry.failure(.systemOnly(Configuration.systemFile))
      case .database, .theme, .ascii, .keys: try adopt(entry)
      case nil: warnings.append(entry.failure(entry.unknown).message)
      }
    }
    files.append(path)
  }

  private mutating func adopt(_ entry: ConfigurationFile.Entry) throws(CommandFailure) {
    switch entry.name {
    case .database: database = try entry.text()
    case .serviceAccount:
      let name = try entry.text()
      guard Account.exists(name) else { throw entry.failure(.noSuchAccount(name)) }
      serviceAccount = name
    case .restricted: isRestricted = try entry.flag()
    case .roles: roles = try entry.roles()
    case .seals:
      let text = try entry.text()
      guard let place = SealLog.Place(text) else { throw entry.failure(.noSealPlace(text)) }
      seals = place
    case .theme:
      let name = try entry.text()
      guard let theme = Theme(rawValue: name) else {
        throw entry.failure(.noSuchTheme(name, among: Theme.allCases.map(\.rawValue)))
      }
      self.theme = theme
    case .ascii: isASCII = try entry.flag()
    case .keys: try adoptKeys(entry)
    case nil: throw entry.failure(entry.unknown)
    }
  }

  /// Keys of a later file replace those of all earlier ones.
  private mutating func adoptKeys(_ entry: ConfigurationFile.Entry) throws(CommandFailure) {
    var changes: [Command: [Key]] = [:]
    for named in try entry.members() {
      guard let command = Command(rawValue: named.key) else {
        throw named.failure(.noSuchCommand(named.key))
      }
      changes[command] = try named.texts().map { notation throws(CommandFailure) in
        guard let key = Key(notation: notation) else {
          throw named.failure(.noSuchKey(notation, of: command.rawValue))
        }
        return key
      }
    }
    keymap = Keymap(changes: changes)
    if let clash = keymap.clashes.first { throw entry.failure(ConfigurationFault(clash)) }
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
