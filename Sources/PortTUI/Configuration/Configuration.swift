import Foundation
import Screens
import TerminalUI
import Wording
import Yams

/// What is set outside the store: paths, looks, keys, and who may do what.
///
/// Roles, the service account and `restricted` count only in the system's file, which root owns; an
/// operator's own file can't widen what they may do.
struct Configuration: Equatable {
  var database: String?
  var serviceAccount: String?
  var isRestricted = false
  /// Logins and `@groups` by role; nobody's named means everyone is supervisor.
  var roles: [String: [String]] = [:]
  var theme: Theme?
  /// Whether to draw with ASCII characters alone.
  var isASCII = false
  var keymap = Keymap.standard
  /// The files it was read from.
  var files: [String] = []

  static let systemFile = "/etc/porttui/config.yaml"

  /// The system's file with the operator's own laid over it; a file that isn't there says nothing.
  static func load(_ paths: Paths) throws(CommandFailure) -> Configuration {
    var configuration = Configuration()
    if let system = try FileValues(reading: systemFile) {
      guard isKeptByRoot(systemFile) else { throw .configuration(systemFile, .notRoots) }
      configuration.database = system.database
      configuration.serviceAccount = system.serviceAccount
      configuration.isRestricted = system.restricted ?? false
      configuration.roles = system.roles ?? [:]
      try configuration.adoptLook(of: system, systemFile)
      configuration.files.append(systemFile)
    }
    if let own = try FileValues(reading: paths.configurationFile) {
      if own.serviceAccount != nil || own.restricted != nil || own.roles != nil {
        throw .configuration(paths.configurationFile, .systemOnly(systemFile))
      }
      configuration.database = own.database ?? configuration.database
      try configuration.adoptLook(of: own, paths.configurationFile)
      configuration.files.append(paths.configurationFile)
    }
    return configuration
  }

  /// Theme, characters and keys; keys of a later file replace those of all earlier ones.
  private mutating func adoptLook(of file: FileValues, _ path: String) throws(CommandFailure) {
    if let name = file.theme {
      guard let theme = Theme(rawValue: name) else {
        throw .configuration(path, .noSuchTheme(name, among: Theme.allCases.map(\.rawValue)))
      }
      self.theme = theme
    }
    isASCII = file.ascii ?? isASCII
    guard let keys = file.keys else { return }
    var changes: [Command: [Key]] = [:]
    for (name, notations) in keys.sorted(by: { $0.key < $1.key }) {
      guard let command = Command(rawValue: name) else {
        throw .configuration(path, .noSuchCommand(name))
      }
      changes[command] = try notations.all.map { notation throws(CommandFailure) in
        guard let key = Key(notation: notation) else {
          throw .configuration(path, .noSuchKey(notation, of: command.rawValue))
        }
        return key
      }
    }
    keymap = Keymap(changes: changes)
    if let clash = keymap.clashes.first { throw .configuration(path, ConfigurationFault(clash)) }
  }

  private static func isKeptByRoot(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_uid == 0 && facts.st_mode & 0o022 == 0
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

/// One file's values.
private struct FileValues: Decodable {
  var database: String?
  var serviceAccount: String?
  var restricted: Bool?
  var roles: [String: [String]]?
  var theme: String?
  var ascii: Bool?
  var keys: [String: Notations]?

  /// One key or several.
  struct Notations: Decodable {
    let all: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let one = try? value.decode(String.self) {
        all = [one]
      } else {
        all = try value.decode([String].self)
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case database, restricted, roles, theme, ascii, keys
    case serviceAccount = "service_account"
  }

  /// nil when there is no such file, or nothing in it.
  init?(reading path: String) throws(CommandFailure) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    if text.allSatisfy(\.isWhitespace) { return nil }
    do { self = try YAMLDecoder().decode(FileValues.self, from: text) } catch {
      throw .configuration(path, .notYAML(detail: FileValues.place(of: error)))
    }
  }

  /// Where the fault is, without the parser's own words.
  private static func place(of error: any Error) -> String {
    switch error {
    case YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _):
      "line \(mark.line)"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      context.codingPath.map(\.stringValue).joined(separator: ".")
    default: "its form"
    }
  }
}
