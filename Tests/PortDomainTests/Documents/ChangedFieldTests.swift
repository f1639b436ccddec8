import PortDomain
import TestSupport
import Testing

@Suite("A field that changes after its papers passed is compared afresh with what they said")
struct ChangedFieldTests {
  let desk = Sample.desk()

  private let ready: RequestFile

  init() throws { ready = try desk.withAcceptedPapers(Sample.file(desk: desk)) }

  private func edit(_ field: RequestField, _ value: String) -> Change {
    .edit(FieldEdits([FieldEdit(field, value)]))
  }

  private func check(
    _ kind: DocumentKind,
    _ edits: SheetEdits,
    on file: RequestFile,
    at now: Instant = Sample.now
  ) throws -> RequestFile {
    let paper = try #require(file.paper(kind))
    return desk.applying([.paper(.check(paper.id, edits))], to: file, at: now)
  }

  /// The rows that fail today, as `paper row`.
  private func failing(_ file: RequestFile) -> [String] {
    desk.paperObstacles(in: file, on: Sample.day("2026-11-23")).map { obstacle in
      guard case .checkFailed(let kind, let item, _) = obstacle else { return "\(obstacle)" }
      return "\(kind.rawValue) \(item.rawValue)"
    }
  }

  @Test(
    "Each field that papers state fails in every row that states it",
    arguments: [
      (RequestField.phoneNumber, "+2348012345670", ["loa numbers", "bill number"]),
      (.currentCarrier, "airtel", ["loa carrier", "bill issuer"]),
      (.billingName, "Zenith Foods", ["loa account", "bill account"]),
      (.accountNumber, "ACC999", ["loa account", "bill account"]),
      (.billingAddress, "9 Marina, Lagos", ["bill address"]),
      (.authorizedName, "Ngozi Okafor", ["loa signature", "government_id signatory"]),
    ]
  )
  func fails(field: RequestField, value: String, rows: [String]) {
    #expect(failing(ready).isEmpty)
    #expect(failing(desk.applying([edit(field, value)], to: ready)) == rows)
  }

  @Test("Changed back, or taken back, the papers are accepted as before")
  func changedBack() {
    let changed = desk.applying([edit(.billingName, "Zenith Foods")], to: ready)
    let back = desk.applying([edit(.billingName, "Acme Corporation")], to: changed)
    #expect(failing(back).isEmpty)
    let undone = desk.applying([.undo], to: changed)
    #expect(failing(undone).isEmpty)
    let other = desk.applying([edit(.billingName, "Zenith Farms")], to: undone)
    #expect(failing(other) == ["loa account", "bill account"])
  }

  @Test("Another spelling of what the papers said passes")
  func spelling() {
    let file = desk.applying([edit(.billingName, "ACME CORP.")], to: ready)
    #expect(failing(file).isEmpty)
  }

  @Test("Typing what the paper says passes the row again, without another answer")
  func typed() throws {
    var file = desk.applying([edit(.billingName, "Zenith Foods")], to: ready)
    file = try check(.loa, SheetEdits(evidence: [.accountName: "Zenith Foods"]), on: file)
    #expect(failing(file) == ["bill account"])
    file = try check(.bill, SheetEdits(evidence: [.accountName: "Acme Corporation"]), on: file)
    #expect(failing(file) == ["bill account"])
    file = try check(.bill, SheetEdits(evidence: [.accountName: "Zenith Foods Ltd"]), on: file)
    #expect(failing(file) == ["bill account"])
  }

  @Test("A new version of the paper begins anew")
  func newVersion() throws {
    var file = desk.applying([edit(.billingAddress, "9 Marina, Lagos")], to: ready)
    let facts = try #require(file.paper(.bill)).file
    file = desk.applying(
      [.paper(.add(.bill, facts, evidence: [.issuedOn: "2026-11-01"], to: []))],
      to: file
    )
    let rows: [CheckItem] = [.issuer, .account, .number, .address, .complete]
    file = try check(
      .bill,
      SheetEdits(answers: Dictionary(uniqueKeysWithValues: rows.map { ($0, .some(.pass)) })),
      on: file
    )
    #expect(failing(file).isEmpty)
  }

  @Test("Passing the failing row once more is refused, as it says nothing of what changed")
  func again() throws {
    let file = desk.applying([edit(.billingName, "Zenith Foods")], to: ready)
    let bill = try #require(file.paper(.bill))
    let again = Change.paper(.check(bill.id, SheetEdits(answers: [.account: .pass])))
    #expect(desk.codes(of: again, on: file) == ["remark_missing"])
  }

  @Test(
    "What a remark accepted is asked for again once the field changes, and can be accepted again"
  )
  func acceptance() throws {
    let later = Sample.now.adding(seconds: 60)
    var file = try check(.bill, SheetEdits(evidence: [.accountName: "Acme Holdings"]), on: ready)
    let accept = SheetEdits(answers: [.account: .pass], remark: "their brand")
    file = try check(.bill, accept, on: file)
    #expect(failing(file).isEmpty)
    file = desk.applying([edit(.accountNumber, "ACC999")], to: file)
    #expect(failing(file) == ["loa account", "bill account"])
    file = try check(.bill, accept, on: file, at: later)
    #expect(failing(file) == ["loa account"])
  }

  @Test("What the paper said is given in place of the request's new value, and foreseen")
  func said() throws {
    let file = desk.applying([edit(.accountNumber, "ACC999")], to: ready)
    let bill = try #require(file.paper(.bill))
    #expect(desk.said(.accountNumber, in: .account, on: bill, of: file) == "ACC123456")
    #expect(desk.said(.accountName, in: .account, on: bill, of: file) == nil)
    let rows = [DocumentKind.loa, .bill].map {
      Foreseen.Row(paper: $0, item: .account, evidence: .accountNumber)
    }
    #expect(
      desk.foreseen(in: file, on: Sample.day("2026-11-23"))
        == [Foreseen(reason: .accountNumberMismatch, rows: rows)]
    )
  }

  @Test("A letter attached to another request after it passed has to be seen to list its number")
  func attachedLater() throws {
    let ready = ready
    let loa = try #require(ready.paper(.loa))
    let first = ready.request
    var draft = Sample.draft
    draft.values[.phoneNumber] = "+2348012345670"
    var other = try Sample.file(draft, desk: desk)
    other.documents = [loa]
    other.attachments = ready.attachments.filter { $0.key == loa.id }
    other.siblings = [RequestFile.Sibling(first)]
    other.lenders = [ready]
    other = desk.applying([.paper(.attach(loa.id))], to: other)
    func row(_ file: RequestFile) throws -> Document.Verdict? {
      desk.verdict(
        .numbers,
        of: try #require(file.paper(.loa)),
        in: file,
        on: Sample.day("2026-11-23")
      )
    }
    #expect(try row(other) == .fail)
    let attached = try #require(other.paper(.loa))
    #expect(desk.said(.numbers, in: .numbers, on: attached, of: other) == first.number.e164)
    let typed = SheetEdits(evidence: [.numbers: "0801 234 5678, 0801 234 5670"])
    #expect(try row(check(.loa, typed, on: other)) == .pass)
    let accept = SheetEdits(answers: [.numbers: .pass], remark: "a list is annexed")
    #expect(try row(check(.loa, accept, on: other)) == .pass)
  }

  @Test("A row that is passed while somebody else changes its field is a conflict")
  func meanwhile() throws {
    let received = desk.applying(
      [.paper(.add(.loa, try #require(ready.paper(.loa)).file, evidence: [:], to: []))],
      to: ready
    )
    let loa = try #require(received.paper(.loa))
    let edited = desk.applying([edit(.billingName, "Zenith Foods")], to: received)
    func ruling(on item: CheckItem) -> Ruling {
      desk.decide(
        .paper(.check(loa.id, SheetEdits(answers: [item: .pass]))),
        on: edited,
        basis: .seen(version: received.request.version),
        by: Sample.bola,
        at: Sample.now
      ) { _ in .free }
    }
    guard case .conflict(let conflict) = ruling(on: .account) else {
      Issue.record("passed against a name that was not seen")
      return
    }
    #expect(conflict.since.map(\.kind) == [.edited])
    guard case .allowed = ruling(on: .statement) else {
      Issue.record("a row that states no such field is free")
      return
    }
  }
}
