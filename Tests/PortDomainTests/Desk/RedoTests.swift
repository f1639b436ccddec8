import PortDomain
import TestSupport
import Testing

@Suite("Bringing back what was undone")
struct RedoTests {
  private let desk = Sample.desk()

  private func ready() throws -> RequestFile {
    try desk.withAcceptedPapers(Sample.file(desk: desk))
  }

  private func refusal(_ file: RequestFile, by actor: Operator = Sample.ada) -> Refusal? {
    let ruling = desk.decide(.redo, on: file, by: actor, at: Sample.now) { _ in .free }
    guard case .refused(let refusal) = ruling else { return nil }
    return refusal
  }

  private static let changes: [(String, [Change])] = [
    ("a field", [.edit(FieldEdits([FieldEdit(.owner, "bola")]))]),
    ("a submission", [.status(.submit(carrierReference: "PO-1"))]),
    (
      "a rejection",
      [
        .status(.submit()),
        .status(.reject(RejectionDraft(reasons: [.pinIncorrect], text: "wrong"))),
      ]
    ),
    (
      "a resolved reason",
      [
        .status(.submit()),
        .status(.reject(RejectionDraft(reasons: [.pinIncorrect]))),
        .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "asked the carrier")),
      ]
    ),
    ("a cancellation", [.status(.cancel(why: "asked"))]),
  ]

  @Test("What an undo took is as it was before it, and can be undone again", arguments: 0..<5)
  func broughtBack(index: Int) throws {
    let (name, changes) = RedoTests.changes[index]
    let before = desk.applying(Array(changes.dropLast()), to: try ready())
    let done = desk.applying(changes.suffix(1), to: before)
    let undone = desk.applying([.undo], to: done)
    #expect(undone.request.status == before.request.status, "\(name)")
    let redone = desk.applying([.redo], to: undone)
    #expect(redone.rejections == done.rejections, "\(name)")
    let moved = done.request.changes(to: redone.request).map(\.field)
    #expect(moved.isEmpty, "\(name): \(moved)")
    #expect(redone.lastEvent?.kind == done.history.last?.kind)
    let again = desk.applying([.undo], to: redone)
    #expect(before.request.changes(to: again.request).isEmpty, "\(name)")
  }

  @Test("A check of a paper is brought back with its answers")
  func sheet() throws {
    let file = try ready()
    let loa = try #require(file.paper(.loa))
    let fail = Change.paper(
      .check(loa.id, SheetEdits(answers: [.signature: .fail], remark: "no name"))
    )
    let done = desk.applying([fail], to: file)
    let redone = desk.applying([.undo, .redo], to: done)
    #expect(redone.paper(.loa)?.answers == done.paper(.loa)?.answers)
  }

  @Test("A paper that an undo took is held again")
  func paper() throws {
    let file = try Sample.file(desk: desk)
    let facts = Document.FileFacts(
      name: "loa.pdf",
      mediaType: "application/pdf",
      size: 1000,
      sha256: String(repeating: "a", count: 64)
    )
    let add = Change.paper(.add(.loa, facts, evidence: [.signedOn: "2026-11-01"], to: []))
    let done = desk.applying([add], to: file)
    let paper = try #require(done.paper(.loa))
    var undone = desk.applying([.undo], to: done)
    #expect(undone.paper(.loa) == nil)
    // As the store hands it in.
    #expect(Change.redo.paperBroughtBack(to: undone) == paper.id)
    undone.documents.append(paper)
    undone.attachments[paper.id] = Attachment(of: paper, to: [], among: [])
    let redone = desk.applying([.redo], to: undone)
    #expect(redone.paper(.loa)?.evidence == paper.evidence)
    #expect(redone.attachments[paper.id]?.requests == [file.request.id])
  }

  @Test("Several undos are brought back one after the other, the last one first")
  func several() throws {
    let edits = [FieldEdit(.owner, "bola"), FieldEdit(.priority, "high")]
    let done = desk.applying(edits.map { .edit(FieldEdits([$0])) }, to: try ready())
    let undone = desk.applying([.undo, .undo], to: done)
    #expect(undone.request.owner == nil && undone.request.priority == .normal)
    let first = desk.applying([.redo], to: undone)
    #expect(first.request.owner == "bola" && first.request.priority == .normal)
    let second = desk.applying([.redo], to: first)
    #expect(second.request.priority == .high)
    #expect(refusal(second)?.obstacles == [.nothingToRedo])
  }

  @Test("Nothing is brought back after something else, by somebody else, or without an undo")
  func refused() throws {
    let file = try ready()
    #expect(refusal(file)?.obstacles == [.nothingToRedo])
    let undone = desk.applying(
      [.edit(FieldEdits([FieldEdit(.owner, "bola")])), .undo],
      to: file
    )
    #expect(refusal(undone, by: Sample.bola)?.obstacles == [.undoNotMine(by: "ada")])
    let later = desk.applying([.note("called")], to: undone)
    #expect(refusal(later)?.obstacles == [.nothingToRedo])
  }
}
