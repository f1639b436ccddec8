import GRDB
import PortDomain

/// What `changes(since:)` saw the last time, so that it reads nothing again until something moved.
struct LastSeen {
  /// SQLite's count of others' commits, as the screen's connection sees it.
  var dataVersion: Int?
  /// The number of the newest event.
  var event: Int
}

extension SQLiteDeskStore {
  /// More requests than this are not named one by one.
  private static let namedLimit = 500

  public func changes(since token: ChangeToken?) throws(StoreError) -> Changes {
    try looking { db, event in
      let seen = token.flatMap { Int($0.text) } ?? 0
      return Changes(
        token: ChangeToken(String(event)),
        requests: event > seen ? try requests(touchedAfter: seen, db) : []
      )
    }
  }

  public func newestChange() throws(StoreError) -> ChangeToken {
    try looking { _, event in ChangeToken(String(event)) }
  }

  /// - Parameter body: is given the number of the newest event.
  private func looking<Value>(
    _ body: (Database, Int) throws -> Value
  ) throws(StoreError) -> Value {
    let queue = try connections.queue(.screen)
    do {
      return try queue.inDatabase { db in try body(db, newestEvent(db)) }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Every commit moves the data version, those of drafts too; only then is the newest event looked up.
  private func newestEvent(_ db: Database) throws -> Int {
    let version: Int? = try db.first("PRAGMA data_version", in: "data_version")?.value(0)
    if let event = lastSeen.withLock({ $0.dataVersion == version ? $0.event : nil }) {
      return event
    }
    let event: Int = try db.first("SELECT max(serial) FROM event", in: "event")?.value(0) ?? 0
    lastSeen.withLock { $0 = LastSeen(dataVersion: version, event: event) }
    return event
  }

  private func requests(touchedAfter event: Int, _ db: Database) throws -> [RequestID]? {
    let rows = try db.found(
      """
      SELECT r.id FROM (
        SELECT request, max(serial) AS newest FROM event WHERE serial > ?
        GROUP BY request LIMIT ?
      ) AS touched JOIN request AS r ON r.serial = touched.request ORDER BY touched.newest
      """,
      [event, SQLiteDeskStore.namedLimit + 1],
      in: RequestColumns.table
    )
    return rows.count > SQLiteDeskStore.namedLimit ? nil : try rows.map { try $0.value(0) }
  }
}
