import Foundation
import Glibc
import PortStore
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

  /// Where drafts that can't reach the store are kept meanwhile, in restricted mode; nil without
  /// restriction, when they lie where the operator's account keeps such things.
  public var drafts: String? { folder("drafts") }

  // MARK: In

  /// The path of a paper that is to be taken in.
  /// - Throws: `.outside` in restricted mode, for anything but a plain name.
  func incoming(_ path: String) throws(DeskFailure) -> String {
    guard let inbox = folder("inbox") else { return path }
    guard ExchangeFolders.isFolder(inbox, followingLinks: false) else { throw .folder(inbox) }
    return try ExchangeFolders.plain(path, in: inbox)
  }

  /// A paper's file, of which no link is followed.
  ///
  /// - Throws: `.outside`, or `.paper` when there is no such file that could be read.
  public func paper(_ path: String) throws(DeskFailure) -> ByteStream {
    let path = try incoming(path)
    switch ExchangeFolders.open(path, followingLinks: false, onlyName: isRestricted) {
    case .stream(let stream): return stream
    case .failed(ENOENT): throw .paper(.missing(path: path))
    case .failed(ELOOP): throw .paper(.link(path: path))
    case .hardLink: throw .paper(.hardLink(path: path))
    case .failed(let errno): throw .paper(.unreadable(path: path, errno: errno))
    case .notAFile: throw .paper(.notAFile(path: path))
    }
  }

  /// A file of requests, opened each time that it is read.
  ///
  /// - Throws: `.outside` in restricted mode, for anything but a plain name.
  public func table(_ path: String) throws(DeskFailure) -> ImportFile {
    .path(try incoming(path), isRestricted: isRestricted)
  }

  /// What a path leads to.
  enum Opened {
    case stream(ByteStream)
    case notAFile(isFolder: Bool)
    /// It has another name, by which it could be somebody else's.
    case hardLink
    /// With the system's error.
    case failed(Int32)
  }

  /// Opens a file to be read; no pipe's other end is waited for, and no device read without an end.
  ///
  /// - Parameter onlyName: whether it may have no other name.
  static func open(_ path: String, followingLinks: Bool, onlyName: Bool) -> Opened {
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    do throws(Errno) {
      let descriptor = try OpenDescriptor(Glibc.open(path, flags))
      let facts = try descriptor.facts
      let type = facts.st_mode & S_IFMT
      guard type == S_IFREG else { return .notAFile(isFolder: type == S_IFDIR) }
      if onlyName, facts.st_nlink > 1 { return .hardLink }
      return .stream(ByteStream(descriptor, named: path))
    } catch {
      return .failed(error.code)
    }
  }

  /// What the last name of a path that is being typed may become, folders with a slash; in restricted mode
  /// the inbox's own names alone.
  public func completions(of path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let begun = slash.map { String(path[path.index(after: $0)...]) } ?? path
    if isRestricted, slash != nil { return [] }
    let place = folder("inbox") ?? slash.map { String(path[...$0]) } ?? "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let fitting = names.filter { name in
      name.hasPrefix(begun) && (begun.hasPrefix(".") || !name.hasPrefix("."))
    }
    return fitting.sorted().prefix(ExchangeFolders.mostCompletions).map { name in
      let isFolder = !isRestricted && ExchangeFolders.isFolder("\(place)/\(name)")
      return isFolder ? name + "/" : name
    }
  }

  private static let mostCompletions = 50

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
  /// - Throws: `.outside` in restricted mode, for anything but a plain name; `.output` for `-`, which
  ///   is no file.
  func outgoing(_ path: String, naming name: String? = nil) throws(DeskFailure) -> String {
    if path == "-" { throw .output(.standardOutput) }
    guard let outbox = folder("outbox") else {
      guard let name, ExchangeFolders.isFolder(path) else { return path }
      return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }
    guard ExchangeFolders.isFolder(outbox, followingLinks: false) else { throw .folder(outbox) }
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

  private static func isFolder(_ path: String, followingLinks: Bool = true) -> Bool {
    var facts = stat()
    let isThere = followingLinks ? stat(path, &facts) == 0 : lstat(path, &facts) == 0
    return isThere && facts.st_mode & S_IFMT == S_IFDIR
  }
}
