import Foundation
import GRDB
import PortDomain
import PortStore

/// Appends versions of the desk's records, each chained to the one before it, and examines the chain.
struct RecordWriter {
  let db: Database
  /// nil when the key is missing: what is written is then chained but not signed.
  let key: SealKey?

  /// - Returns: the version's number within the store.
  func append(_ link: RecordChain.Link) throws -> Int64 {
    let last = try Data.fetchOne(
      db,
      sql: "SELECT hash FROM desk_record ORDER BY serial DESC LIMIT 1"
    ).flatMap { HashValue(data: $0) }
    let hash = RecordChain.hash(of: link, after: last)
    try db.execute(
      sql: """
        INSERT INTO desk_record (subject, version, at, actor, session, body, hash, signature)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        link.subject, link.version, link.at.milliseconds, link.by, link.session, link.body,
        hash.data, HistoryChain.signature(of: hash, with: key)?.data,
      ]
    )
    return db.lastInsertedRowID
  }

  /// The first version that isn't what was written; nil when all are.
  func finding() throws -> HistoryVerdict.Finding? {
    var previous: HashValue?
    var count = 0
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM desk_record ORDER BY serial")
    while let row = try rows.next() {
      count += 1
      let number: Int = row["serial"]
      let hash = RecordChain.hash(of: RecordChain.Link(row: row), after: previous)
      guard number == count, let stored = (row["hash"] as Data?).flatMap({ HashValue(data: $0) }),
        stored == hash
      else { return .recordAltered(number: count) }
      let signature = (row["signature"] as Data?).flatMap { HashValue(data: $0) }
      if let key, !RecordChain.isSigned(hash, by: signature, with: key) {
        return .recordAltered(number: count)
      }
      previous = hash
    }
    return nil
  }
}

extension RecordChain.Link {
  fileprivate init(row: Row) {
    self.init(
      subject: row["subject"],
      version: row["version"],
      at: Instant(milliseconds: row["at"]),
      by: row["actor"],
      session: row["session"],
      body: row["body"]
    )
  }

  /// The versions that a store of the second kind of tables holds.
  static func all(in db: Database) throws -> [RecordChain.Link] {
    try Row.fetchAll(db, sql: "SELECT * FROM desk_record ORDER BY serial").map(Self.init(row:))
  }
}
