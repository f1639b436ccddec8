/// Several lines of text to type in, wrapped to the width.
///
/// It remembers the size that it is drawn in, since up and down go by the rows on the screen:
/// `resize` it before anything else and whenever its region changes.
public struct TextArea: Widget, Hashable {
  private var buffer: TextBuffer
  private var size = Size(width: 80, height: 1)
  /// The first row in view.
  private var top = 0
  /// The column that up and down aim at, kept over shorter rows.
  private var goal: Int?

  /// - Parameter limit: the most characters it takes.
  public init(_ text: String = "", limit: Int = 65_536) {
    buffer = TextBuffer(text, keepsLines: true, limit: limit)
  }

  public var text: String { buffer.text }
  public var isEmpty: Bool { buffer.text.isEmpty }
  /// The characters before the cursor.
  public var cursor: Int { buffer.cursor }

  public mutating func resize(to size: Size) {
    self.size = Size(width: max(1, size.width), height: max(1, size.height))
    keepCursorInView()
  }

  /// Inserts text that was pasted, with its lines.
  public mutating func insert(_ text: String) {
    buffer.insert(text)
    goal = nil
    keepCursorInView()
  }

  /// Replaces the text, with the cursor at its end.
  public mutating func setText(_ text: String) {
    buffer.clear()
    insert(text)
  }

  /// - Returns: true, as every edit means something in several lines.
  @discardableResult
  public mutating func edit(_ edit: TextEdit) -> Bool {
    let aim = goal
    goal = nil
    defer { keepCursorInView() }
    switch edit {
    case .insert(let character): buffer.insert(String(character))
    case .newLine: buffer.insert("\n")
    case .deleteBackward: buffer.deleteBackward()
    case .deleteForward: buffer.deleteForward()
    case .deleteWord: buffer.deleteWord()
    case .clear: buffer.deleteBackward(to: row.start)
    case .left: buffer.moveCursor(to: buffer.cursor - 1)
    case .right: buffer.moveCursor(to: buffer.cursor + 1)
    case .start: buffer.moveCursor(to: row.start)
    case .end: buffer.moveCursor(to: row.lastCursor)
    case .up: moveByRows(-1, aim: aim)
    case .down: moveByRows(1, aim: aim)
    case .pageUp: moveByRows(-size.height, aim: aim)
    case .pageDown: moveByRows(size.height, aim: aim)
    }
    return true
  }

  /// The rows that it is drawn in.
  public var height: Int { size.height }

  /// Draws the text as the one that is typed in.
  public func draw(on canvas: inout Canvas) {
    draw(on: &canvas, isFocused: true)
  }

  public func draw(on canvas: inout Canvas, isFocused: Bool) {
    let style: Style = isFocused ? .fieldFocused : .field
    let wrap = WrappedText(buffer.text, width: size.width)
    canvas.fill(canvas.bounds, style: style)
    for (y, row) in wrap.rows.dropFirst(top).prefix(canvas.height).enumerated() {
      let text = DisplayText(sanitising: String(wrap.characters[row.start..<row.end]))
      canvas.drawInPlace(text, at: Point(x: 0, y: y), style: style)
    }
    guard isFocused else { return }
    let place = wrap.place(of: buffer.cursor)
    canvas.placeCursor(at: Point(x: place.x, y: place.y - top))
  }

  private mutating func moveByRows(_ count: Int, aim: Int?) {
    let wrap = WrappedText(buffer.text, width: size.width)
    let place = wrap.place(of: buffer.cursor)
    let column = aim ?? place.x
    let y = min(max(0, place.y + count), wrap.rows.count - 1)
    buffer.moveCursor(to: wrap.index(at: Point(x: column, y: y)))
    goal = column
  }

  /// The row that the cursor is in.
  private var row: WrappedText.Row {
    let wrap = WrappedText(buffer.text, width: size.width)
    return wrap.rows[wrap.place(of: buffer.cursor).y]
  }

  private mutating func keepCursorInView() {
    let wrap = WrappedText(buffer.text, width: size.width)
    let y = wrap.place(of: buffer.cursor).y
    top = min(top, max(0, wrap.rows.count - size.height))
    if y < top { top = y }
    if y >= top + size.height { top = y - size.height + 1 }
  }
}
