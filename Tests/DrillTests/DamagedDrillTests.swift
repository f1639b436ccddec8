import Foundation
import GRDB
import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

extension Drills {
  @Test("A damaged store is read or refused, and ends no program")
  func damaged() throws {
    let count = DrillSize.current.damagedStores
    let home = try ProgramHome()
    let sound = try SoundStore(in: home)
    var (read, refused, unnamed) = (0, 0, [String]())
    let batch = 100
    for first in stride(from: 0, to: count, by: batch) {
      let folder = "\(home.folder)/batch"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      var kinds: [String] = []
      for index in 0..<min(batch, count - first) {
        kinds.append(try sound.damage("\(folder)/\(index)", number: first + index))
      }
      let program = try RunningProgram(
        [ProgramUnderTest.path(of: "DeskWriter"), "examine", folder, home.keys],
        environment: home.environment
      )
      let run = program.wait()
      let lines = run.output.split(separator: "\n")
      let last = lines.last.map { String($0) } ?? ""
      let number = last.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
      // The last one that was begun is the one at fault.
      #expect(run.status == 0, "\(number.map { kinds[$0] } ?? ""): \(last) \(run.errors)")
      if run.status != 0, let number {
        let kept = NSTemporaryDirectory() + "damaged-\(first + number)"
        try? FileManager.default.copyItem(atPath: "\(folder)/\(number)", toPath: kept)
      }
      for line in lines where line.hasPrefix("end ") {
        let failures = line.split(separator: "\t").dropFirst()
        if failures.isEmpty { read += 1 } else { refused += 1 }
        unnamed += failures.filter { $0.contains("damaged ( ") || $0.contains("(0)") }
          .map { String($0) }
      }
    }
    #expect(unnamed == [])
    #expect(read + refused == count)
    print("damaged: \(count) stores, \(read) read, \(refused) refused, 0 ended a program")
  }
}

/// A store with something of everything in it, of which damaged copies are made.
private struct SoundStore {
  private let bytes: [UInt8]
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
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON")
      for trigger in try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      ) {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      let sql = try String.fetchOne(
        db,
        sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
        arguments: [table]
      )
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
        } catch is DatabaseError { return nil }
      }
      let isChanged = db.changesCount > 0
      try db.execute(sql: "PRAGMA writable_schema = ON")
      try db.execute(
        sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?",
        arguments: [sql, table]
      )
      try db.execute(sql: "PRAGMA writable_schema = RESET")
      try db.checkpoint(.truncate)
      return isChanged ? "\(table).\(column) = \(String(describing: value).prefix(40))" : nil
    }
  }
}
