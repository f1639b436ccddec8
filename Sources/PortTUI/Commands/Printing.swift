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
  /// The narrowest that one is made so that a table fits the terminal: a telephone number stays whole.
  private static let narrowest = 18
  private static let gap = 2

  private static func print(_ table: PrintedText.Table) {
    let rows = ([table.heads] + table.rows).map { $0.map(shown) }
    let wanted = table.heads.indices.map { column in
      min(widest, rows.map { $0[column].columns }.max() ?? 0)
    }
    let widths = fitted(wanted, keeping: table.figures, to: width)
    for row in rows {
      let cells = zip(row, widths).enumerated().map { (index, pair) -> DisplayText in
        if table.figures.contains(index) {
          return pair.0.fitted(to: pair.1, alignment: .trailing)
        }
        // The last column is left ragged, so that lines carry no blanks at their end.
        return index == row.count - 1 ? pair.0.truncated(to: pair.1) : pair.0.fitted(to: pair.1)
      }
      print(cells.joined(separator: .blanks(gap)))
    }
  }

  /// Takes from the widest columns until a table fits, as far as that goes. Figures are kept, and so is the
  /// last column, which most often names the thing.
  ///
  /// - Parameter room: the columns of the terminal; nil for programs and files, which get all.
  static func fitted(_ widths: [Int], keeping figures: Set<Int>, to room: Int?) -> [Int] {
    guard let room else { return widths }
    var widths = widths
    let free = widths.indices.dropLast().filter { !figures.contains($0) }
    var over = widths.reduce(0, +) + gap * (widths.count - 1) - room
    while over > 0, let column = free.max(by: { widths[$0] < widths[$1] }),
      widths[column] > narrowest
    {
      widths[column] -= 1
      over -= 1
    }
    return widths
  }
}
