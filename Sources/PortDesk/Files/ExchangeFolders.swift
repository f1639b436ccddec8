import Foundation
import Wording

/// Where files come from and go to: anywhere that the operator may, or in restricted mode only the
/// operator's own `inbox/<login>` and `outbox/<login>` beside the store.
///
/// Every file that the desk takes in or gives out is opened here.
public struct ExchangeFolders: Hashable, Sendable {
  /// The folder of the store, in restricted mode; nil without restriction.
  private let place: String?
  private let login: String

  public init(besideDatabase path: String, login: String, isRestricted: Bool) {
    place = isRestricted ? URL(fileURLWithPath: path).deletingLastPathComponent().path : nil
    self.login = login
  }

  public var isRestricted: Bool { place != nil }

  // MARK: In

  /// The path of a paper that is to be taken in.
  /// - Throws: `.outside` in restricted mode, for anything but a plain name.
  func incoming(_ path: String) throws(DeskFailure) -> String {
    guard let inbox = folder("inbox") else { return path }
    return try ExchangeFolders.plain(path, in: inbox)
  }

  /// A paper's file, of which no link is followed and no pipe's other end waited for.
  ///
  /// - Throws: `.outside`, or `.paper` when there is no such file that could be read.
  public func paper(_ path: String) throws(DeskFailure) -> ByteStream {
    let path = try incoming(path)
    let number = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else {
      throw .paper(
        errno == ENOENT
          ? .missing(path: path)
          : errno == ELOOP ? .link(path: path) : .unreadable(path: path, errno: errno)
      )
    }
    let descriptor = OpenDescriptor(number)
    guard let facts = descriptor.facts else {
      throw .paper(.unreadable(path: path, errno: errno))
    }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .paper(.notAFile(path: path)) }
    return ByteStream(descriptor, named: path)
  }

  /// A file of requests, from anywhere.
  public func table(_ path: String) -> ImportFile { .path(path) }

  // MARK: Out

  /// A new file, which appears once it is finished.
  ///
  /// - Parameter name: what it is called when `path` is a folder; nil where a folder can't be meant.
  /// - Throws: `.outside` in restricted mode, `.output` when it is there already or can't be made.
  public func newFile(
    _ path: String,
    naming name: String? = nil,
    replacing: Bool = false
  ) throws(DeskFailure) -> NewFile {
    try NewFile(path: outgoing(path, naming: name), replacing: replacing)
  }

  /// A new folder, which appears once it is finished.
  public func newFolder(_ path: String) throws(DeskFailure) -> NewFolder {
    try NewFolder(path: outgoing(path))
  }

  /// The path of a file that is to be written.
  ///
  /// - Parameter name: what it is called when `path` is a folder; nil where a folder can't be meant.
  /// - Throws: `.outside` in restricted mode, for anything but a plain name.
  func outgoing(_ path: String, naming name: String? = nil) throws(DeskFailure) -> String {
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
  private static func plain(_ path: String, in folder: String) throws(DeskFailure) -> String {
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
