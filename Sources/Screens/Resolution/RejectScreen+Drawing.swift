import PortDomain
import TerminalUI
import Wording

extension RejectScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file else {
      canvas.draw(open.notice, at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(
        title: DisplayText(sanitising: title),
        request: file.request,
        remark: file.request.status == .pending ? "by our review" : "by the carrier"
      ),
      in: rest.takeTop(1)
    )
    let below = rest.takeBottom(rest.height >= 10 ? 5 : min(2, rest.height / 2))
    let find = rest.takeTop(rest.height > 3 ? 1 : 0)
    canvas.region(find) { row in
      let end = row.draw("Find", at: Point(x: 3, y: 0), style: .muted)
      let field = Rect(x: end + 1, y: 0, width: min(30, row.width - end - 2), height: 1)
      row.region(field) { search.draw(on: &$0, isFocused: false) }
    }
    drawBelow(on: &canvas, in: below)
    canvas.region(rest) { drawList(on: &$0) }
  }

  private func drawList(on canvas: inout Canvas) {
    let columns: [Table.Column] = [
      .init("", width: .fixed(3)), .init("", width: .fixed(25)),
      .init("", width: .fixed(9), dropOrder: 1), .init("", width: .fixed(8)),
      .init("", width: .flexible(min: 20), dropOrder: 2),
    ]
    let places = Table.layout(columns, width: canvas.width)
    let found = found
    let chosen = Set(chosen)
    let first = max(0, min(cursor - canvas.height / 2, found.count - canvas.height))
    if found.isEmpty {
      canvas.draw("No reason has all these words.", at: Point(x: 3, y: 0), style: .muted)
      if !isTyping { canvas.placeCursor(at: .zero) }
    }
    for (index, code) in found.enumerated().dropFirst(first).prefix(canvas.height) {
      let y = index - first
      let reason = code.reason
      let isFirst = y == 0 || found[index - 1].reason.group != reason.group
      let isBlocking = reason.severity == .blocking
      let cells = [
        StyledText(chosen.contains(code) ? "[x]" : "[ ]", chosen.contains(code) ? .strong : .plain),
        StyledText(DisplayText(sanitising: reason.title)),
        StyledText(DisplayText(sanitising: isFirst ? reason.group.rawValue : ""), .heading),
        StyledText(DisplayText(sanitising: reason.severity.rawValue), isBlocking ? .plain : .muted),
        StyledText(DisplayText(sanitising: reason.cause), .muted),
      ]
      for place in places {
        canvas.draw(cells[place.column], at: Point(x: place.x, y: y), width: place.width)
      }
      if index == cursor {
        canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
        if !isTyping {
          canvas.restyle(Rect(x: 7, y: y, width: 12, height: 1), .selected)
          canvas.placeCursor(at: Point(x: 1, y: y))
        }
      }
    }
  }

  private func drawBelow(on canvas: inout Canvas, in area: Rect) {
    var area = area
    if area.height >= 4 {
      let row = area.takeTop(1)
      let titles = chosen.map(\.reason.title).joined(separator: " · ")
      let text = titles.isEmpty ? "Nothing chosen yet" : "Chosen: \(titles)"
      canvas.draw(
        DisplayText(sanitising: text),
        at: Point(x: 3, y: row.y),
        style: titles.isEmpty ? .muted : .strong
      )
    }
    let inset = Rect(x: 3, y: area.y, width: max(0, area.width - 6), height: area.height)
    canvas.draw(form.form, in: inset)
  }
}
