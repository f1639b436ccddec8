import PortDomain
import PortStore
import Testing

@Suite("No text is stored that would come back as another")
struct TextTests {
  @Test("A NUL is refused wherever a text enters", arguments: StoreKind.allCases)
  func changes(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k1")
    let paper = try #require(try store.done(.change(id, .addPaper(.loa), key: "k2")).document)
    let file = Document.FileFacts(
      name: "lo\0a.pdf",
      mediaType: "application/pdf",
      size: 1,
      sha256: String(repeating: "a", count: 64)
    )
    let refused: [Change] = [
      .note("seen\0by"),
      .edit(FieldEdits([FieldEdit(.contactName, "A\0da")])),
      .edit(FieldEdits([FieldEdit(.contactName, "Ada")], why: "to\0ld")),
      .edit(FieldEdits([], pin: Secret("12\u{0}34"))),
      .paper(.add(.bill, file, evidence: [:], to: [])),
      .paper(.check(paper, SheetEdits(evidence: [.signer: "A\0da"]))),
      .paper(.check(paper, SheetEdits(answers: [.account: .fail], remark: "bl\0ank"))),
      .status(.reject(RejectionDraft(reasons: [.other], text: "n\0o"))),
      .status(.cancel(why: "as\0ked")),
    ]
    let before = try store.file(id)
    for (index, change) in refused.enumerated() {
      let outcome = try store.commit(.change(id, change, key: "r\(index)"))
      guard case .refused = outcome else {
        Issue.record("\(change) is stored")
        continue
      }
    }
    var draft = RequestDraft.sample("+2348031234568")
    draft.orderReference = "R\0-7"
    draft.orderID = desk.desk.ids.make(at: desk.clock.read())
    guard case .refused = try store.commit(.create(draft, key: "order")) else {
      Issue.record("the order's reference is stored")
      return
    }
    #expect(try store.file(id) == before)
  }

  @Test(
    "A NUL is refused in the desk's records, and nothing else is",
    arguments: StoreKind.allCases
  )
  func records(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let day = try #require(CalendarDay(iso: "2026-12-24"))
    func outcome(_ name: String) throws -> RecordOutcome {
      let holiday = Holiday(day: day, name: name)
      return try store.revise(.holiday(.nigeria, holiday), by: .ngozi, on: .current)
    }
    #expect(try outcome("Fe\0ast") == .refused([.textInvalid]))
    #expect(try outcome("\\\0") == .refused([.textInvalid]))
    #expect(try outcome(#"Fe\u0000ast \\u0000"#) == .done(version: 1, recounted: 0))
    #expect(
      try store.rules().calendar(of: .nigeria).holiday(on: day)?.name == #"Fe\u0000ast \\u0000"#
    )
  }

  @Test("A draft comes back as it was kept", arguments: StoreKind.allCases)
  func drafts(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let draft = Draft(
      key: Draft.Key(form: "note", subject: "pr"),
      fields: ["text": "half\0 a thought"],
      savedAt: desk.clock.read()
    )
    #expect(draft.fields["text"] == "half a thought")
    try store.saveDraft(draft, of: "ngozi")
    #expect(try store.drafts(of: "ngozi") == [draft])
  }
}
