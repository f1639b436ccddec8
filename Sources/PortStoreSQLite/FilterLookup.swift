import GRDB
import PortDomain

/// Requests that a filter may mean, as indexes name them: all that it means and few others.
///
/// A list is either walked in its order, each row held against the filter, or made of what a lookup names.
/// The first wins where the filter means many of the rows, the second where it means few.
indirect enum FilterLookup {
  /// What a query names, none twice needed.
  case named(SQLFragment)
  /// Each of these names all that are meant.
  case anyOf([FilterLookup])
  /// These name them together.
  case allOf([FilterLookup])

  /// Requests named by one query.
  struct Found {
    let serials: SQLFragment
    /// How many; one that is named twice counts twice.
    let count: Int
  }

  /// The fewest that are named; nil where they are more than `cap`.
  func found(upTo cap: Int, _ db: Database) throws -> Found? {
    switch self {
    case .named(let serials):
      let counting =
        SQLFragment("SELECT count(*) FROM (") + serials + SQLFragment(" LIMIT ?)", [cap + 1])
      let count: Int =
        try db.first(counting.sql, counting.arguments, in: RequestColumns.table)?.value(0) ?? 0
      return count > cap ? nil : Found(serials: serials, count: count)
    case .anyOf(let lookups):
      var best: Found?
      for lookup in lookups {
        guard let found = try lookup.found(upTo: best.map { $0.count - 1 } ?? cap, db) else {
          continue
        }
        best = found
        if found.count == 0 { break }
      }
      return best
    case .allOf(let lookups):
      var all = Found(serials: SQLFragment("SELECT NULL WHERE 0"), count: 0)
      for lookup in lookups {
        guard let found = try lookup.found(upTo: cap - all.count, db) else { return nil }
        if found.count == 0 { continue }
        all = Found(
          serials: all.count == 0
            ? found.serials : all.serials + SQLFragment(" UNION ALL ") + found.serials,
          count: all.count + found.count
        )
      }
      return all
    }
  }
}
