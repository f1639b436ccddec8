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
  public var presentation: Presentation { .panel(rows: question.lines.count + 2) }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.yes, as: question.yes, hinted: true), Offer(.no, hinted: true), Offer(.back),
      Offer(.help, hinted: true), Offer(.commandLine),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    guard case .command(let command) = event else { return [] }
    return command == .yes ? [.close] + effects : [.close]
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    for (row, line) in question.lines.enumerated() {
      canvas.draw(DisplayText(sanitising: line), at: Point(x: 2, y: row))
    }
    let asked =
      "\(question.yes.capitalisedFirst)? \(context.key(.yes)) yes, \(context.key(.no)) no"
    let place = Point(x: 2, y: question.lines.count + 1)
    canvas.draw(DisplayText(sanitising: asked), at: place, style: .strong)
    canvas.placeCursor(at: place)
  }
}
