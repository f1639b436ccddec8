import Dispatch
import Glibc
import PortDomain
import PortStore

/// The lock that every write to a store is made under: an exclusive `flock` on a file beside it.
///
/// SQLite's own write lock would do between two writers, but not between a writer and our checkpoints
/// (the WAL-reset fault of SQLite 3.7 to 3.51.2), and it lets waiters starve. This one falls with its
/// process. Each taking opens the file anew, so that it also excludes threads of one process.
struct WriteLock {
  let path: String
  /// What stands in the lock file while it is held: who to ask when others wait.
  let owner: String
  /// How long to wait, in milliseconds, before giving up.
  let patience: Int

  private let access: FileAccess
  /// Runs `body` while holding the lock.
  /// - Throws: `StoreError.busy` naming the holder when it wasn't to be had in time.
  func holding<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o660)
    guard descriptor >= 0 else { throw .fromErrno(errno, path: path) }
    let file = LockFile(descriptor)
    try take(file)
    file.write(owner)
    return try body()
  }

  private func take(_ file: LockFile) throws(StoreError) {
    guard !file.tryLock() else { return }
    // A blocking flock queues in the order of asking, which polling doesn't; so another thread waits.
    // Should we lose patience it keeps the file alive until it has the lock, and drops both.
    let taken = DispatchSemaphore(value: 0)
    let outcome = LockOutcome()
    DispatchQueue.global(qos: .userInitiated).async {
      outcome.record(file.lock())
      taken.signal()
    }
    guard taken.wait(timeout: .now() + .milliseconds(patience)) == .success else {
      throw .busy(holder: file.content(), seconds: patience / 1000)
    }
    if let code = outcome.code { throw .fromErrno(code, path: path) }
  }
}
