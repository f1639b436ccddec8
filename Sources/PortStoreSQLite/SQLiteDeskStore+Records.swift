import Foundation
import GRDB
import PortDomain
import PortStore

/// The rules as they were last read, and up to which record.
struct KnownRecords {
  var newest: Int64
  var desk: Desk
}

extension SQLiteDeskStore: RecordStore {
  /// How many requests are counted anew in one transaction, so that nobody waits long for the lock.
  private static let batch = 200

  public func rules() throws(StoreError) -> Desk {
    try connections.reading(.screen, path: path) { db in try desk(in: db) }
  }

  public func records() throws(StoreError) -> [RecordVersion] {
    try connections.reading(.screen, path: path) { db in
      try Row.fetchAll(db, sql: "SELECT * FROM desk_record ORDER BY serial").map(version(of:))
    }
  }

  public func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis
  ) throws(StoreError) -> RecordOutcome {
    let outcome = try writing { db in
      let desk = try desk(in: db)
      let newest = try newest(of: record.subject, db)
      let present = desk.record(of: record.subject)
      if let newest, !basis.agrees(with: newest.version, present) {
        return RecordOutcome.refused([
          .stale(version: newest.version, by: newest.by, at: newest.at)
        ])
      }
      let obstacles = desk.obstacles(to: record, by: actor)
      guard obstacles.isEmpty else { return .refused(obstacles) }
      guard present != record else { return .unchanged }
      let version = (newest?.version ?? 0) + 1
      try store(record, version: version, by: actor, db)
      return .done(version: version, recounted: 0)
    }
    guard case .done(let version, _) = outcome else { return outcome }
    return .done(version: version, recounted: try recountWhatIsOwed())
  }

  public func recountWhatIsOwed() throws(StoreError) -> Int {
    var count = 0
    while try isRecountOwed { count += try writing { db in try recountBatch(db) ?? 0 } }
    return count
  }

  private var isRecountOwed: Bool {
    get throws(StoreError) {
      try connections.reading(.background, path: path) { db in
        try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM recount)")) == true
      }
    }
  }

  public func newestRecord() throws(StoreError) -> ChangeToken {
    try connections.reading(.screen, path: path) { db in
      let newest = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT max(serial) FROM desk_record")
      )
      return ChangeToken(String(newest ?? 0))
    }
  }

  /// The rules as of a transaction; read again only when a record was written since.
  func desk(in db: Database) throws -> Desk {
    let newest =
      try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(serial) FROM desk_record")) ?? 0
    if let known = knownRecords.withLock({ $0.newest == newest ? $0.desk : nil }) { return known }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM desk_record AS r WHERE version =
          (SELECT max(version) FROM desk_record WHERE subject = r.subject) ORDER BY serial
        """
    )
    let desk = base.with(try rows.map { try version(of: $0).record })
    knownRecords.withLock { $0 = KnownRecords(newest: newest, desk: desk) }
    return desk
  }

  private func newest(of subject: DeskRecord.Subject, _ db: Database) throws -> RecordVersion? {
    try Row.fetchOne(
      db,
      sql: "SELECT * FROM desk_record WHERE subject = ? ORDER BY version DESC LIMIT 1",
      arguments: [subject.text]
    ).map(version(of:))
  }

  private func version(of row: Row) throws -> RecordVersion {
    let body: String = row["body"]
    guard let record = try? JSONDecoder().decode(DeskRecord.self, from: Data(body.utf8)) else {
      throw StoreError.corrupt(place: path, detail: "record \(row["serial"] as Int64)")
    }
    return RecordVersion(
      record: record,
      version: row["version"],
      at: Instant(milliseconds: row["at"]),
      by: row["actor"]
    )
  }

  private func store(
    _ record: DeskRecord,
    version: Int,
    by actor: Operator,
    _ db: Database
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = String(decoding: try encoder.encode(record), as: UTF8.self)
    let link = RecordChain.Link(
      subject: record.subject.text,
      version: version,
      at: clock(),
      by: actor.login,
      session: actor.session,
      body: body
    )
    let serial = try RecordWriter(db: db, key: keys.key()).append(link)
    guard let reach = record.reach else { return }
    try db.execute(
      sql: "INSERT INTO recount (record, country, carrier, next) VALUES (?, ?, ?, 0)",
      arguments: [serial, reach.country.code, reach.carrier?.text]
    )
  }

  // MARK: Counting anew

  /// - Returns: how many requests were looked at; nil when none is owed.
  private func recountBatch(_ db: Database) throws -> Int? {
    let owed = try Row.fetchOne(db, sql: "SELECT * FROM recount ORDER BY record LIMIT 1")
    guard let owed else { return nil }
    let requests = try Row.fetchAll(
      db,
      sql: """
        SELECT serial, id FROM request
        WHERE is_open = 1 AND country = :country AND serial > :next
          AND (:carrier IS NULL OR current_carrier = :carrier)
        ORDER BY serial LIMIT :limit
        """,
      arguments: [
        "country": owed["country"] as String, "carrier": owed["carrier"] as String?,
        "next": owed["next"] as Int64, "limit": SQLiteDeskStore.batch,
      ]
    )
    let committer = try Committer(store: self, db: db)
    for row in requests {
      guard let id = RequestID(row["id"] as String) else {
        throw StoreError.corrupt(place: path, detail: "request \(row["serial"] as Int64)")
      }
      try committer.recount(id)
    }
    if let last = requests.last, requests.count == SQLiteDeskStore.batch {
      try db.execute(
        sql: "UPDATE recount SET next = ? WHERE record = ?",
        arguments: [last["serial"] as Int64, owed["record"] as Int64]
      )
    } else {
      try db.execute(
        sql: "DELETE FROM recount WHERE record = ?",
        arguments: [owed["record"] as Int64]
      )
    }
    return requests.count
  }
}
