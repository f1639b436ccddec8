import Foundation

/// A folder being filled that only its owner may enter, and that appears under its name once it is
/// whole.
///
/// It is a temporary sibling until `finish`; given up, it leaves nothing behind.
final class NewFolder {
  let path: String
  private let temporary: String
  private var isFinished = false
  private var subfolders: [String] = []

  /// - Throws: `CommandFailure.output` when something other than an empty folder is there already, or
  ///   none can be made there.
  init(path: String) throws(CommandFailure) {
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
  func makeFolder(_ name: String) throws(CommandFailure) {
    if mkdir("\(temporary)/\(name)", 0o700) != 0 { throw .output(path) }
    subfolders.append(name)
  }

  func write(_ bytes: some Sequence<UInt8>, as name: String) throws(CommandFailure) {
    let file = try NewFile(path: "\(temporary)/\(name)", replacing: false)
    try file.write(bytes)
    try file.finish(replacing: false)
  }

  /// Gives it its name; only an empty folder gives way to it. Source: rename(2).
  func finish() throws(CommandFailure) {
    for name in subfolders { try sync("\(temporary)/\(name)") }
    try sync(temporary)
    guard rename(temporary, path) == 0 else { throw .output(path) }
    isFinished = true
  }

  private func sync(_ folder: String) throws(CommandFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .output(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .output(path) }
  }
}
