import PortDomain
import TestSupport
import Testing

@Suite("Whose turn it is and what is awaited")
struct AwaitedAgreementTests {
  /// The codes of which another than who has the turn must move first (domain: what is awaited).
  private static let apart: Set<Awaited.Code> = [
    .cancel, .stale, .confirmation, .change, .cancelOldService,
  ]

  @Test("Both name the same party on every day, but for the codes that part them")
  func agree() throws {
    let desk = try TestDesk()
    let store = InMemoryStore(desk: desk.desk, clock: desk.clock.read)
    let today = desk.desk.zones.today(in: .ghana, at: desk.clock.read())
    var requests = RandomRequests(seed: 11, today: today)
    for index in 0..<300 {
      let id = try store.done(requests.entry(index)).request
      if let paper = requests.paper(index, for: id) { try store.done(paper) }
    }
    let query = Query(.everything, sort: Sort(.created), viewpoint: desk.viewpoint())
    let ids = try store.page(query, from: .first, limit: 400).rows.map(\.request.id)
    var seen: Set<Awaited.Code> = []
    for file in try store.files(ids) {
      for days in stride(from: 0, through: 30, by: 3) {
        let day = today.adding(days: days)
        let turn = desk.desk.turn(of: file, on: day)
        guard let awaited = desk.desk.awaited(of: file, on: day) else {
          #expect(!file.request.status.isOpen && turn == .nobody)
          continue
        }
        seen.insert(awaited.code)
        guard !AwaitedAgreementTests.apart.contains(awaited.code) else { continue }
        #expect(awaited.from == turn, "\(awaited.code) of \(file.request.status)")
      }
    }
    #expect(seen.isSuperset(of: [.papers, .stale, .review, .reason, .hold, .answer, .missed]))
  }

  @Test("What lists know of it is what the file says, on every day after the last change")
  func facts() throws {
    let desk = try TestDesk()
    let store = InMemoryStore(desk: desk.desk, clock: desk.clock.read)
    let start = desk.desk.zones.today(in: .ghana, at: desk.clock.read())
    var requests = RandomRequests(seed: 12, today: start)
    for index in 0..<200 {
      let id = try store.done(requests.entry(index)).request
      if let paper = requests.paper(index, for: id) { try store.done(paper) }
    }
    let query = Query(.everything, sort: Sort(.created), viewpoint: desk.viewpoint())
    let ids = try store.page(query, from: .first, limit: 400).rows.map(\.request.id)
    // Half of the customers are written to after the clock has stood for a while.
    desk.clock.advance(days: 8)
    for (index, file) in try store.files(ids).enumerated() where index.isMultiple(of: 2) {
      let today = start.adding(days: 8)
      guard let kind = desk.desk.messages(about: file, on: today).first else { continue }
      let change = Change.messageSent(kind)
      let intent = Intent(
        key: "m\(index)",
        actor: Sample.ada,
        subject: .change(file.request.id, change, basis: .current)
      )
      #expect(try store.commit(intent).isDone)
    }
    for file in try store.files(ids) {
      let facts = desk.desk.facts(of: file)
      for days in 8...45 {
        let day = start.adding(days: days)
        // What comes after the last span that is kept is counted with the next change.
        if facts.spans.count == Facts.spanLimit, let last = facts.spans.last, day >= last.from {
          continue
        }
        let known = facts.span(on: day).awaited
        let said = desk.desk.awaited(of: file, on: day)
        #expect(known?.code == said?.code && known?.since == said?.since, "\(file.request.status)")
        #expect(known?.due == said?.due || known?.code == .answer, "\(file.request.status)")
      }
    }
  }
}
