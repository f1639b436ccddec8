/// A question that only `y` confirms; Enter is No, so that no habit confirms it.
public struct Dialog: Widget, Hashable {
  public enum Answer: Hashable, Sendable {
    case yes
    case no
  }

  public let title: DisplayText
  public let message: [DisplayText]
  /// What `y` does, and what every other way out does.
  public let yes: DisplayText
  public let no: DisplayText

  public init(title: DisplayText, message: [DisplayText], yes: DisplayText, no: DisplayText) {
    self.title = title
    self.message = message
    self.yes = yes
    self.no = no
  }

  /// The answer that a key gives, or nil if the question stays.
  public static func answer(to key: Key) -> Answer? {
    switch key {
    case .character("y"): .yes
    case .enter, .escape, .character("n"), .character("q"), .control("g"), .control("c"): .no
    case .character, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .function, .control:
      nil
    }
  }

  /// Draws a box as large as it needs to be in the middle of the region.
  public func draw(on canvas: inout Canvas) {
    let answers = answers(ascii: canvas.isASCII)
    let widest = (message + [title]).map(\.columns).reduce(answers.columns, max)
    let inner = max(1, min(widest, canvas.width - 8))
    let lines = message.flatMap { $0.wrapped(to: inner) }
    let box = canvas.bounds.centered(Size(width: inner + 4, height: lines.count + 4))
    canvas.region(box) { part in
      drawBox(on: &part)
      for (index, line) in lines.enumerated() {
        part.draw(line, at: Point(x: 2, y: index + 1), width: inner)
      }
      // In a box too low for all, the answers matter most.
      let y = part.height - 2
      part.fill(Rect(x: 1, y: y, width: part.width - 2, height: 1))
      let end = part.draw(answers, at: Point(x: 2, y: y), width: inner)
      part.placeCursor(at: Point(x: min(end, part.width - 2), y: y))
    }
  }

  private func answers(ascii: Bool) -> StyledText {
    var line = StyledText()
    line.append("y", .accent)
    line.append(" \(yes)   ")
    line.append(Key.enter.label(ascii: ascii), .accent)
    line.append(" \(no)")
    return line
  }

  private func drawBox(on canvas: inout Canvas) {
    let right = canvas.width - 1
    let bottom = canvas.height - 1
    canvas.fill(canvas.bounds)
    for y in [0, bottom] {
      canvas.fill(Rect(x: 0, y: y, width: canvas.width, height: 1), with: .horizontal)
    }
    for x in [0, right] {
      canvas.fill(Rect(x: x, y: 0, width: 1, height: canvas.height), with: .vertical)
    }
    canvas.draw(.topLeft, at: .zero)
    canvas.draw(.topRight, at: Point(x: right, y: 0))
    canvas.draw(.bottomLeft, at: Point(x: 0, y: bottom))
    canvas.draw(.bottomRight, at: Point(x: right, y: bottom))
    canvas.draw(" \(title) ", at: Point(x: 1, y: 0), style: .title, width: canvas.width - 2)
  }
}
