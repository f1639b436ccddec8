import GRDB
import GRDBSQLite
import PortDomain
import PortStore

/// The cells of the row that a statement stands on, as they lie there: what is only hashed need not be read.
///
/// It notes when a cell isn't of the type asked for, so that many can be gone through before that is
/// looked at.
struct RowCells {
  private let statement: SQLiteStatement
  /// Whether all cells were of the types asked for.
  private(set) var areSound = true

  init(of statement: Statement) { self.statement = statement.sqliteStatement }

  func isEmpty(_ column: Int) -> Bool { type(of: column) == SQLITE_NULL }

  /// 0 for what is no integer.
  mutating func integer(_ column: Int) -> Int {
    expect(SQLITE_INTEGER, in: column)
    return Int(sqlite3_column_int64(statement, Int32(column)))
  }

  /// nil for an empty cell, and for what can't be.
  mutating func value<Value: StoredValue>(_ column: Int, _: Value.Type) -> Value? {
    let value = Value(stored: DatabaseValue(of: statement, at: Int32(column)))
    if value == nil { areSound = false }
    return value
  }

  /// nil for an empty cell, and for what is no hash.
  mutating func hash(_ column: Int) -> HashValue? {
    if isEmpty(column) { return nil }
    let hash = blob(column) { HashValue($0) }
    if hash == nil { areSound = false }
    return hash
  }

  /// What holds of a text where it lies.
  mutating func text<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    expect(SQLITE_TEXT, in: column)
    // As a text it would be copied first, for a NUL to stand behind it.
    return body(bytes(of: column))
  }

  mutating func text(_ column: Int) -> String {
    text(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// What holds of bytes where they lie; an empty cell has none.
  mutating func blob<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    if !isEmpty(column) { expect(SQLITE_BLOB, in: column) }
    return body(bytes(of: column))
  }

  private mutating func expect(_ type: Int32, in column: Int) {
    if self.type(of: column) != type { areSound = false }
  }

  private func type(of column: Int) -> Int32 { sqlite3_column_type(statement, Int32(column)) }

  private func bytes(of column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement, Int32(column))
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, Int32(column)))
    return UnsafeRawBufferPointer(start: start, count: count)
  }
}

extension RowCells {
  /// Adds a text to what is hashed.
  mutating func add(text column: Int, to bytes: inout CanonicalBytes) {
    text(column) { bytes.add($0) }
  }

  /// Adds texts that lie in one, parted.
  mutating func add(texts column: Int, partedBy separator: UInt8, to bytes: inout CanonicalBytes) {
    text(column) { text in
      let parts = text.isEmpty ? 0 : text.count { $0 == separator } + 1
      bytes.add(parts)
      var rest = text[...]
      for _ in 0..<parts {
        let end = rest.firstIndex(of: separator) ?? rest.endIndex
        bytes.add(UnsafeRawBufferPointer(rebasing: rest[..<end]))
        rest = rest[min(end + 1, rest.endIndex)...]
      }
    }
  }
}

extension Statement {
  /// Runs it with these values, row by row, until `body` says no.
  func walk(_ values: [DatabaseValue], _ body: () throws -> Bool) throws {
    try bind(values)
    defer { sqlite3_reset(sqliteStatement) }
    while true {
      switch sqlite3_step(sqliteStatement) {
      case SQLITE_ROW: guard try body() else { return }
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
    }
  }
}
