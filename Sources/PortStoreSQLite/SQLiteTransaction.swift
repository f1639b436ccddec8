import Foundation
import GRDB
import PortDomain
import PortStore

/// The rows of a store within one transaction of a connection.
public struct SQLiteTransaction: DeskTransaction {
  let db: Database

  public func files(_ ids: [RequestID], _ depth: HistoryDepth) throws -> [StoredFile] {
    try FileReader(db: db).files(ids, depth)
  }

  public func paper(_ id: DocumentID) throws -> HeldPaper? { try FileReader(db: db).paper(id) }

  public func paper(sha256: String) throws -> HeldPaper? {
    try FileReader(db: db).paper(sha256: sha256)
  }

  public func holdsPaper(sha256: String) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM document WHERE sha256 = ?)"),
      arguments: [sha256]
    ) ?? false
  }

  public func requests(ofOrder id: OrderID) throws -> [PortRequest] {
    try FileReader(db: db).requests(ofOrder: id)
  }

  public func order(_ id: OrderID) throws -> Order? { try FileReader(db: db).orders([id])[id] }

  public func standing(of number: PhoneNumber) throws -> NumberStanding {
    let open = try String.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM request WHERE phone_number = ? AND is_open = 1"),
      arguments: [number.e164]
    )
    if let id = open.flatMap({ RequestID($0) }) { return .open(id) }
    let isOurs = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM active_number WHERE phone_number = ? AND released_on IS NULL)
          """
      ),
      arguments: [number.e164]
    )
    return isOurs == true ? .ours : .free
  }

  public func shownPIN(of id: RequestID, under key: String) throws -> (
    sealed: [UInt8], at: Instant
  )? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT p.sealed, e.at FROM receipt AS c JOIN event AS e ON e.serial = c.event
          JOIN request AS r ON r.serial = e.request JOIN sealed_pin AS p ON p.request = r.serial
          WHERE c.key = ? AND r.id = ? AND e.kind = 'pin_shown'
          """
      ),
      arguments: [key, id.text]
    ).map { (Array($0[0] as Data), Instant(milliseconds: $0[1])) }
  }

  // MARK: Receipts

  public func receipt(under key: String) throws -> FiledReceipt? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT c.fingerprint, e.id, r.id, c.version, c.warnings, c.document FROM receipt AS c
          JOIN event AS e ON e.serial = c.event JOIN request AS r ON r.serial = e.request
          WHERE c.key = ?
          """
      ),
      arguments: [key]
    )
    guard let row else { return nil }
    let codes = (row[4] as String).split(separator: ",")
    let warnings = codes.compactMap { Warning(rawValue: String($0)) }
    guard let fingerprint = HashValue(data: row[0]), let event = EventID(row[1] as String),
      let request = RequestID(row[2] as String), warnings.count == codes.count
    else { throw StoreError.unreadable("receipt", key) }
    return FiledReceipt(
      key: key,
      fingerprint: fingerprint,
      event: event,
      receipt: Receipt(
        request: request,
        version: row[3],
        warnings: warnings,
        document: (row[5] as String?).flatMap { DocumentID($0) }
      )
    )
  }

  public func file(_ filed: FiledReceipt) throws {
    try run(
      """
      INSERT INTO receipt (key, fingerprint, event, version, warnings, document)
      VALUES (?, ?, (SELECT serial FROM event WHERE id = ?), ?, ?, ?)
      """,
      [
        filed.key, filed.fingerprint.data, filed.event.text, filed.receipt.version,
        filed.receipt.warnings.map(\.rawValue).joined(separator: ","),
        filed.receipt.document?.text,
      ]
    )
  }

  func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
  }
}

// MARK: Records

extension SQLiteTransaction {
  public func newestRecord() throws -> RecordChain.Entry? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM desk_record ORDER BY serial DESC LIMIT 1")
    ).map(RecordChain.Entry.init(row:))
  }

  public func records(newestOnly: Bool) throws -> [RecordChain.Entry] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM desk_record AS r WHERE NOT ? OR version =
            (SELECT max(version) FROM desk_record WHERE subject = r.subject) ORDER BY serial
          """
      ),
      arguments: [newestOnly]
    ).map(RecordChain.Entry.init(row:))
  }

  public func append(_ entry: RecordChain.Entry, owing reach: DeskRecord.Reach?) throws {
    let link = entry.link
    try run(
      """
      INSERT INTO desk_record (serial, subject, version, at, actor, session, body, hash, signature)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entry.number, link.subject, link.version, link.at.milliseconds, link.by, link.session,
        link.body, entry.hash?.data, entry.signature?.data,
      ]
    )
    guard let reach else { return }
    try run(
      "INSERT INTO recount (record, country, carrier, next) VALUES (?, ?, ?, 0)",
      [entry.number, reach.country.code, reach.carrier?.text]
    )
  }

  public func isRecountOwed() throws -> Bool {
    try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM recount)")) == true
  }

  public func takeOwedRecount(limit: Int) throws -> [RequestID]? {
    let owed = try Row.fetchOne(db, sql: "SELECT * FROM recount ORDER BY record LIMIT 1")
    guard let owed else { return nil }
    let record: Int64 = owed["record"]
    let found = try Row.fetchAll(
      db,
      sql: """
        SELECT serial, id FROM request
        WHERE is_open = 1 AND country = :country AND serial > :next
          AND (:carrier IS NULL OR current_carrier = :carrier)
        ORDER BY serial LIMIT :limit
        """,
      arguments: [
        "country": owed["country"] as String, "carrier": owed["carrier"] as String?,
        "next": owed["next"] as Int64, "limit": limit,
      ]
    )
    if let last = found.last, found.count == limit {
      try run("UPDATE recount SET next = ? WHERE record = ?", [last["serial"] as Int64, record])
    } else {
      try run("DELETE FROM recount WHERE record = ?", [record])
    }
    return try found.map { row in
      guard let id = RequestID(row["id"] as String) else {
        throw StoreError.unreadable("request", row["serial"] as Int64)
      }
      return id
    }
  }
}

extension RecordChain.Entry {
  fileprivate init(row: Row) {
    self.init(
      number: row["serial"],
      link: RecordChain.Link(row: row),
      hash: (row["hash"] as Data?).flatMap { HashValue(data: $0) },
      signature: (row["signature"] as Data?).flatMap { HashValue(data: $0) }
    )
  }
}

extension RecordChain.Link {
  init(row: Row) {
    self.init(
      subject: row["subject"],
      version: row["version"],
      at: Instant(milliseconds: row["at"]),
      by: row["actor"],
      session: row["session"],
      body: row["body"]
    )
  }
}
