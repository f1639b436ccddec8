import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Documents")
struct DocumentsScreenTests {
  let desk = Sample.desk()

  /// A bill under review whose account name differs, an accepted LOA, no ID.
  func reviewed() throws -> RequestFile {
    let full = try desk.withAcceptedPapers(Sample.file(desk: desk))
    var file = full
    file.documents.removeAll { $0.kind == .governmentID }
    let bill = try #require(file.paper(.bill))
    return desk.applying(
      [
        .paper(
          .check(
            bill.id,
            SheetEdits(
              answers: [
                .account: .fail, .number: Document.Verdict?.none, .address: Document.Verdict?.none,
              ],
              evidence: [.accountName: "Acme Corporation Ltd"]
            )
          )
        )
      ],
      to: file
    )
  }

  @Test("The chosen paper's sheet stands below the papers, with the difference marked")
  func frame() throws {
    let file = try reviewed()
    for (size, name) in DocumentsScreenTests.sizes {
      var screen = DocumentsScreen(request: file.request.id, paper: .bill)
      screen.take(file, in: Sample.context(desk, size: size))
      screen.row = 2
      expectGolden(
        screen.frame(in: Sample.context(desk, size: size)),
        "documents-\(name)"
      )
    }
  }

  @Test("A request with all papers accepted says that it can be submitted")
  func acceptedFrame() throws {
    let file = try desk.withAcceptedPapers(Sample.file(desk: desk))
    var screen = DocumentsScreen(request: file.request.id)
    screen.take(file, in: Sample.context(desk))
    expectGolden(screen.frame(in: Sample.context(desk)), "documents-accepted-80x22")
  }

  @Test("Pass answers the row under the cursor, at the version and revision that were seen")
  func pass() throws {
    let file = try reviewed()
    let context = Sample.context(desk)
    var screen = DocumentsScreen(request: file.request.id, paper: .bill)
    screen.take(file, in: context)
    _ = screen.update(.command(.end), in: context)
    let effects = screen.update(.command(.pass), in: context)
    let bill = try #require(file.paper(.bill))
    let intent = try #require(effects.intents.first)
    #expect(
      intent.subject
        == .change(
          file.request.id,
          .paper(
            .check(bill.id, SheetEdits(answers: [.complete: .pass]))
          ),
          basis: .seen(version: file.request.version)
        )
    )
  }

  @Test("Pass all answers only what is open, and never a computed row")
  func passAll() throws {
    let file = try reviewed()
    let context = Sample.context(desk)
    var screen = DocumentsScreen(request: file.request.id, paper: .bill)
    screen.take(file, in: context)
    let intent = try #require(screen.update(.command(.passAll), in: context).intents.first)
    guard case .change(_, .paper(.check(_, let edits)), _) = intent.subject else {
      Issue.record("not a check: \(intent)")
      return
    }
    #expect(edits.answers == [.number: .pass, .address: .pass])
  }

  @Test("A computed row takes no answer and says what gives one")
  func computed() throws {
    let file = try reviewed()
    let context = Sample.context(desk)
    var screen = DocumentsScreen(request: file.request.id, paper: .bill)
    screen.take(file, in: context)
    _ = screen.update(.command(.down), in: context)
    let offer = try #require(screen.offers(in: context).first { $0.command == .pass })
    #expect(offer.whyNot == "The date follows from what is typed; e types it.")
  }

  @Test("Not applicable asks for a remark and keeps the row it was asked for")
  func notApplicable() throws {
    let file = try reviewed()
    let context = Sample.context(desk)
    var screen = DocumentsScreen(request: file.request.id, paper: .bill)
    screen.take(file, in: context)
    for _ in 0..<3 { _ = screen.update(.command(.down), in: context) }
    let asked = screen.update(.command(.notApplicable), in: context)
    guard case .app(.open(let box)) = asked.first else {
      Issue.record("no question: \(asked)")
      return
    }
    #expect(box.screen is PromptScreen)
    _ = screen.update(.command(.home), in: context)
    let effects = screen.update(
      .answer(Answer(.notApplicable, "prepaid", .given)),
      in: context
    )
    guard
      case .change(_, .paper(.check(_, let edits)), _) = try #require(effects.intents.first).subject
    else {
      Issue.record("not a check")
      return
    }
    #expect(edits.answers == [.number: .notApplicable])
    #expect(edits.remark == "prepaid")
  }

  @Test("Tab goes through the papers in a ring")
  func tab() throws {
    let file = try reviewed()
    let context = Sample.context(desk)
    var screen = DocumentsScreen(request: file.request.id)
    screen.take(file, in: context)
    var slots: [PaperSlot] = []
    for _ in 0..<3 {
      _ = screen.update(.command(.nextPaper), in: context)
      slots.append(screen.slot)
    }
    #expect(slots == [.demanded(.bill), .demanded(.governmentID), .demanded(.loa)])
  }

  @Test("A change by others has the file read anew")
  func changed() throws {
    let file = try reviewed()
    let context = Sample.context(desk)
    var screen = DocumentsScreen(request: file.request.id)
    #expect(screen.update(.opened, in: context) == [.read(.file(file.request.id))])
    let read: [Effect] = [.read(.file(file.request.id))]
    #expect(screen.update(.reply(.changed([file.request.id])), in: context) == read)
    #expect(screen.update(.reply(.changed(nil)), in: context) == read)
    #expect(screen.update(.reply(.changed([])), in: context).isEmpty)
  }

  static let sizes = [
    (Size(width: 80, height: 22), "80x22"), (Size(width: 160, height: 48), "160x48"),
    (Size(width: 60, height: 18), "60x18"), (Size(width: 40, height: 6), "40x6"),
  ]
}
