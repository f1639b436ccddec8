import PortDomain
import TerminalUI
import Wording

extension HistoryScreen {
  /// A line of the list.
  struct Line: Hashable, Sendable {
    let event: EventID
    let text: StyledText
    let isHead: Bool
  }

  /// The list as it is shown, an event's own line first, then what is folded out of it.
  func lines(in context: Context) -> [Line] {
    guard let request = open.file?.request else { return [] }
    let today = context.today(in: request.country)
    return events(in: context).flatMap { event -> [Line] in
      let stamp = DisplayText(sanitising: context.clocks.stamp(event.at, in: request.country))
      var text = StyledText(stamp.fitted(to: 19), .muted)
      text.append("\(DisplayText(sanitising: event.by).fitted(to: 9)) ")
      text.append(DisplayText(sanitising: event.message(today: today)))
      let head = Line(event: event.id, text: text, isHead: true)
      guard unfolded.contains(event.id) else { return [head] }
      let width = max(10, context.size.width - HistoryScreen.indent - 1)
      return [head]
        + HistoryScreen.details(of: event).flatMap { $0.wrapped(to: width) }.map { line in
          Line(
            event: event.id,
            text: StyledText(.blanks(HistoryScreen.indent - HistoryScreen.gutter))
              + StyledText(line),
            isHead: false
          )
        }
    }
  }

  private static let gutter = 3
  private static let indent = 7

  private static func details(of event: Event) -> [DisplayText] {
    let changes = (event.detail?.changes ?? []).filter { $0.field.form != .secret }
    let moves = changes.map { change in
      let (before, after) = (change.before ?? "–", change.after ?? "–")
      return DisplayText(sanitising: "\(change.field.label): \(before) → \(after)")
    }
    let words = event.detail?.text.map { DisplayText.lines(sanitising: $0) } ?? []
    let source = "version \(event.version), event \(event.number), session \(event.session)"
    return words + moves + [DisplayText(sanitising: source)]
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file else {
      let words = open.error?.message ?? "reading…"
      canvas.draw(DisplayText(sanitising: words), at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    canvas.region(rest.takeTop(1)) { RequestHead(file.request).draw(on: &$0) }
    let shown = events(in: context).count
    let all = file.history.count
    let count = filter.isEmpty ? "\(all) events" : "\(shown) of \(all) events with \"\(filter)\""
    let words = "\(count), newest first, times of \(file.request.country.name)"
    canvas.draw(
      DisplayText(sanitising: words),
      at: Point(x: 1, y: 1),
      style: .muted,
      width: canvas.width - 2
    )
    _ = rest.takeTop(1)
    canvas.region(rest) { area in
      let lines = lines(in: context)
      if lines.isEmpty { area.placeCursor(at: .zero) }
      for (y, index) in scroll.visible.clamped(to: lines.indices).enumerated() {
        draw(lines[index], isCurrent: index == scroll.cursor, at: y, on: &area)
      }
    }
  }

  private func draw(_ line: Line, isCurrent: Bool, at y: Int, on canvas: inout Canvas) {
    if line.isHead {
      let glyph: Glyph = unfolded.contains(line.event) ? .unfolded : .folded
      canvas.draw(glyph, at: Point(x: 1, y: y), style: .marker)
    }
    canvas.draw(
      line.text,
      at: Point(x: HistoryScreen.gutter, y: y),
      width: canvas.width - HistoryScreen.gutter
    )
    guard isCurrent else { return }
    canvas.restyle(Rect(x: HistoryScreen.gutter, y: y, width: 12, height: 1), .selected)
    canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
    canvas.placeCursor(at: Point(x: 0, y: y))
  }
}
