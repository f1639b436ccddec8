import Foundation

/// Where files come from and go to: anywhere that the operator may, or in restricted mode only the
/// operator's own `inbox/<login>` and `outbox/<login>` beside the store.
struct ExchangeFolders: Hashable {
  /// The folder of the store, in restricted mode; nil without restriction.
  private let place: String?
  private let login: String

  init(besideDatabase path: String, login: String, isRestricted: Bool) {
    place = isRestricted ? URL(fileURLWithPath: path).deletingLastPathComponent().path : nil
    self.login = login
  }

  /// The path of a file that is to be taken in.
  /// - Throws: `CommandFailure.outside` in restricted mode, for anything but a plain name.
  func incoming(_ path: String) throws(CommandFailure) -> String {
    guard let inbox = folder("inbox") else { return path }
    return try ExchangeFolders.plain(path, in: inbox)
  }

  /// The path of a file that is to be written.
  ///
  /// - Parameter name: what it is called when `path` is a folder; nil where a folder can't be meant.
  /// - Throws: `CommandFailure.outside` in restricted mode, for anything but a plain name.
  func outgoing(_ path: String, naming name: String? = nil) throws(CommandFailure) -> String {
    guard let outbox = folder("outbox") else {
      guard let name, ExchangeFolders.isFolder(path) else { return path }
      return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }
    guard ExchangeFolders.isFolder(outbox) else { throw .folder(outbox) }
    let isWhole = path == "." || path == outbox || path == outbox + "/"
    return try ExchangeFolders.plain(isWhole ? name ?? path : path, in: outbox)
  }

  private func folder(_ name: String) -> String? { place.map { "\($0)/\(name)/\(login)" } }

  /// A name alone, or the same behind the folder's own path: nothing that leads elsewhere.
  private static func plain(_ path: String, in folder: String) throws(CommandFailure) -> String {
    let name = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    guard !name.isEmpty, name != ".", name != "..", !name.contains("/") else {
      throw .outside(path, folder: folder)
    }
    return "\(folder)/\(name)"
  }

  private static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }
}
