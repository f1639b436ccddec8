import Foundation
import GRDB
import PortDomain
import PortStore

extension SQLiteTransaction {
  public func head() throws -> StoreHead {
    let found = try db.first(
      """
      SELECT id, created_at, sandbox, events, running_hash, last_at, records, record_hash,
        taken_over_events, taken_over_hash, hash, signature FROM store
      """,
      in: "store"
    )
    guard let row = found else { throw StoreError.unreadable("store", "?") }
    return StoreHead(
      StoreHead.Identity(
        storeID: try row.value(0),
        createdAt: try row.value(1),
        isSandbox: try row.value(2)
      ),
      events: StoreHead.Reach(count: try row.value(3), hash: try row.value(4)),
      lastAt: try row.value(5),
      records: StoreHead.Reach(count: try row.value(6), hash: try row.value(7)),
      takenOver: StoreHead.Reach(count: try row.value(8), hash: try row.value(9)),
      hash: try row.value(10),
      signature: try row.value(11)
    )
  }

  public func isFirstEventSigned() throws -> Bool? {
    try db.first(
      "SELECT signature IS NOT NULL FROM event ORDER BY serial LIMIT 1",
      in: EventColumns.table
    )?.value(0)
  }

  public func write(_ head: StoreHead) throws {
    try run(
      """
      UPDATE store SET events = ?, running_hash = ?, last_at = ?, records = ?, record_hash = ?,
        taken_over_events = ?, taken_over_hash = ?, hash = ?, signature = ?
      """,
      [
        head.events.count, head.events.hash?.data, head.lastAt?.milliseconds, head.records.count,
        head.records.hash?.data, head.takenOver.count, head.takenOver.hash?.data,
        head.hash?.data, head.signature?.data,
      ]
    )
  }

  public func append(_ entry: HistoryEntry) throws {
    let event = entry.event
    // One that followed another leaves to it who did what.
    let leads = event.lead == nil
    try run(
      """
      INSERT INTO event (serial, id, request, number, at, actor, session, kind, about, fields,
        version, detail_hash, hash, signature, lead, state, receipt, forgotten)
      VALUES (?, ?, (SELECT serial FROM request WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        (SELECT serial FROM event WHERE id = ?), ?, ?, ?)
      """,
      [
        entry.number, event.id.text, event.request.text, event.number, event.at.milliseconds,
        leads ? event.by : "", leads ? event.session : "", leads ? event.kind.rawValue : "",
        leads ? EventColumns.text(event.about) : "",
        leads ? EventColumns.text(fields: event.fields) : "", event.version,
        entry.detail?.hash.data, entry.hash.data, entry.signature?.data, event.lead?.id.text,
        entry.outcome.state?.data, entry.outcome.receipt?.data, entry.outcome.forgotten?.data,
      ]
    )
    for taken in entry.forgotten {
      try run("INSERT INTO forgotten_detail (event, purge) VALUES (?, ?)", [taken, entry.number])
    }
    guard let detail = entry.detail else { return }
    try run(
      """
      INSERT INTO event_detail (event, salt, body, document)
      VALUES (?, ?, ?, (SELECT serial FROM document WHERE id = ?))
      """,
      [entry.number, Data(detail.salt), Data(detail.body), detail.paper?.text]
    )
  }

  public func forEachEvent(_ body: (HistoryRow) throws -> Bool) throws {
    try db.forEach(
      """
      SELECT \(EventColumns.list), r.id, e.detail_hash, d.salt, d.body, f.event IS NOT NULL, e.state,
        e.receipt, e.forgotten, e.hash, e.signature
      FROM event AS e \(EventColumns.lead) LEFT JOIN request AS r ON r.serial = e.request
      LEFT JOIN event_detail AS d ON d.event = e.serial
      LEFT JOIN forgotten_detail AS f ON f.event = e.serial ORDER BY e.serial
      """,
      in: EventColumns.table
    ) { row in
      let number: Int = try row.value(0)
      let found: HistoryRow
      do throws(StoreError) {
        let request: RequestID? = try row.value(EventColumns.count)
        found =
          try request.map { id throws(StoreError) in
            .link(try HistoryVerifier.Link(row: row, of: id))
          } ?? .ofNoRequest(number: number)
      } catch {
        found = .unreadable(number: number)
      }
      return try body(found)
    }
  }

  public func forEachMark(_ body: (HistoryMark<Int>) throws -> Bool) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT e.serial, e.hash, e.signature, \(EventColumns.followed), e.receipt IS NOT NULL,
          e.forgotten
        FROM event AS e ORDER BY e.serial
        """
    )
    let events = try RowWalk(statement)
    while var cells = try events.next() {
      let number = cells.integer(0)
      guard let hash = cells.hash(1) else { throw StoreError.unreadable("event", number) }
      let mark = HistoryMark(
        number: number,
        hash: hash,
        signature: cells.hash(2),
        lead: cells.isEmpty(3) ? nil : cells.integer(3),
        hasReceipt: cells.integer(4) == 1,
        forgotten: cells.hash(5)
      )
      guard cells.areSound else { throw StoreError.unreadable("event", number) }
      guard try body(mark) else { return }
    }
  }

  public func seals() throws -> [HistorySeal] {
    try db.found("SELECT \(HistorySeal.list) FROM seal ORDER BY event", in: "seal")
      .map { try HistorySeal(row: $0) }
  }

  public func newestSeal() throws -> HistorySeal? {
    try db.first("SELECT \(HistorySeal.list) FROM seal ORDER BY event DESC LIMIT 1", in: "seal")
      .map { try HistorySeal(row: $0) }
  }

  public func write(_ seal: HistorySeal) throws {
    try run(
      "INSERT INTO seal (event, at, hash, signature) VALUES (?, ?, ?, ?)",
      [seal.event, seal.at.milliseconds, seal.hash.data, seal.signature?.data]
    )
  }
}

extension HistorySeal {
  fileprivate static let list = "event, at, hash, signature"

  fileprivate init(row: FoundRow) throws(StoreError) {
    self.init(
      event: try row.value(0),
      at: try row.value(1),
      hash: try row.value(2),
      signature: try row.value(3)
    )
  }
}

extension HistoryVerifier.Link {
  fileprivate init(row: FoundRow, of request: RequestID) throws(StoreError) {
    let own = EventColumns.count
    let salt: [UInt8]? = try row.value(own + 2)
    let body: [UInt8]? = try row.value(own + 3)
    self.init(
      number: try row.value(0),
      event: try EventColumns.event(row, request: request),
      detailHash: try row.value(own + 1),
      detail: salt.flatMap { salt in body.map { ($0, salt) } },
      isForgotten: try row.value(own + 4),
      outcome: EventOutcome(
        state: try row.value(own + 5),
        receipt: try row.value(own + 6),
        forgotten: try row.value(own + 7)
      ),
      hash: try row.value(own + 8),
      signature: try row.value(own + 9)
    )
  }
}
