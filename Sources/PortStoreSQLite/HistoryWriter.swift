import Foundation
import GRDB
import PortDomain
import PortStore

/// Appends events to the history, each chained to the one before it of the same request.
struct HistoryWriter {
  let db: Database
  /// nil when the key is missing: the events are then chained but not signed, and `audit verify` says so.
  let key: SealKey?
  private let encoder = JSONEncoder()

  init(db: Database, key: SealKey?) {
    self.db = db
    self.key = key
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// - Returns: the event's number within the store.
  func append(_ event: Event, to request: Int64) throws -> Int64 {
    let salt = SystemRandomNumberGenerator.bytes(16)
    let body = try event.detail.map { Array(try encoder.encode($0)) }
    let detailHash = body.map { HistoryChain.hash(ofDetail: $0, salt: salt) }
    let hash = HistoryChain.hash(of: event, detail: detailHash, after: try lastHash(of: request))
    try db.cachedStatement(
      sql: """
        INSERT INTO event (id, request, number, at, actor, session, kind, about, fields, version,
          detail_hash, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      event.id.text, request, event.number, event.at.milliseconds, event.by, event.session,
      event.kind.rawValue, EventRow.text(event.about), EventRow.text(fields: event.fields),
      event.version, detailHash?.data, hash.data, HistoryChain.signature(of: hash, with: key)?.data,
    ])
    let serial = db.lastInsertedRowID
    if let body {
      try db.cachedStatement(sql: "INSERT INTO event_detail (event, salt, body) VALUES (?, ?, ?)")
        .execute(arguments: [serial, Data(salt), Data(body)])
    }
    return serial
  }

  /// Seals all events written so far, when enough have come since the last seal.
  func sealIfDue(after interval: Int = HistorySeal.interval, at now: Instant) throws {
    let last = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT event, hash FROM seal ORDER BY event DESC LIMIT 1")
    )
    let sealed: Int = last?[0] ?? 0
    let newest = try Int.fetchOne(db.cachedStatement(sql: "SELECT max(serial) FROM event")) ?? 0
    guard newest - sealed >= interval else { return }
    var running = last.flatMap { HashValue(data: $0[1]) }
    let hashes = try Data.fetchCursor(
      db.cachedStatement(sql: "SELECT hash FROM event WHERE serial > ? ORDER BY serial"),
      arguments: [sealed]
    )
    while let data = try hashes.next() {
      guard let hash = HashValue(data: data) else {
        throw StoreError.corrupt(place: "", detail: "event hash")
      }
      running = HistorySeal.hash(running, adding: hash)
    }
    guard let running else { return }
    let seal = HistorySeal(event: newest, at: now, hash: running, with: key)
    try db.cachedStatement(sql: "INSERT INTO seal (event, at, hash, signature) VALUES (?, ?, ?, ?)")
      .execute(arguments: [seal.event, seal.at.milliseconds, seal.hash.data, seal.signature?.data])
  }

  private func lastHash(of request: Int64) throws -> HashValue? {
    try Data.fetchOne(
      db.cachedStatement(
        sql: "SELECT hash FROM event WHERE request = ? ORDER BY number DESC LIMIT 1"
      ),
      arguments: [request]
    ).flatMap { HashValue(data: $0) }
  }
}

extension HashValue {
  init?(data: Data) {
    self.init(Array(data))
  }

  var data: Data { Data(bytes) }
}

extension SystemRandomNumberGenerator {
  static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
