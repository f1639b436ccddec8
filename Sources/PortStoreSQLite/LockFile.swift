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
}

/// How a wait for a lock on another thread ended.
final class LockOutcome: Sendable {
  private let result = Mutex<Int32?>(nil)

  var code: Int32? { result.withLock { $0 } }

  func record(_ code: Int32?) {
    result.withLock { $0 = code }
  }
}
