import PortDomain
import TestSupport
import Testing
import Wording

@Suite("Evidence")
struct DeskEvidenceTests {
  let desk = Sample.desk()

  private let ready: RequestFile

  init() throws { ready = try desk.withAcceptedPapers(Sample.file(desk: desk)) }

  private func check(
    _ kind: DocumentKind,
    _ edits: SheetEdits,
    on file: RequestFile
  ) throws -> RequestFile {
    let paper = try #require(file.paper(kind))
    return desk.applying([.paper(.check(paper.id, edits))], to: file)
  }

  private func codes(_ file: RequestFile) -> [String] {
    desk.obstacles(to: .submit, on: file, by: Sample.ada, at: Sample.now).map(\.code)
  }

  private func foreseen(_ file: RequestFile) -> [ReasonCode] {
    desk.foreseen(in: file, on: Sample.day("2026-11-23")).map(\.reason)
  }

  @Test("Another name on the bill stops a passed row and foresees the carrier's answer")
  func differentName() throws {
    let file = try check(.bill, SheetEdits(evidence: [.accountName: "Acme Holdings"]), on: ready)
    #expect(codes(file) == ["check_failed"])
    #expect(foreseen(file) == [.accountNameMismatch])
  }

  @Test("Another spelling of the name passes")
  func spelling() throws {
    let name = ready.request.billingName.uppercased() + "."
    let file = try check(.bill, SheetEdits(evidence: [.accountName: name]), on: ready)
    #expect(codes(file).isEmpty)
    #expect(foreseen(file).isEmpty)
  }

  @Test("A remark accepts a difference until the paper is typed anew")
  func remark() throws {
    let typed = try check(.bill, SheetEdits(evidence: [.accountName: "Acme Holdings"]), on: ready)
    let accepted = try check(
      .bill,
      SheetEdits(answers: [.account: .pass], remark: "their brand, said on the phone"),
      on: typed
    )
    #expect(codes(accepted).isEmpty)
    let anew = try check(.bill, SheetEdits(evidence: [.accountName: "Other"]), on: accepted)
    #expect(codes(anew).contains("check_failed"))
  }

  @Test("A request brought in line with its papers passes without another signature")
  func corrected() throws {
    var file = try check(.loa, SheetEdits(evidence: [.accountName: "Acme Group"]), on: ready)
    file = try check(.bill, SheetEdits(evidence: [.accountName: "Acme Group"]), on: file)
    #expect(codes(file) == ["check_failed", "check_failed"])
    let edited = desk.applying(
      [.edit(FieldEdits([FieldEdit(.billingName, "Acme Group")]))],
      to: file
    )
    #expect(codes(edited).isEmpty)
  }

  @Test("A middle initial makes another signatory of the ID's name")
  func signatory() throws {
    let file = try check(.governmentID, SheetEdits(evidence: [.idName: "John A. Smith"]), on: ready)
    #expect(foreseen(file) == [.signatoryNotAuthorised])
  }

  @Test("An LOA names the numbers it lacks and those it has too many, in any spelling")
  func numbers() throws {
    let document = try #require(ready.paper(.loa))
    let list = NumbersOnPaper("0803 999 8877; 234 801 234 5678, soon", in: .nigeria)
    #expect(list.missing(of: document, in: ready).isEmpty)
    #expect(list.surplus(of: document, in: ready) == ["+2348039998877", "soon"])
    let other = NumbersOnPaper("0803 999 8877", in: .nigeria)
    #expect(other.missing(of: document, in: ready).map(\.e164) == ["+2348012345678"])
    let file = try check(.loa, SheetEdits(evidence: [.numbers: "08039998877"]), on: ready)
    #expect(foreseen(file) == [.numberNotOnLOA])
    // One too many keeps the carrier from finding none of ours.
    let both = SheetEdits(evidence: [.numbers: "08012345678, 08039998877"])
    #expect(try foreseen(check(.loa, both, on: ready)).isEmpty)
  }

  @Test("An LOA's numbers typed one a line are a list, on one line where they are kept")
  func oneALine() throws {
    let typed = SheetEdits(evidence: [.numbers: " 0801 234 5678\r\n\n+234 803 999 8877 \n"])
    let file = try check(.loa, typed, on: ready)
    let kept = try #require(file.paper(.loa)?.evidence[.numbers])
    #expect(kept == "0801 234 5678, +234 803 999 8877")
    #expect(NumbersOnPaper(kept, in: .nigeria).read.count == 2)
    #expect(
      try codes(check(.loa, SheetEdits(evidence: [.numbers: "08012345678\n"]), on: ready)) == []
    )
    let address = SheetEdits(evidence: [.serviceAddress: "123 Business St\nLagos"])
    #expect(
      try check(.bill, address, on: ready).paper(.bill)?.evidence[.serviceAddress]
        == "123 Business St\nLagos"
    )
  }

  @Test("A row that differs passes with a remark alone, and the refusal says how it differs")
  func passedOver() throws {
    let bill = try #require(ready.paper(.bill))
    func obstacles(_ edits: SheetEdits, on file: RequestFile) -> [Obstacle] {
      let change = Change.paper(.check(bill.id, edits))
      guard
        case .refused(let refusal) = desk.decide(
          change,
          on: file,
          by: Sample.ada,
          at: Sample.now,
          standing: { _ in .free }
        )
      else { return [] }
      return refusal.obstacles
    }
    let typed = try check(.bill, SheetEdits(evidence: [.accountName: "Acme Ltd"]), on: ready)
    let differing = Compared(
      field: .accountName,
      paper: "Acme Ltd",
      request: "Acme Corporation",
      comparison: .different
    )
    let missing = Obstacle.remarkMissing(.bill, .account, [differing])
    #expect(obstacles(SheetEdits(answers: [.account: .pass]), on: typed) == [missing])
    // Typed and passed in one go is no other matter.
    let atOnce = SheetEdits(answers: [.account: .pass], evidence: [.accountName: "Acme Ltd"])
    #expect(obstacles(atOnce, on: ready) == [missing])
    #expect(obstacles(SheetEdits(answers: [.account: .pass], remark: "sold"), on: typed) == [])
    #expect(obstacles(SheetEdits(answers: [.account: .fail]), on: typed) == [])
    let submit = desk.obstacles(to: .submit, on: typed, by: Sample.ada, at: Sample.now)
    #expect(submit == [.checkFailed(.bill, .account, [differing])])
    #expect(
      submit.map { $0.message(today: Sample.day("2026-11-23")) } == [
        "bill account fails, the paper's account name is \"Acme Ltd\", the request's "
          + "\"Acme Corporation\": correct it, or add a new paper"
      ]
    )
  }

  @Test("What is the same but for spelling passes with a warning, in the row that was touched")
  func spellingWarns() throws {
    let bill = try #require(ready.paper(.bill))
    func warnings(_ edits: SheetEdits, on file: RequestFile) -> [Warning] {
      let change = Change.paper(.check(bill.id, edits))
      guard
        case .allowed(let decision) = desk.decide(
          change,
          on: file,
          by: Sample.ada,
          at: Sample.now,
          standing: { _ in .free }
        )
      else { return [] }
      return decision.warnings
    }
    let spelled = SheetEdits(evidence: [.accountName: "ACME CORP."])
    #expect(warnings(spelled, on: ready) == [.sameButForSpelling])
    let file = try check(.bill, spelled, on: ready)
    #expect(warnings(SheetEdits(answers: [.complete: .fail]), on: file) == [])
    #expect(
      desk.spellings(on: try #require(file.paper(.bill)), of: file) == [
        "bill account, the paper's account name is \"ACME CORP.\", the request's "
          + "\"Acme Corporation\": same but for spelling"
      ]
    )
  }

  @Test("Of the other paper only what differs here is told")
  func otherPaper() throws {
    let number = SheetEdits(evidence: [.accountNumber: "ACC123456"])
    var file = try check(.bill, number, on: check(.loa, number, on: ready))
    file = try check(.loa, SheetEdits(evidence: [.accountName: "Other Name"]), on: file)
    let loa = try #require(file.paper(.loa))
    // The numbers agree, which says nothing of the names.
    #expect(desk.finding(in: .account, on: loa, of: file) == nil)
    file = try check(.bill, SheetEdits(evidence: [.accountName: "Other Name"]), on: file)
    #expect(
      desk.finding(in: .account, on: loa, of: file)
        == "the bill says so too: the request may be what is wrong"
    )
  }

  @Test("The day an LOA was signed stands beside the request's, and its row follows from the date")
  func signedOn() throws {
    let loa = try #require(ready.paper(.loa))
    let compared = desk.compared(.date, on: loa, in: ready)
    #expect(compared.map(\.paper) == ["2026-11-13"] && compared.map(\.request) == ["2025-01-15"])
    #expect(compared.map(\.comparison) == [.different] && codes(ready).isEmpty)
    #expect(
      desk.finding(in: .date, on: loa, of: ready) == "the request says signed on 15 Jan 2025"
    )
    let file = try check(.loa, SheetEdits(evidence: [.signedOn: "2025-01-15"]), on: ready)
    let dated = try #require(file.paper(.loa))
    #expect(desk.compared(.date, on: dated, in: file).map(\.comparison) == [.same])
    #expect(desk.finding(in: .date, on: dated, of: file) == nil)
  }

  @Test("A sheet that a newer paper replaced can only be read")
  func replaced() throws {
    let old = try #require(ready.paper(.bill))
    let file = desk.applying(
      [.paper(.add(.bill, old.file, evidence: [:], to: []))],
      to: ready
    )
    for edits in [
      SheetEdits(answers: [.account: .pass]), SheetEdits(evidence: [.accountName: "Acme"]),
      SheetEdits(answers: [.account: nil]),
    ] {
      #expect(desk.codes(of: .paper(.check(old.id, edits)), on: file) == ["paper_replaced"])
    }
    #expect(file.successor(of: old) == file.paper(.bill))
    // Other papers replace nothing.
    let facts = old.file
    let more = desk.applying(
      [DocumentKind.other, .other].map { .paper(.add($0, facts, evidence: [:], to: [])) },
      to: file
    )
    #expect(more.documents.filter { $0.kind == .other && more.successor(of: $0) != nil }.isEmpty)
  }

  @Test("A carrier is the same under its id, an alias or its name")
  func carrier() throws {
    let file = try check(.bill, SheetEdits(evidence: [.issuer: "MTN"]), on: ready)
    #expect(codes(file).isEmpty)
    let other = try check(.bill, SheetEdits(evidence: [.issuer: "airtel"]), on: ready)
    #expect(codes(other) == ["check_failed"])
  }
}
