/// The keys that do something here, each with what it does; as many as fit, whole, the kept ones
/// before all others.
public struct HintLine: Widget, Hashable {
  public struct Hint: Hashable, Sendable {
    public let keys: [Key]
    public let label: DisplayText
    /// Whether it stays where others have no room: the way to help.
    public let isKept: Bool

    public init(_ keys: [Key], _ label: DisplayText, isKept: Bool = false) {
      self.keys = keys
      self.label = label
      self.isKept = isKept
    }

    public init(_ key: Key, _ label: DisplayText, isKept: Bool = false) {
      self.init([key], label, isKept: isKept)
    }

    fileprivate func text(isASCII: Bool) -> StyledText {
      let names = keys.map { $0.label(ascii: isASCII) }.joined(separator: "/")
      return StyledText(names, .accent) + StyledText(" \(label)", .hint)
    }
  }

  public let hints: [Hint]

  public init(_ hints: [Hint]) {
    self.hints = hints
  }

  public func draw(on canvas: inout Canvas) {
    var shown = hints.map { (text: $0.text(isASCII: canvas.isASCII), isKept: $0.isKept) }
    while shown.reduce(-1, { $0 + $1.text.columns + 2 }) > canvas.width {
      shown.remove(at: shown.lastIndex { !$0.isKept } ?? shown.endIndex - 1)
    }
    var x = 1
    for hint in shown { x = canvas.draw(hint.text, at: Point(x: x, y: 0)) + 2 }
  }
}
