import GRDB
import PortDomain

extension Connections {
  /// Runs `body` on one snapshot of the store.
  func reading<Value>(
    _ use: Use,
    path: String,
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    let queue = try queue(use)
    do {
      return try queue.inDatabase { db in
        try db.execute(sql: "BEGIN DEFERRED")
        do {
          let value = try body(db)
          try db.execute(sql: "COMMIT")
          return value
        } catch {
          if db.isInsideTransaction { try? db.rollback() }
          throw error
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
