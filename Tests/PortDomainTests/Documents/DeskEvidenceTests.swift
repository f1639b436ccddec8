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
    #expect(foreseen(file) == [.billingNumberMismatch])
  }

  @Test("A carrier is the same under its id, an alias or its name")
  func carrier() throws {
    let file = try check(.bill, SheetEdits(evidence: [.issuer: "MTN"]), on: ready)
    #expect(codes(file).isEmpty)
    let other = try check(.bill, SheetEdits(evidence: [.issuer: "airtel"]), on: ready)
    #expect(codes(other) == ["check_failed"])
  }
}
