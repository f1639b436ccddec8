import ArgumentParser
import PortDesk
import Screens
import TerminalUI
import Wording

/// The form of a report.
struct ReportOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  @Option(help: "text, csv (without totals) or json; amounts of the last two are whole cents.")
  var format: Format = .text

  func print(_ table: FigureTable, _ desk: DeskOptions) {
    switch desk.json ? .json : format {
    case .json: Console.print(table.json)
    case .csv: Console.put(table.csv)
    case .text:
      if table.rows.isEmpty { return Console.print("Nothing to report." as DisplayText) }
      table.printed()
    }
  }
}

extension FigureTable {
  /// Prints columns under their heads, figures flush right, the totals last.
  fileprivate func printed() {
    let heads = columns.map { column in
      let name = column.hasSuffix("_cents") ? column.dropLast("_cents".count) : column[...]
      return name.prefix(1).uppercased() + name.dropFirst().replacing("_", with: " ")
    }
    let figures = columns.indices.filter { column in rows.allSatisfy { $0[column].isFigure } }
    var table = PlainTable(heads, figures: Set(figures))
    for row in rows + (totals ?? []) { table.add(row.map(\.written)) }
    table.printed()
  }
}

extension FigureTable.Cell {
  fileprivate var isFigure: Bool {
    switch self {
    case .count, .cents: true
    case .text, .none: false
    }
  }

  fileprivate var written: String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .cents(let cents): Amount.text(cents)
    case .none: "-"
    }
  }
}
