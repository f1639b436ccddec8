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
    #expect(try store.revise(none, by: clerk, on: .current) == .refused([.notPermitted]))
    #expect(
      try store.revise(none, by: .kofi, on: .record(feast)) == .done(version: 2, recounted: 0)
    )
    let records = try store.records()
    #expect(records.map(\.record) == [feast, none])
    #expect(records.map(\.version) == [1, 2])
    #expect(records.map(\.by) == ["ngozi", "kofi"])
    #expect(try store.verifyHistory().finding == nil)
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
