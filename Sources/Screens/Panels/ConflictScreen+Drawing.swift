import PortDomain
import TerminalUI
import Wording

extension ConflictScreen {
  /// The name, three values and a blank.
  private static let rowsOfField = 5

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    let head = rest.takeTop(1)
    if let file {
      canvas.region(head) { RequestHead(file.request).draw(on: &$0) }
    } else {
      canvas.draw(
        DisplayText(sanitising: conflict.request.text),
        at: Point(x: 1, y: 0),
        style: .title
      )
    }
    canvas.draw(
      DisplayText(sanitising: news(in: context)),
      at: Point(x: 1, y: 1),
      style: .warning,
      width: canvas.width - 2
    )
    _ = rest.takeTop(2)
    canvas.region(rest) { area in
      let top = max(0, (scroll.cursor + 1) * ConflictScreen.rowsOfField - 1 - area.height)
      for (index, field) in conflict.fields.enumerated() {
        draw(field, index, at: index * ConflictScreen.rowsOfField - top, on: &area)
      }
    }
  }

  /// Who was first, and when.
  private func news(in context: Context) -> String {
    guard let last = conflict.since.last else { return "The request has changed meanwhile." }
    let time = context.clocks.stamp(last.at, in: file?.request.country)
    return "\(last.by) changed this on \(time), while you were typing."
  }

  private func draw(_ field: FieldConflict, _ index: Int, at y: Int, on canvas: inout Canvas) {
    let isCurrent = index == scroll.cursor
    let name = DisplayText(sanitising: field.field.label.capitalisedFirst)
    canvas.draw(name, at: Point(x: 2, y: y), style: isCurrent ? .selected : .heading)
    if isCurrent {
      canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
      canvas.placeCursor(at: Point(x: 0, y: y))
    }
    let rows: [(DisplayText, String?, Choice?)] = [
      ("before", field.before, nil), ("theirs", field.theirs, .theirs),
      ("mine", field.mine, .mine),
    ]
    for (row, (label, value, choice)) in rows.enumerated() {
      let isChosen = choice != nil && choices[index] == choice
      let point = Point(x: 2, y: y + row + 1)
      if isChosen { canvas.draw(.done, at: point, style: .success) }
      canvas.draw(label, at: Point(x: 4, y: point.y), style: .muted)
      canvas.draw(
        DisplayText(sanitising: value ?? "–"),
        at: Point(x: 12, y: point.y),
        style: isChosen ? .strong : .plain,
        width: max(0, canvas.width - 13)
      )
    }
  }
}
