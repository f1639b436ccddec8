import Foundation
import GRDB
import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

/// A store with something of everything in it, of which damaged copies are made.
struct SoundStore {
  let bytes: [UInt8]
  /// With what its last changes left in the log.
  private let log: [UInt8]
  private let columns: [(table: String, column: String)]

  init(in home: ProgramHome) throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "PortStoreTests/Fixtures")
    let files = FileManager.default
    try files.createDirectory(atPath: home.keys, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: fixtures.path) where name.hasSuffix(".key") {
      try files.copyItem(
        atPath: fixtures.path + "/" + name,
        toPath: home.keys + "/" + name
      )
    }
    let path = home.folder + "/sound"
    try files.copyItem(atPath: fixtures.path + "/version4.db", toPath: path)
    // Brought up to date, with some changes since, the last of them in the log.
    var content = (file: [UInt8](), log: [UInt8]())
    for round in 0..<2 {
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: Desk(zones: try .system()),
        clock: { Instant(milliseconds: 1_797_325_100_000) },
        options: .init(keyDirectories: [home.keys])
      )
      for number in ["+2348031234561", "+2348012345679"] {
        let id = try #require(try store.request(ofNumber: number))
        let note = Intent(
          key: "\(round) \(number)",
          actor: Operator(login: "ngozi", session: "s1"),
          subject: .change(id, .note("round \(round)"), basis: .current)
        )
        _ = try store.commit(note)
      }
      try store.saveDraft(
        Draft(
          key: Draft.Key(form: "note", subject: "pr"),
          fields: ["text": "half"],
          savedAt: Instant(milliseconds: 1_797_325_100_000)
        ),
        of: "ngozi"
      )
      // The last one to close it would empty the log.
      content.file = Array(try Data(contentsOf: URL(filePath: path)))
      content.log = Array(try Data(contentsOf: URL(filePath: path + "-wal")))
      store.close()
    }
    (bytes, log) = content
    let queue = try DatabaseQueue(path: path)
    columns = try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT m.name AS t, c.name AS c FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
          WHERE m.type = 'table' AND m.sql LIKE '%STRICT%'
          """
      ).map { (table: $0["t"], column: $0["c"]) }
    }
    try queue.close()
  }

  /// Makes a damaged copy.
  /// - Returns: how it was damaged.
  func damage(_ path: String, number: Int) throws -> String {
    switch number % 8 {
    case 0: return try damage(bytes: bytes, log: [], to: path)
    case 1: return try damage(bytes: bytes, log: log, to: path)
    default:
      while true {
        try? FileManager.default.removeItem(atPath: path)
        try Data(bytes).write(to: URL(filePath: path))
        if let kind = try damageCell(of: path) { return kind }
      }
    }
  }

  /// Other bytes here and there, a page of them, or an end that is missing.
  private func damage(bytes: [UInt8], log: [UInt8], to path: String) throws -> String {
    var (bytes, log) = (bytes, log)
    func spoil(_ bytes: inout [UInt8]) -> String {
      switch Int.random(in: 0..<6) {
      case 0:
        let length = Int.random(in: 0..<bytes.count)
        bytes.removeLast(bytes.count - length)
        return "cut after \(length)"
      case 1:
        let start = Int.random(in: 0..<bytes.count / 512) * 512
        for index in start..<start + 512 { bytes[index] = UInt8.random(in: .min ... .max) }
        return "sector at \(start)"
      default:
        let places = (0..<Int.random(in: 1...20)).map { _ in Int.random(in: 0..<bytes.count) }
        for place in places { bytes[place] = UInt8.random(in: .min ... .max) }
        return "bytes at \(places)"
      }
    }
    let kind = log.isEmpty ? spoil(&bytes) : "log, " + spoil(&log)
    try Data(bytes).write(to: URL(filePath: path))
    if !log.isEmpty { try Data(log).write(to: URL(filePath: path + "-wal")) }
    return kind
  }

  private static let values: [DatabaseValue] = [
    .null, 0.databaseValue, (-1).databaseValue, 1.databaseValue, Int64.max.databaseValue,
    Int64.min.databaseValue, (1 << 53).databaseValue, (1 << 31).databaseValue, 1e300.databaseValue,
    Double.nan.databaseValue, "".databaseValue, "x".databaseValue, "\u{202e}\n\t".databaseValue,
    String(repeating: "long ", count: 200_000).databaseValue, "2026-11-03".databaseValue,
    Data().databaseValue, Data(repeating: 7, count: 32).databaseValue, "{}".databaseValue,
  ]

  /// Puts into a cell what the table's own rules would refuse.
  ///
  /// - Returns: nil when SQLite refused it all the same, or there is no such row.
  private func damageCell(of path: String) throws -> String? {
    guard let (table, column) = columns.randomElement(),
      let value = SoundStore.values.randomElement()
    else { return nil }
    let isChanged = try edit(path) { db in
      let sql = try String.fetchOne(
        db,
        sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
        arguments: [table]
      )
      try db.execute(sql: "PRAGMA writable_schema = ON")
      try db.execute(
        sql: """
          UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ' STRICT, ', ' '), ' STRICT', ''),
            'NOT NULL', '') WHERE name = ?
          """,
        arguments: [table]
      )
      try db.execute(sql: "PRAGMA writable_schema = RESET")
      do {
        try db.execute(
          sql: """
            UPDATE "\(table)" SET "\(column)" = ? WHERE ROWID IN
              (SELECT ROWID FROM "\(table)" ORDER BY random() LIMIT 1)
            """,
          arguments: [value]
        )
      } catch is DatabaseError {
        // A table without row numbers, or a value that must differ.
        do {
          try db.execute(sql: "UPDATE \"\(table)\" SET \"\(column)\" = ?", arguments: [value])
        } catch is DatabaseError { return false }
      }
      let isChanged = db.changesCount > 0
      try db.execute(sql: "PRAGMA writable_schema = ON")
      try db.execute(
        sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?",
        arguments: [sql, table]
      )
      try db.execute(sql: "PRAGMA writable_schema = RESET")
      return isChanged
    }
    return isChanged ? "\(table).\(column) = \(String(describing: value).prefix(40))" : nil
  }

  // MARK: Edits that look like the program's

  /// What is derived for lists, kept for a while, or only says in which order rows lie.
  private static let apart: Set<String> = [
    "draft", "draft_field", "personal", "recount", "request_word", "request_reason",
    "announcement", "delivery",
    "request.customer_key", "request.name_words", "request.reference_key", "request.after_port",
    "request.urgency",
    "request.reasons", "event_detail.document", "ground.position",
    "request.serial", "port_order.serial", "document.serial", "attachment.serial",
    "rejection.serial", "charge.serial", "active_number.serial", "store.generation",
    "store.generation_before",
  ]

  /// Makes a copy in which somebody changed a value to another of its kind, or took a row out.
  ///
  /// - Returns: what was done.
  func tamper(_ path: String) throws -> String {
    let covered = columns.filter { table, column in
      !SoundStore.apart.contains(table) && !SoundStore.apart.contains("\(table).\(column)")
        && !column.hasPrefix("span")
    }
    while true {
      guard let (table, column) = covered.randomElement() else { return "" }
      try? FileManager.default.removeItem(atPath: path)
      try Data(bytes).write(to: URL(filePath: path))
      // Seals in the store itself tell nothing that its own row doesn't.
      let isRemoval = table != "seal" && Int.random(in: 0..<5) == 0
      let sql =
        isRemoval
        ? """
        DELETE FROM "\(table)" WHERE "\(column)" IS
          (SELECT "\(column)" FROM "\(table)" ORDER BY random() LIMIT 1)
        """
        : """
        UPDATE "\(table)" SET "\(column)" = CASE typeof("\(column)") WHEN 'integer' THEN "\(column)" + 1
          WHEN 'text' THEN "\(column)" || '1' WHEN 'blob' THEN randomblob(length("\(column)"))
          ELSE (SELECT max("\(column)") FROM "\(table)") END
        WHERE "\(column)" IS (SELECT "\(column)" FROM "\(table)" ORDER BY random() LIMIT 1)
          AND ("\(column)" IS NOT NULL OR (SELECT max("\(column)") FROM "\(table)") IS NOT NULL)
        """
      let isChanged = try edit(path) { db in
        do { try db.execute(sql: sql) } catch is DatabaseError { return false }
        return db.changesCount > 0
      }
      if isChanged { return isRemoval ? "row of \(table) by \(column)" : "\(table).\(column)" }
    }
  }

  /// Works on a file behind the program's back.
  private func edit(_ path: String, _ body: (Database) throws -> Bool) throws -> Bool {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON")
      let triggers = try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      )
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      let isChanged = try body(db)
      try db.checkpoint(.truncate)
      return isChanged
    }
  }
}
