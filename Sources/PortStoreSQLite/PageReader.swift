import GRDB
import PortDomain

/// Reads one page of a list by its place in the order, never by counting rows from the start.
///
/// Where the key of an order can be absent the list has two stretches, those with and, last in either
/// direction, those without; each is one range of one index in each half.
struct PageReader {
  let db: Database
  let filter: Filter
  let viewpoint: Viewpoint
  let sort: Sort
  /// How far to walk before lookups are tried.
  let reaches: [ListReach]
  let condition: SQLFragment
  private let halves: [ListHalf]

  init(_ query: Query, _ db: Database, reaches: [ListReach]) {
    self.db = db
    self.reaches = reaches
    filter = query.filter
    viewpoint = query.viewpoint
    sort = query.sort
    condition = FilterCompiler(viewpoint: viewpoint).condition(filter)
    let meant = filter.halves
    halves = ListHalf.allCases.filter(meant.contains)
  }

  /// A stretch of the list and from where in it.
  private struct Stretch {
    let hasKey: Bool
    /// nil for the whole stretch.
    let anchor: PageKey?
    let isInclusive: Bool
  }

  private enum Direction {
    case forward, backward
  }

  func page(from start: PageStart, limit: Int) throws -> Page {
    switch start {
    case .first: try page(.forward, nil, limit)
    case .last: try page(.backward, nil, limit)
    case .after(let key): try page(.forward, key, limit)
    case .before(let key): try page(.backward, key, limit)
    case .at(let key): try page(.forward, key, isInclusive: true, limit)
    case .around(let key, let orFirst): try page(around: key, orFirst: orFirst, limit)
    }
  }

  private func page(around anchor: PageKey, orFirst: Bool, _ limit: Int) throws -> Page {
    let before = limit / 2
    let after = try listings(.forward, anchor, isInclusive: true, limit - before + 1)
    if orFirst, after.first.map(key(of:)) != anchor { return try page(.forward, nil, limit) }
    let earlier = try listings(.backward, anchor, isInclusive: false, before + 1)
    return Page(
      rows: earlier.prefix(before).reversed() + after.prefix(limit - before),
      hasBefore: earlier.count > before,
      hasAfter: after.count > limit - before
    )
  }

  private func page(
    _ direction: Direction,
    _ anchor: PageKey?,
    isInclusive: Bool = false,
    _ limit: Int
  ) throws -> Page {
    var rows = try listings(direction, anchor, isInclusive: isInclusive, limit + 1)
    let hasMore = rows.count > limit
    if hasMore { rows.removeLast() }
    let isBehind = try hasRows(behind: rows.first.map(key(of:)) ?? anchor, direction, anchor)
    switch direction {
    case .forward: return Page(rows: rows, hasBefore: isBehind, hasAfter: hasMore)
    case .backward: return Page(rows: rows.reversed(), hasBefore: hasMore, hasAfter: isBehind)
    }
  }

  /// Whether the list goes on on the side from which a page was read.
  private func hasRows(
    behind key: PageKey?,
    _ direction: Direction,
    _ anchor: PageKey?
  ) throws -> Bool {
    guard let key, anchor != nil else { return false }
    return try !listings(direction == .forward ? .backward : .forward, key, isInclusive: false, 1)
      .isEmpty
  }

  private func key(of listing: Listing) -> PageKey { sort.key(of: listing) }

  private func listings(
    _ direction: Direction,
    _ anchor: PageKey?,
    isInclusive: Bool,
    _ limit: Int
  ) throws -> [Listing] {
    var rows: [Listing] = []
    for stretch in stretches(direction, anchor, isInclusive) where rows.count < limit {
      rows += try read(stretch, direction, limit - rows.count)
    }
    return rows
  }

  private func stretches(
    _ direction: Direction,
    _ anchor: PageKey?,
    _ isInclusive: Bool
  ) -> [Stretch] {
    var order = sort.field.canBeAbsent ? [true, false] : [true]
    if direction == .backward { order.reverse() }
    guard let anchor else {
      return order.map { Stretch(hasKey: $0, anchor: nil, isInclusive: false) }
    }
    let start = order.firstIndex(of: anchor.key != .none) ?? 0
    return order[start...].map { hasKey in
      Stretch(
        hasKey: hasKey,
        anchor: hasKey == (anchor.key != .none) ? anchor : nil,
        isInclusive: isInclusive
      )
    }
  }

  /// Each half has its own rows of the stretch; the first of both together are the first of the stretch.
  private func read(
    _ stretch: Stretch,
    _ direction: Direction,
    _ limit: Int
  ) throws -> [Listing] {
    var rows: [Listing] = []
    for half in halves {
      let more = try HalfReader(
        db: db,
        list: self,
        order: ListOrder(
          sort.field,
          of: half,
          hasKey: stretch.hasKey,
          isAscending: sort.isDescending == (direction == .backward)
        )
      ).rows(from: stretch.anchor, isInclusive: stretch.isInclusive, limit)
      rows = rows.isEmpty ? more : merged(rows, more, direction)
    }
    return Array(rows.prefix(limit))
  }

  private func merged(
    _ left: [Listing],
    _ right: [Listing],
    _ direction: Direction
  ) -> [Listing] {
    var rows: [Listing] = []
    var (left, right) = (left[...], right[...])
    while let first = left.first, let other = right.first {
      let isFirst = sort.precedes(key(of: first), key(of: other)) == (direction == .forward)
      rows.append(isFirst ? left.removeFirst() : right.removeFirst())
    }
    return rows + left + right
  }
}

extension Sort.Field {
  /// Whether a request can be without it.
  fileprivate var canBeAbsent: Bool {
    switch self {
    case .urgency, .due, .port, .owner: true
    case .created, .updated, .number, .country, .carrier, .customer, .status: false
    }
  }
}
