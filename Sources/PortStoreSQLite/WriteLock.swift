import Dispatch
import Foundation
import PortDomain
import PortStore
import Synchronization

/// The lock that every write to a store is made under: an exclusive `flock` on a file beside it.
///
/// SQLite's own write lock would do between two writers, but not between a writer and our checkpoints
/// (the WAL-reset fault of SQLite 3.7 to 3.51.2), and it lets waiters starve. This one falls with its
/// process. Each taking opens the file anew, so that it also excludes threads of one process.
///
/// A process that is stopped while it holds the lock would stop everybody's work. So Ctrl-Z takes
/// effect once the lock is free; and a holder that was stopped from outside, which nobody can keep
/// from happening, is let on until it has let go.
final class WriteLock: Sendable {
  let path: String
  private let access: FileAccess
  /// What stands in the lock file while it is held: who to ask when others wait.
  private let owner: String
  /// How long to wait, in milliseconds, before giving up.
  private let patience: Int
  /// Held while this process has the lock or waits for it.
  private let gate = NSLock()
  /// The moment after which nothing waits any more.
  private let lastCall = Mutex<ContinuousClock.Instant?>(nil)

  /// How often a waiter looks whether it is still to wait, and whether the holder was stopped.
  private static let glance = 50

  init(path: String, access: FileAccess, owner: String, patience: Int) {
    self.path = path
    self.access = access
    self.owner = owner
    self.patience = patience
  }

  /// Runs `body` while holding the lock.
  /// - Throws: `StoreError.busy` naming the holder when it wasn't to be had in time.
  func holding<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    gate.lock()
    defer { gate.unlock() }
    let stops = HeldStops()
    defer { stops.release() }
    let descriptor = access.open(path, O_RDWR | O_CREAT)
    guard descriptor >= 0 else { throw .fromErrno(errno, path: path) }
    let file = LockFile(descriptor)
    try take(file)
    defer { file.release() }
    file.write(owner)
    return try body()
  }

  /// Runs `body` while this process neither has the lock nor waits for it.
  func whileFree(_ body: () -> Void) {
    gate.lock()
    defer { gate.unlock() }
    body()
  }

  /// From now on nothing waits longer than so, what waits already included.
  func hurry(within milliseconds: Int) {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    lastCall.withLock { $0 = min($0 ?? end, end) }
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
    let end = ContinuousClock.now + .milliseconds(patience)
    while true {
      let last = lastCall.withLock { $0.map { min($0, end) } ?? end }
      let left = max(0, Int((last - .now) / .milliseconds(1)))
      let glance = DispatchTime.now() + .milliseconds(min(WriteLock.glance, left))
      if taken.wait(timeout: glance) == .success { break }
      let holder = LockHolder(of: file)
      guard ContinuousClock.now < last else {
        throw .busy(
          holder: holder.name,
          isStopped: holder.isStopped,
          seconds: patience / 1000
        )
      }
      if holder.isStopped { holder.letOn() }
    }
    if let code = outcome.code { throw .fromErrno(code, path: path) }
  }
}

/// The signals that stop a process from the keyboard, kept from this thread and acted on after that.
///
/// Commands work on one thread; the others of a process take no signals. A session at the terminal has
/// its own way of stopping, see `whileFree`.
private struct HeldStops {
  private let before: sigset_t

  init() {
    var stops = sigset_t()
    var before = sigset_t()
    sigemptyset(&stops)
    for signal in [SIGTSTP, SIGTTIN, SIGTTOU] { sigaddset(&stops, signal) }
    pthread_sigmask(SIG_BLOCK, &stops, &before)
    self.before = before
  }

  func release() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
