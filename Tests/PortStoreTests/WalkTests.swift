import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

@Suite("Every store carries a request from arrival to a working number")
struct WalkTests {
  @Test(
    "A request goes all the way, through a rejection and a date moved",
    arguments: StoreKind.allCases
  )
  func goesAllTheWay(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(pin: "4711"), key: "k0")
    try store.acceptPapers(of: id)
    let steps: [Change] = [
      .status(.submit(carrierReference: "C-1")),
      .status(.reject(RejectionDraft(reasons: [.outstandingBalance], carrierCode: "E12"))),
      .rejection(.resolve(.outstandingBalance, .fixed, until: nil, note: "paid")),
      .status(.resubmit()),
      .status(.acknowledge(carrierReference: "C-2")),
      .status(.confirm()),
      .edit(FieldEdits([FieldEdit(.authorizedTitle, "Director")], why: "as on the LOA")),
      .status(.answerChange(.refused, words: "not needed")),
      .edit(FieldEdits([FieldEdit(.lookupCarrier, "mtn"), FieldEdit(.lookupSource, "HLR")])),
      .status(.schedule(try confirmation("2026-11-09"))),
      .status(.reschedule(try confirmation("2026-11-10"), why: "carrier asked")),
    ]
    for (index, step) in steps.enumerated() {
      try store.done(.change(id, step, key: "step \(index)"))
    }
    desk.clock.advance(days: 8)
    try store.done(.change(id, .status(.complete()), key: "complete"))
    try store.done(.change(id, .tick(.testInbound, done: true), key: "tick"))
    try store.done(
      .change(id, .edit(FieldEdits([FieldEdit(.endpointID, "ep_1")])), key: "endpoint")
    )
    let file = try store.file(id)
    #expect(file.request.status == .completed)
    #expect(file.request.lifecycle.attempt == 2)
    #expect(file.charges.map(\.cents) == [2500])
    #expect(file.activeNumber?.activatedOn == CalendarDay(iso: "2026-11-10"))
    #expect(file.rejections.map { $0.reasons.map(\.resolution?.outcome) } == [[.fixed]])
    #expect(file.request.ticks == [.testInbound])
    #expect(file.request.acknowledgedOn != nil && file.request.confirmedOn != nil)
    #expect(file.request.changeAnswer == .refused && file.request.lookupSource == "HLR")
    #expect(file.history.map(\.number) == Array(1...file.history.count))
    let query = Query(.everything, viewpoint: desk.viewpoint())
    let listing = try #require(try store.page(query, from: .first, limit: 1).rows.first)
    #expect(listing == Listing(request: file.request, facts: desk.desk.facts(of: file)))
    guard case .refused = try store.commit(.create(.sample(), key: "again")) else {
      Issue.record("a number that is ours was taken in again")
      return
    }
    try store.done(.change(id, .status(.return(why: "wrong port")), key: "return"))
    #expect(try store.file(id).charges.map(\.cents) == [2500, -2500])
    #expect(try store.create(.sample(), key: "after return") != id)
  }

  @Test(
    "A paper checked on one request counts for the others it is attached to",
    arguments: StoreKind.allCases
  )
  func followsPapers(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let first = try store.create(key: "k1")
    let second = try store.create(.sample("+2348031234568"), key: "k2")
    let third = try store.create(.sample("+2348031234569"), key: "k3")
    let paper = try #require(
      try store.done(.change(first, .addPaper(.bill, to: [second]), key: "add")).document
    )
    try store.done(
      .change(first, .paper(.check(paper, SheetEdits(answers: [.issuer: .fail]))), key: "check")
    )
    let file = try store.file(second)
    #expect(file.documents.map(\.id) == [paper])
    #expect(file.documents[0].answers[.issuer]?.verdict == .fail)
    #expect(file.history.map(\.kind) == [.created, .paperAdded, .paperChecked])
    #expect(file.request.version == 3)
    #expect(try store.file(first).siblings.map(\.id) == [first, second])
    try store.done(.change(third, .paper(.attach(paper)), key: "attach"))
    #expect(try store.file(third).attachments[paper]?.requests == [first, second, third])
    #expect(try store.request(ofDocument: paper) == third)
    let refused = Query(.term(.documents([.refused])), viewpoint: desk.viewpoint())
    #expect(
      Set(try store.page(refused, from: .first, limit: 9).rows.map(\.request.id))
        == [first, second, third]
    )
  }

  @Test("After any change both stores hold the same file")
  func holdTheSame() throws {
    let desk = try TestDesk()
    var files: [RequestFile] = []
    for kind in StoreKind.allCases {
      desk.restartIDs()
      let store = try kind.make(in: desk)
      if kind == .sqlite { desk.restartIDs() }
      let id = try store.create(.sample(pin: "1"), key: "k0")
      try store.acceptPapers(of: id)
      try store.done(.change(id, .status(.submit()), key: "submit"))
      try store.done(
        .change(
          id,
          .status(.reject(RejectionDraft(reasons: [.addressMismatch, .noAnswer]))),
          key: "r"
        )
      )
      try store.done(.change(id, .undo, key: "undo"))
      files.append(try store.file(id))
    }
    #expect(files[0] == files[1])
  }

  private func confirmation(_ day: String) throws -> Lifecycle.Confirmation {
    Lifecycle.Confirmation(
      date: try #require(CalendarDay(iso: day)),
      window: PortWindow("10:00-12:00")
    )
  }
}

extension Change {
  static func addPaper(
    _ kind: DocumentKind,
    to others: [RequestID] = [],
    sha256: String = String(repeating: "0a", count: 32)
  ) -> Change {
    .paper(
      .add(
        kind,
        Document.FileFacts(
          name: "\(kind.rawValue).pdf",
          mediaType: "application/pdf",
          size: 1000,
          sha256: sha256
        ),
        evidence: kind.dates,
        to: others
      )
    )
  }
}

extension DocumentKind {
  /// Dates with which a paper of the kind is good in November 2026.
  fileprivate var dates: [EvidenceField: String] {
    switch self {
    case .loa: [.signedOn: "2026-10-20"]
    case .bill: [.issuedOn: "2026-10-15"]
    case .governmentID: [.idExpiresOn: "2030-01-01"]
    case .other: [:]
    }
  }
}

extension DeskStore {
  /// Adds the three papers and passes every row of their sheets.
  func acceptPapers(of id: RequestID) throws {
    for kind in DocumentKind.demanded {
      let added = try done(.change(id, .addPaper(kind), key: "\(id) \(kind) add"))
      guard let paper = added.document else { continue }
      let answers = kind.items.filter { !$0.isComputed }.map { ($0, Document.Verdict?.some(.pass)) }
      try done(
        .change(
          id,
          .paper(.check(paper, SheetEdits(answers: Dictionary(uniqueKeysWithValues: answers)))),
          key: "\(id) \(kind) check"
        )
      )
    }
  }
}
