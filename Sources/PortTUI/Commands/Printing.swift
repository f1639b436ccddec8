import TerminalUI
import Wording

extension Console {
  /// Prints what a command has to say, columns standing under each other.
  static func print(_ text: PrintedText) {
    for block in text.blocks {
      switch block {
      case .line(let line): print(DisplayText(sanitising: line))
      case .labelled(let labels, let indent): print(labels, indent: indent)
      case .table(let table): print(table)
      }
    }
  }

  /// Prints a text of several lines.
  static func print(lines text: String) {
    for line in DisplayText.lines(sanitising: text) { print(line) }
  }

  private static func print(_ labels: [PrintedText.Label], indent: Int) {
    let width = labels.map { shown($0.name).columns }.max() ?? 0
    for label in labels {
      let values = DisplayText.lines(sanitising: label.value)
      for (index, value) in values.enumerated() {
        let name: DisplayText = index == 0 ? shown(label.name) : .empty
        print(.blanks(indent) + name.fitted(to: width + 2) + value)
      }
    }
  }

  /// The widest that a column of a table becomes.
  private static let widest = 32

  private static func print(_ table: PrintedText.Table) {
    let rows = ([table.heads] + table.rows).map { $0.map(shown) }
    let widths = table.heads.indices.map { column in
      min(widest, rows.map { $0[column].columns }.max() ?? 0)
    }
    for row in rows {
      let cells = zip(row, widths).enumerated().map { (index, pair) -> DisplayText in
        if table.figures.contains(index) {
          return pair.0.fitted(to: pair.1, alignment: .trailing)
        }
        // The last column is left ragged, so that lines carry no blanks at their end.
        return index == row.count - 1 ? pair.0.truncated(to: pair.1) : pair.0.fitted(to: pair.1)
      }
      print(cells.joined(separator: "  "))
    }
  }
}
