import PortDomain
import PortStore
import PortStoreSQLite
import TestSupport
import Testing

@Suite("Every store brings announcements to webhooks: each, in order, whoever dies")
struct AnnouncementStoreTests {
  /// A store with requests of two organisations, one of which listens.
  private struct Listened {
    let desk: TestDesk
    let store: any WholeStore
    let webhook: Webhook

    init(_ kind: StoreKind) throws {
      desk = try TestDesk()
      store = try kind.make(in: desk)
      webhook = Webhook(
        id: desk.desk.ids.make(at: desk.clock.now),
        organization: "acme",
        url: try WebhookURL(parsing: "https://example.com/ports"),
        events: [.submitted, .pending, .inProgress, .rejected, .cancelled]
      )
      try add(webhook)
    }

    func add(_ webhook: Webhook) throws {
      let outcome = try store.revise(.webhook(webhook), by: .ngozi, on: .current)
      #expect(outcome == .done(version: 1, recounted: 0))
    }

    func create(_ number: String, of organization: String? = "acme") throws -> RequestID {
      var draft = RequestDraft.sample(number)
      draft.values[.organizationID] = organization
      return try store.create(draft, key: number)
    }

    func change(_ id: RequestID, _ change: Change) throws {
      desk.clock.advance(seconds: 1)
      try store.done(.change(id, change, key: "\(desk.clock.now.milliseconds)"))
    }

    func all(_ scope: DeliveryScope = .all) throws -> [Delivery] {
      try store.deliveries(of: scope, before: nil, limit: 100)
    }
  }

  private static let reject = Change.status(
    .reject(RejectionDraft(reasons: [.pinIncorrect]))
  )

  @Test(
    "They are written with the change, for those who listen alone",
    arguments: StoreKind.allCases
  )
  func written(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let id = try listened.create("+2348031234567")
    _ = try listened.create("+2348031234568", of: "other")
    _ = try listened.create("+2348031234569", of: nil)
    try listened.change(id, Self.reject)
    let found = try listened.all()
    #expect(found.map(\.announcement.name) == [.rejected, .submitted])
    #expect(found.allSatisfy { $0.announcement.facts.request == id })
    #expect(found[0].announcement.facts.reasons == [.pinIncorrect])
    #expect(found[0].announcement.at == listened.desk.clock.now)
    #expect(found.map { $0.next != nil } == [false, true], "the later one waits")
    #expect(try listened.all(.request(id)) == found)
    #expect(try listened.all(.webhook(listened.webhook.id)) == found)
    #expect(try listened.all(.announcement(found[0].announcement.id)) == [found[0]])
    #expect(try listened.all(.open) == found)
    let earlier = try listened.store.deliveries(
      of: .all,
      before: found[0].announcement.id,
      limit: 9
    )
    #expect(earlier == [found[1]])
    #expect(try listened.store.verifyHistory().finding == nil)
  }

  @Test(
    "The same key again announces nothing twice; a refusal nothing",
    arguments: StoreKind.allCases
  )
  func once(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let id = try listened.create("+2348031234567")
    #expect(try listened.create("+2348031234567") == id)
    let refused = Intent.change(id, .status(.submit()), key: "refused")
    #expect(try !listened.store.commit(refused).isDone)
    #expect(try listened.all().count == 1)
  }

  @Test("A change of many that isn't kept announces nothing", arguments: StoreKind.allCases)
  func dropped(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let id = try listened.create("+2348031234567")
    let intents = [
      Intent.change(id, Self.reject, key: "k1"), Intent.change(id, Self.reject, key: "k2"),
    ]
    _ = try listened.store.commit(intents, allOrNothing: true)
    #expect(try listened.all().map(\.announcement.name) == [.submitted])
  }

  @Test(
    "A delivery that is done lets the next one about the request come; others don't wait for it",
    arguments: StoreKind.allCases
  )
  func inOrder(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let (store, clock) = (listened.store, listened.desk.clock)
    let id = try listened.create("+2348031234567")
    try listened.change(id, Self.reject)
    try listened.change(id, .status(.reopen(why: "again")))
    let other = try listened.create("+2348031234568")
    var sent: [Announcement.Name] = []
    let first = try store.claimDeliveries(limit: 10)
    #expect(first.map(\.announcement.facts.request) == [id, other])
    #expect(try store.claimDeliveries(limit: 10).isEmpty, "they are being sent")
    try store.record([(first[0], .answered(500)), (first[1], .answered(200))])
    #expect(try store.claimDeliveries(limit: 10).isEmpty, "what failed keeps what is behind it")
    for _ in 1...3 {
      clock.advance(seconds: 60)
      let due = try store.claimDeliveries(limit: 10)
      sent += due.map(\.announcement.name)
      try store.record(due.map { ($0, .answered(200)) })
    }
    #expect(sent == [.submitted, .rejected, .pending])
    #expect(try listened.all(.open).isEmpty)
    #expect(try listened.all().allSatisfy { $0.state == .delivered })
    #expect(try store.nextDelivery() == nil)
  }

  @Test("Given up, it lets the next one come", arguments: StoreKind.allCases)
  func givenUp(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let store = listened.store
    let id = try listened.create("+2348031234567")
    try listened.change(id, Self.reject)
    for _ in 1...5 {
      listened.desk.clock.advance(seconds: 7200)
      let due = try store.claimDeliveries(limit: 10)
      #expect(due.map(\.announcement.name) == [.submitted])
      try store.record(due.map { ($0, .failed(.timedOut)) })
    }
    #expect(try listened.all().map(\.state) == [.pending, .givenUp])
    #expect(try store.claimDeliveries(limit: 10).map(\.announcement.name) == [.rejected])
    let first = try #require(try listened.all().last)
    #expect(first.last?.result == .failed(.timedOut) && first.attempts == 5)
    #expect(try store.sendAgain(first.id).state == .pending)
    let again = try store.claimDeliveries(limit: 10)
    #expect(again.map(\.id) == [first.id])
  }

  @Test("Who dies while sending leaves it to the next one", arguments: StoreKind.allCases)
  func died(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let store = listened.store
    _ = try listened.create("+2348031234567")
    let lost = try store.claimDeliveries(limit: 10)
    #expect(lost.count == 1)
    listened.desk.clock.advance(seconds: Delivery.claim)
    let taken = try store.claimDeliveries(limit: 10)
    #expect(taken.map(\.id) == lost.map(\.id) && taken[0].attempts == 2)
    try store.record([(lost[0], .failed(.unreachable))])
    #expect(try listened.all().map(\.state) == [.pending], "the other one is at it")
    try store.record([(taken[0], .answered(204))])
    #expect(try listened.all().map(\.state) == [.delivered])
  }

  @Test("Each webhook hears what it named, and nothing once removed", arguments: StoreKind.allCases)
  func removed(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let second = Webhook(
      id: listened.desk.desk.ids.make(at: listened.desk.clock.now),
      organization: "acme",
      url: listened.webhook.url,
      events: [.cancelled]
    )
    try listened.add(second)
    let id = try listened.create("+2348031234567")
    try listened.change(id, .status(.cancel(why: "no")))
    #expect(try listened.all(.webhook(listened.webhook.id)).count == 2)
    #expect(try listened.all(.webhook(second.id)).map(\.announcement.name) == [.cancelled])
    let (store, webhook) = (listened.store, listened.webhook)
    _ = try store.revise(.webhook(webhook.removed), by: .ngozi, on: .current)
    #expect(try listened.all(.webhook(webhook.id)).map(\.state) == [.givenUp, .givenUp])
    #expect(try store.claimDeliveries(limit: 9).map(\.webhook) == [second.id])
    let gone = try #require(try listened.all(.webhook(webhook.id)).first)
    #expect(throws: StoreError.noSuchThing(gone.announcement.id.text)) {
      try store.sendAgain(gone.id)
    }
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test("A purge of the person takes them all", arguments: StoreKind.allCases)
  func purged(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let id = try listened.create("+2348031234567")
    try listened.change(id, .status(.cancel(why: "no")))
    let claimed = try listened.store.claimDeliveries(limit: 10)
    try listened.change(id, .purge([.person]))
    #expect(try listened.all().isEmpty)
    try listened.store.record(claimed.map { ($0, .answered(200)) })
    #expect(try listened.all().isEmpty)
    #expect(try listened.store.nextDelivery() == nil)
  }

  @Test(
    "A shared paper that is refused is asked for on every request",
    arguments: StoreKind.allCases
  )
  func shared(_ kind: StoreKind) throws {
    let listened = try Listened(kind)
    let asking = Webhook(
      id: listened.desk.desk.ids.make(at: listened.desk.clock.now),
      organization: "acme",
      url: listened.webhook.url,
      events: [.actionRequired]
    )
    let ids = try ["+2348031234567", "+2348031234568"].map { try listened.create($0) }
    try listened.add(asking)
    let facts = Document.FileFacts(
      name: "loa.pdf",
      mediaType: "application/pdf",
      size: 3,
      sha256: String(repeating: "a", count: 64)
    )
    let change = Change.paper(.add(.loa, facts, evidence: [:], to: [ids[1]]))
    let added = try listened.store.done(.change(ids[0], change, key: "add"))
    let edits = SheetEdits(answers: [.signature: .fail], remark: "blank")
    try listened.change(ids[0], .paper(.check(try #require(added.document), edits)))
    let asked = try listened.all(.webhook(asking.id))
    #expect(Set(asked.map(\.announcement.facts.request)) == Set(ids))
    #expect(asked.count == 2)
  }

  @Test("What was announced and can't be read is named")
  func damaged() throws {
    let listened = try Listened(.sqlite)
    _ = try listened.create("+2348031234567")
    let id = try #require(try listened.all().first).announcement.id
    try listened.desk.edit { try $0.execute(sql: "UPDATE announcement SET facts = '{}'") }
    let error = StoreError.corrupt(
      place: listened.desk.path,
      detail: "announcement \(id.text)"
    )
    #expect(throws: error) { try listened.all() }
  }

  @Test("A restart loses nothing")
  func restarted() throws {
    let listened = try Listened(.sqlite)
    _ = try listened.create("+2348031234567")
    let before = try listened.all()
    listened.store.close()
    let store = try listened.desk.open()
    #expect(try store.deliveries(of: .all, before: nil, limit: 9) == before)
    #expect(try store.claimDeliveries(limit: 9).map(\.id) == before.map(\.id))
  }
}
