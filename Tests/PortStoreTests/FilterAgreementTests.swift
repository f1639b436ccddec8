import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

@Suite("A compiled filter means what the filter says")
struct FilterAgreementTests {
  /// Walked alone; looked up wherever an index tells, and sorted or sieved; first the one, then the other.
  @Test(
    "Random filters find the same requests in memory and in SQLite",
    arguments: [
      [], [ListReach(sorted: .max - 1, named: .max - 1, walked: 0)],
      [ListReach(sorted: 0, named: .max - 1, walked: 0)],
      [ListReach(sorted: 0, named: 0, walked: 20), ListReach(sorted: 15, named: 30, walked: 60)],
    ]
  )
  func agrees(_ reaches: [ListReach]) throws {
    let desk = try TestDesk()
    let memory = InMemoryStore(desk: desk.desk, clock: desk.clock.read)
    let sqlite = try desk.makeStore(reaches: reaches)
    try fill(memory, sqlite, desk)
    var numbers = SeededChance(7)
    let tagged = try Set(
      sqlite.page(
        Query(.everything, sort: Sort(.number), viewpoint: desk.viewpoint()),
        from: .first,
        limit: 40
      ).rows.map(\.request.id)
    )
    var telling = 0
    for day in [0, 1, 20] {
      desk.clock.advance(days: day)
      let viewpoint = desk.viewpoint(tagged: tagged)
      for _ in 0..<70 {
        let filter = Filter.random(depth: 3, using: &numbers)
        let sort = Sort(
          Sort.Field.allCases.randomElement(using: &numbers) ?? .due,
          descending: Bool.random(using: &numbers)
        )
        let query = Query(filter, sort: sort, viewpoint: viewpoint)
        let expected = try memory.page(query, from: .first, limit: 400)
        let found = try sqlite.page(query, from: .first, limit: 400)
        #expect(
          found.rows.map(\.request.id) == expected.rows.map(\.request.id),
          "\(filter) \(sort)"
        )
        #expect(found.rows == expected.rows)
        if !found.rows.isEmpty, found.rows.count < 300 { telling += 1 }
        #expect(
          try sqlite.count(filter, from: viewpoint, upTo: 50)
            == memory.count(filter, from: viewpoint, upTo: 50)
        )
      }
    }
    #expect(telling > 60)
  }

  /// Puts the same 300 requests into both; ids come from the desk, so each gets its own desk's.
  private func fill(
    _ memory: InMemoryStore,
    _ sqlite: SQLiteDeskStore,
    _ desk: TestDesk
  ) throws {
    for store in [memory, sqlite] as [any DeskStore] {
      desk.restartIDs()
      var requests = RandomRequests(
        seed: 1,
        today: desk.desk.zones.today(in: .ghana, at: desk.clock.read())
      )
      for index in 0..<300 {
        let id = try store.done(requests.entry(index)).request
        if let paper = requests.paper(index, for: id) { try store.done(paper) }
      }
    }
  }
}
