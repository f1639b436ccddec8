import TerminalUI

/// A question with one field on the message line; the screen below hears the answer.
public struct PromptScreen: Screen {
  public let command: Command
  public let title: String
  /// Whether the screen below hears of every key, to show what is being found.
  let isLive: Bool
  var field: TextField
  /// Earlier answers, newest first, reached with the up key.
  let earlier: [String]
  private var place = -1

  public init(
    _ command: Command, label: String, text: String = "", isLive: Bool = false,
    earlier: [String] = []
  ) {
    self.command = command
    title = label
    self.isLive = isLive
    field = TextField(text, limit: 1_000)
    self.earlier = earlier
  }

  public var input: InputMode { .keys }
  public var presentation: Presentation { .line }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [HintLine.Hint(.enter, "done"), HintLine.Hint(.escape, "leave")]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .key(.enter): return [.tell(Answer(command, field.text, .given)), .close]
    case .key(.escape), .key(.control("g")), .key(.control("c")):
      return [.tell(Answer(command, field.text, .dropped)), .close]
    case .key(.up): return recall(by: 1)
    case .key(.down): return recall(by: -1)
    case .key(let key): return field.edit(key) ? typed : []
    case .paste(let text):
      field.insert(text)
      return typed
    case .opened, .uncovered, .command, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func recall(by step: Int) -> [Effect] {
    guard earlier.indices.contains(place + step) else { return [] }
    place += step
    field.setText(earlier[place])
    return typed
  }

  private var typed: [Effect] {
    isLive ? [.tell(Answer(command, field.text, .typing))] : []
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    let label = DisplayText(sanitising: title + " ")
    let end = canvas.draw(label, at: Point(x: 1, y: 0), style: .strong)
    let rect = Rect(x: end, y: 0, width: max(0, canvas.width - end - 1), height: 1)
    canvas.region(rect) { field.draw(on: &$0, isFocused: true) }
  }
}
