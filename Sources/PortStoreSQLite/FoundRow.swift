import Foundation
import GRDB
import PortDomain
import PortStore

/// A row as it was found: the only way to its cells, each of which is checked when it is read.
///
/// A file may have been damaged or meddled with: any cell can be absent, of another type, out of range.
struct FoundRow {
  private let cells: Cells
  /// With what an error names it.
  private let table: String
  /// The column that finds it in its table.
  private let key: Int

  /// Where the cells are.
  private enum Cells {
    /// Still where SQLite has them, until the statement goes on.
    case current(SQLiteStatement, count: Int)
    case copied([DatabaseValue])
  }

  /// The row that a statement stands on, for as long as it does.
  fileprivate init(of statement: Statement, in table: String, key: Int) {
    cells = .current(statement.sqliteStatement, count: statement.columnCount)
    self.table = table
    self.key = key
  }

  /// A copy of the row that a statement stands on.
  fileprivate init(copying statement: Statement, in table: String, key: Int) {
    let columns = 0..<Int32(statement.columnCount)
    cells = .copied(columns.map { DatabaseValue(of: statement.sqliteStatement, at: $0) })
    self.table = table
    self.key = key
  }

  /// - Throws: `StoreError.corrupt` when the cell is empty or holds what can't be.
  func value<Value: StoredValue>(
    _ column: Int,
    _: Value.Type = Value.self
  ) throws(StoreError) -> Value {
    guard let value = Value(stored: cell(column)) else { throw unreadable }
    return value
  }

  /// nil for an empty cell.
  /// - Throws: `StoreError.corrupt` when the cell holds what can't be.
  func value<Value: StoredValue>(
    _ column: Int,
    _: Value.Type = Value.self
  ) throws(StoreError) -> Value? {
    let cell = cell(column)
    if case .null = cell.storage { return nil }
    guard let value = Value(stored: cell) else { throw unreadable }
    return value
  }

  /// What a list sorts by; no order compares keys of two kinds.
  /// - Throws: `StoreError.corrupt` when the cell holds what the field doesn't sort by.
  func key(_ column: Int, of field: Sort.Field) throws(StoreError) -> SortKey {
    if field.isByText {
      let text: String? = try value(column)
      return text.map { .text($0) } ?? .none
    }
    let number: Int? = try value(column)
    return number.map { .integer($0) } ?? .none
  }

  /// Codes in one text.
  func codes<Code: RawRepresentable>(
    _ column: Int,
    by separator: Character = ","
  ) throws(StoreError) -> [Code] where Code.RawValue == String {
    let texts = try value(column, String.self).split(separator: separator)
    let codes = texts.compactMap { Code(rawValue: String($0)) }
    guard codes.count == texts.count else { throw unreadable }
    return codes
  }

  /// Whether its cells from a column on are these.
  func holds(_ values: [DatabaseValue], from column: Int) -> Bool {
    values.indices.allSatisfy { cell(column + $0) == values[$0] }
  }

  /// The whole row, for whoever finds in it what can't be.
  var unreadable: StoreError {
    let name: String =
      switch cell(key).storage {
      case .string(let text): String(text.prefix(60))
      case .int64(let number): String(number)
      case .null, .double, .blob: "?"
      }
    return .unreadable(table, name)
  }

  private func cell(_ column: Int) -> DatabaseValue {
    switch cells {
    case .current(let statement, let count):
      column < count ? DatabaseValue(of: statement, at: Int32(column)) : .null
    case .copied(let values): column < values.count ? values[column] : .null
    }
  }
}

extension StoreError {
  /// What can't be read, by its table and what finds it there; the store adds its place.
  static func unreadable(_ table: String, _ key: some CustomStringConvertible) -> StoreError {
    .corrupt(place: "", detail: "\(table) \(key)")
  }
}

// MARK: Queries

extension Database {
  func found(
    _ sql: String,
    _ arguments: [(any DatabaseValueConvertible)?] = [],
    in table: String,
    key: Int = 0
  ) throws -> [FoundRow] {
    var found: [FoundRow] = []
    try step(sql, arguments) { statement in
      found.append(FoundRow(copying: statement, in: table, key: key))
      return true
    }
    return found
  }

  func first(
    _ sql: String,
    _ arguments: [(any DatabaseValueConvertible)?] = [],
    in table: String,
    key: Int = 0
  ) throws -> FoundRow? {
    var found: FoundRow?
    try step(sql, arguments) { statement in
      found = FoundRow(copying: statement, in: table, key: key)
      return false
    }
    return found
  }

  /// Hands out one row after another, each only until the next, until `body` says no.
  func forEach(
    _ sql: String,
    _ arguments: [(any DatabaseValueConvertible)?] = [],
    in table: String,
    key: Int = 0,
    _ body: (FoundRow) throws -> Bool
  ) throws {
    try step(sql, arguments) { try body(FoundRow(of: $0, in: table, key: key)) }
  }

  private func step(
    _ sql: String,
    _ arguments: [(any DatabaseValueConvertible)?],
    _ body: (Statement) throws -> Bool
  ) throws {
    let statement = try cachedStatement(sql: sql)
    let rows = try RowWalk(statement, arguments.map { $0?.databaseValue ?? .null })
    try withExtendedLifetime(rows) {
      while try rows.next() != nil, try body(statement) {}
    }
  }
}

// MARK: Cells

/// What a cell can hold.
protocol StoredValue {
  /// nil for what can't be.
  init?(stored cell: DatabaseValue)
}

extension String: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard case .string(let text) = cell.storage else { return nil }
    self = text
  }
}

extension Int: StoredValue {
  /// None that is kept comes near it, and sums of such numbers overflow nowhere.
  private static let storedLimit = 1 << 53

  init?(stored cell: DatabaseValue) {
    guard case .int64(let number) = cell.storage,
      (-Int.storedLimit...Int.storedLimit).contains(Int(number))
    else { return nil }
    self.init(number)
  }
}

extension Bool: StoredValue {
  init?(stored cell: DatabaseValue) {
    switch cell.storage {
    case .int64(0): self = false
    case .int64(1): self = true
    case .null, .int64, .double, .string, .blob: return nil
    }
  }
}

extension [UInt8]: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard case .blob(let data) = cell.storage else { return nil }
    self.init(data)
  }
}

extension HashValue: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard case .blob(let data) = cell.storage, let hash = data.withUnsafeBytes({ HashValue($0) })
    else { return nil }
    self = hash
  }

  var data: Data { Data(bytes) }
}

extension FileState: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard let bytes = [UInt8](stored: cell) else { return nil }
    self.init(bytes)
  }

  var data: Data { Data(bytes) }
}

extension CalendarDay: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard let days = Int(stored: cell) else { return nil }
    self.init(daysSinceEpoch: days)
    if daysSinceEpoch != days { return nil }
  }
}

extension Instant: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard case .int64(let milliseconds) = cell.storage,
      (Instant.first...Instant.last).contains(Instant(milliseconds: milliseconds))
    else { return nil }
    self.init(milliseconds: milliseconds)
  }
}

extension CarrierID: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard case .string(let text) = cell.storage else { return nil }
    self.init(coded: text)
  }
}

extension Identifier: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard case .string(let text) = cell.storage else { return nil }
    self.init(text)
  }
}

extension StoredValue where Self: RawRepresentable, RawValue == String {
  init?(stored cell: DatabaseValue) {
    guard case .string(let text) = cell.storage else { return nil }
    self.init(rawValue: text)
  }
}

extension Awaited.Code: StoredValue {}
extension CheckItem: StoredValue {}
extension Country: StoredValue {}
extension Document.Verdict: StoredValue {}
extension DocumentKind: StoredValue {}
extension Event.Kind: StoredValue {}
extension EvidenceField: StoredValue {}
extension Party: StoredValue {}
extension ReasonCode: StoredValue {}
extension Rejection.Outcome: StoredValue {}
extension Rejection.Source: StoredValue {}
extension Status: StoredValue {}
