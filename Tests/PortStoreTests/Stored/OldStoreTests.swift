import Foundation
import PortDomain
import PortStore
import PortStoreSQLite
import TestSupport
import Testing

/// Each of the stores under `Fixtures` was written by the program of its time, command by command, as
/// `Fixtures/write` tells; its key lies beside it. None is ever made anew.
@Suite("A store of every version so far opens, is brought up to date and verifies")
struct OldStoreTests {
  /// A store that an earlier program wrote.
  struct OldStore: CustomTestStringConvertible {
    let version: Int
    let events: Int
    let records: Int

    static let all = [
      OldStore(version: 1, events: 49, records: 0),
      OldStore(version: 2, events: 50, records: 6),
      OldStore(version: 3, events: 52, records: 6),
      OldStore(version: 4, events: 52, records: 6),
      OldStore(version: 5, events: 52, records: 6),
      OldStore(version: 6, events: 54, records: 6),
      OldStore(version: 7, events: 62, records: 7),
      OldStore(version: 8, events: 62, records: 7),
      OldStore(version: 9, events: 65, records: 10),
    ]

    var testDescription: String { "version \(version)" }

    /// A copy of it to work on.
    func copied() throws -> TestDesk {
      let desk = try TestDesk()
      desk.clock.set(Instant(milliseconds: 1_797_325_200_000))
      let files = FileManager.default
      let kept = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")
      try files.copyItem(atPath: kept.path + "/version\(version).db", toPath: desk.path)
      for name in try files.contentsOfDirectory(atPath: kept.path) where name.hasSuffix(".key") {
        try files.copyItem(atPath: kept.path + "/" + name, toPath: desk.keyDirectory + "/" + name)
      }
      return desk
    }
  }

  private static let numbers = [
    "+2348012345678", "+2348031234561", "+2348031234562", "+2348031234563", "+233241234567",
    "+2348012345679",
  ]

  @Test(
    "Its history is whole and signed, before anything is written and after",
    arguments: OldStore.all
  )
  func verifies(_ old: OldStore) throws {
    let desk = try old.copied()
    let store = try desk.open()
    let verdict = try store.verifyHistory()
    #expect(verdict.finding == nil)
    #expect(verdict.assurance == .signed)
    #expect(verdict.events == old.events)
    for (index, number) in Self.numbers.enumerated() {
      try store.done(.change(try id(number, in: store), .note("still here"), key: "n\(index)"))
    }
    store.close()
    #expect(try desk.open().verifyHistory().finding == nil)
    #expect(try desk.open().verifyHistory().events == old.events + Self.numbers.count)
  }

  @Test(
    "What is awaited is counted, some requests at a time, once the desk is opened",
    arguments: OldStore.all.filter { $0.version < 6 }
  )
  func recounts(_ old: OldStore) throws {
    let desk = try old.copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let query = Query(
      .any([.term(.flag(.open)), .term(.flag(.afterPort))]),
      viewpoint: desk.viewpoint()
    )
    func rows() throws -> [Listing] { try store.page(query, from: .first, limit: 50).rows }
    #expect(try rows().allSatisfy { $0.facts.spans[0].awaited == nil })
    let versions = try rows().map(\.request.version)
    #expect(try store.recountWhatIsOwed() == rows().count)
    #expect(try store.recountSome() == nil)
    let counted = try rows()
    #expect(!counted.isEmpty && counted.allSatisfy { $0.facts.spans[0].awaited != nil })
    for row in counted {
      #expect(row.facts == (try store.rules()).facts(of: try store.file(row.request.id)))
    }
    #expect(counted.map(\.request.version).sorted() == versions.sorted())
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test(
    "Requests, papers, rejections, money and orders are as they were left",
    arguments: OldStore.all
  )
  func keeps(_ old: OldStore) throws {
    let desk = try old.copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let files = try Self.numbers.map { try store.file(id($0, in: store)) }
    #expect(
      files.map(\.request.status) == [
        .completed, .pending, .pending, .cancelled, .scheduled, .pending,
      ]
    )
    let ported = files[0]
    #expect(ported.charges.map(\.cents) == [2500, -2500])
    #expect(ported.activeNumber?.releasedOn == Sample.day("2026-11-10"))
    #expect(
      ported.rejections.flatMap(\.reasons).map(\.code) == [.pinIncorrect, .accountNameMismatch]
    )
    #expect(ported.rejections.flatMap(\.reasons).map(\.resolution?.outcome) == [.fixed, .disputed])
    #expect(ported.rejections.first?.text == "name and PIN")
    #expect(
      ported.documents.map(\.kind)
        == (old.version == 1 ? [.loa, .bill, .governmentID] : [.loa, .bill])
    )
    let letter = try #require(files[1].paper(.loa))
    #expect(letter.answers[.account]?.verdict == .pass)
    #expect(letter.evidence == [.signedOn: "2026-10-20"])
    #expect(files[2].paper(.loa)?.id == letter.id && files[3].paper(.loa)?.id == letter.id)
    #expect(files[1].order?.reference == "R-7")
    let members = try store.order(try #require(files[1].order).id).files.map(\.request.number.e164)
    #expect(
      Set(members)
        == Set(
          old.version < 3
            ? Self.numbers[1...3] : [Self.numbers[1], Self.numbers[3], Self.numbers[5]]
        )
    )
  }

  @Test(
    "What lies beside its events is read: values before, words, sheets",
    arguments: OldStore.all
  )
  func readsDetails(_ old: OldStore) throws {
    let desk = try old.copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let ported = try store.file(id(Self.numbers[0], in: store))
    let note = ported.history.first { $0.kind == .noted }
    #expect(note?.detail?.text == "called the customer")
    let edit = ported.history.first { $0.kind == .edited }
    #expect(
      edit?.detail?.changes.contains(
        FieldChange(field: .contactEmail, before: nil, after: "ada@example.com")
      ) == true
    )
    let checked = try #require(
      try store.file(id(Self.numbers[1], in: store)).history.first {
        $0.kind == .paperChecked && $0.detail?.text == "blank"
      }
    )
    #expect(checked.detail?.paper?.before?.answers[.account]?.verdict == .pass)
    #expect(
      ported.history.contains { $0.about == .reasons([.pinIncorrect, .accountNameMismatch]) }
    )
  }

  @Test("A sealed PIN opens, an undo goes back to before", arguments: OldStore.all)
  func worksOn(_ old: OldStore) throws {
    let desk = try old.copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let id = try id(Self.numbers[1], in: store)
    try store.done(.change(id, .showPIN, key: "shown"))
    #expect(try store.pin(of: id, shownUnder: "shown").exposed == "9876")
    let root = Operator(login: "root", session: "s1")
    let taken = try self.id(Self.numbers[0], in: store)
    let before = try store.file(taken).request.version
    try store.done(.change(taken, .note("to be taken back"), key: "note", by: root))
    try store.done(.change(taken, .undo, key: "undo", by: root))
    #expect(try store.file(taken).request.version == before + 1)
    let letter = try #require(try store.file(id).paper(.loa))
    let edits = SheetEdits(answers: [.account: .fail], remark: "blurred")
    try store.done(.change(id, .paper(.check(letter.id, edits)), key: "check"))
    for number in Self.numbers[1...3] {
      let paper = try store.file(self.id(number, in: store)).paper(.loa)
      #expect(paper?.answers[.account]?.verdict == .fail)
    }
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test("An attach from before its followers named it is taken back where it was made")
  func undoesAttach() throws {
    let desk = try OldStore.all[2].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let ids = try Self.numbers[1...3].map { try id($0, in: store) }
    let root = Operator(login: "root", session: "s1")
    let letter = try #require(try store.file(ids[1]).paper(.loa)).id
    #expect(try store.file(ids[1]).attachments[letter]?.requests == ids)
    // The split, the check, and the attach of the third, which the second followed.
    for index in 1...3 {
      try store.done(.change(ids[1], .undo, key: "undo \(index)", by: root))
    }
    #expect(try store.file(ids[2]).documents.isEmpty)
    #expect(try store.file(ids[0]).attachments[letter]?.requests == Array(ids.prefix(2)))
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test(
    "Its records hold, each version of them, and more are chained to them",
    arguments: OldStore.all
  )
  func records(_ old: OldStore) throws {
    let desk = try old.copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    #expect(try store.records().count == old.records)
    try store.recountWhatIsOwed()
    let boxing = DeskRecord.noHoliday(.nigeria, Sample.day("2026-12-26"))
    #expect(try store.revise(boxing, by: .ngozi, on: .current) == .done(version: 1, recounted: 3))
    #expect(try store.verifyHistory().finding == nil)
    guard old.records > 0 else { return }
    let rules = try store.rules()
    let carrier = try #require(rules.carriers.carrier("mtn", in: .nigeria))
    #expect(carrier.loaAgeLimit == 60 && carrier.leadTime == 1)
    #expect(carrier.cutOff == TimeOfDay("15:00"))
    #expect(
      rules.calendar(of: .egypt).holiday(on: Sample.day("2026-11-08"))?.name == "Election"
    )
    #expect(rules.calendar(of: .nigeria).holiday(on: Sample.day("2026-12-25")) == nil)
    #expect(rules.rules.rule(for: .outstandingBalance, in: .ghana)?.words == "debt is no ground")
    #expect(rules.settings.retention.days[.pin] == 3)
  }

  private func id(_ number: String, in store: SQLiteDeskStore) throws -> RequestID {
    try #require(try store.request(ofNumber: number))
  }
}
