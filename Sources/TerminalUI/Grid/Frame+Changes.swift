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
