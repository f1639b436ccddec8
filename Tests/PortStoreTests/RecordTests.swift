import PortDomain
import PortStore
import Testing

@Suite("Every store keeps the desk's records, version by version")
struct RecordTests {
  private let feast = DeskRecord.holiday(
    .nigeria,
    Holiday(day: CalendarDay(daysSinceEpoch: 20_761), name: "Feast")
  )

  @Test(
    "What is written is in the rules, and the requests it bears on are counted anew",
    arguments: StoreKind.allCases
  )
  func revises(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k1")
    try store.create(
      RequestDraft(values: RequestDraft.sample().values.merging(Self.ghana) { $1 }),
      key: "k2"
    )
    let before = try #require(try due(of: id, in: store, desk))
    let token = try store.newestRecord()
    #expect(try store.revise(feast, by: .ngozi, on: .current) == .done(version: 1, recounted: 1))
    #expect(try store.newestRecord() != token)
    #expect(try store.rules().record(of: feast.subject) == feast)
    #expect(try #require(try due(of: id, in: store, desk)) > before)
    #expect(try store.file(id).request.version == 1)
    #expect(try store.revise(feast, by: .ngozi, on: .current) == .unchanged)
    #expect(try store.recountWhatIsOwed() == 0)
  }

  @Test(
    "What holds in all countries has the open requests of all counted anew",
    arguments: StoreKind.allCases
  )
  func reachesAll(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    try store.create(key: "k1")
    let other = try store.create(
      RequestDraft(values: RequestDraft.sample().values.merging(Self.ghana) { $1 }),
      key: "k2"
    )
    let closed = try store.create(.sample("+2348031234568"), key: "k3")
    try store.done(.change(closed, .status(.cancel(why: "stays")), key: "k4"))
    let stale = DeskRecord.setting(.staleAfter, "7")
    var counted: [Int] = []
    let outcome = try store.revise(stale, by: .ngozi, on: .current) { counted.append($0) }
    #expect(outcome == .done(version: 1, recounted: 2))
    #expect(counted.last == 2)
    let ghana = DeskRecord.country(CountryTerms(country: .ghana, confirmationHours: 12))
    #expect(try store.revise(ghana, by: .ngozi, on: .current) == .done(version: 1, recounted: 1))
    #expect(try store.rules().confirmationHours(in: .ghana) == 12)
    #expect(try store.file(other).request.version == 1)
    #expect(try store.records().map(\.record) == [stale, ghana])
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test(
    "On a version that isn't the newest, or by who may not, nothing is written",
    arguments: StoreKind.allCases
  )
  func refuses(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    _ = try store.revise(feast, by: .ngozi, on: .version(0))
    let none = DeskRecord.noHoliday(.nigeria, CalendarDay(daysSinceEpoch: 20_761))
    let stale = RecordObstacle.stale(version: 1, by: "ngozi", at: desk.clock.read())
    #expect(try store.revise(none, by: .kofi, on: .version(0)) == .refused([stale]))
    #expect(try store.revise(none, by: .kofi, on: .record(none)) == .refused([stale]))
    let clerk = Operator(login: "ada", role: .operator, session: "s3")
    #expect(
      try store.revise(none, by: clerk, on: .current)
        == .refused([.notPermitted(needed: .supervisor)])
    )
    #expect(
      try store.revise(none, by: .kofi, on: .record(feast)) == .done(version: 2, recounted: 0)
    )
    let records = try store.records()
    #expect(records.map(\.record) == [feast, none])
    #expect(records.map(\.version) == [1, 2])
    #expect(records.map(\.by) == ["ngozi", "kofi"])
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test(
    "Another wait after an earlier port moves the holds that follow from it, and says who wrote it",
    arguments: StoreKind.allCases
  )
  func movesHolds(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    var draft = RequestDraft.sample()
    draft.values[.lastPortedOn] = "2026-10-20"
    let held = try store.create(draft, key: "k1")
    let free = try store.create(.sample("+2348031234568"), key: "k2")
    #expect(try store.file(held).request.holdUntil?.iso == "2026-12-04")
    var rule = try #require(RuleBook.known.rule(for: .portedRecently, in: .nigeria))
    func expect(_ hold: String?, after record: DeskRecord) throws {
      guard case .done = try store.revise(record, by: .kofi, on: .current) else {
        Issue.record("not written")
        return
      }
      let file = try store.file(held)
      #expect(file.request.holdUntil?.iso == hold)
      #expect(file.history.last?.fields == [.holdUntil] && file.history.last?.by == "kofi")
    }
    rule.wait = .days(60)
    try expect("2026-12-19", after: .rule(rule))
    try expect(nil, after: .noRule(.nigeria, .portedRecently))
    rule.wait = .days(30)
    try expect("2026-11-19", after: .rule(rule))
    rule.source = "their page of today"
    _ = try store.revise(.rule(rule), by: .kofi, on: .current)
    #expect(try store.file(held).history.count == 4)
    #expect(try store.file(free).history.count == 1)
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test(
    "A number that was ours and went back is held when it is requested again",
    arguments: StoreKind.allCases
  )
  func holdsReturned(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    var past = InFlight(status: "completed", portDate: "2026-10-01")
    past.kept[.returnedOn] = "2026-10-20"
    try store.done(Intent(key: "k1", actor: .ngozi, subject: .takeOver(.sample(), past)))
    let again = try store.create(.sample(), key: "k2")
    #expect(try store.file(again).request.lastPortedOn?.iso == "2026-10-20")
    #expect(try store.file(again).request.holdUntil?.iso == "2026-12-04")
  }

  @Test(
    "A number is ours though a later request for it was given up",
    arguments: StoreKind.allCases
  )
  func oursBehindCancelled(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let later = try store.create(.sample(), key: "k1")
    let number = try store.file(later).request.number
    #expect(try store.standing(of: number) == .open(later))
    try store.done(.change(later, .status(.cancel(why: "stays")), key: "k2"))
    #expect(try store.standing(of: number) == .free)
    let past = InFlight(status: "completed", createdOn: "2026-09-20", portDate: "2026-10-01")
    try store.done(Intent(key: "k3", actor: .ngozi, subject: .takeOver(.sample(), past)))
    #expect(try store.request(ofNumber: number.e164) == later)
    #expect(try store.standing(of: number) == .ours)
  }

  private static let ghana: [RequestField: String] = [
    .country: "GH", .phoneNumber: "+233241234567", .currentCarrier: "mtn",
  ]

  private func due(
    of id: RequestID,
    in store: any WholeStore,
    _ desk: TestDesk
  ) throws -> CalendarDay? {
    let query = Query(.everything, sort: Sort(.created), viewpoint: desk.viewpoint())
    let row = try store.page(query, from: .first, limit: 9).rows.first { $0.request.id == id }
    return row?.facts.spans.first?.due
  }
}
