import GRDB
import PortDomain

/// Reads one page of a list by its place in the order, never by counting rows from the start.
///
/// Where the key of an order can be absent the list has two stretches, those with and, last in either
/// direction, those without; each is one range of one index.
struct PageReader {
  let db: Database
  let condition: SQLFragment
  let sort: Sort

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

  /// The rows' serial numbers come from the index alone before whole rows are touched.
  private func read(
    _ stretch: Stretch,
    _ direction: Direction,
    _ limit: Int
  ) throws -> [Listing] {
    let column = sort.field.column
    let isAscending = sort.isDescending == (direction == .backward)
    var parts = [condition]
    if sort.field.canBeAbsent {
      parts.append(SQLFragment("\(column) IS \(stretch.hasKey ? "NOT " : "")NULL"))
    }
    if let anchor = stretch.anchor {
      let symbol = (isAscending ? ">" : "<") + (stretch.isInclusive ? "=" : "")
      switch anchor.key {
      case .none: parts.append(SQLFragment("request.id \(symbol) ?", [anchor.id.text]))
      case .integer(let value):
        parts.append(
          SQLFragment("(\(column), request.id) \(symbol) (?, ?)", [value, anchor.id.text])
        )
      case .text(let value):
        parts.append(
          SQLFragment("(\(column), request.id) \(symbol) (?, ?)", [value, anchor.id.text])
        )
      }
    }
    let way = isAscending ? "ASC" : "DESC"
    let order = (stretch.hasKey ? "\(column) \(way), " : "") + "request.id \(way)"
    let statement =
      SQLFragment(
        "SELECT \(RequestColumns.list) FROM (SELECT request.serial AS hit FROM request WHERE "
      )
      + .joined(parts, by: "AND", alone: "1")
      + SQLFragment(
        " ORDER BY \(order) LIMIT ?) CROSS JOIN request ON request.serial = hit ORDER BY \(order)",
        [limit]
      )
    var rows: [Listing] = []
    try db.forEach(
      statement.sql,
      statement.arguments,
      in: RequestColumns.table,
      key: RequestColumns.key
    ) { row in
      rows.append(try RequestColumns.listing(from: row))
      return true
    }
    return rows
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

  /// The column that holds `Listing.key` of it.
  fileprivate var column: String {
    switch self {
    case .urgency: "urgency"
    case .due: "span1_due"
    case .created: "request.created_at"
    case .updated: "updated_at"
    case .number: "phone_number"
    case .country: "country"
    case .carrier: "current_carrier"
    case .customer: "customer_key"
    case .status: "status_order"
    case .port: "port_date"
    case .owner: "owner"
    }
  }
}
