/// The surface that screens draw on: a frame, and the region of it that is drawn on now.
///
/// Places are counted from the region's corner; what falls outside the region is left out. Only
/// `DisplayText` and glyphs are accepted, so nothing unsanitised ever reaches the terminal.
///
/// Some terminals (PuTTY, VTE, Konsole, mlterm) reorder a line that holds letters from right to left, and
/// with them what follows until the next letter from left to right: columns would change places. Where
/// that could happen a `Glyph.divider` stands in the blank between two texts. Isolating format
/// characters would do it only where they are kept, which they aren't in PuTTY, VTE and tmux.
public struct Canvas: Sendable {
  public private(set) var frame: Frame
  /// Whether only ASCII may be drawn; glyphs and letters then take their ASCII form, what has none a `?`
  /// for each of its columns.
  public let isASCII: Bool
  public let highlight: RowHighlight
  /// Whether it is to be read aloud: no lines and bars, and each row of a list one sentence.
  public let isLinear: Bool
  /// What was drawn before and may be drawn again; nil where nothing is kept.
  public internal(set) var parts: DrawnParts?
  /// The region, in the frame's columns and rows; it may reach beyond the frame.
  private var region: Rect
  /// The part of the region that is within the frame and all enclosing regions.
  private var clip: Rect

  public init(
    size: Size,
    isASCII: Bool = false,
    highlight: RowHighlight = .name,
    isLinear: Bool = false,
    parts: DrawnParts? = nil
  ) {
    frame = Frame(size: size)
    self.parts = parts
    self.isASCII = isASCII
    self.highlight = highlight
    self.isLinear = isLinear
    region = Rect(size)
    clip = region
  }

  public var size: Size { region.size }
  public var width: Int { region.width }
  public var height: Int { region.height }
  /// The whole region, in its own columns and rows.
  public var bounds: Rect { Rect(size) }

  /// Draws in a part of the region as if it were the whole.
  @discardableResult
  public mutating func region<Result>(
    _ rect: Rect,
    draw: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let outer = (region, clip)
    defer { (region, clip) = outer }
    region = rect.moved(x: region.x, y: region.y)
    clip = clip.intersection(region)
    return try draw(&self)
  }

  /// Draws a part of the region, unless it showed the same in the frame before: then it is taken from there.
  ///
  /// - Parameter look: all that the part's cells hang on besides the terms of the frame. The cursor isn't
  ///   placed in it.
  public mutating func keep(
    _ rect: Rect,
    showing look: some Equatable & Sendable,
    draw: (inout Canvas) -> Void
  ) {
    let place = rect.moved(x: region.x, y: region.y)
    guard parts != nil, place == clip.intersection(place) else { return region(rect, draw: draw) }
    if let cells = parts?.take(place.size, look) {
      frame.put(cells, in: place)
    } else {
      region(rect, draw: draw)
      parts?.add(place.size, look, frame.cells(in: place))
    }
  }

  /// Draws a widget in a part of the region.
  public mutating func draw(_ widget: some Widget, in rect: Rect) {
    region(rect) { widget.draw(on: &$0) }
  }

  /// Draws a line of text, cut with an `…` where it exceeds the width or the region.
  ///
  /// - Parameters:
  ///   - width: the columns to cut and align in; if nil, all up to the region's right edge.
  /// - Returns: the column after the text.
  @discardableResult
  public mutating func draw(
    _ text: DisplayText,
    at point: Point,
    style: Style = .plain,
    width: Int? = nil,
    alignment: Alignment = .leading
  ) -> Int {
    let space = space(from: point.x, width: width)
    let text = (isASCII ? text.inASCII : text).truncated(to: space)
    let x = point.x + alignment.lead(free: space - text.columns)
    put(text, x: x, y: point.y, style: style)
    divide(text, x: x, y: point.y, gap: point.x - 1)
    return x + text.columns
  }

  /// Draws a line of several styles, cut with an `…` where it exceeds the width or the region.
  ///
  /// - Returns: the column after the text.
  @discardableResult
  public mutating func draw(
    _ text: StyledText,
    at point: Point,
    width: Int? = nil,
    alignment: Alignment = .leading
  ) -> Int {
    let space = space(from: point.x, width: width)
    let text = (isASCII ? text.inASCII : text).truncated(to: space)
    var x = point.x + alignment.lead(free: space - text.columns)
    var gap = point.x - 1
    for span in text.spans {
      put(span.text, x: x, y: point.y, style: span.style)
      divide(span.text, x: x, y: point.y, gap: gap)
      x += span.text.columns
      gap = x - 1
    }
    return x
  }

  /// Draws a line of text whose characters keep their columns, in ASCII too: what is typed, or marked by
  /// its columns. What falls outside of the region is left out.
  public mutating func drawInPlace(_ text: DisplayText, at point: Point, style: Style = .plain) {
    put(text, x: point.x, y: point.y, style: style)
  }

  public mutating func draw(_ glyph: Glyph, at point: Point, style: Style = .plain) {
    put(DisplayText(glyph), x: point.x, y: point.y, style: style)
  }

  /// Fills a part of the region with one glyph, or with blanks.
  public mutating func fill(_ rect: Rect, with glyph: Glyph? = nil, style: Style = .plain) {
    let part = rect.moved(x: region.x, y: region.y).intersection(clip)
    let scalar = glyph.map { isASCII ? $0.ascii : $0.unicode } ?? " "
    let cell = Cell(scalar, style: style)
    for y in part.rows {
      for x in part.columns { frame.put(cell, x: x, y: y) }
    }
  }

  /// Gives the cells of a part of the region another style, keeping what they show.
  public mutating func restyle(_ rect: Rect, _ style: Style) {
    let part = rect.moved(x: region.x, y: region.y).intersection(clip)
    for y in part.rows {
      for x in part.columns { frame.restyle(style, x: x, y: y) }
    }
  }

  /// Shows that the cursor is on the row that a part of the region names, as the operator wants it shown.
  public mutating func select(_ name: Rect) {
    switch highlight {
    case .marker: break
    case .name: restyle(name, .selected)
    case .row: restyle(Rect(x: 0, y: name.y, width: width, height: name.height), .selected)
    }
  }

  /// Puts the real cursor at a place; one outside the region moves to the region's nearest cell.
  public mutating func placeCursor(at point: Point) {
    guard !clip.isEmpty else { return }
    frame.cursor = Point(
      x: min(max(region.x + point.x, clip.x), clip.columns.upperBound - 1),
      y: min(max(region.y + point.y, clip.y), clip.rows.upperBound - 1)
    )
  }

  /// Keeps a text in its place behind one that runs from right to left.
  /// - Parameter gap: the column before the space that it was drawn in, where the divider looks best.
  private mutating func divide(_ text: DisplayText, x: Int, y: Int, gap: Int) {
    let y = region.y + y
    guard !isASCII, clip.rows.contains(y), text.mayChangePlaces else { return }
    let places = [region.x + gap, region.x + x - 1]
    guard let place = places.first(where: { clip.columns.contains($0) && frame[$0, y].isBlank })
    else { return }
    for before in stride(from: place - 1, through: 0, by: -1) {
      switch Direction(frame[before, y].base) {
      case .left: return
      case .right:
        frame.put(Cell(Glyph.divider.unicode, style: .muted), x: place, y: y)
        return
      case .digit, .neutral: continue
      }
    }
  }

  private func space(from x: Int, width: Int?) -> Int {
    let room = region.width - x
    return max(0, min(width ?? room, room))
  }

  private mutating func put(_ text: DisplayText, x: Int, y: Int, style: Style) {
    let y = region.y + y
    guard clip.rows.contains(y) else { return }
    let columns = clip.columns
    var x = region.x + x
    if text.isASCII {
      for byte in text.string.utf8 {
        if columns.contains(x) {
          frame.put(Cell(Unicode.Scalar(byte), style: style), x: x, y: y)
        }
        x += 1
      }
      return
    }
    for cell in text.cells(style: style) {
      put(cell, columns: x..<x + Int(cell.width), y: y)
      x += Int(cell.width)
    }
  }

  /// Puts a cell, or where it is cut by an edge, or not ASCII though it must be, what stands for it.
  private mutating func put(_ cell: Cell, columns: Range<Int>, y: Int) {
    let visible = columns.clamped(to: clip.columns)
    if visible == columns && !isASCII {
      frame.put(cell, x: columns.lowerBound, y: y)
      return
    }
    let scalar = isASCII ? ASCIIForm.inOneColumn(cell.base) : " "
    for x in visible {
      frame.put(Cell(scalar, style: cell.style), x: x, y: y)
    }
  }
}

/// A thing that knows how to draw itself into the whole of a canvas' region.
///
/// Drawing changes nothing but the canvas; what a widget remembers changes in its own functions.
public protocol Widget: Sendable {
  func draw(on canvas: inout Canvas)
}

/// Where a text stands in a space wider than itself.
public enum Alignment: Hashable, Sendable {
  case leading
  case trailing

  /// How many of the free columns go before the text.
  func lead(free: Int) -> Int {
    switch self {
    case .leading: 0
    case .trailing: max(0, free)
    }
  }
}
