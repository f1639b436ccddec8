import Foundation
import Wording

/// A file being written that only its owner may read, and that appears under its name once it is whole.
///
/// It is a temporary sibling until `finish`; given up, it leaves nothing behind.
public final class NewFile {
  public let path: String
  private let replacing: Bool
  private let temporary: String
  private let descriptor: OpenDescriptor
  private var isFinished = false
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// - Throws: `.output` when there is such a file already and it may not be replaced, or none can be
  ///   made there.
  init(path: String, replacing: Bool) throws(DeskFailure) {
    var facts = stat()
    if !replacing, lstat(path, &facts) == 0 { throw .output(path) }
    self.path = path
    self.replacing = replacing
    temporary = "\(path).\(getpid()).part"
    let number = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if number < 0 { throw .output(path) }
    descriptor = OpenDescriptor(number)
  }

  deinit {
    if !isFinished { unlink(temporary) }
  }

  public func write(_ text: String) throws(DeskFailure) {
    try write(text.utf8)
  }

  public func write(_ bytes: some Sequence<UInt8>) throws(DeskFailure) {
    buffer += bytes
    if buffer.count >= NewFile.bufferSize { try flush() }
  }

  /// Makes it durable and gives it its name; a file that came meanwhile stays unless it is replaced.
  public func finish() throws(DeskFailure) {
    try flush()
    guard descriptor.sync() else { throw .output(path) }
    let isNamed = replacing ? rename(temporary, path) : link(temporary, path)
    guard isNamed == 0 else { throw .output(path) }
    if !replacing { unlink(temporary) }
    isFinished = true
  }

  private func flush() throws(DeskFailure) {
    guard descriptor.write(buffer[...]) else { throw .output(path) }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A folder being filled that only its owner may enter, and that appears under its name once it is
/// whole.
///
/// It is a temporary sibling until `finish`; given up, it leaves nothing behind.
public final class NewFolder {
  public let path: String
  private let temporary: String
  private var isFinished = false
  private var subfolders: [String] = []

  /// - Throws: `.output` when something other than an empty folder is there already, or none can be
  ///   made there.
  init(path: String) throws(DeskFailure) {
    let end = path.lastIndex { $0 != "/" }
    let path = end.map { String(path[...$0]) } ?? path
    var facts = stat()
    if lstat(path, &facts) == 0 {
      let content = try? FileManager.default.contentsOfDirectory(atPath: path)
      guard facts.st_mode & S_IFMT == S_IFDIR, content?.isEmpty == true else { throw .output(path) }
    }
    self.path = path
    temporary = "\(path).\(getpid()).part"
    if mkdir(temporary, 0o700) != 0 { throw .output(path) }
  }

  deinit {
    if !isFinished { try? FileManager.default.removeItem(atPath: temporary) }
  }

  /// Makes a folder in it, for files named `name/…`.
  func makeFolder(_ name: String) throws(DeskFailure) {
    if mkdir("\(temporary)/\(name)", 0o700) != 0 { throw .output(path) }
    subfolders.append(name)
  }

  /// Makes a file in it.
  func newFile(_ name: String) throws(DeskFailure) -> NewFile {
    try NewFile(path: "\(temporary)/\(name)", replacing: false)
  }

  func write(_ text: String, as name: String) throws(DeskFailure) {
    let file = try newFile(name)
    try file.write(text)
    try file.finish()
  }

  /// Gives it its name; only an empty folder gives way to it. Source: rename(2).
  func finish() throws(DeskFailure) {
    for name in subfolders { try sync("\(temporary)/\(name)") }
    try sync(temporary)
    guard rename(temporary, path) == 0 else { throw .output(path) }
    isFinished = true
  }

  private func sync(_ folder: String) throws(DeskFailure) {
    guard OpenDescriptor.sync(folder: folder) else { throw .output(path) }
  }
}
