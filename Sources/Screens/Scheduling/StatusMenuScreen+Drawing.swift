import PortDomain
import TerminalUI
import Wording

extension StatusMenuScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    guard isRead, !files.isEmpty else {
      let words: DisplayText = isRead ? "The requests can't be read." : "reading…"
      canvas.draw(words, at: Point(x: 2, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    if rest.height > 10 || isBulk, let file = files.first {
      let row = rest.takeTop(1)
      let line =
        isBulk
        ? "all tagged, at the versions you have seen"
        : "\(file.request.number.grouped)  \(file.request.customer)  \(file.request.status.title)"
      canvas.draw(DisplayText(sanitising: line), at: Point(x: 2, y: row.y), style: .muted)
    }
    let items = items(in: context)
    let cursor = min(cursor, items.count - 1)
    let first = max(0, cursor - rest.height + 1)
    let labels = items.map(label)
    let width = labels.map(\.columns).max() ?? 0
    for (index, item) in items.enumerated().dropFirst(first).prefix(rest.height) {
      let y = rest.y + index - first
      let isEnabled = item.reasons.isEmpty
      let key = DisplayText(sanitising: String(item.action.letter))
      canvas.draw(key, at: Point(x: 3, y: y), style: isEnabled ? .accent : .disabled)
      canvas.draw(labels[index], at: Point(x: 5, y: y), style: isEnabled ? .plain : .disabled)
      let why = DisplayText(sanitising: item.brief)
      let room = max(0, canvas.width - width - 8)
      canvas.draw(why, at: Point(x: 7 + width, y: y), style: .muted, width: room)
      if index == cursor {
        canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
        canvas.restyle(Rect(x: 5, y: y, width: labels[index].columns, height: 1), .selected)
        canvas.placeCursor(at: Point(x: 1, y: y))
      }
    }
  }

  private func label(_ item: Item) -> DisplayText {
    let count = isBulk && item.possible > 0 ? "  \(item.possible) of \(files.count)" : ""
    return DisplayText(sanitising: item.action.title + count)
  }
}
