import TerminalUI
import Wording

extension HelpScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.region(rest.takeTop(1)) {
      $0.draw(
        "Keys of \(DisplayText(sanitising: subject))",
        at: Point(x: 1, y: 0),
        style: .title
      )
    }
    let line = rest.takeTop(1)
    let rows = rows(in: context)
    let table = Table(
      columns: [
        Table.Column("Key", width: .fixed(12)), Table.Column("Command", width: .fixed(16)),
        Table.Column("What it does", width: .flexible(min: 10)),
      ],
      rows: rows[scroll.visible.clamped(to: rows.indices)].map {
        tableRow($0, context.keymap, canvas.isASCII)
      },
      cursor: rows.isEmpty ? nil : scroll.cursorRow
    )
    canvas.draw(table, in: rest)
    if rows.isEmpty {
      canvas.draw("No key of that name here.", at: Point(x: 3, y: rest.y + 1), style: .muted)
    }
    drawQuery(on: &canvas, in: line, hasCursor: rows.isEmpty)
  }

  /// The real cursor stands on the chosen row, so the typed words are drawn without one.
  private func drawQuery(on canvas: inout Canvas, in line: Rect, hasCursor: Bool) {
    let end = canvas.draw("Search", at: Point(x: 1, y: line.y), style: .strong)
    let width = max(0, min(40, canvas.width - end - 2))
    canvas.region(Rect(x: end + 1, y: line.y, width: width, height: 1)) {
      query.draw(on: &$0, isFocused: hasCursor)
    }
  }

  private func tableRow(_ row: Row, _ keymap: Keymap, _ isASCII: Bool) -> Table.Row {
    switch row {
    case .heading(let text): Table.Row(cells: [StyledText(DisplayText(sanitising: text), .heading)])
    case .text(let keys, let label, let summary):
      cells(keys, label, StyledText(DisplayText(sanitising: summary)), .muted, isASCII)
    case .offer(let offer):
      cells(
        keymap.keys(of: offer.command),
        offer.command.label,
        offer.whyNot.map { StyledText("off: \(DisplayText(sanitising: $0))", .disabled) }
          ?? StyledText(DisplayText(sanitising: offer.command.summary)),
        offer.whyNot == nil ? .accent : .disabled,
        isASCII
      )
    }
  }

  private func cells(
    _ keys: [Key],
    _ label: String,
    _ summary: StyledText,
    _ style: Style,
    _ isASCII: Bool
  ) -> Table.Row {
    let names = keys.map { $0.label(ascii: isASCII) }.joined(separator: " ")
    return Table.Row(cells: [
      StyledText(names, style), StyledText(DisplayText(sanitising: label)), summary,
    ])
  }
}
