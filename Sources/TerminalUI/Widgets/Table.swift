/// Rows in columns under their heads, with a gutter of signs at the left.
///
/// The rows are those in view. The cursor's row is marked by `>`, and its first cell is its name.
public struct Table: Widget, Hashable {
  public struct Column: Hashable, Sendable {
    public enum Width: Hashable, Sendable {
      case fixed(Int)
      /// At least so wide; shares what is left over with the other flexible columns.
      case flexible(min: Int)

      public var least: Int {
        switch self {
        case .fixed(let width): width
        case .flexible(let least): least
        }
      }
    }

    public let title: DisplayText
    public let width: Width
    public let alignment: Alignment
    /// Columns of a higher number go first where the width doesn't suffice; nil always stays.
    public let dropOrder: Int?

    public init(
      _ title: DisplayText,
      width: Width,
      alignment: Alignment = .leading,
      dropOrder: Int? = nil
    ) {
      self.title = title
      self.width = width
      self.alignment = alignment
      self.dropOrder = dropOrder
    }
  }

  public struct Row: Hashable, Sendable {
    public enum Mark: Hashable, Sendable {
      case none
      /// Changed by someone else and not seen yet: `*`.
      case changed
      /// Tagged for the next command: `+`.
      case tagged
      /// Between where a range was begun and the cursor: `|`.
      case ranged
      /// Left the list and stays in its place: `·`.
      case gone

      /// The sign read aloud.
      var word: DisplayText {
        switch self {
        case .none: ""
        case .changed: "changed, "
        case .tagged: "tagged, "
        case .ranged: "in range, "
        case .gone: "left, "
        }
      }

      var text: DisplayText {
        switch self {
        case .none: ""
        case .changed: "*"
        case .tagged: "+"
        case .ranged: "|"
        case .gone: DisplayText(.dot)
        }
      }
    }

    public let mark: Mark
    /// As many as there are columns.
    public let cells: [StyledText]

    public init(mark: Mark = .none, cells: [StyledText]) {
      self.mark = mark
      self.cells = cells
    }
  }

  public let columns: [Column]
  public let rows: [Row]
  /// The index of the cursor's row among `rows`.
  public let cursor: Int?

  public init(columns: [Column], rows: [Row], cursor: Int?) {
    self.columns = columns
    self.rows = rows
    self.cursor = cursor
  }

  public func draw(on canvas: inout Canvas) {
    guard !canvas.isLinear else { return drawSentences(on: &canvas) }
    drawHeads(on: &canvas)
    let places = Table.layout(columns, width: canvas.width)
    for (index, row) in rows.enumerated() {
      draw(row, at: index + 1, places: places, on: &canvas)
    }
    if let cursor, rows.indices.contains(cursor) {
      drawCursor(at: cursor + 1, on: rows[cursor], places: places, on: &canvas)
    }
  }

  /// Draws the heads alone, in the first row.
  public func drawHeads(on canvas: inout Canvas) {
    for place in Table.layout(columns, width: canvas.width) {
      let column = columns[place.column]
      canvas.draw(
        column.title,
        at: Point(x: place.x, y: 0),
        style: .heading,
        width: place.width,
        alignment: column.alignment
      )
    }
  }

  /// Draws one row alone.
  /// - Parameter places: of `layout` in the canvas' width.
  public func draw(_ row: Row, at y: Int, places: [Place], on canvas: inout Canvas) {
    canvas.draw(row.mark.text, at: Point(x: 1, y: y), style: .marker)
    for place in places where row.cells.indices.contains(place.column) {
      canvas.draw(
        row.cells[place.column],
        at: Point(x: place.x, y: y),
        width: place.width,
        alignment: columns[place.column].alignment
      )
    }
  }

  /// Marks a row as the cursor's.
  /// - Parameter row: of its cells the first one is enough, its name.
  public func drawCursor(at y: Int, on row: Row, places: [Place], on canvas: inout Canvas) {
    if let place = places.first {
      let name = row.cells[place.column]
      let columns = (canvas.isASCII ? name.inASCII : name).columns
      canvas.select(Rect(x: place.x, y: y, width: min(columns, place.width), height: 1))
    }
    canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
    canvas.placeCursor(at: Point(x: 0, y: y))
  }

  /// Draws each row as one sentence: what names it, then its other cells behind their heads.
  private func drawSentences(on canvas: inout Canvas) {
    for (index, row) in rows.enumerated() {
      let y = index + 1
      let line = StyledText(row.mark.word) + .sentence(of: row.cells, under: columns.map(\.title))
      canvas.draw(line, at: Point(x: Table.gutter, y: y))
      guard index == cursor else { continue }
      let name = row.cells.first?.columns ?? 0
      canvas.select(
        Rect(x: Table.gutter + row.mark.word.columns, y: y, width: name, height: 1)
      )
      canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
      canvas.placeCursor(at: Point(x: 0, y: y))
    }
  }
}

extension StyledText {
  /// Cells as they are read aloud: the first one, then the others behind their heads; without those that
  /// hold nothing.
  public static func sentence(of cells: [StyledText], under heads: [DisplayText]) -> StyledText {
    var line = StyledText()
    for (head, cell) in zip(heads, cells) where !cell.isNothing {
      if line.columns > 0 { line.append(head.isEmpty ? ", " : ", \(head) ", .muted) }
      line += cell
    }
    return line
  }

  /// Whether there is nothing to be read aloud.
  fileprivate var isNothing: Bool {
    spans.allSatisfy { $0.text.isEmpty || $0.text == DisplayText(.enDash) || $0.text == "-" }
  }
}

extension Table {
  /// The columns of the gutter: cursor, mark, a blank.
  public static let gutter = 3

  /// Where a column stands.
  public struct Place: Hashable, Sendable {
    /// The index of the column.
    public let column: Int
    public let x: Int
    public let width: Int
  }

  /// The columns that fit into a width, in their order, one blank between two.
  public static func layout(_ columns: [Column], width: Int) -> [Place] {
    var kept = Array(columns.indices)
    let room = max(0, width - gutter)
    while needed(kept, of: columns) > room {
      let droppable = kept.filter { columns[$0].dropOrder != nil }
      guard
        let first = droppable.max(by: {
          (columns[$0].dropOrder ?? 0, $0) < (columns[$1].dropOrder ?? 0, $1)
        })
      else { break }
      kept.removeAll { $0 == first }
    }
    var spare = max(0, room - needed(kept, of: columns))
    var flexible = kept.count { columns[$0].width.isFlexible }
    var x = gutter
    return kept.map { index in
      var width = columns[index].width.least
      if columns[index].width.isFlexible {
        let share = (spare + flexible - 1) / flexible
        width += share
        spare -= share
        flexible -= 1
      }
      defer { x += width + 1 }
      return Place(column: index, x: x, width: width)
    }
  }

  private static func needed(_ kept: [Int], of columns: [Column]) -> Int {
    kept.reduce(0) { $0 + columns[$1].width.least } + max(0, kept.count - 1)
  }
}

extension Table.Column.Width {
  fileprivate var isFlexible: Bool {
    switch self {
    case .fixed: false
    case .flexible: true
    }
  }
}
