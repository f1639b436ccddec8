import Foundation
import Wording

/// Where the program's files lie, by the XDG base directories.
public struct Paths: Hashable, Sendable {
  public let home: String
  public let configurationFolder: String
  public let dataFolder: String

  public var configurationFile: String { configurationFolder + "/config.yaml" }
  /// The database unless another is named.
  public var database: String { dataFolder + "/desk.db" }
  public var demonstration: String { dataFolder + "/demo.db" }

  /// Where a desk's key is looked for: in the system's folder, the operator's, and the group's, which
  /// lies beside the desk's own folder, never in it.
  public func keyFolders(of database: String) -> [String] {
    [Paths.systemKeys, configurationFolder + "/keys", Paths.folder(of: database) + "-keys"]
  }

  /// The folder that a file lies in, or will; that of the file itself where the path is a link to it.
  public static func folder(of file: String) -> String {
    let real = realpath(file, nil).map { path in
      defer { free(path) }
      return String(cString: path)
    }
    return URL(fileURLWithPath: real ?? file).standardizedFileURL.deletingLastPathComponent().path
  }

  public static let systemKeys = "/etc/porttui/keys"

  public init(environment: [String: String], home: String) {
    func folder(_ name: String, _ fallback: String) -> String {
      // Relative paths are to be ignored. Source: the XDG base directory specification.
      let value = environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
      return (value ?? home + fallback) + "/porttui"
    }
    self.home = home
    configurationFolder = folder("XDG_CONFIG_HOME", "/.config")
    dataFolder = folder("XDG_DATA_HOME", "/.local/share")
  }

  /// A path with the home folder where it begins with `~`, `$HOME` or `${HOME}`, as shells write it.
  public func expanded(_ path: String) -> String {
    for sign in ["~", "$HOME", "${HOME}"] where path == sign || path.hasPrefix(sign + "/") {
      return home + path.dropFirst(sign.count)
    }
    return path
  }

  /// The folder that a new store's key goes to: the system's where it can be written.
  public func folderForNewKey() throws(DeskFailure) -> String {
    if access(Paths.systemKeys, W_OK) == 0 { return Paths.systemKeys }
    let folder = configurationFolder + "/keys"
    try Paths.make(folder)
    return folder
  }

  /// Makes a folder and those above it, open to their owner alone.
  public static func make(_ folder: String) throws(DeskFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      throw .folder(folder)
    }
  }
}
