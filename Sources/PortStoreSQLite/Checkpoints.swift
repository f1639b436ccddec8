import GRDB
import PortDomain
import Synchronization

/// Decides when the write-ahead log is emptied into the database, and does it.
///
/// Only ever called under the write lock. Gives up at once when a reader is in the way and tries again
/// later, so that no commit waits for a reader.
final class Checkpoints: Sendable {
  private static let commits = 200
  private static let bytes = 2 << 20

  private struct Progress {
    var commits = 0
    /// The log's size when it was last tried to be emptied.
    var size = 0
  }

  private let storeFile: StoreFile
  private let progress = Mutex(Progress())

  init(storeFile: StoreFile) {
    self.storeFile = storeFile
  }

  /// Counts one commit, and empties the log when enough has come together.
  func runIfDue(on connections: Connections) throws(StoreError) {
    let size = storeFile.logSize
    let isDue = progress.withLock { progress in
      progress.commits += 1
      progress.size = min(progress.size, size)
      return progress.commits >= Checkpoints.commits || size - progress.size >= Checkpoints.bytes
    }
    if isDue { try run(on: connections) }
  }

  func run(on connections: Connections) throws(StoreError) {
    let queue = try connections.queue(.write)
    do {
      try queue.inDatabase { db in
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer {
          // Should this fail, the next write finds the setting changed and waits less.
          try? db.execute(sql: "PRAGMA busy_timeout = \(Connections.busySeconds * 1000)")
        }
        try LogOrigin.renew(db)
        _ = try db.first("PRAGMA wal_checkpoint(TRUNCATE)", in: "wal_checkpoint")
      }
    } catch {
      throw StoreError(error, path: storeFile.path)
    }
    progress.withLock { $0 = Progress(commits: 0, size: storeFile.logSize) }
  }
}
