import GRDB
import PortDomain
import PortStore

extension SQLiteDeskStore {
  public func reading<Value>(
    _ use: ReadingUse,
    _ body: (SQLiteTransaction) throws -> Value
  ) throws(StoreError) -> Value {
    try connections.reading(use, place: path) { try body(SQLiteTransaction(db: $0)) }
  }

  public func reading<Value, Part: Sendable>(
    beside work: @escaping @Sendable (SQLiteTransaction) -> Part,
    _ body: (SQLiteTransaction, _ others: () -> [Part]) throws -> Value
  ) throws(StoreError) -> Value {
    try reading(.background) { rows in
      let parts = WorkBeside<Part>()
      let queues = connections.openBeside(seeing: try rows.head())
      for queue in queues {
        parts.add { queue.inDatabase { work(SQLiteTransaction(db: $0)) } }
      }
      defer {
        _ = parts.all()
        connections.close(beside: queues)
      }
      return try body(rows, parts.all)
    }
  }

  /// One transaction under the write lock; what it did is on the disk on return.
  public func writing<Value>(
    recover: (SQLiteTransaction, Value) throws -> Value?,
    afterwards: (Value) throws(StoreError) -> Void,
    _ body: (SQLiteTransaction) throws -> Ending<Value>
  ) throws(StoreError) -> Value {
    guard !isReadOnly else { throw .readOnly(place: path) }
    return try lock.holding { () throws(StoreError) in
      try storeFile.checkInPlace(log: connections.writtenLog)
      let value = try transaction(recover: recover, body)
      // Else it lies in a file that nobody will look at.
      try storeFile.checkInPlace(log: connections.writtenLog)
      try afterwards(value)
      // The change is stored whatever becomes of the log; the next commit tries again.
      try? checkpoints.runIfDue(on: connections)
      return value
    }
  }

  private func transaction<Value>(
    recover: (SQLiteTransaction, Value) throws -> Value?,
    _ body: (SQLiteTransaction) throws -> Ending<Value>
  ) throws(StoreError) -> Value {
    let queue = try connections.queue(.write)
    var isUnknown = false
    do {
      return try queue.inDatabase { db in
        let rows = SQLiteTransaction(db: db)
        var reached: Value?
        do {
          try db.beginTransaction(.immediate)
          try Schema.checkIdentity(db, path: path)
          switch try body(rows) {
          case .drop(let value):
            try db.rollback()
            return value
          case .keep(let value):
            reached = value
            try rows.indexNewNumbers()
            try db.commit()
            return value
          }
        } catch {
          if db.isInsideTransaction { try? db.rollback() }
          isUnknown = db.isInsideTransaction || reached != nil
          if let reached, let stored = try recover(rows, reached) { return stored }
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
