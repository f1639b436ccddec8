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
      var parts = [condition]
      let lookup = LookupCompiler(viewpoint: viewpoint, half: half).lookup(filter)
      if let found = try lookup?.found(upTo: ListCounter.named, db) {
        if found.count == 0 { continue }
        parts = [
          SQLFragment("request.serial IN (") + found.serials + SQLFragment(")"),
          SQLFragment("+\(half.condition)"), SQLFragment("+(") + condition + SQLFragment(")"),
        ]
      } else {
        parts.append(SQLFragment(half.condition))
      }
      let counting =
        SQLFragment("SELECT count(*) FROM (SELECT 1 FROM request WHERE ")
        + .joined(parts, by: "AND", alone: "1") + SQLFragment(" LIMIT ?)", [cap + 1 - count])
      let table = RequestColumns.table
      count += try db.first(counting.sql, counting.arguments, in: table)?.value(0) ?? 0
    }
    return count > cap ? .moreThan(cap) : .exactly(count)
  }
}
