import GRDB
import PortDomain

/// A word can be found in two ways: looked up in the indexes of words, digits, ids and references, or
/// searched for in each row of a list that is being walked.
///
/// Words of names lie in a plain table and not in a full-text index, which would keep the words of
/// purged names until it is rebuilt; only numbers, which stay, have one (trigrams of their digits).
extension SearchWord {
  /// The serial numbers of the requests that hold it, some more than once.
  var serials: SQLFragment {
    var parts = [
      serialsByName,
      lookup("SELECT serial FROM request WHERE id", key),
      lookup("SELECT serial FROM request WHERE order_id", key),
      lookup("SELECT serial FROM request WHERE reference_key", key),
    ]
    if let digits {
      parts.append(
        SQLFragment(
          "SELECT rowid FROM number_digits WHERE number_digits MATCH ?",
          ["\"\(telling(digits))\""]
        )
      )
    }
    return parts.dropFirst().reduce(parts[0]) { $0 + SQLFragment(" UNION ALL ") + $1 }
  }

  /// What of them few numbers share: the first six are a country's and a carrier's as a rule.
  private func telling(_ digits: String) -> Substring {
    digits.count > 6 ? digits.suffix(max(4, digits.count - 6)) : digits[...]
  }

  /// More words of a phrase than this are looked at in the names alone.
  private static let indexedWords = 4

  private var serialsByName: SQLFragment {
    let last = lookup("SELECT request FROM request_word WHERE word", words.last ?? "")
    if words.count < 2 { return last }
    let whole = words.dropLast().prefix(SearchWord.indexedWords).map {
      SQLFragment("SELECT request FROM request_word WHERE word = ?", [$0])
    }
    let all = whole.reduce(last) { $0 + SQLFragment(" INTERSECT ") + $1 }
    return SQLFragment("SELECT serial FROM request WHERE serial IN (") + all
      + SQLFragment(") AND ") + isInNames
  }

  /// Whether the row of `request` at hand holds it.
  var conditionOnRow: SQLFragment {
    var parts = [
      lookup("request.id", key), lookup("order_id", key), lookup("reference_key", key),
    ]
    // A blank parts the words of `name_words`.
    let held = SQLFragment("instr(name_words, ?) > 0", [" " + (words.first ?? "")])
    parts.append(words.count < 2 ? held : .joined([held, isInNames], by: "AND", alone: "1"))
    if let digits { parts.append(SQLFragment("instr(phone_number, ?) > 0", [digits])) }
    return .joined(parts, by: "OR", alone: "0")
  }

  private var isInNames: SQLFragment {
    SQLFragment(
      "\(SearchWord.phraseFunction)(?, organization_name, billing_name, authorized_name, contact_name)",
      [words.joined(separator: " ")]
    )
  }

  private static let phraseFunction = "is_in_names"

  /// Says of a phrase and any names whether one of them holds it.
  static let phrase = DatabaseFunction(phraseFunction, pure: true) { values in
    let texts = values.map(String.fromDatabaseValue)
    guard let phrase = texts.first ?? nil else { return false }
    return SearchWord(phrase).isFound(in: texts.dropFirst().compactMap(\.self))
  }

  /// `column` begins with a text, as a range that an index serves.
  private func lookup(_ column: String, _ start: String) -> SQLFragment {
    let name = column.split(separator: " ").last ?? ""
    return SQLFragment("\(column) >= ? AND \(name) < ?", [start, start + "\u{10FFFF}"])
  }
}

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
