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
    // Most often what was just narrowed doesn't have it, which its row alone tells.
    if orFirst, try !has(anchor.id) { return try page(.forward, nil, limit) }
    let before = limit / 2
    let after = try places(.forward, anchor, isInclusive: true, limit - before + 1)
    if orFirst, after.first?.key != anchor { return try page(.forward, nil, limit) }
    let earlier = try places(.backward, anchor, isInclusive: false, before + 1)
    return Page(
      rows: try rows(at: earlier.prefix(before).reversed() + after.prefix(limit - before)),
      hasBefore: earlier.count > before,
      hasAfter: after.count > limit - before
    )
  }

  /// Whether a request is in the list.
  private func has(_ id: RequestID) throws -> Bool {
    let statement =
      SQLFragment("SELECT request.id FROM request WHERE request.id = ? AND +(", [id.text])
      + condition + SQLFragment(")")
    return try db.first(statement.sql, statement.arguments, in: RequestColumns.table) != nil
  }

  private func page(
    _ direction: Direction,
    _ anchor: PageKey?,
    isInclusive: Bool = false,
    _ limit: Int
  ) throws -> Page {
    var places = try places(direction, anchor, isInclusive: isInclusive, limit + 1)
    let hasMore = places.count > limit
    if hasMore { places.removeLast() }
    let isBehind = try hasRows(behind: places.first?.key ?? anchor, direction, anchor)
    let rows = try rows(at: direction == .forward ? places : places.reversed())
    switch direction {
    case .forward: return Page(rows: rows, hasBefore: isBehind, hasAfter: hasMore)
    case .backward: return Page(rows: rows, hasBefore: hasMore, hasAfter: isBehind)
    }
  }

  /// Whether the list goes on on the side from which a page was read.
  private func hasRows(
    behind key: PageKey?,
    _ direction: Direction,
    _ anchor: PageKey?
  ) throws -> Bool {
    guard let key, anchor != nil else { return false }
    return try !places(direction == .forward ? .backward : .forward, key, isInclusive: false, 1)
      .isEmpty
  }

  /// The requests at some places, in their order: of what the halves have only what is shown is read whole.
  private func rows(at places: [ListPlace]) throws -> [Listing] {
    var rows: [Int: Listing] = Dictionary(minimumCapacity: places.count)
    try db.forEach(
      "SELECT \(RequestColumns.list) FROM request WHERE serial IN (SELECT value FROM json_each(?))",
      ["[\(places.map { String($0.serial) }.joined(separator: ","))]"],
      in: RequestColumns.table,
      key: RequestColumns.key
    ) { row in
      rows[try row.value(0)] = try RequestColumns.listing(from: row)
      return true
    }
    return places.compactMap { rows[$0.serial] }
  }

  private func places(
    _ direction: Direction,
    _ anchor: PageKey?,
    isInclusive: Bool,
    _ limit: Int
  ) throws -> [ListPlace] {
    var places: [ListPlace] = []
    for stretch in stretches(direction, anchor, isInclusive) where places.count < limit {
      places += try read(stretch, direction, limit - places.count)
    }
    return places
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

  /// Each half has its own places in the stretch; the first of both together are the first of the stretch.
  private func read(
    _ stretch: Stretch,
    _ direction: Direction,
    _ limit: Int
  ) throws -> [ListPlace] {
    var places: [ListPlace] = []
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
      ).places(from: stretch.anchor, isInclusive: stretch.isInclusive, limit)
      places = places.isEmpty ? more : merged(places, more, direction)
    }
    return Array(places.prefix(limit))
  }

  private func merged(
    _ left: [ListPlace],
    _ right: [ListPlace],
    _ direction: Direction
  ) -> [ListPlace] {
    var places: [ListPlace] = []
    var (left, right) = (left[...], right[...])
    while let first = left.first, let other = right.first {
      let isFirst = sort.precedes(first.key, other.key) == (direction == .forward)
      places.append(isFirst ? left.removeFirst() : right.removeFirst())
    }
    return places + left + right
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
