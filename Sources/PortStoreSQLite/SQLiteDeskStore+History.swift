import Foundation
import GRDB
import PortDomain
import PortStore

extension SQLiteDeskStore: HistoryStore {
  public func verifyHistory(
    against kept: [HistorySeal],
    progress: (Int) -> Void
  ) throws(StoreError) -> HistoryVerdict {
    let key = keys.key()
    return try reading(.background) { db in
      let seals = try Row.fetchAll(
        db,
        sql: "SELECT event, at, hash, signature FROM seal ORDER BY event"
      ).map(HistorySeal.init(row:))
      var verifier = HistoryVerifier(key: key, seals: seals.compactMap { $0 }, kept: kept)
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT e.serial, e.id, e.number, e.at, e.actor, e.session, e.kind, e.about, e.fields,
            e.version, e.detail_hash, e.hash, e.signature, d.salt, d.body, r.id
          FROM event AS e LEFT JOIN request AS r ON r.serial = e.request
          LEFT JOIN event_detail AS d ON d.event = e.serial ORDER BY e.serial
          """
      )
      while let row = try rows.next() {
        guard let link = HistoryVerifier.Link(row: row) else {
          return verifier.verdict(.unreadable(number: row[0]))
        }
        if let finding = verifier.look(at: link) { return verifier.verdict(finding) }
        if link.number.isMultiple(of: 1000) { progress(link.number) }
      }
      let verdict = verifier.verdict()
      guard verdict.finding == nil, let finding = try RecordWriter(db: db, key: key).finding()
      else { return verdict }
      return verifier.verdict(finding)
    }
  }

  public func sealHistory() throws(StoreError) -> HistorySeal? {
    try writing { db in
      try HistoryWriter(db: db, key: keys.key()).sealIfDue(after: 1, at: clock())
      return try Row.fetchOne(
        db,
        sql: "SELECT event, at, hash, signature FROM seal ORDER BY event DESC LIMIT 1"
      ).flatMap(HistorySeal.init(row:))
    }
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
    guard let request = (row[15] as String?).flatMap({ RequestID($0) }),
      let event = try? EventRow.event(row, request: request), let hash = HashValue(data: row[11])
    else { return nil }
    let salt: Data? = row[13]
    let body: Data? = row[14]
    self.init(
      number: row[0],
      event: event,
      detailHash: (row[10] as Data?).flatMap { HashValue(data: $0) },
      detail: salt.flatMap { salt in body.map { (Array($0), Array(salt)) } },
      hash: hash,
      signature: (row[12] as Data?).flatMap { HashValue(data: $0) }
    )
  }
}
