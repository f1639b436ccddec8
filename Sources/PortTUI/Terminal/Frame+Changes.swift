import TerminalUI

extension Frame {
  /// The stretches of rows in which this frame differs from what is shown; all rows if nothing is
  /// shown yet or its size differs.
  func changes(from shown: Frame?) -> [Change] {
    guard let shown, shown.size == size else {
      return (0..<size.height).map { Change(y: $0, columns: 0..<size.width) }
    }
    var changes: [Change] = []
    for y in 0..<size.height {
      let new = row(y)
      let old = shown.row(y)
      guard new != old else { continue }
      var start: Int?
      for (x, differs) in zip(new, old).lazy.map({ $0 != $1 }).enumerated() {
        if differs {
          start = start ?? x
        } else if let first = start {
          changes.append(Change(y: y, columns: first..<x))
          start = nil
        }
      }
      if let first = start { changes.append(Change(y: y, columns: first..<size.width)) }
    }
    return changes
  }

  /// Neighbouring cells of a row that changed.
  struct Change: Equatable {
    let y: Int
    let columns: Range<Int>
  }
}
