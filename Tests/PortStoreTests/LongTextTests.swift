import PortDomain
import Testing

@Suite("A text that holds too much enters no store, whatever it is for")
struct LongTextTests {
  /// One character of some 200 kB.
  private let character = "e" + String(repeating: "\u{301}", count: 100_000)

  @Test("Of a request, a note, a reason, a remark or an answer", arguments: StoreKind.allCases)
  func changes(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k0")
    let facts = Document.FileFacts(
      name: character,
      mediaType: "application/pdf",
      size: 1,
      sha256: String(repeating: "a", count: 64)
    )
    let changes: [Change] = [
      .note(character), .status(.cancel(why: character)),
      .status(.reject(RejectionDraft(reasons: [.other], carrierCode: nil, text: character))),
      .paper(.add(.loa, facts, evidence: [:], to: [])),
      .edit(FieldEdits([FieldEdit(.contactName, "Ada")], pin: Secret(character))),
      .edit(FieldEdits([FieldEdit(.contactName, "Ada")], why: character)),
    ]
    for (index, change) in changes.enumerated() {
      let outcome = try store.commit(.change(id, change, key: "c\(index)"))
      #expect(outcome == .refused(Refusal(.textTooLong)), "\(index)")
    }
    let edit = FieldEdits([FieldEdit(.billingName, character)])
    guard case .refused(let refusal) = try store.commit(.change(id, .edit(edit), key: "e"))
    else { return #expect(Bool(false)) }
    #expect(refusal.obstacles.map(\.field) == [.billingName])
    #expect(try store.file(id).history.count == 1)
  }

  @Test("Of a carrier, a holiday, a rule or a setting", arguments: StoreKind.allCases)
  func records(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let day = CalendarDay(daysSinceEpoch: 20_761)
    for record in [
      DeskRecord.holiday(.nigeria, Holiday(day: day, name: character)),
      .setting(.supportContact, character),
      .setting(.providerName, String(repeating: "a", count: 70_000)),
    ] {
      #expect(try store.revise(record, by: .ngozi, on: .current) == .refused([.textTooLong]))
    }
    #expect(try store.records().isEmpty)
  }
}
