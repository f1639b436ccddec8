import PortDomain
import Wording

/// What an import did, in figures; what became of each row is told as it goes.
public struct ImportReport: Hashable, Sendable {
  public internal(set) var created = 0
  public internal(set) var refused = 0
  /// Columns of the file that the desk doesn't know and left out.
  public let ignoredColumns: [String]

  init(ignoredColumns: [String]) {
    self.ignoredColumns = ignoredColumns
  }
}

/// What became of some rows of an import, and how far it has come.
public struct ImportBatch: Hashable, Sendable {
  /// None before anything is stored.
  public let rows: [ImportedRow]
  /// How many rows were looked at so far, and how many the file has.
  public let reached: Int
  public let total: Int
}

/// What became of a row of an import.
public struct ImportedRow: Hashable, Sendable {
  /// The line of the file on which it begins, from 1.
  public let line: Int
  /// Nil where the row names none that is supported.
  public let country: Country?
  public let result: Result

  public enum Result: Hashable, Sendable {
    /// The id is nil in a dry run.
    case created(RequestID?, number: String, warnings: [Warning])
    /// The field goes by its column's name.
    case refused(Obstacle, column: String?)
    case unreadable(RowFault)
  }
}

extension ImportReport {
  /// The figures as scripts read them, beside the rows.
  public var json: JSON {
    [
      "created": .integer(created),
      "refused": .integer(refused),
      "ignored_columns": .list(ignoredColumns.map(JSON.text)),
    ]
  }
}

extension ImportedRow {
  /// What is to be said of the row for people: why it was refused, or what to look at; nothing of one that
  /// was created without a warning.
  /// - Parameter today: in the row's country.
  public func text(today: CalendarDay) -> [String] {
    switch result {
    case .created(_, _, let warnings): warnings.map { "line \(line): created; \($0.message)" }
    case .refused(let obstacle, _):
      ["line \(line): \(obstacle.message(today: today, at: .command))"]
    case .unreadable(let fault): ["line \(line): \(fault.message)"]
    }
  }

  /// The row as scripts read it.
  /// - Parameter today: in the row's country.
  public func json(today: CalendarDay) -> JSON {
    switch result {
    case .created(let id, let number, let warnings):
      return [
        "line": .integer(line),
        "id": JSON(id?.text),
        "phone_number": .text(number),
        "warnings": .list(warnings.map { .text($0.code) }),
      ]
    case .unreadable(let fault):
      return [
        "line": .integer(line), "cause": .text(RowFault.code), "field": nil, "value": nil,
        "other": nil, "message": .text(fault.message),
      ]
    case .refused(let obstacle, let column):
      var value: String?
      var other: RequestID?
      if case .fieldInvalid(let problem) = obstacle {
        (value, other) = (problem.value, problem.other)
      }
      return [
        "line": .integer(line),
        "cause": .text(obstacle.code),
        "field": JSON(column),
        "value": JSON(value),
        "other": JSON(other?.text),
        "message": .text(obstacle.message(today: today, at: .command)),
      ]
    }
  }
}
