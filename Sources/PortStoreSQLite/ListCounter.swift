import GRDB
import PortDomain

/// Counts what a filter means, as far as asked for.
struct ListCounter {
  let db: Database
  let filter: Filter
  let viewpoint: Viewpoint

  /// More than these are not looked up one by one.
  private static let named = 400_000

  func count(upTo cap: Int) throws -> Count {
    let condition = FilterCompiler(viewpoint: viewpoint).condition(filter)
    let meant = filter.halves
    var count = 0
    for half in ListHalf.allCases where meant.contains(half) && count <= cap {
      let left = cap + 1 - count
      let lookup = LookupCompiler(viewpoint: viewpoint, half: half).lookup(filter)
      let found = try lookup?.found(upTo: ListCounter.named, db)
      if found?.count == 0 { continue }
      let counting =
        found.map { among($0, half, condition, left) } ?? walked(half, condition, left)
      let table = RequestColumns.table
      count += try db.first(counting.sql, counting.arguments, in: table)?.value(0) ?? 0
    }
    return count > cap ? .moreThan(cap) : .exactly(count)
  }

  /// One after another, so that no more are looked at than it takes.
  private func among(
    _ found: FilterLookup.Found,
    _ half: ListHalf,
    _ condition: SQLFragment,
    _ limit: Int
  ) -> SQLFragment {
    SQLFragment("WITH named (serial) AS (") + found.serials
      + SQLFragment(
        """
        ) SELECT count(*) FROM (SELECT DISTINCT request.serial FROM named
        CROSS JOIN request ON request.serial = named.serial WHERE +\(half.condition) AND
        """
      ) + SQLFragment(" +(") + condition + SQLFragment(") LIMIT ?)", [limit])
  }

  private func walked(
    _ half: ListHalf,
    _ condition: SQLFragment,
    _ limit: Int
  ) -> SQLFragment {
    SQLFragment("SELECT count(*) FROM (SELECT 1 FROM request WHERE \(half.condition) AND ")
      + condition + SQLFragment(" LIMIT ?)", [limit])
  }
}
