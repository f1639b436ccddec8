/// One line of text to type in.
public struct TextField: Widget, Hashable {
  private var buffer: TextBuffer
  /// Whether the text is a secret: shown as bullets, and in no description.
  public let isMasked: Bool
  /// What the text would become: its rest is shown behind it, and taken by going on at its end.
  public private(set) var suggestion: String?

  /// - Parameter limit: the most characters it takes.
  public init(_ text: String = "", isMasked: Bool = false, limit: Int = 4_096) {
    buffer = TextBuffer(text, keepsLines: false, limit: limit)
    self.isMasked = isMasked
  }

  public var text: String { buffer.text }
  public var isEmpty: Bool { buffer.text.isEmpty }
  /// The characters before the cursor.
  public var cursor: Int { buffer.cursor }

  /// Replaces the text, with the cursor at its end.
  public mutating func setText(_ text: String) {
    suggestion = nil
    buffer.clear()
    buffer.insert(text)
  }

  /// Moves the cursor behind so many characters.
  public mutating func moveCursor(to place: Int) {
    buffer.moveCursor(to: place)
  }

  /// Suggests the first of some texts that begins with what is typed, while the cursor is at its end and
  /// what is typed is none of them itself.
  public mutating func suggest(from texts: [String]) {
    let typed = text.lowercased()
    let isAtEnd = cursor == text.count && !typed.isEmpty && !isMasked
    let begun = isAtEnd ? texts.filter { $0.lowercased().hasPrefix(typed) } : []
    suggestion = begun.contains { $0.lowercased() == typed } ? nil : begun.first
  }

  /// Makes the text what is suggested.
  /// - Returns: whether anything is.
  @discardableResult
  public mutating func takeSuggestion() -> Bool {
    guard let suggestion else { return false }
    setText(suggestion)
    return true
  }

  /// Inserts text that was pasted, in one line.
  public mutating func insert(_ text: String) {
    suggestion = nil
    buffer.insert(text)
  }

  /// - Returns: whether the edit means anything in one line.
  @discardableResult
  public mutating func edit(_ edit: TextEdit) -> Bool {
    if edit == .right || edit == .end, takeSuggestion() { return true }
    suggestion = nil
    switch edit {
    case .insert(let character): buffer.insert(String(character))
    case .deleteBackward: buffer.deleteBackward()
    case .deleteForward: buffer.deleteForward()
    case .deleteWord: buffer.deleteWord()
    case .clear: buffer.clear()
    case .left: buffer.moveCursor(to: buffer.cursor - 1)
    case .right: buffer.moveCursor(to: buffer.cursor + 1)
    case .start: buffer.moveCursor(to: 0)
    case .end: buffer.moveCursor(to: .max)
    case .newLine, .up, .down, .pageUp, .pageDown: return false
    }
    return true
  }

  /// Draws the field as the one that is typed in.
  public func draw(on canvas: inout Canvas) {
    draw(on: &canvas, isFocused: true)
  }

  /// Draws the field in the first row, the part of a long text that has the cursor in it.
  public func draw(on canvas: inout Canvas, isFocused: Bool) {
    let style: Style = isFocused ? .fieldFocused : .field
    canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), style: style)
    let before = shown(String(buffer.beforeCursor)).columns
    let hidden = isFocused ? max(0, before - canvas.width + 1) : 0
    let text = shown(buffer.text)
    canvas.drawInPlace(text, at: Point(x: -hidden, y: 0), style: style)
    if isFocused, let suggestion {
      let rest = DisplayText(sanitising: String(suggestion.dropFirst(buffer.text.count)))
      canvas.drawInPlace(rest, at: Point(x: text.columns - hidden, y: 0), style: .muted)
    }
    if isFocused { canvas.placeCursor(at: Point(x: before - hidden, y: 0)) }
  }

  private func shown(_ text: String) -> DisplayText {
    guard isMasked else { return DisplayText(sanitising: text) }
    return text.map { _ in DisplayText(.bullet) }.joined()
  }
}

extension TextField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { isMasked ? "(masked)" : buffer.text }
  public var debugDescription: String { "TextField(\(description))" }
  public var customMirror: Mirror { Mirror(self, children: ["text": description]) }
}
