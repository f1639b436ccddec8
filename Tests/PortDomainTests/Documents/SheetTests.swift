import PortDomain
import TestSupport
import Testing

/// The rows of each paper's sheet, what may be answered, and what they are held against.
@Suite("Check sheets")
struct SheetTests {
  @Test(
    "Each paper has its rows, in the order of work",
    arguments: [
      (
        DocumentKind.loa, [CheckItem.numbers, .carrier, .account, .statement, .signature, .date]
      ),
      (.bill, [.issuer, .date, .account, .number, .address, .complete]),
      (.governmentID, [.signatory, .expiry, .legible, .type]), (.other, []),
    ]
  )
  func rows(kind: DocumentKind, items: [CheckItem]) {
    #expect(kind.items == items)
  }

  @Test("LOA, bill and ID are demanded; a bill is good for ninety days")
  func demanded() {
    #expect(DocumentKind.demanded == [.loa, .bill, .governmentID])
    #expect(DocumentKind.billDays == 90)
  }

  @Test("What can be typed from each paper")
  func evidence() {
    #expect(
      DocumentKind.loa.evidence
        == [.numbers, .carrier, .accountName, .accountNumber, .signer, .signedOn]
    )
    #expect(
      DocumentKind.bill.evidence
        == [.issuer, .issuedOn, .accountName, .accountNumber, .numbers, .address, .serviceAddress]
    )
    #expect(DocumentKind.governmentID.evidence == [.idName, .idExpiresOn])
    #expect(DocumentKind.other.evidence == [])
    #expect(EvidenceField.allCases.filter(\.isDate) == [.issuedOn, .signedOn, .idExpiresOn])
  }

  @Test(
    "Each row is held against its fields of the request",
    arguments: [
      (DocumentKind.loa, CheckItem.numbers, ["numbers=phone_number"]),
      (.loa, .carrier, ["carrier=current_carrier"]),
      (.loa, .account, ["account_name=billing_name", "account_number=account_number"]),
      (.loa, .statement, []), (.loa, .signature, ["signer=authorized_name"]),
      (.loa, .date, ["signed_on"]), (.bill, .issuer, ["issuer=current_carrier"]),
      (.bill, .date, ["issued_on"]),
      (.bill, .account, ["account_name=billing_name", "account_number=account_number"]),
      (.bill, .number, ["numbers=phone_number"]),
      (.bill, .address, ["address=billing_address", "service_address=service_address"]),
      (.bill, .complete, []), (.governmentID, .signatory, ["id_name=authorized_name"]),
      (.governmentID, .expiry, ["id_expires_on"]), (.governmentID, .legible, []),
      (.governmentID, .type, []),
    ]
  )
  func pairs(kind: DocumentKind, item: CheckItem, pairs: [String]) {
    let found = item.pairs(on: kind).map { pair in
      pair.evidence.rawValue + (pair.field.map { "=" + $0.rawValue } ?? "")
    }
    #expect(found == pairs)
  }

  /// Rows to which "not applicable" is an answer.
  private static let mayNotApply: [DocumentKind: Set<CheckItem>] = [
    .loa: [], .bill: [.number, .address, .complete], .governmentID: [.type], .other: [],
  ]

  @Test(
    "Pass and fail are taken where the row isn't computed, n.a. with a remark on four rows alone",
    arguments: DocumentKind.demanded,
    Document.Verdict.allCases
  )
  func answers(kind: DocumentKind, verdict: Document.Verdict) throws {
    let desk = Sample.desk()
    let file = try desk.file(at: .pending)
    let paper = try #require(file.paper(kind))
    for item in CheckItem.allCases {
      let isRow = kind.items.contains(item) && item != .date && item != .expiry
      let isAnswer =
        isRow && (verdict != .notApplicable || SheetTests.mayNotApply[kind]?.contains(item) == true)
      func codes(_ remark: String?) -> [String] {
        let edits = SheetEdits(answers: [item: verdict], remark: remark)
        return desk.codes(of: .paper(.check(paper.id, edits)), on: file)
      }
      #expect(codes("so it is") == (isAnswer ? [] : ["answer_not_taken"]), "\(item)")
      let bare = isAnswer ? verdict == .notApplicable ? ["why_missing"] : [] : ["answer_not_taken"]
      #expect(codes(nil) == bare && codes(" ") == bare, "\(item)")
      #expect(item.mayNotApply(on: kind) == SheetTests.mayNotApply[kind]?.contains(item))
    }
  }

  @Test("Without its date a paper isn't accepted, whatever else passes", arguments: 0..<3)
  func dates(index: Int) throws {
    let desk = Sample.desk()
    let kind = DocumentKind.demanded[index]
    let field = [EvidenceField.signedOn, .issuedOn, .idExpiresOn][index]
    let file = try desk.file(at: .pending)
    let paper = try #require(file.paper(kind))
    func state(_ date: String?) -> PaperState {
      let edits = SheetEdits(evidence: [field: date])
      let edited = desk.applying([.paper(.check(paper.id, edits))], to: file)
      return desk.state(of: edited.paper(kind), in: edited, on: Sample.day("2026-11-23"))
    }
    #expect(state(nil) == .underReview)
    #expect(state("2026-11-23") == .accepted)
    // Signed or issued tomorrow it can't have been; an ID is good until then.
    #expect(state("2026-11-24") == (kind == .governmentID ? .accepted : .refused))
    let words = SheetEdits(evidence: [field: "soon"])
    #expect(desk.codes(of: .paper(.check(paper.id, words)), on: file) == ["evidence_invalid"])
    let foreign = SheetEdits(evidence: [kind == .loa ? .idName : .signer: "J"])
    #expect(desk.codes(of: .paper(.check(paper.id, foreign)), on: file) == ["evidence_invalid"])
  }

  @Test(
    "Papers are good through their last day",
    arguments: [
      // Bill and LOA by their age, an ID by its expiry.
      (DocumentKind.bill, EvidenceField.issuedOn, "2026-08-25", PaperState.accepted),
      (.bill, .issuedOn, "2026-08-24", .refused), (.loa, .signedOn, "2026-10-24", .accepted),
      (.loa, .signedOn, "2026-10-23", .refused),
      (.governmentID, .idExpiresOn, "2026-11-23", .accepted),
      (.governmentID, .idExpiresOn, "2026-11-22", .refused),
    ]
  )
  func ages(kind: DocumentKind, field: EvidenceField, date: String, state: PaperState) throws {
    var mtn = Carrier.known[0]
    mtn.loaAgeLimit = 30
    let desk = Sample.desk(carriers: CarrierBook([mtn]))
    let file = try desk.file(at: .pending)
    let paper = try #require(file.paper(kind))
    let edits = SheetEdits(evidence: [field: date])
    let dated = desk.applying([.paper(.check(paper.id, edits))], to: file)
    #expect(
      desk.state(of: dated.paper(kind), in: dated, on: Sample.day("2026-11-23")) == state
    )
  }

  @Test("An LOA has no age where its carrier sets none")
  func ageless() throws {
    let desk = Sample.desk()
    let file = try desk.file(at: .pending)
    let loa = try #require(file.paper(.loa))
    #expect(desk.goodUntil(loa, in: file) == nil)
    #expect(desk.state(of: loa, in: file, on: Sample.day("2036-11-23")) == .accepted)
  }

  @Test(
    "What differs on a paper fails its row and foresees the carrier's answer",
    arguments: [
      (DocumentKind.loa, EvidenceField.accountName, "Acme Ltd", [ReasonCode.accountNameMismatch]),
      (.loa, .accountNumber, "ACC123457", [.accountNumberMismatch]),
      (.loa, .signer, "Joan Smith", [.signatoryNotAuthorised]),
      (.loa, .carrier, "airtel", []), (.bill, .issuer, "airtel", []),
      (.bill, .accountName, "Acme Ltd", [.accountNameMismatch]),
      (.bill, .accountNumber, "ACC123457", [.accountNumberMismatch]),
      (.bill, .address, "124 Business St, Lagos", [.addressMismatch]),
      (.bill, .serviceAddress, "9 Marina, Lagos", [.addressMismatch]),
      (.bill, .numbers, "08039998877", [.billingNumberMismatch]),
      (.governmentID, .idName, "Joan Smith", [.signatoryNotAuthorised]),
    ]
  )
  func foreseen(
    kind: DocumentKind,
    field: EvidenceField,
    text: String,
    codes: [ReasonCode]
  ) throws {
    let desk = Sample.desk()
    let file = try desk.file(at: .pending)
    let paper = try #require(file.paper(kind))
    let check = Change.paper(.check(paper.id, SheetEdits(evidence: [field: text])))
    let typed = desk.applying([check], to: file)
    let today = Sample.day("2026-11-23")
    #expect(desk.state(of: typed.paper(kind), in: typed, on: today) == .refused)
    let found = desk.foreseen(in: typed, on: today)
    #expect(found.map(\.reason) == codes)
    #expect(found.flatMap(\.rows).map(\.evidence) == codes.map { _ in field })
    #expect(desk.codes(of: .status(.submit()), on: typed) == ["check_failed"])
  }

  @Test("A letter beyond its age foresees that, one signed in the future nothing")
  func letterDates() throws {
    var mtn = Carrier.known[0]
    mtn.loaAgeLimit = 30
    let desk = Sample.desk(carriers: CarrierBook([mtn]))
    let file = try desk.file(at: .pending)
    let loa = try #require(file.paper(.loa))
    for (day, codes) in [("2026-10-23", [ReasonCode.loaTooOld]), ("2026-11-24", [])] {
      let check = Change.paper(.check(loa.id, SheetEdits(evidence: [.signedOn: day])))
      let typed = desk.applying([check], to: file)
      #expect(desk.foreseen(in: typed, on: Sample.day("2026-11-23")).map(\.reason) == codes)
    }
  }

  @Test(
    "A letter that lists more than the number corrected since fails, a finished number's doesn't"
  )
  func listed() throws {
    let desk = Sample.desk()
    let file = try desk.file(at: .pending)
    let loa = try #require(file.paper(.loa))
    let both = SheetEdits(evidence: [.numbers: "08012345678, 08039998877"])
    let typed = desk.applying([.paper(.check(loa.id, both))], to: file)
    let moved = desk.editing(.phoneNumber, "+2348039998877", of: typed)
    let paper = try #require(moved.paper(.loa))
    #expect(desk.comparison(of: .numbers, on: paper, in: moved) == .different)
    let other = RequestFile.Sibling(
      id: Sample.countingIDs().make(at: Sample.now.adding(seconds: 9)),
      number: try PhoneNumber(parsing: "08039998877", in: .nigeria),
      carrier: Sample.mtn,
      status: .cancelled,
      orderID: nil
    )
    var shared = file
    shared.siblings = [other, RequestFile.Sibling(file.request)]
    shared.attachments[loa.id] = Attachment(
      of: loa,
      to: [file.request.id, other.id],
      among: shared.siblings
    )
    let numbers = NumbersOnPaper("08012345678, 08039998877", in: .nigeria)
    #expect(numbers.surplus(of: loa, in: shared) == [])
    #expect(NumbersOnPaper("08012345678", in: .nigeria).missing(of: loa, in: shared) == [])
  }

  @Test("A row failed by eye foresees what is most often behind it")
  func byEye() throws {
    let desk = Sample.desk()
    let file = try desk.file(at: .pending)
    for (kind, item, codes) in [
      (DocumentKind.loa, CheckItem.account, [ReasonCode.accountNameMismatch]),
      (.loa, .signature, [.loaIllegible]), (.loa, .numbers, [.numberNotOnLOA]),
      (.loa, .statement, []), (.loa, .carrier, []), (.bill, .issuer, []),
      (.bill, .account, [.accountNameMismatch]), (.bill, .number, [.billingNumberMismatch]),
      (.bill, .address, [.addressMismatch]), (.bill, .complete, []),
      (.governmentID, .signatory, [.signatoryNotAuthorised]), (.governmentID, .legible, []),
      (.governmentID, .type, []),
    ] {
      let paper = try #require(file.paper(kind))
      let check = Change.paper(.check(paper.id, SheetEdits(answers: [item: .fail])))
      let failed = desk.applying([check], to: file)
      let found = desk.foreseen(in: failed, on: Sample.day("2026-11-23"))
      #expect(found.map(\.reason) == codes, "\(kind) \(item)")
    }
  }

  @Test("A PIN that the carrier asks for and nobody gave is foreseen, and stops the submit")
  func pin() throws {
    var mtn = Carrier.known[0]
    mtn.needsPIN = true
    let desk = Sample.desk(carriers: CarrierBook([mtn]))
    var file = try desk.file(at: .pending)
    for (state, codes) in [
      (PINState.notGiven, ["pin_needed"]), (.given, []), (.notNeeded, []),
    ] {
      file.request.pinState = state
      #expect(desk.codes(of: .status(.submit()), on: file) == codes)
      let found = desk.foreseen(in: file, on: Sample.day("2026-11-23")).map(\.reason)
      #expect(found == (codes.isEmpty ? [] : [.pinMissing]))
    }
  }

  @Test("A newer paper of a kind is a new version with an empty sheet; others never supersede")
  func versions() throws {
    let desk = Sample.desk()
    var file = try desk.file(at: .pending)
    let facts = Document.FileFacts(name: "a", mediaType: "image/png", size: 1, sha256: "a")
    for kind in [DocumentKind.bill, .other, .other] {
      file = desk.applying([.paper(.add(kind, facts, evidence: [:], to: []))], to: file)
    }
    #expect(file.documents.map(\.version) == [1, 1, 1, 2, 1, 2])
    #expect(file.paper(.bill)?.answers.isEmpty == true)
    #expect(file.documents.count { $0.kind == .bill && !$0.answers.isEmpty } == 1)
    #expect(
      desk.paperStates(of: file, on: Sample.day("2026-11-23")) == [.accepted, .received, .accepted]
    )
  }
}
