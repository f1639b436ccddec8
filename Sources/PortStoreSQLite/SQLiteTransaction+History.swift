import Foundation
import GRDB
import PortDomain
import PortStore

extension SQLiteTransaction {
  public func lastEvent() throws -> (number: Int, at: Instant)? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT serial, at FROM event ORDER BY serial DESC LIMIT 1")
    ).map { ($0[0], Instant(milliseconds: $0[1])) }
  }

  public func isFirstEventSigned() throws -> Bool? {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT signature IS NOT NULL FROM event ORDER BY serial LIMIT 1"
      )
    )
  }

  public func eventHashes(after number: Int) throws -> [HashValue] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT serial, hash FROM event WHERE serial > ? ORDER BY serial"),
      arguments: [number]
    ).map { row in
      guard let hash = HashValue(data: row[1]) else {
        throw StoreError.unreadable("event", row[0] as Int64)
      }
      return hash
    }
  }

  public func append(_ entry: HistoryEntry) throws {
    let event = entry.event
    // One that followed another leaves to it who did what.
    let leads = event.lead == nil
    try run(
      """
      INSERT INTO event (id, request, number, at, actor, session, kind, about, fields, version,
        detail_hash, hash, signature, lead)
      VALUES (?, (SELECT serial FROM request WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        (SELECT serial FROM event WHERE id = ?))
      """,
      [
        event.id.text, event.request.text, event.number, event.at.milliseconds,
        leads ? event.by : "", leads ? event.session : "", leads ? event.kind.rawValue : "",
        leads ? EventColumns.text(event.about) : "",
        leads ? EventColumns.text(fields: event.fields) : "", event.version,
        entry.detail?.hash.data, entry.hash.data, entry.signature?.data, event.lead?.id.text,
      ]
    )
    guard let detail = entry.detail else { return }
    try run(
      """
      INSERT INTO event_detail (event, salt, body, document)
      VALUES (?, ?, ?, (SELECT serial FROM document WHERE id = ?))
      """,
      [db.lastInsertedRowID, Data(detail.salt), Data(detail.body), detail.paper?.text]
    )
  }

  public func forEachEvent(_ body: (HistoryRow) throws -> Bool) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(EventColumns.list), e.detail_hash, e.hash, e.signature, d.salt, d.body, r.id
        FROM event AS e \(EventColumns.lead) LEFT JOIN request AS r ON r.serial = e.request
        LEFT JOIN event_detail AS d ON d.event = e.serial ORDER BY e.serial
        """
    )
    while let row = try rows.next() {
      let link = HistoryVerifier.Link(row: row)
      guard try body(link.map(HistoryRow.link) ?? .unreadable(number: row[0])) else { return }
    }
  }

  public func seals() throws -> [HistorySeal] {
    try Row.fetchAll(db, sql: "SELECT event, at, hash, signature FROM seal ORDER BY event")
      .compactMap(HistorySeal.init(row:))
  }

  public func newestSeal() throws -> HistorySeal? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT event, at, hash, signature FROM seal ORDER BY event DESC LIMIT 1"
      )
    ).flatMap(HistorySeal.init(row:))
  }

  public func write(_ seal: HistorySeal) throws {
    try run(
      "INSERT INTO seal (event, at, hash, signature) VALUES (?, ?, ?, ?)",
      [seal.event, seal.at.milliseconds, seal.hash.data, seal.signature?.data]
    )
  }
}

extension HistorySeal {
  fileprivate init?(row: Row) {
    guard let hash = HashValue(data: row[2]) else { return nil }
    self.init(
      event: row[0],
      at: Instant(milliseconds: row[1]),
      hash: hash,
      signature: (row[3] as Data?).flatMap { HashValue(data: $0) }
    )
  }
}

extension HistoryVerifier.Link {
  fileprivate init?(row: Row) {
    let own = EventColumns.count
    guard let request = (row[own + 5] as String?).flatMap({ RequestID($0) }),
      let event = try? EventColumns.event(row, request: request),
      let hash = HashValue(data: row[own + 1])
    else { return nil }
    let salt: Data? = row[own + 3]
    let body: Data? = row[own + 4]
    self.init(
      number: row[0],
      event: event,
      detailHash: (row[own] as Data?).flatMap { HashValue(data: $0) },
      detail: salt.flatMap { salt in body.map { (Array($0), Array(salt)) } },
      hash: hash,
      signature: (row[own + 2] as Data?).flatMap { HashValue(data: $0) }
    )
  }
}
