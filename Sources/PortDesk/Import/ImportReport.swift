import PortDomain
import Wording

/// What became of each row of an import.
public struct ImportReport: Hashable, Sendable {
  public var rows: [Row] = []
  /// Columns of the file that the desk doesn't know and left out.
  public var ignoredColumns: [String]

  public init(ignoredColumns: [String] = []) {
    self.ignoredColumns = ignoredColumns
  }

  public var created: Int { rows.count { if case .created = $0.result { true } else { false } } }
  public var refused: Int { rows.count - created }

  public struct Row: Hashable, Sendable {
    /// The line of the file on which it begins, from 1.
    public let line: Int
    /// Nil where the row names none that is supported.
    public let country: Country?
    public let result: Result
  }

  public enum Result: Hashable, Sendable {
    /// The id is nil in a dry run.
    case created(RequestID?, number: String, warnings: [Warning])
    /// The field goes by its column's name.
    case refused(Obstacle, column: String?)
    case unreadable(RowFault)
  }
}

extension ImportReport {
  /// The report as scripts read it.
  /// - Parameter today: in a row's country.
  public func json(today: (Country?) -> CalendarDay) -> JSON {
    [
      "created": .integer(created),
      "refused": .integer(refused),
      "ignored_columns": .list(ignoredColumns.map(JSON.text)),
      "rows": .list(rows.map { $0.json(today: today($0.country)) }),
    ]
  }
}

extension ImportReport {
  /// What was refused and why, then how much was done.
  /// - Parameter today: in a row's country.
  public func text(isTrial: Bool, today: (Country?) -> CalendarDay) -> PrintedText {
    var text = PrintedText()
    for row in rows {
      switch row.result {
      case .created(_, _, let warnings):
        for warning in warnings { text.add("line \(row.line): created; \(warning.message)") }
      case .refused(let obstacle, _):
        text.add("line \(row.line): \(obstacle.message(today: today(row.country), at: .command))")
      case .unreadable(let fault): text.add("line \(row.line): \(fault.message)")
      }
    }
    text.add(.imported(created, refused: refused, isTrial: isTrial))
    return text
  }
}

extension ImportReport.Row {
  fileprivate func json(today: CalendarDay) -> JSON {
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
