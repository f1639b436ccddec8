/// Where the cursor of a list is and which part of the list is seen.
///
/// The cursor is always within the list and in view; the view never reaches past the list's end
/// while it could show more of its start.
public struct ListScroll: Hashable, Sendable {
  public private(set) var count: Int
  /// The rows in view.
  public private(set) var height: Int
  /// The index that the cursor is on; 0 in an empty list.
  public private(set) var cursor = 0
  /// The index of the first row in view.
  public private(set) var offset = 0

  public enum Motion: CaseIterable, Hashable, Sendable {
    case up, down, pageUp, pageDown, halfPageUp, halfPageDown, home, end
  }

  public init(count: Int = 0, height: Int = 0) {
    self.count = max(0, count)
    self.height = max(0, height)
  }

  /// The indices in view.
  public var visible: Range<Int> { offset..<min(count, offset + height) }

  /// The row of the view that the cursor is on, or nil if the list is empty.
  public var cursorRow: Int? { count > 0 && height > 0 ? cursor - offset : nil }

  public mutating func move(_ motion: Motion) {
    switch motion {
    case .up: select(cursor - 1)
    case .down: select(cursor + 1)
    case .pageUp: turn(by: -height)
    case .pageDown: turn(by: height)
    case .halfPageUp: turn(by: -(height + 1) / 2)
    case .halfPageDown: turn(by: (height + 1) / 2)
    case .home: select(0)
    case .end: select(count - 1)
    }
  }

  /// Puts the cursor on an index, or the nearest there is, and scrolls as little as it takes.
  public mutating func select(_ index: Int) {
    cursor = min(max(0, index), max(0, count - 1))
    settle()
  }

  public mutating func resize(height: Int) {
    self.height = max(0, height)
    settle()
  }

  public mutating func setCount(_ count: Int) {
    self.count = max(0, count)
    select(cursor)
  }

  /// Moves cursor and view together, so that the cursor keeps its place on the screen.
  private mutating func turn(by rows: Int) {
    offset = max(0, offset + rows)
    select(cursor + rows)
  }

  private mutating func settle() {
    offset = min(offset, max(0, count - height))
    if cursor < offset { offset = cursor }
    if height > 0 { offset = max(offset, cursor - height + 1) }
  }
}
