import GRDB
import PortDomain
import Synchronization
import TestSupport
import Testing

@testable import PortStoreSQLite

/// Asks SQLite how it reads what each field of the filter language and each order is compiled to. A plan
/// doesn't depend on how many requests there are: none was ever analysed.
@Suite("Every filter and every order is read by an index")
struct QueryPlanTests {
  /// Walked alone; looked up wherever an index tells, and sorted or sieved; a bounded walk first.
  static let reaches: [[ListReach]] = [
    [], [ListReach(sorted: .max - 1, named: .max - 1, walked: 0)],
    [ListReach(sorted: 0, named: .max - 1, walked: 0)], [ListReach(sorted: 0, named: 0, walked: 5)],
  ]

  @Test("Each field, in the order by urgency", arguments: reaches)
  func fields(_ reaches: [ListReach]) throws {
    let desk = try TestDesk()
    let store = try filled(desk, reaches)
    for filter in Filter.eachField { try check(filter, .byUrgency, store, desk) }
  }

  @Test("Each order, of some, of the open, of the closed and of all", arguments: reaches)
  func orders(_ reaches: [ListReach]) throws {
    let desk = try TestDesk()
    let store = try filled(desk, reaches)
    let filters: [Filter] = [
      .everything, .term(.flag(.open)), .term(.status([.completed])), .term(.word("ade")),
    ]
    for field in Sort.Field.allCases {
      for isDescending in [false, true] {
        for filter in filters {
          try check(filter, Sort(field, descending: isDescending), store, desk)
        }
      }
    }
  }

  private func check(
    _ filter: Filter,
    _ sort: Sort,
    _ store: SQLiteDeskStore,
    _ desk: TestDesk
  ) throws {
    let query = Query(filter, sort: sort, viewpoint: desk.viewpoint())
    var statements = try store.statements(on: .screen) {
      let rows = try store.page(query, from: .first, limit: 4).rows
      _ = try store.page(query, from: .last, limit: 4)
      for row in rows.prefix(1) + rows.suffix(1) {
        _ = try store.page(query, from: .after(sort.key(of: row)), limit: 4)
        _ = try store.page(query, from: .before(sort.key(of: row)), limit: 4)
      }
    }
    statements += try store.statements(on: .background) {
      _ = try store.count(filter, from: query.viewpoint, upTo: 10)
    }
    #expect(!statements.isEmpty)
    for sql in Set(statements) {
      for fault in try store.faults(in: sql) { Issue.record("\(filter) \(sort): \(fault)\n\(sql)") }
    }
  }

  private func filled(_ desk: TestDesk, _ reaches: [ListReach]) throws -> SQLiteDeskStore {
    let store = try desk.makeStore(reaches: reaches)
    var requests = RandomRequests(
      seed: 5,
      today: desk.desk.zones.today(in: .ghana, at: desk.clock.read())
    )
    for index in 0..<40 { try store.done(requests.entry(index)) }
    return store
  }
}

extension SQLiteDeskStore {
  /// What reads of requests were made of meanwhile.
  fileprivate func statements(
    on use: Connections.Use,
    _ body: () throws -> Void
  ) throws -> [String] {
    let queue = try connections.queue(use)
    let statements = Mutex<[String]>([])
    queue.inDatabase { db in
      db.trace { event in
        if case .statement(let statement) = event {
          statements.withLock { $0.append(statement.expandedSQL) }
        }
      }
    }
    try body()
    queue.inDatabase { $0.trace(nil) }
    return statements.withLock { $0 }.filter { $0.contains("request") }
  }

  /// What in a statement's plan grows with the number of requests though an index could serve.
  fileprivate func faults(in sql: String) throws -> [String] {
    let steps = try connections.queue(.background).inDatabase { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)")
    }
    // What was looked up is sorted or told apart; a walk never is.
    let isLookedUp = sql.contains("(request.serial IN (") || sql.hasPrefix("WITH named")
    return steps.compactMap { step in
      let detail: String = step["detail"]
      if detail == "SCAN request" { return detail }
      let isSort = detail.hasPrefix("USE TEMP B-TREE")
      return isSort && !isLookedUp ? detail : nil
    }
  }
}

extension Filter {
  /// Terms of every field and flag.
  fileprivate static var eachField: [Filter] {
    let day = Sample.day("2026-11-05")
    let days = DayField.allCases.flatMap { field -> [Term] in
      Comparison.allCases.map { .day(field, $0, .fromToday(1)) } + [.within(field, day...day)]
    }
    let order = OrderID("po_01m6dqs9m037yf0teseqvm8knq")
    let terms: [Term] =
      [
        .word("ade"), .word("ade bak"), .word("0803"), .country([.nigeria, .egypt]),
        .carrier(Array(RandomRequests.carriers.prefix(2))), .owner([.me]), .owner([.none]),
        .owner([.login("kofi")]), .reason([.pinIncorrect, .other]), .documents([.missing]),
        .customer("ade"), .turn([.carrier]), .turn([.nobody]), .next([.answer]),
        .next(Awaited.Code.ready),
      ]
      + Status.allCases.map { .status([$0]) } + Priority.allCases.map { .priority([$0]) }
      + (order.map { [.order($0)] } ?? []) + days
      + Comparison.allCases.flatMap { [.age($0, 10), .attempt($0, 1), .attempt($0, 3)] }
      + Flag.allCases.map(Term.flag)
    return terms.map(Filter.term) + [Shorthand.chase.filter, .not(.term(.country([.ghana])))]
  }
}
