import Foundation
import Wording

/// The bytes of a file, read piece by piece, or bytes at hand; closes the file with itself.
final class FileBytes: IteratorProtocol {
  private let descriptor: Int32?
  private let path: String
  private var buffer: [UInt8]
  private var place = 0
  /// Set once reading failed; the bytes end there.
  private(set) var failure: ImportObstacle?

  /// Bytes at hand.
  init(_ bytes: [UInt8]) {
    descriptor = nil
    path = ""
    buffer = bytes
  }

  init(path: String) throws(ImportObstacle) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, errno: errno)
    }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      let reason = errno
      close(descriptor)
      throw .unreadable(path: path, errno: reason)
    }
    if facts.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .isFolder(path: path)
    }
    self.descriptor = descriptor
    self.path = path
    buffer = []
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  func next() -> UInt8? {
    if place == buffer.count, !refill() { return nil }
    defer { place += 1 }
    return buffer[place]
  }

  /// The next byte, which stays.
  func peek() -> UInt8? {
    if place == buffer.count, !refill() { return nil }
    return buffer[place]
  }

  private func refill() -> Bool {
    guard let descriptor, failure == nil else { return false }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    repeat { count = read(descriptor, &piece, piece.count) } while count < 0 && errno == EINTR
    if count < 0 { failure = .unreadable(path: path, errno: errno) }
    guard count > 0 else { return false }
    buffer = Array(piece[..<count])
    place = 0
    return true
  }
}
