import TerminalUI
import Wording

/// A question before something that can't be undone: `y` does it, Enter is No.
public struct ConfirmScreen: Screen {
  let question: Question
  /// What `y` does, after the question is gone.
  let effects: [Effect]

  public init(_ question: Question, effects: [Effect]) {
    self.question = question
    self.effects = effects
  }

  public var title: String { question.title }
  public var input: InputMode { .keys }
  public var presentation: Presentation { .panel(rows: question.lines.count + 2) }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [
      HintLine.Hint(.character("y"), DisplayText(sanitising: question.yes)),
      HintLine.Hint(.enter, "no"),
    ]
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
    for (row, line) in question.lines.enumerated() {
      canvas.draw(DisplayText(sanitising: line), at: Point(x: 2, y: row))
    }
    let asked =
      "\(DisplayText(sanitising: question.yes.capitalisedFirst))? y yes, Enter no" as DisplayText
    canvas.draw(asked, at: Point(x: 2, y: question.lines.count + 1), style: .strong)
    canvas.placeCursor(at: Point(x: 2, y: question.lines.count + 1))
  }
}
