import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("What a paper says")
struct EvidenceScreenTests {
  let desk = Sample.desk()

  func bill() throws -> (RequestFile, Document) {
    let file = try desk.withAcceptedPapers(Sample.file(desk: desk))
    return (file, try #require(file.paper(.bill)))
  }

  @Test("Only what was changed is stored")
  func store() throws {
    let (file, bill) = try bill()
    let context = Sample.context(desk)
    var screen = EvidenceScreen(bill, of: file.request, focus: .accountName)
    _ = screen.update(.opened, in: context)
    screen.typeIn("Acme Corp", in: context)
    let effects = screen.press(.enter, in: context)
    #expect(
      try #require(effects.intents.first).subject
        == .change(
          file.request.id,
          .paper(
            .check(
              bill.id,
              SheetEdits(evidence: [.accountName: "Acme Corp"])
            )
          ),
          basis: .seen(version: file.request.version)
        )
    )
  }

  @Test("Numbers pasted one a line are a list; other fields take a paste as it is")
  func pastesNumbers() throws {
    let file = try desk.withAcceptedPapers(Sample.file(desk: desk))
    let loa = try #require(file.paper(.loa))
    let context = Sample.context(desk)
    for (field, text) in [
      (EvidenceField.numbers, "08012345678, 08039998877"), (.signer, "08012345678 08039998877 "),
    ] {
      var screen = EvidenceScreen(loa, of: file.request, focus: field)
      _ = screen.update(.opened, in: context)
      _ = screen.update(.paste("08012345678\r\n08039998877\r\n"), in: context)
      #expect(screen.form.form.text(field) == text)
    }
  }

  @Test("A text that is no date is shown at its field and nothing is sent")
  func noDate() throws {
    let (file, bill) = try bill()
    let context = Sample.context(desk)
    var screen = EvidenceScreen(bill, of: file.request, focus: .issuedOn)
    _ = screen.update(.opened, in: context)
    _ = screen.press(.control("u"), in: context)
    screen.typeIn("1 Oktober", in: context)
    #expect(screen.press(.enter, in: context).isEmpty)
    #expect(screen.form.form[.issuedOn]?.error != nil)
    #expect(screen.form.form.text(.issuedOn) == "1 Oktober")
  }

  @Test("A conflict keeps what was typed and asks under a new key")
  func conflict() throws {
    let (file, bill) = try bill()
    let context = Sample.context(desk)
    var screen = EvidenceScreen(bill, of: file.request, focus: .accountName)
    _ = screen.update(.opened, in: context)
    screen.typeIn("Acme Corp", in: context)
    let first = try #require(screen.press(.enter, in: context).intents.first)
    let conflict = Outcome.conflict(
      Conflict(request: file.request.id, country: file.request.country, version: 9, since: [])
    )
    let effects = screen.update(
      .reply(.written(.committed([first], .success([conflict])))),
      in: context
    )
    #expect(effects.isEmpty)
    #expect(screen.form.form.text(.accountName) == "Acme Corp")
    let second = try #require(screen.press(.enter, in: context).intents.first)
    #expect(second.key != first.key)
  }

  @Test("Once stored it leaves, and its draft goes")
  func done() throws {
    let (file, bill) = try bill()
    let context = Sample.context(desk)
    var screen = EvidenceScreen(bill, of: file.request, focus: .accountName)
    _ = screen.update(.opened, in: context)
    screen.typeIn("Acme Corp", in: context)
    let intent = try #require(screen.press(.enter, in: context).intents.first)
    let done = Outcome.done(Receipt(request: file.request.id, version: 9))
    let effects = screen.update(
      .reply(.written(.committed([intent], .success([done])))),
      in: context
    )
    #expect(effects == [.removeDraft(screen.form.draftKey), .close])
  }

  @Test("A paper to add is handed on with its date under the field of its kind")
  func add() throws {
    let (file, _) = try bill()
    let context = Sample.context(desk)
    var screen = AddPaperScreen(to: file, kind: .bill)
    _ = screen.update(.opened, in: context)
    screen.typeIn("in/bill.pdf", in: context)
    _ = screen.press(.tab, in: context)
    screen.typeIn("2026-11-01", in: context)
    #expect(
      screen.press(.enter, in: context) == [
        .outside(
          .file(
            .take(
              PaperIntake(
                request: file.request.id,
                kind: .bill,
                path: "in/bill.pdf",
                evidence: [.issuedOn: "2026-11-01"],
                others: [],
                key: screen.form.key
              )
            )
          )
        )
      ]
    )
  }

  @Test("A paper without a file is not sent")
  func addWithoutPath() throws {
    let (file, _) = try bill()
    let context = Sample.context(desk)
    var screen = AddPaperScreen(to: file, kind: .loa)
    _ = screen.update(.opened, in: context)
    #expect(screen.press(.enter, in: context).isEmpty)
    #expect(screen.form.form[.path]?.error != nil)
  }

  @Test("Letters that differ are marked, spelling told from difference")
  func difference() throws {
    let longer = try #require(
      TextDifference(
        paper: "Acme Corporation Ltd",
        request: "Acme Corporation",
        comparison: .different
      )
    )
    #expect(
      longer.markup(isASCII: false)
        == DisplayText(sanitising: String(repeating: " ", count: 16) + "~~~~ different")
    )
    let spelling = try #require(
      TextDifference(paper: "ACME corp.", request: "Acme Corp", comparison: .sameBut)
    )
    #expect(spelling.markup(isASCII: false).string.hasSuffix("same but for spelling"))
    let wider = try #require(
      TextDifference(paper: "Straße 12", request: "Straße 13", comparison: .different)
    )
    #expect(wider.markup(isASCII: false).string == "        ~ different")
    #expect(wider.markup(isASCII: true).string == "         ~ different")
    #expect(TextDifference(paper: "Acme", request: "Acme", comparison: .same) == nil)
  }
}
