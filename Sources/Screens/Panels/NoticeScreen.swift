import TerminalUI
import Wording

/// Lines for the operator to read, until they are closed; where there are many, the arrows go through
/// them.
///
/// A key that means nothing here closes nothing: it was meant for what lies below.
struct NoticeScreen: Screen {
  let title: String
  private var shown: PanelLines

  init(title: String, lines: [String]) {
    self.title = title
    shown = PanelLines(lines)
  }

  var lines: [String] { shown.lines }
  var presentation: Presentation { .panel(rows: shown.height) }

  func offers(in context: Context) -> [Offer] {
    [Offer(.open, as: "close", hinted: true)] + PanelLines.offers + Offer.general
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened, .resized: shown.fit(context)
    case .command(let command):
      guard let motion = ListScroll.Motion(command) else { return [.close] }
      shown.move(motion)
    case .uncovered, .typed, .paste, .answer, .rested, .argument, .reply: break
    }
    return []
  }

  func draw(on canvas: inout Canvas, in context: Context) { shown.draw(on: &canvas) }
}
