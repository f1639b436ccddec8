import Glibc

/// What the whole terminal shows at one moment: the cells, row by row, and where the cursor stands.
///
/// A wide character always has its trail, and a trail its wide character: writing over one half
/// blanks the other.
public struct Frame: Hashable, Sendable {
  public let size: Size
  /// All cells, row after row.
  public private(set) var cells: [Cell]
  /// Where the real cursor stands; hidden if nil.
  public internal(set) var cursor: Point?

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.width * size.height)
  }

  /// The cell at a place, which must lie within the frame.
  public subscript(x: Int, y: Int) -> Cell {
    cells[index(x, y)]
  }

  /// The cells of one row, which must lie within the frame.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    let start = index(0, y)
    return cells[start..<start + size.width]
  }

  /// Puts a cell, and the trail of a wide one, at a place where it fits.
  mutating func put(_ cell: Cell, x: Int, y: Int) {
    let index = index(x, y)
    mend(index)
    if cell.width == 2 {
      precondition(x + 1 < size.width, "a wide character needs two columns")
      mend(index + 1)
      cells[index + 1] = .trail(cell.style)
    }
    cells[index] = cell
  }

  /// The cells of a part that lies within the frame.
  func cells(in part: Rect) -> [Cell] {
    var copy: [Cell] = []
    copy.reserveCapacity(part.width * part.height)
    for y in part.rows {
      let start = y * size.width + part.x
      copy += cells[start..<start + part.width]
    }
    return copy
  }

  /// Puts the cells of a part, as they were taken from one of its size.
  mutating func put(_ part: [Cell], in place: Rect) {
    for (row, y) in place.rows.enumerated() {
      let (start, first) = (y * size.width + place.x, row * place.width)
      cells.replaceSubrange(start..<start + place.width, with: part[first..<first + place.width])
    }
  }

  mutating func restyle(_ style: Style, x: Int, y: Int) {
    cells[index(x, y)].style = style
  }

  /// Blanks the other half of a wide character whose cell at the index is about to be replaced.
  private mutating func mend(_ index: Int) {
    switch cells[index].width {
    case 0: cells[index - 1] = .blank(cells[index - 1].style)
    case 2: cells[index + 1] = .blank(cells[index + 1].style)
    case _: break
    }
  }

  private func index(_ x: Int, _ y: Int) -> Int {
    precondition(
      x >= 0 && x < size.width && y >= 0 && y < size.height,
      "(\(x), \(y)) lies outside a frame of \(size.width)x\(size.height)"
    )
    return y * size.width + x
  }
}

/// Frames as text, for tests and for looking at them.
extension Frame {
  /// What each row shows, as many columns wide as the frame.
  public var text: [String] {
    (0..<size.height).map { y in row(y).map(\.text).joined() }
  }

  /// The letter of each cell's style, row by row.
  public var styleLetters: [String] {
    (0..<size.height).map { y in String(row(y).map(\.style.letter)) }
  }

  /// The frame as golden files hold it: the text, the styles, and the cursor.
  public var golden: String {
    var lines = text.map { "|\($0)|" }
    lines.append("style")
    lines += styleLetters.map { "|\($0)|" }
    lines.append(cursor.map { "cursor \($0.x),\($0.y)" } ?? "cursor hidden")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Frame {
  /// The stretches of rows in which this frame differs from what is shown; all rows if nothing is
  /// shown yet or its size differs.
  public func changes(from shown: Frame?) -> [Change] {
    guard let shown, shown.size == size else {
      return (0..<size.height).map { Change(y: $0, columns: 0..<size.width) }
    }
    var changes: [Change] = []
    cells.withUnsafeBufferPointer { new in
      shown.cells.withUnsafeBufferPointer { old in
        for y in 0..<size.height {
          // Most rows are the same, byte for byte.
          let (first, bytes) = (y * size.width, size.width * MemoryLayout<Cell>.stride)
          if let new = new.baseAddress, let old = old.baseAddress,
            memcmp(new + first, old + first, bytes) == 0
          {
            continue
          }
          var start: Int?
          for x in 0..<size.width {
            let index = y * size.width + x
            if new[index] != old[index] {
              start = start ?? x
            } else if let first = start {
              changes.append(Change(y: y, columns: first..<x))
              start = nil
            }
          }
          if let first = start { changes.append(Change(y: y, columns: first..<size.width)) }
        }
      }
    }
    return changes
  }

  /// Neighbouring cells of a row that changed.
  public struct Change: Equatable, Sendable {
    public let y: Int
    public let columns: Range<Int>
  }
}
