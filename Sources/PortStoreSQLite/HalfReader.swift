import GRDB
import PortDomain

/// How much is tried before the next way of reading a list: first what few requests a lookup names, then a
/// walk over so many rows.
public struct ListReach: Hashable, Sendable {
  /// How many requests a lookup may name to be read one by one and sorted.
  let sorted: Int
  /// How many it may name at all: before more than `sorted` are read, the order's index is passed over for a
  /// while, and of its rows those alone are read that are named.
  let named: Int
  /// How many rows are walked over.
  let walked: Int

  public init(sorted: Int, named: Int, walked: Int) {
    self.sorted = sorted
    self.named = named
    self.walked = walked
  }

  /// A row that is named costs about as much as one that is walked over, one that is passed by a tenth,
  /// and to count names as much again. What is meant is found early in a walk, if it is common, or has few
  /// names, if it is rare; each step costs some times the one before.
  public static let usual = [
    ListReach(sorted: 1000, named: 1000, walked: 1200),
    ListReach(sorted: 1000, named: 12_000, walked: 8000),
    ListReach(sorted: 40_000, named: 40_000, walked: 40_000),
    ListReach(sorted: 400_000, named: 400_000, walked: .max),
  ]
}

/// A row of a list by its place in the order, before the row itself is read.
struct ListPlace {
  let serial: Int
  let key: PageKey
}

/// Reads what a filter means in one half of a list's stretch.
struct HalfReader {
  let db: Database
  let list: PageReader
  let order: ListOrder

  /// The first places from one on.
  func places(from anchor: PageKey?, isInclusive: Bool, _ limit: Int) throws -> [ListPlace] {
    let compiler = LookupCompiler(viewpoint: list.viewpoint, half: order.half)
    guard let lookup = compiler.lookup(list.filter) else {
      return try walk(from: anchor, isInclusive, limit)
    }
    var places: [ListPlace] = []
    var (anchor, isInclusive) = (anchor, isInclusive)
    for reach in list.reaches {
      let left = limit - places.count
      if let found = try lookup.found(upTo: reach.named, db) {
        if found.count == 0 { return places }
        if found.count > reach.sorted {
          // Passing four rows for each name costs what sorting would.
          let edge = try key(4 * found.count, behind: anchor)
          places += try walk(from: anchor, isInclusive, to: edge, among: found, left)
          guard let edge, places.count < limit else { return places }
          (anchor, isInclusive) = (edge, false)
        }
        return try places
          + self.places(among: found, from: anchor, isInclusive, limit - places.count)
      }
      guard reach.walked < .max,
        let edge = try key(reach.walked, behind: anchor)
      else { break }
      places += try walk(from: anchor, isInclusive, to: edge, left)
      if places.count == limit { return places }
      (anchor, isInclusive) = (edge, false)
    }
    return try places + walk(from: anchor, isInclusive, limit - places.count)
  }

  /// The key of the row so far behind a place; nil where the stretch ends before.
  private func key(_ distance: Int, behind anchor: PageKey?) throws -> PageKey? {
    var parts = order.conditions.map { SQLFragment($0) }
    if let anchor { parts.append(order.behind(anchor, isInclusive: false)) }
    let statement =
      SQLFragment("SELECT request.id, \(order.column ?? "NULL") FROM \(order.source) WHERE ")
      + .joined(parts, by: "AND", alone: "1")
      + SQLFragment(" ORDER BY \(order.terms) LIMIT 1 OFFSET ?", [distance])
    let table = RequestColumns.table
    guard let row = try db.first(statement.sql, statement.arguments, in: table) else { return nil }
    return PageKey(key: try row.key(1, of: list.sort.field), id: try row.value(0))
  }

  /// In the order, row by row.
  /// - Parameter found: reads only those of them that a lookup names.
  private func walk(
    from anchor: PageKey?,
    _ isInclusive: Bool,
    to edge: PageKey? = nil,
    among found: FilterLookup.Found? = nil,
    _ limit: Int
  ) throws -> [ListPlace] {
    var parts = order.conditions.map { SQLFragment($0) }
    if let anchor { parts.append(order.behind(anchor, isInclusive: isInclusive)) }
    if let edge { parts.append(order.upTo(edge)) }
    if let found {
      parts.append(SQLFragment("+request.serial IN (") + found.serials + SQLFragment(")"))
    }
    return try places(of: order.source, where: parts, limit)
  }

  /// Those that a lookup names, sorted.
  private func places(
    among found: FilterLookup.Found,
    from anchor: PageKey?,
    _ isInclusive: Bool,
    _ limit: Int
  ) throws -> [ListPlace] {
    var parts = [SQLFragment("request.serial IN (") + found.serials + SQLFragment(")")]
    // None of these is to be looked up.
    parts += order.conditions.map { SQLFragment($0.hasPrefix("+") ? $0 : "+" + $0) }
    if let anchor {
      parts.append(order.behind(anchor, isInclusive: isInclusive, isPlain: true))
    }
    return try places(of: "request", where: parts, limit)
  }

  private func places(
    of source: String,
    where parts: [SQLFragment],
    _ limit: Int
  ) throws -> [ListPlace] {
    // The plus keeps the filter from choosing an index: which one serves is known already.
    let condition = SQLFragment("+(") + list.condition + SQLFragment(")")
    let statement =
      SQLFragment(
        "SELECT request.id, \(order.column ?? "NULL"), request.serial FROM \(source) WHERE "
      )
      + .joined(parts + [condition], by: "AND", alone: "1")
      + SQLFragment(" ORDER BY \(order.terms) LIMIT ?", [limit])
    var places: [ListPlace] = []
    try db.forEach(statement.sql, statement.arguments, in: RequestColumns.table) { row in
      let key = PageKey(key: try row.key(1, of: list.sort.field), id: try row.value(0))
      places.append(ListPlace(serial: try row.value(2), key: key))
      return true
    }
    return places
  }
}
