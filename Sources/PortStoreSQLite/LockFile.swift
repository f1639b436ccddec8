import Glibc
import Synchronization

/// An open lock file; closing it, which the last owner does, lets the lock go.
final class LockFile: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  func tryLock() -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// Waits for the lock.
  /// - Returns: the system's code if it can't be had; nil when it was taken.
  func lock() -> Int32? {
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { return errno }
    }
    return nil
  }

  func release() { flock(descriptor, LOCK_UN) }

  /// Replaces what stands in the file; a failure only costs others a name.
  func write(_ text: String) {
    let bytes = Array(text.utf8)
    let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    if written == bytes.count { ftruncate(descriptor, off_t(written)) }
  }

  /// What stands in the file, if anything.
  func content() -> String? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }

  /// The number by which the system's list of locks names the file; nil when it can't be told.
  var inode: UInt64? {
    var facts = stat()
    return fstat(descriptor, &facts) == 0 ? UInt64(facts.st_ino) : nil
  }
}

/// How a wait for a lock on another thread ended.
final class LockOutcome: Sendable {
  private let result = Mutex<Int32?>(nil)

  var code: Int32? { result.withLock { $0 } }

  func record(_ code: Int32?) {
    result.withLock { $0 = code }
  }
}

/// The process that holds a lock, as far as the system tells.
struct LockHolder {
  /// As it wrote itself down.
  let name: String?
  private let process: pid_t?

  init(of file: LockFile) {
    name = file.content()
    process = file.inode.flatMap { LockHolder.process(lockedBy: $0) }
  }

  /// Whether somebody stopped it: then it holds the lock for as long as nobody lets it on.
  var isStopped: Bool {
    guard let process, let text = LockHolder.text(of: "/proc/\(process)/stat"),
      let end = text.lastIndex(of: ")")
    else { return false }
    // The field behind the name, see proc(5): T is stopped, t is a debugger's.
    return text[text.index(after: end)...].hasPrefix(" T ")
  }

  /// Lets a stopped holder on, and asks it to stop again: it does once the lock is free. Only whoever
  /// may signal it can.
  func letOn() {
    guard let process, kill(process, SIGCONT) == 0 else { return }
    kill(process, SIGTSTP)
  }

  /// The process that has the lock on a file, from `/proc/locks`; see proc(5).
  private static func process(lockedBy inode: UInt64) -> pid_t? {
    for line in (text(of: "/proc/locks") ?? "").split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 5, words[1] == "FLOCK", words[5].hasSuffix(":\(inode)") else { continue }
      return pid_t(words[4]).flatMap { $0 > 0 ? $0 : nil }
    }
    return nil
  }

  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }
}
