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

  fileprivate init(of statement: SQLiteStatement) { self.statement = statement }

  func isEmpty(_ column: Int) -> Bool { type(of: column) == SQLITE_NULL }

  /// 0 for what is no integer.
  mutating func integer(_ column: Int) -> Int {
    if type(of: column) != SQLITE_INTEGER { areSound = false }
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
    // Asked for as a text it would be copied first, for a NUL to stand behind it.
    body(bytes(of: column, as: SQLITE_TEXT))
  }

  mutating func text(_ column: Int) -> String {
    text(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// What holds of bytes where they lie; an empty cell has none.
  mutating func blob<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    body(bytes(of: column, as: isEmpty(column) ? SQLITE_NULL : SQLITE_BLOB))
  }

  private func type(of column: Int) -> Int32 { sqlite3_column_type(statement, Int32(column)) }

  /// Adds a name and the text under it to what is hashed, where there is one.
  mutating func add(textIfAny column: Int, under name: String, to bytes: inout CanonicalBytes) {
    let value = sqlite3_column_value(statement, Int32(column))
    if sqlite3_value_type(value) == SQLITE_NULL { return }
    bytes.add(name)
    bytes.add(self.bytes(of: value, as: SQLITE_TEXT))
  }

  private mutating func bytes(of column: Int, as type: Int32) -> UnsafeRawBufferPointer {
    bytes(of: sqlite3_column_value(statement, Int32(column)), as: type)
  }

  private mutating func bytes(of value: OpaquePointer?, as type: Int32) -> UnsafeRawBufferPointer {
    if sqlite3_value_type(value) != type { areSound = false }
    let start = sqlite3_value_blob(value)
    return UnsafeRawBufferPointer(
      start: start,
      count: start == nil ? 0 : Int(sqlite3_value_bytes(value))
    )
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

/// A statement that is run, row by row, for as long as this lives.
///
/// The library's own cursor makes a dictionary of the columns' names each time, which nobody here asks for.
final class RowWalk {
  /// Kept, since the library may let go of it.
  private let owner: Statement
  private let statement: SQLiteStatement

  init(_ statement: Statement, _ values: [DatabaseValue] = []) throws {
    try statement.bind(values)
    owner = statement
    self.statement = statement.sqliteStatement
  }

  deinit { sqlite3_reset(statement) }

  /// The next row, until the one after it; nil behind the last.
  func next() throws -> RowCells? {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return RowCells(of: statement)
    case SQLITE_DONE: return nil
    case let code:
      let message = sqlite3_errmsg(sqlite3_db_handle(statement)).map { String(cString: $0) }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }
}
