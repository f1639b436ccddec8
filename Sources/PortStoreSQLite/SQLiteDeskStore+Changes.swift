import GRDB
import PortDomain

/// What `changes(since:)` saw the last time, so that it reads nothing again until something moved.
struct LastSeen {
  /// SQLite's count of others' commits, as the screen's connection sees it.
  var dataVersion: Int?
  /// The number of the newest event.
  var event: Int64
}

extension SQLiteDeskStore {
  /// More requests than this are not named one by one.
  private static let namedLimit = 500

  public func changes(since token: ChangeToken?) throws(StoreError) -> Changes {
    let queue = try connections.queue(.screen)
    do {
      return try queue.inDatabase { db in
        let event = try newestEvent(db)
        let seen = token.flatMap { Int64($0.text) } ?? 0
        return Changes(
          token: ChangeToken(String(event)),
          requests: event > seen ? try requests(touchedAfter: seen, db) : []
        )
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Every commit moves the data version, those of drafts too; only then is the newest event looked up.
  private func newestEvent(_ db: Database) throws -> Int64 {
    let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
    if let event = lastSeen.withLock({ $0.dataVersion == version ? $0.event : nil }) {
      return event
    }
    let event = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(serial) FROM event")) ?? 0
    lastSeen.withLock { $0 = LastSeen(dataVersion: version, event: event) }
    return event
  }

  private func requests(touchedAfter event: Int64, _ db: Database) throws -> [RequestID]? {
    let ids = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT r.id FROM (
            SELECT request, max(serial) AS newest FROM event WHERE serial > ?
            GROUP BY request LIMIT ?
          ) AS touched JOIN request AS r ON r.serial = touched.request ORDER BY touched.newest
          """
      ),
      arguments: [event, SQLiteDeskStore.namedLimit + 1]
    )
    return ids.count > SQLiteDeskStore.namedLimit ? nil : ids.compactMap { RequestID($0) }
  }
}
