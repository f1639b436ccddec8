/// One line of text to type in.
public struct TextField: Widget, Hashable {
  private var buffer: TextBuffer
  /// Whether the text is a secret: shown as bullets, and in no description.
  public let isMasked: Bool

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
    buffer.clear()
    buffer.insert(text)
  }

  /// Moves the cursor behind so many characters.
  public mutating func moveCursor(to place: Int) {
    buffer.moveCursor(to: place)
  }

  /// Inserts text that was pasted, in one line.
  public mutating func insert(_ text: String) {
    buffer.insert(text)
  }

  /// - Returns: whether the edit means anything in one line.
  @discardableResult
  public mutating func edit(_ edit: TextEdit) -> Bool {
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
