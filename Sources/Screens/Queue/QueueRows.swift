import PortDomain
import TerminalUI

/// The rows of the queue under their heads. Each keeps what it looks like until its request, its mark or
/// the minute is another; the cursor is drawn over them.
struct QueueRows: Equatable, Sendable {
  let columns: [ViewColumn]
  /// Whether what comes next has less than its full room.
  let isNarrow: Bool
  /// Whether what is late is told from the rest by colour as well.
  let tellsLate: Bool
  /// What the arrow in a head tells; nil for none.
  let sort: Sort?

  /// All that a row's cells hang on.
  struct Look: Equatable, Sendable {
    let rows: QueueRows
    let listing: Listing
    let mark: Table.Row.Mark
    /// Who took it out of the list, if that is known; nil where it is in it.
    let gone: String??
    /// Since 1970: what is late, or due today, changes with the time.
    let minute: Int64
  }

  /// - Parameter look: of each of so many rows.
  func draw(
    _ count: Int,
    cursor: Int?,
    on canvas: inout Canvas,
    in context: Context,
    look: (Int) -> Look
  ) {
    let heads = columns.map { column in sort.map(column.column(sortedBy:)) ?? column.column }
    let width = canvas.width
    guard !canvas.isLinear else {
      let rows = (0..<count).map { row(look($0), in: context) }
      return canvas.draw(Table(columns: heads, rows: rows, cursor: cursor), in: canvas.bounds)
    }
    let table = Table(columns: heads, rows: [], cursor: nil)
    let places = Table.layout(heads, width: width)
    canvas.keep(Rect(x: 0, y: 0, width: width, height: 1), showing: self) {
      table.drawHeads(on: &$0)
    }
    for index in 0..<count {
      let look = look(index)
      canvas.keep(Rect(x: 0, y: index + 1, width: width, height: 1), showing: look) {
        table.draw(row(look, in: context), at: 0, places: places, on: &$0)
      }
    }
    guard let cursor, cursor < count, let first = columns.first else { return }
    let name = Table.Row(cells: [cell(first, of: look(cursor), in: context)])
    table.drawCursor(at: cursor + 1, on: name, places: places, on: &canvas)
  }

  private func row(_ look: Look, in context: Context) -> Table.Row {
    Table.Row(mark: look.mark, cells: columns.map { cell($0, of: look, in: context) })
  }

  private func cell(_ column: ViewColumn, of look: Look, in context: Context) -> StyledText {
    if let gone = look.gone { return column.goneCell(look.listing, by: gone, in: context) }
    return column.cell(look.listing, isNarrow: isNarrow, tellsLate: tellsLate, in: context)
  }
}
