import TerminalUI
import Wording

/// Lines for the operator to read, until any key; where there are many, the arrows go through them.
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

  var input: InputMode { .anyKeyLeaves }
  var presentation: Presentation { .panel(rows: min(NoticeScreen.limit, scroll.count)) }

  func offers(in context: Context) -> [Offer] {
    let moves =
      isLong
      ? [Offer(.down, as: "move", hinted: true), Offer(.up, as: "move", hinted: true)]
        + [.pageDown, .pageUp, .halfPageDown, .halfPageUp, .home, .end].map { Offer($0) } : []
    return moves + Offer.general
  }

  private var isLong: Bool { scroll.count > scroll.height }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened, .resized:
      let rows = max(1, min(NoticeScreen.limit, context.size.height - 1))
      scroll.resize(height: rows)
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
    for (y, line) in rows[scroll.visible.clamped(to: rows.indices)].enumerated() {
      canvas.draw(line, at: Point(x: 2, y: y))
    }
    let place = Point(x: 0, y: scroll.cursorRow ?? 0)
    if isLong { canvas.draw(">", at: place, style: .marker) }
    canvas.placeCursor(at: place)
  }
}
