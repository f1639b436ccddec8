import Foundation
import Yams

/// What is set outside the store: paths, and who may do what.
///
/// Roles, the service account and `restricted` count only in the system's file, which root owns; an
/// operator's own file can't widen what they may do.
struct Configuration: Equatable {
  var database: String?
  var serviceAccount: String?
  var isRestricted = false
  /// Logins and `@groups` by role; nobody's named means everyone is supervisor.
  var roles: [String: [String]] = [:]
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
      configuration.files.append(systemFile)
    }
    if let own = try FileValues(reading: paths.configurationFile) {
      if own.serviceAccount != nil || own.restricted != nil || own.roles != nil {
        throw .configuration(paths.configurationFile, .systemOnly)
      }
      configuration.database = own.database ?? configuration.database
      configuration.files.append(paths.configurationFile)
    }
    return configuration
  }

  private static func isKeptByRoot(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_uid == 0 && facts.st_mode & 0o022 == 0
  }

  /// Why a configuration file is not taken.
  enum Fault: Hashable {
    case notYAML(detail: String)
    /// Somebody besides root can write it.
    case notRoots
    /// It sets what only the system's file may.
    case systemOnly
  }
}

/// One file's values.
private struct FileValues: Decodable {
  var database: String?
  var serviceAccount: String?
  var restricted: Bool?
  var roles: [String: [String]]?

  private enum CodingKeys: String, CodingKey {
    case database, restricted, roles
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
