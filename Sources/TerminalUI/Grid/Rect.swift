/// A rectangle of cells; its width and height are never negative.
///
/// A screen is laid out by taking strips off a rectangle until what is left is the main part.
public struct Rect: Hashable, Sendable {
  public private(set) var x: Int
  public private(set) var y: Int
  public private(set) var width: Int
  public private(set) var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  public var size: Size { Size(width: width, height: height) }
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The columns it spans, the end excluded.
  public var columns: Range<Int> { x..<x + width }
  /// The rows it spans, the end excluded.
  public var rows: Range<Int> { y..<y + height }

  public func contains(_ point: Point) -> Bool {
    columns.contains(point.x) && rows.contains(point.y)
  }

  public func intersection(_ other: Rect) -> Rect {
    let columns = columns.clamped(to: other.columns)
    let rows = rows.clamped(to: other.rows)
    return Rect(x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
  }

  public func moved(x dx: Int, y dy: Int) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width, height: height)
  }

  /// The rectangle without so many columns on either side and so many rows above and below.
  public func inset(columns: Int, rows: Int = 0) -> Rect {
    let columns = min(columns, width / 2)
    let rows = min(rows, height / 2)
    return Rect(
      x: x + columns,
      y: y + rows,
      width: width - 2 * columns,
      height: height - 2 * rows
    )
  }

  /// Takes rows off the top, at most those that are there, and returns them.
  public mutating func takeTop(_ rows: Int) -> Rect {
    let rows = min(max(0, rows), height)
    let strip = Rect(x: x, y: y, width: width, height: rows)
    y += rows
    height -= rows
    return strip
  }

  /// Takes rows off the bottom, at most those that are there, and returns them.
  public mutating func takeBottom(_ rows: Int) -> Rect {
    let rows = min(max(0, rows), height)
    height -= rows
    return Rect(x: x, y: y + height, width: width, height: rows)
  }

  /// Takes columns off the right, at most those that are there, and returns them.
  public mutating func takeRight(_ columns: Int) -> Rect {
    let columns = min(max(0, columns), width)
    width -= columns
    return Rect(x: x + width, y: y, width: columns, height: height)
  }
}

/// A place in a grid of cells: columns to the right, rows downwards, from 0.
public struct Point: Hashable, Sendable {
  public var x: Int
  public var y: Int

  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  public static let zero = Point(x: 0, y: 0)
}

/// How many columns and rows a grid has; never negative.
public struct Size: Hashable, Sendable {
  public let width: Int
  public let height: Int

  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}
