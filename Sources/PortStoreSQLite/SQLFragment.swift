import GRDB

/// A piece of SQL with the values bound to its question marks.
struct SQLFragment {
  var sql: String
  var arguments: [DatabaseValue]

  init(_ sql: String, _ arguments: [any DatabaseValueConvertible] = []) {
    self.sql = sql
    self.arguments = arguments.map(\.databaseValue)
  }

  static func + (left: SQLFragment, right: SQLFragment) -> SQLFragment {
    var sum = SQLFragment(left.sql + right.sql)
    sum.arguments = left.arguments + right.arguments
    return sum
  }

  /// `(a AND b AND c)`, or `alone` when there is none.
  static func joined(_ parts: [SQLFragment], by word: String, alone: String) -> SQLFragment {
    guard var result = parts.first else { return SQLFragment(alone) }
    guard parts.count > 1 else { return result }
    for part in parts.dropFirst() { result = result + SQLFragment(" \(word) ") + part }
    return SQLFragment("(") + result + SQLFragment(")")
  }

  /// `(?, ?, ?)` with its values.
  static func list(_ values: [any DatabaseValueConvertible]) -> SQLFragment {
    SQLFragment("(" + values.map { _ in "?" }.joined(separator: ", ") + ")", values)
  }
}
