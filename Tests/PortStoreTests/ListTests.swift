import PortDomain
import TestSupport
import Testing

@Suite("Every store turns pages")
struct ListTests {
  @Test(
    "Pages forwards and backwards meet every request once, in order",
    arguments: StoreKind.allCases
  )
  func walks(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try filled(kind, desk, count: 57)
    for field in Sort.Field.allCases {
      for isDescending in [false, true] {
        let query = Query(
          .everything,
          sort: Sort(field, descending: isDescending),
          viewpoint: desk.viewpoint()
        )
        let whole = try store.page(query, from: .first, limit: 100).rows
        #expect(whole.count == 57)
        #expect(try walk(store, query, forwards: true) == whole)
        #expect(try walk(store, query, forwards: false) == whole)
      }
    }
  }

  @Test("A page goes on behind its place whatever came in before it", arguments: StoreKind.allCases)
  func keepsItsPlace(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try filled(kind, desk, count: 20)
    let query = Query(.everything, sort: Sort(.number), viewpoint: desk.viewpoint())
    let first = try store.page(query, from: .first, limit: 5)
    let rest = try store.page(query, from: .first, limit: 100).rows.dropFirst(5)
    let place = try #require(first.rows.last).key(in: query)
    try store.create(.sample("+2348030000001"), key: "new")
    let next = try store.page(query, from: .after(place), limit: 5)
    #expect(next.rows == Array(rest.prefix(5)))
    #expect(next.hasBefore)
    let back = try store.page(query, from: .before(place), limit: 100)
    #expect(!back.hasBefore && back.hasAfter)
    let same = try store.page(query, from: .at(place), limit: 1)
    #expect(same.rows == [try #require(first.rows.last)])
  }

  @Test(
    "A page lies around a request, its place, or the list's beginning",
    arguments: StoreKind.allCases
  )
  func around(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try filled(kind, desk, count: 40)
    for isDescending in [false, true] {
      let query = Query(
        .everything,
        sort: Sort(.number, descending: isDescending),
        viewpoint: desk.viewpoint()
      )
      let rows = try store.page(query, from: .first, limit: 100).rows
      let place = query.sort.key(of: rows[20])
      let page = try store.page(query, from: .around(place, orFirst: true), limit: 10)
      #expect(page.rows == Array(rows[15..<25]))
      #expect(page.hasBefore && page.hasAfter)
      let edge = try store.page(
        query,
        from: .around(query.sort.key(of: rows[2]), orFirst: false),
        limit: 10
      )
      #expect(edge.rows.first == rows[0])
      #expect(!edge.hasBefore && edge.hasAfter)
      // Another order's place is no row of this one.
      let absent = PageKey(key: place.key, id: desk.desk.ids.make(at: desk.clock.read()))
      let first = try store.page(query, from: .around(absent, orFirst: true), limit: 10)
      #expect(first.rows == Array(rows.prefix(10)))
      let near = try store.page(query, from: .around(absent, orFirst: false), limit: 10)
      #expect(near.rows.contains(rows[20]) && near.hasBefore)
    }
  }

  @Test("Who works here, and what they did lately, is known", arguments: StoreKind.allCases)
  func operators(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(), key: "k1")
    let by = try #require(try store.file(id).history.first?.by)
    #expect(try store.operators() == [by])
    #expect(try store.recentEvents(by: by).map(\.kind) == [.created])
    #expect(try store.recentEvents(by: by).map(\.request) == [id])
    #expect(try store.recentEvents(by: "nobody").isEmpty)
  }

  @Test("The messages that many requests have had are read at once", arguments: StoreKind.allCases)
  func messages(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let ids = try (0..<3).map { try store.create(.sample("+234803123450\($0)"), key: "k\($0)") }
    for (index, id) in [ids[2], ids[0], ids[2]].enumerated() {
      let change = Change.messageSent(.papersWanted)
      let intent = Intent(
        key: "m\(index)",
        actor: Sample.ada,
        subject: .change(id, change, basis: .current)
      )
      #expect(try store.commit(intent).isDone)
    }
    let found = try store.events(.messageSent, of: [ids[2], ids[1]])
    #expect(found.map(\.request) == [ids[2], ids[2]])
    #expect(found.map(\.about) == [.message(.papersWanted), .message(.papersWanted)])
    #expect(try store.events(.messageSent, of: []).isEmpty)
    #expect(try store.events(.noted, of: ids).isEmpty)
  }

  @Test("A page of an empty list has nothing around it", arguments: StoreKind.allCases)
  func showsNothing(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let query = Query(.term(.flag(.open)), viewpoint: desk.viewpoint())
    for start in [PageStart.first, .last] {
      #expect(
        try store.page(query, from: start, limit: 5)
          == Page(rows: [], hasBefore: false, hasAfter: false)
      )
    }
  }

  @Test("A count stops at its cap", arguments: StoreKind.allCases)
  func countsUpTo(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try filled(kind, desk, count: 12)
    #expect(try store.count(.everything, from: desk.viewpoint(), upTo: 12) == .exactly(12))
    #expect(try store.count(.everything, from: desk.viewpoint(), upTo: 11) == .moreThan(11))
  }

  @Test("The numbers of an order are named in order of creation", arguments: StoreKind.allCases)
  func knowsOrders(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let order: OrderID = desk.desk.ids.make(at: desk.clock.read())
    let first = try store.create(.sample(order: order), key: "k1")
    try store.create(.sample("+2348031234569"), key: "k2")
    let second = try store.create(.sample("+2348031234568", order: order), key: "k3")
    #expect(try store.requests(ofOrder: order) == [first, second])
    let file = try store.file(first)
    #expect(file.order?.reference == "R-7")
    #expect(file.siblings.map(\.id) == [first, second])
  }

  private func filled(
    _ kind: StoreKind,
    _ desk: TestDesk,
    count: Int
  ) throws -> any DeskStore & DraftStore & PresenceStore {
    let store = try kind.make(in: desk)
    var requests = RandomRequests(
      seed: 3,
      today: desk.desk.zones.today(in: .ghana, at: desk.clock.read())
    )
    for index in 0..<count {
      try store.done(requests.entry(index))
      desk.clock.advance(seconds: 1)
    }
    return store
  }

  private func walk(
    _ store: any DeskStore,
    _ query: Query,
    forwards: Bool
  ) throws -> [Listing] {
    var rows: [Listing] = []
    var start = forwards ? PageStart.first : .last
    while true {
      let page = try store.page(query, from: start, limit: 7)
      rows = forwards ? rows + page.rows : page.rows + rows
      #expect(forwards ? page.hasBefore == (rows.count > page.rows.count) : true)
      guard let edge = forwards ? page.rows.last : page.rows.first,
        forwards ? page.hasAfter : page.hasBefore
      else { return rows }
      start = forwards ? .after(edge.key(in: query)) : .before(edge.key(in: query))
    }
  }
}

extension Listing {
  fileprivate func key(in query: Query) -> PageKey {
    PageKey(key: key(query.sort.field), id: request.id)
  }
}
