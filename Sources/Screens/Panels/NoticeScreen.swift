import TerminalUI

/// Several lines for the operator to read, until any key.
struct NoticeScreen: Screen {
  let title: String
  let lines: [String]

  init(title: String, lines: [String]) {
    self.title = title
    self.lines = lines
  }

  var input: InputMode { .keys }
  var presentation: Presentation { .panel(rows: min(12, lines.count)) }

  func hints(in context: Context) -> [HintLine.Hint] { [HintLine.Hint(.escape, "back")] }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    if case .key = event { return [.close] }
    return []
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    for (row, line) in lines.enumerated() {
      canvas.draw(DisplayText(sanitising: line), at: Point(x: 2, y: row))
    }
    canvas.placeCursor(at: Point(x: 0, y: 0))
  }
}
