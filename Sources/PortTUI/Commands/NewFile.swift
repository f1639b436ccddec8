import Glibc

/// A file being written that only its owner may read, and that appears under its name once it is whole.
///
/// It is a temporary sibling until `finish`; given up, it leaves nothing behind.
final class NewFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// - Throws: `CommandFailure.output` when there is such a file already and it may not be replaced, or
  ///   none can be made there.
  init(path: String, replacing: Bool) throws(CommandFailure) {
    var facts = stat()
    if !replacing, lstat(path, &facts) == 0 { throw .output(path) }
    self.path = path
    temporary = "\(path).\(getpid()).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw .output(path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  func write(_ text: String) throws(CommandFailure) {
    try write(text.utf8)
  }

  func write(_ bytes: some Sequence<UInt8>) throws(CommandFailure) {
    buffer += bytes
    if buffer.count >= NewFile.bufferSize { try flush() }
  }

  /// Makes it durable and gives it its name; without `replacing` a file that came meanwhile stays.
  func finish(replacing: Bool) throws(CommandFailure) {
    try flush()
    guard fsync(descriptor) == 0 else { throw .output(path) }
    let isNamed = replacing ? rename(temporary, path) : link(temporary, path)
    guard isNamed == 0 else { throw .output(path) }
    if !replacing { unlink(temporary) }
    close(descriptor)
    descriptor = -1
  }

  private func flush() throws(CommandFailure) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .output(path) }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
