import PortDomain
import TerminalUI

extension Month {
  /// The month with what its signs mean beside it, in eight rows.
  func draw(cursor day: CalendarDay?, on canvas: inout Canvas, in area: Rect) {
    canvas.draw(
      grid(cursor: day),
      in: Rect(x: 3, y: area.y, width: 35, height: area.height)
    )
    let beside = Rect(x: 43, y: area.y + 1, width: canvas.width - 43, height: area.height - 1)
    // The sign takes four columns; the words behind it keep to their own.
    let lines = legend.flatMap { line in
      line.dropping(columns: 4).wrapped(to: max(1, beside.width - 5)).enumerated()
        .map { ($0 == 0 ? line.prefix(columns: 4) : .blanks(4)) + $1 }
    }
    for (y, line) in lines.prefix(beside.height).enumerated() {
      canvas.draw(line, at: Point(x: beside.x, y: beside.y + y), style: .muted)
    }
  }
}
