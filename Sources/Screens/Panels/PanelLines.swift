import TerminalUI
import Wording

/// Lines in a panel, broken to its width; where there are more than it shows, the arrows go through them.
struct PanelLines: Hashable, Sendable {
  let lines: [String]
  /// The lines as they are broken on this terminal, and which of them are shown.
  private var scroll: ListScroll

  /// As many lines as are shown at once.
  private static let limit = 12

  init(_ lines: [String]) {
    self.lines = lines
    scroll = ListScroll(count: lines.count, height: PanelLines.limit)
  }

  /// The rows that they take.
  var height: Int { min(scroll.height, scroll.count) + (isLong ? 1 : 0) }

  private var isLong: Bool { scroll.count > scroll.height }

  /// What moves through them.
  static let offers: [Offer] =
    [Offer(.down, as: "move", hinted: true), Offer(.up, as: "move", hinted: true)]
    + [.pageDown, .pageUp, .halfPageDown, .halfPageUp, .home, .end].map { Offer($0) }

  mutating func fit(_ context: Context) {
    // The rule over them, and the line that says that there are more.
    scroll.resize(height: max(1, min(PanelLines.limit, context.size.height - 2)))
    scroll.setCount(wrapped(to: context.size.width).count)
  }

  mutating func move(_ motion: ListScroll.Motion) { scroll.move(motion) }

  /// Each line whole, the further rows of a long one set in.
  private func wrapped(to width: Int) -> [DisplayText] {
    lines.flatMap { line in
      DisplayText(sanitising: line).wrapped(to: max(1, width - 6)).enumerated()
        .map { $0 == 0 ? $1 : "  \($1)" }
    }
  }

  func draw(on canvas: inout Canvas) {
    let rows = wrapped(to: canvas.width)
    let shown = scroll.visible.clamped(to: rows.indices)
    for (y, line) in rows[shown].enumerated() {
      canvas.draw(line, at: Point(x: 2, y: y))
    }
    if isLong {
      let words = Placeholder.rows(shown.lowerBound + 1, to: shown.upperBound, of: rows.count)
      canvas.draw("\(words)", at: Point(x: 2, y: shown.count), style: .muted)
    }
    let place = Point(x: 0, y: scroll.cursorRow ?? 0)
    if scroll.count > 1 { canvas.draw(">", at: place, style: .marker) }
    canvas.placeCursor(at: place)
  }
}
