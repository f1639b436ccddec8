import TerminalUI
import Wording

/// Lines for the operator to read, until they are closed; where there are many, the arrows go through
/// them.
///
/// A key that means nothing here closes nothing: it was meant for what lies below.
struct NoticeScreen: Screen {
  let title: String
  let lines: [String]
  /// The lines as they are broken on this terminal, and which of them are shown.
  private var scroll: ListScroll

  /// As many lines as are shown at once.
  private static let limit = 12

  init(title: String, lines: [String]) {
    self.title = title
    self.lines = lines
    scroll = ListScroll(count: lines.count, height: NoticeScreen.limit)
  }

  var presentation: Presentation {
    .panel(rows: min(scroll.height, scroll.count) + (isLong ? 1 : 0))
  }

  func offers(in context: Context) -> [Offer] {
    [
      Offer(.open, as: "close", hinted: true), Offer(.down, as: "move", hinted: true),
      Offer(.up, as: "move", hinted: true),
    ] + [.pageDown, .pageUp, .halfPageDown, .halfPageUp, .home, .end].map { Offer($0) }
      + Offer.general
  }

  private var isLong: Bool { scroll.count > scroll.height }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened, .resized:
      // The rule over them, and the line that says that there are more.
      scroll.resize(height: max(1, min(NoticeScreen.limit, context.size.height - 2)))
      scroll.setCount(wrapped(to: context.size.width).count)
    case .command(let command):
      guard let motion = ListScroll.Motion(command) else { return [.close] }
      scroll.move(motion)
    case .uncovered, .typed, .paste, .answer, .rested, .reply: break
    }
    return []
  }

  /// Each line whole, the further rows of a long one set in.
  private func wrapped(to width: Int) -> [DisplayText] {
    lines.flatMap { line in
      DisplayText(sanitising: line).wrapped(to: max(1, width - 6)).enumerated()
        .map { $0 == 0 ? $1 : "  \($1)" }
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
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
