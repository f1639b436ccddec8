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
