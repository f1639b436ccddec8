import Crypto
import Foundation
import PortDomain
import PortStore
import Wording

/// The private store of received files, next to the database: `<db>-papers/`, one file per content,
/// named by its SHA-256.
///
/// Files are copied, never parsed or shown. The folder is open to its owner alone.
public struct PaperVault: Sendable {
  private let folder: String
  /// In bytes.
  private let largest: Int

  public init(besideDatabase path: String, largest: Int) {
    folder = path + "-papers"
    self.largest = largest
  }

  /// A file that was taken in.
  public struct Kept: Hashable, Sendable {
    public let facts: Document.FileFacts
    /// Whether the same bytes were kept already.
    public let isKnown: Bool
  }

  /// Copies a file into the store; it is durable when this returns.
  public func take(_ path: String) throws(PaperObstacle) -> Kept {
    let bytes = try content(of: path)
    guard let type = MediaType(startingWith: bytes) else { throw .otherType(path: path) }
    let hash = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined()
    let isKnown = access(place(hash), R_OK) == 0
    if !isKnown { try write(bytes, as: hash) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Kept(
      facts: Document.FileFacts(
        name: FoldedText.kept(name, lines: false),
        mediaType: type.rawValue,
        size: bytes.count,
        sha256: hash
      ),
      isKnown: isKnown
    )
  }

  /// The content of a kept file, its hash verified.
  public func content(ofHash sha256: String) throws(PaperObstacle) -> [UInt8] {
    guard let hash = HashValue(hex: sha256) else { throw .lost(sha256: sha256) }
    let bytes: [UInt8]
    do throws(PaperObstacle) { bytes = try content(of: place(sha256)) } catch {
      throw .lost(sha256: sha256)
    }
    guard HashValue(hashing: bytes) == hash else { throw .lost(sha256: sha256) }
    return bytes
  }

  /// Removes a kept file for good; one that isn't there is removed already.
  public func remove(hash sha256: String) throws(PaperObstacle) {
    guard HashValue(hex: sha256) != nil else { throw .lost(sha256: sha256) }
    guard unlink(place(sha256)) == 0 || errno == ENOENT, syncFolder() else {
      throw .notKept(path: place(sha256), errno: errno)
    }
  }

  private func place(_ hash: String) -> String { folder + "/" + hash }

  /// Opens without following a link and without waiting for a pipe's other end, and measures what was
  /// opened rather than what the path names by then.
  private func content(of path: String) throws(PaperObstacle) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? .missing(path: path)
        : errno == ELOOP ? .link(path: path) : .unreadable(path: path, errno: errno)
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path: path, errno: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard facts.st_size > 0 else { throw .empty(path: path) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= largest {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
    throw .tooLarge(path: path, limit: largest)
  }

  /// Writes beside, syncs, renames and syncs the folder: after a power cut the file is whole or absent.
  private func write(_ bytes: [UInt8], as hash: String) throws(PaperObstacle) {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw .notKept(path: folder, errno: errno)
    }
    let draft = "\(place(hash)).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notKept(path: folder, errno: errno) }
    guard PaperVault.write(bytes, to: descriptor), fsync(descriptor) == 0 else {
      let reason = errno
      close(descriptor)
      unlink(draft)
      throw .notKept(path: folder, errno: reason)
    }
    guard close(descriptor) == 0, rename(draft, place(hash)) == 0, syncFolder() else {
      let reason = errno
      unlink(draft)
      throw .notKept(path: folder, errno: reason)
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func syncFolder() -> Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }
}
