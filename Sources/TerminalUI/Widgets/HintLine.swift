/// The keys that do something here, each with what it does; as many as fit, whole.
public struct HintLine: Widget, Hashable {
  public struct Hint: Hashable, Sendable {
    public let keys: [Key]
    public let label: DisplayText

    public init(_ keys: [Key], _ label: DisplayText) {
      self.keys = keys
      self.label = label
    }

    public init(_ key: Key, _ label: DisplayText) {
      self.init([key], label)
    }
  }

  public let hints: [Hint]

  public init(_ hints: [Hint]) {
    self.hints = hints
  }

  public func draw(on canvas: inout Canvas) {
    var x = 1
    for hint in hints {
      let keys = hint.keys.map { $0.label(ascii: canvas.isASCII) }.joined(separator: "/")
      var text = StyledText(keys, .accent)
      text.append(" \(hint.label)", .hint)
      guard x + text.columns <= canvas.width else { break }
      x = canvas.draw(text, at: Point(x: x, y: 0)) + 2
    }
  }
}
