import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

extension DeskSession {
  /// Prints a request after a change: the whole of it as JSON, else one line; warnings to standard error.
  func report(_ receipt: Receipt, _ options: DeskOptions) throws(CommandFailure) {
    let file = try file(receipt.request)
    let today = today(in: file.request.country)
    for warning in receipt.warnings { Console.complain("note: \(warning.message)") }
    if options.json {
      let warnings = JSON.list(receipt.warnings.map { .text($0.code) })
      Console.print(file.json(by: desk, on: today).adding(["warnings": warnings]))
    } else {
      let request = file.request
      Console.print(
        "\(request.id.text)  \(request.number.grouped)  \(request.status.title)  version \(request.version)"
      )
    }
  }
}

/// Lines of labels and values, the values standing under each other.
struct LabelledLines {
  private var lines: [(label: String, value: String)] = []

  mutating func add(_ label: String, _ value: String?) {
    if let value, !value.isEmpty { lines.append((label, value)) }
  }

  func printed(indent: Int = 2) {
    let width = lines.map { DisplayText(sanitising: $0.label).columns }.max() ?? 0
    for line in lines {
      let values = DisplayText.lines(sanitising: line.value)
      for (index, value) in values.enumerated() {
        let label: DisplayText = index == 0 ? DisplayText(sanitising: line.label) : .empty
        Console.print(.blanks(indent) + label.fitted(to: width + 2) + value)
      }
    }
  }
}

/// Rows of cells in columns as wide as their widest cell, up to a limit.
struct PlainTable {
  private let limit: Int
  /// The columns that stand flush right.
  private let figures: Set<Int>
  private var rows: [[DisplayText]]

  init(_ heads: [String], figures: Set<Int> = [], limit: Int = 32) {
    self.limit = limit
    self.figures = figures
    rows = [heads.map { DisplayText(sanitising: $0) }]
  }

  mutating func add(_ cells: [String]) {
    rows.append(cells.map { DisplayText(sanitising: $0) })
  }

  func printed() {
    let widths = rows[0].indices.map { column in
      min(limit, rows.map { $0[column].columns }.max() ?? 0)
    }
    for row in rows {
      let cells = zip(row, widths).enumerated().map { (index, pair) -> DisplayText in
        if figures.contains(index) {
          return pair.0.fitted(to: pair.1, alignment: .trailing)
        }
        // The last column is left ragged, so that lines carry no blanks at their end.
        return index == row.count - 1 ? pair.0.truncated(to: pair.1) : pair.0.fitted(to: pair.1)
      }
      Console.print(cells.joined(separator: "  "))
    }
  }
}
