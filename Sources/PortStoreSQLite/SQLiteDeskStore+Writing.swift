import GRDB
import PortDomain
import PortStore

extension SQLiteDeskStore {
  /// Runs `body` as one transaction under the write lock; what it did is on the disk on return.
  ///
  /// - Parameters:
  ///   - patience: how long to wait for the lock, in milliseconds, where it differs from the usual.
  ///   - recover: called when the transaction failed to end, since it may have been stored all the
  ///     same: a value if it was, nil if it wasn't. When it fails itself, nobody knows.
  func writing<Value>(
    patience: Int? = nil,
    recover: (Database, Value) throws -> Value? = { _, _ in nil },
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    guard !isReadOnly else { throw .readOnly(place: path) }
    let lock = WriteLock(
      path: lock.path,
      owner: lock.owner,
      patience: patience ?? lock.patience
    )
    return try lock.holding { () throws(StoreError) in
      guard storeFile.isInPlace else { throw .replaced(place: path) }
      let value = try transaction(recover: recover, body)
      // The change is stored whatever becomes of the log; the next commit tries again.
      try? checkpoints.runIfDue(on: connections)
      return value
    }
  }

  private func transaction<Value>(
    recover: (Database, Value) throws -> Value?,
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    let queue = try connections.queue(.write)
    var isUnknown = false
    do {
      return try queue.inDatabase { db in
        var reached: Value?
        do {
          try db.beginTransaction(.immediate)
          try Schema.checkIdentity(db, path: path)
          let value = try body(db)
          reached = value
          try db.commit()
          return value
        } catch {
          if db.isInsideTransaction { try? db.rollback() }
          isUnknown = db.isInsideTransaction || reached != nil
          if let reached, let stored = try recover(db, reached) { return stored }
          isUnknown = db.isInsideTransaction
          throw error
        }
      }
    } catch {
      if isUnknown { connections.drop(.write) }
      throw StoreError(error, path: path)
    }
  }
}
