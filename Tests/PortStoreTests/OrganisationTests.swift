import PortDomain
import PortStore
import TestSupport
import Testing

@Suite("An organisation's own requests")
struct OrganisationTests {
  @Test("Its requests are listed, the newest first, and no others", arguments: StoreKind.allCases)
  func lists(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let ids = try (0..<7).map { index in
      desk.clock.advance(seconds: 60)
      return try store.create(
        .sample("+234803123456\(index)", of: index % 3 == 2 ? "org_b" : "org_a"),
        key: "k\(index)"
      )
    }
    let own = [6, 4, 3, 1, 0].map { ids[$0] }
    var query = OrganisationQuery(of: "org_a", limit: 100)
    func found(_ query: OrganisationQuery) throws -> [RequestID] {
      try store.requests(query).map(\.request.id)
    }
    #expect(try found(query) == own)
    #expect(try found(OrganisationQuery(of: "org_c", limit: 100)).isEmpty)

    query.limit = 2
    query.before = own[1]
    #expect(try found(query) == Array(own[2..<4]))
    query.before = nil
    query.offset = 3
    #expect(try found(query) == Array(own[3..<5]))

    query = OrganisationQuery(of: "org_a", limit: 100)
    query.number = "+2348031234563"
    #expect(try found(query) == [ids[3]])
    query.number = nil
    query.createdAfter = try store.file(ids[3]).request.createdAt
    #expect(try found(query) == Array(own[..<2]))
    query.createdAfter = nil
    query.status = .completed
    #expect(try found(query).isEmpty)
    query.status = .pending
    query.country = .nigeria
    query.carriers = [Sample.mtn]
    #expect(try found(query) == own)
    query.country = .kenya
    #expect(try found(query).isEmpty)
  }

  @Test("Another organisation's request is as one that isn't there", arguments: StoreKind.allCases)
  func own(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample("+2348031234560", of: "org_a"), key: "k")
    #expect(try store.request(id, of: "org_a")?.request.id == id)
    #expect(try store.request(id, of: "org_b") == nil)
  }

  @Test("Its numbers are those that its completed requests brought", arguments: StoreKind.allCases)
  func numbers(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    for index in 0..<3 {
      let draft = RequestDraft.sample("+234803123456\(index)", of: index == 2 ? "org_b" : "org_a")
      let past = InFlight(status: "completed", createdOn: "2026-09-20", portDate: "2026-10-01")
      let intent = Intent(key: "k\(index)", actor: Sample.ada, subject: .takeOver(draft, past))
      #expect(try store.commit(intent).isDone)
    }
    _ = try store.create(.sample("+2348031234569", of: "org_a"), key: "open")
    let numbers = try store.numbers(of: "org_a", before: nil, limit: 10)
    #expect(numbers.map(\.number.e164) == ["+2348031234561", "+2348031234560"])
    let first = try #require(numbers.first)
    let rest = try store.numbers(of: "org_a", before: first.number.id, limit: 10)
    #expect(rest == Array(numbers.dropFirst()))
    #expect(try store.number(first.number.id, of: "org_a") == first)
    #expect(try store.number(first.number.id, of: "org_b") == nil)
  }
}

extension RequestDraft {
  fileprivate static func sample(_ number: String, of organisation: String) -> RequestDraft {
    var draft = RequestDraft.sample(number)
    draft.values[.organizationID] = organisation
    return draft
  }
}
