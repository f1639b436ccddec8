import Foundation
import GRDB
import PortDomain
import PortStore

/// The rows of a store within one transaction of a connection.
public struct SQLiteTransaction: DeskTransaction {
  let db: Database
  /// The requests that it brings, whose numbers are yet to be found by their digits.
  private let brought = Brought()

  init(db: Database) {
    self.db = db
  }

  public func files(_ ids: [RequestID], _ depth: HistoryDepth) throws -> [StoredFile] {
    try FileReader(db: db).files(ids, depth)
  }

  public func paper(_ id: DocumentID) throws -> HeldPaper? { try FileReader(db: db).paper(id) }

  public func paper(sha256: String) throws -> HeldPaper? {
    try FileReader(db: db).paper(sha256: sha256)
  }

  public func holdsPaper(sha256: String) throws -> Bool {
    try db.first("SELECT 1 FROM document WHERE sha256 = ?", [sha256], in: "document") != nil
  }

  public func requests(ofOrder id: OrderID) throws -> [PortRequest] {
    try FileReader(db: db).requests(ofOrder: id)
  }

  public func voice(ofOrder id: OrderID) throws -> PortRequest? {
    try FileReader(db: db).voice(ofOrder: id)
  }

  public func order(_ id: OrderID) throws -> Order? { try FileReader(db: db).orders([id])[id] }

  public func standing(of number: PhoneNumber) throws -> NumberStanding {
    let open = try db.first(
      "SELECT id FROM request WHERE phone_number = ? AND is_open = 1",
      [number.e164],
      in: RequestColumns.table
    )
    if let open { return .open(try open.value(0)) }
    let ours = try db.first(
      "SELECT id FROM active_number WHERE phone_number = ? AND released_on IS NULL",
      [number.e164],
      in: "active_number"
    )
    if ours != nil { return .ours }
    let released = try db.first(
      """
      SELECT returned_on FROM request WHERE phone_number = ? AND returned_on IS NOT NULL
      ORDER BY returned_on DESC LIMIT 1
      """,
      [number.e164],
      in: RequestColumns.table
    )
    return try released.map { .released(on: try $0.value(0)) } ?? .free
  }

  public func shownPIN(of id: RequestID, under key: String) throws -> (
    sealed: [UInt8], at: Instant
  )? {
    try db.first(
      """
      SELECT p.sealed, e.at, r.id FROM receipt AS c JOIN event AS e ON e.serial = c.event
      JOIN request AS r ON r.serial = e.request JOIN sealed_pin AS p ON p.request = r.serial
      WHERE c.key = ? AND r.id = ? AND e.kind = 'pin_shown'
      """,
      [key, id.text],
      in: "sealed_pin of",
      key: 2
    ).map { (try $0.value(0), try $0.value(1)) }
  }

  // MARK: Receipts

  public func receipt(under key: String) throws -> FiledReceipt? {
    try db.first("\(FiledReceipt.select) WHERE c.key = ?", [key], in: "receipt")
      .map { try FiledReceipt(row: $0) }
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

  /// The serial number of what has an id; nil where nothing has.
  func serial(of id: String, in table: String) throws -> Int? {
    try db.first("SELECT serial FROM \(table) WHERE id = ?", [id], in: table)?.value(0)
  }

  func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
    try run(sql, values: arguments.map { $0?.databaseValue ?? .null })
  }

  func run(_ sql: String, values: [DatabaseValue]) throws {
    let statement = try db.cachedStatement(sql: sql)
    try statement.bind(values)
    try statement.execute()
  }

  // MARK: Digits

  private final class Brought {
    /// The serial number of the first.
    var first: Int?
  }

  /// Its digits are indexed with those of all that the transaction brings: an index of words writes what it
  /// has taken in with each statement.
  func bring(_ serial: Int) {
    if brought.first == nil { brought.first = serial }
  }

  /// To be called before the transaction ends.
  func indexNewNumbers() throws {
    guard let first = brought.first else { return }
    brought.first = nil
    try run(
      """
      INSERT INTO number_digits (rowid, digits)
      SELECT serial, substr(phone_number, 2) FROM request WHERE serial >= ? ORDER BY serial
      """,
      [first]
    )
  }
}

// MARK: Records

extension SQLiteTransaction {
  public func records(newestOnly: Bool) throws -> [RecordChain.Entry] {
    try db.found(
      """
      SELECT \(RecordChain.Entry.list) FROM desk_record AS r WHERE NOT ? OR version =
        (SELECT max(version) FROM desk_record WHERE subject = r.subject) ORDER BY serial
      """,
      [newestOnly],
      in: "desk_record"
    ).map { try RecordChain.Entry(row: $0) }
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
      [entry.number, reach.country?.code ?? everyCountry, reach.carrier?.text]
    )
  }

  public func isRecountOwed() throws -> Bool {
    try db.first("SELECT 1 FROM recount", in: "recount") != nil
  }

  public func takeOwedRecount(limit: Int) throws -> OwedRecount? {
    let owed = try db.first(
      "SELECT serial, record, country, carrier, next FROM recount ORDER BY serial LIMIT 1",
      in: "recount"
    )
    guard let owed else { return nil }
    let serial: Int = try owed.value(0)
    let country: String = try owed.value(2)
    let carrier: String? = try owed.value(3)
    let inCountry = country == everyCountry ? "" : "AND country = ?"
    // Of finished ones no record changes what is left to do.
    let record: Int? = try owed.value(1)
    let rest: [(any DatabaseValueConvertible)?] = [
      record, try owed.value(4, Int.self), carrier, carrier, limit,
    ]
    let found = try db.found(
      """
      SELECT serial, id FROM request WHERE 1 \(inCountry)
        AND (is_open = 1 OR (after_port = 1 AND ? IS NULL)) AND serial > ? AND (? IS NULL OR current_carrier = ?)
      ORDER BY serial LIMIT ?
      """,
      (country == everyCountry ? [] : [country]) + rest,
      in: RequestColumns.table
    )
    if let last = found.last, found.count == limit {
      try run(
        "UPDATE recount SET next = ? WHERE serial = ?",
        [try last.value(0, Int.self), serial]
      )
    } else {
      try run("DELETE FROM recount WHERE serial = ?", [serial])
    }
    return OwedRecount(record: record, requests: try found.map { try $0.value(1) })
  }
}

/// In the place of a country's code, of a recount that is owed in all of them.
let everyCountry = "*"

extension RecordChain.Entry {
  static let list = RecordChain.Link.list + ", hash, signature"

  fileprivate init(row: FoundRow) throws(StoreError) {
    self.init(
      number: try row.value(0),
      link: try RecordChain.Link(row: row),
      hash: try row.value(7),
      signature: try row.value(8)
    )
  }
}

extension RecordChain.Link {
  static let list = "serial, subject, version, at, actor, session, body"

  init(row: FoundRow) throws(StoreError) {
    self.init(
      subject: try row.value(1),
      version: try row.value(2),
      at: try row.value(3),
      by: try row.value(4),
      session: try row.value(5),
      body: try row.value(6)
    )
  }
}
