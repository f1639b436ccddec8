import Foundation
import GRDB
import GRDBSQLite

// The library's own way to a value asks for its type by name each time, and takes a third of what a page
// or an import costs.

extension Statement {
  /// Takes the values of its parameters, in their order.
  /// - Throws: where memory is out, or a value is larger than SQLite takes.
  func bind(_ values: [DatabaseValue]) throws {
    precondition(values.count == Int(sqlite3_bind_parameter_count(sqliteStatement)), sql)
    // Tells the library that nothing is left to be bound.
    setUncheckedArguments(StatementArguments())
    for (index, value) in values.enumerated() {
      let code = value.bind(to: sqliteStatement, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
  }
}

extension DatabaseValue {
  /// A cell of the row that a statement stands on.
  init(of statement: SQLiteStatement, at column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = sqlite3_column_int64(statement, column).databaseValue
    case SQLITE_FLOAT: self = sqlite3_column_double(statement, column).databaseValue
    case SQLITE_TEXT:
      // None where memory is out: then it is nothing that anybody takes for a value.
      guard let start = sqlite3_column_text(statement, column) else { fallthrough }
      let count = Int(sqlite3_column_bytes(statement, column))
      let bytes = UnsafeBufferPointer(start: start, count: count)
      self = String(decoding: bytes, as: UTF8.self).databaseValue
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
      self = Data(UnsafeRawBufferPointer(start: start, count: count)).databaseValue
    default: self = .null
    }
  }

  fileprivate func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    /// SQLite copies what it is given.
    let copied = unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
    switch storage {
    case .null: return sqlite3_bind_null(statement, index)
    case .int64(let number): return sqlite3_bind_int64(statement, index, number)
    case .double(let number): return sqlite3_bind_double(statement, index, number)
    case .string(var text):
      return text.withUTF8 { bytes in
        // An empty text is no NULL.
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          sqlite3_bind_text64(
            statement,
            index,
            bytes.baseAddress ?? UnsafePointer(bitPattern: 1),
            UInt64(bytes.count),
            copied,
            UInt8(SQLITE_UTF8)
          )
        }
      }
    case .blob(let data):
      return data.withUnsafeBytes { bytes in
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(statement, index, 0)
          : sqlite3_bind_blob64(
            statement,
            index,
            bytes.baseAddress,
            UInt64(bytes.count),
            copied
          )
      }
    }
  }
}
