import TerminalUI
import Wording

/// A question before something that can't be undone: `y` does it, Enter is No.
public struct ConfirmScreen: Screen {
  public let title: String
  let lines: [String]
  let yes: String
  /// What `y` does, after the question is gone.
  let effects: [Effect]

  public init(title: String, lines: [String], yes: String, effects: [Effect]) {
    self.title = title
    self.lines = lines
    self.yes = yes
    self.effects = effects
  }

  public var input: InputMode { .keys }
  public var presentation: Presentation { .panel(rows: lines.count + 2) }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [HintLine.Hint(.character("y"), DisplayText(sanitising: yes)), HintLine.Hint(.enter, "no")]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    switch Dialog.answer(to: key) {
    case .yes: return [.close] + effects
    case .no: return [.close]
    case nil: return []
    }
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    for (row, line) in lines.enumerated() {
      canvas.draw(DisplayText(sanitising: line), at: Point(x: 2, y: row))
    }
    let question =
      "\(DisplayText(sanitising: yes.capitalisedFirst))? y yes, Enter no" as DisplayText
    canvas.draw(question, at: Point(x: 2, y: lines.count + 1), style: .strong)
    canvas.placeCursor(at: Point(x: 2, y: lines.count + 1))
  }
}
