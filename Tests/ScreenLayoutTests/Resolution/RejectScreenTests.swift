import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Reject")
struct RejectScreenTests {
  let desk = Sample.desk()

  func screen(_ file: RequestFile, _ context: Context) -> RejectScreen {
    var screen = RejectScreen(request: file.request.id)
    _ = screen.update(.opened, in: context)
    screen.take(file, in: context)
    return screen
  }

  @Test("The catalogue stands by group, with what was chosen and the carrier's words below")
  func frame() throws {
    let file = try Sample.file(desk: desk)
    for (size, name) in DocumentsScreenTests.sizes {
      let context = Sample.context(desk, size: size)
      var screen = screen(file, context)
      _ = screen.press(.down, in: context)
      _ = screen.press(.character(" "), in: context)
      expectGolden(screen.frame(in: context), "reject-\(name)")
    }
  }

  @Test("Typing narrows the catalogue to the reasons with all the words")
  func search() throws {
    let context = Sample.context(desk)
    var screen = screen(try Sample.file(desk: desk), context)
    screen.typeIn("pin", in: context)
    #expect(screen.list.items.contains(.pinIncorrect))
    #expect(!screen.list.items.contains(.portLock))
    _ = screen.press(.escape, in: context)
    #expect(screen.list.items.count == ReasonCode.allCases.count)
  }

  @Test("Every reason of the catalogue can be chosen")
  func all() throws {
    let context = Sample.context(desk)
    var screen = screen(try Sample.file(desk: desk), context)
    for _ in ReasonCode.allCases {
      _ = screen.press(.character(" "), in: context)
      _ = screen.press(.down, in: context)
    }
    #expect(Set(screen.chosen) == Set(ReasonCode.allCases))
  }

  @Test("The reason other needs words; what was typed stays when the store refuses")
  func words() throws {
    let file = try Sample.file(desk: desk)
    let context = Sample.context(desk)
    var screen = screen(file, context)
    _ = screen.press(.end, in: context)
    _ = screen.press(.character(" "), in: context)
    _ = screen.press(.enter, in: context)
    screen.typeIn("9Z", in: context)
    #expect(screen.press(.enter, in: context).intents.isEmpty)
    #expect(screen.form.form[.words]?.error != nil)
    screen.typeIn("see letter", in: context)
    let intents = screen.press(.enter, in: context).intents
    #expect(
      try #require(intents.first).subject
        == .change(
          file.request.id,
          .status(
            .reject(
              RejectionDraft(reasons: [.other], carrierCode: "9Z", text: "see letter")
            )
          ),
          basis: .seen(version: file.request.version)
        )
    )
    let refusal = Refusal(.wrongStatus(.reject, status: .cancelled))
    _ = screen.settle(intents, .refused(refusal), in: context)
    #expect(screen.form.form.text(.words) == "see letter")
    #expect(screen.chosen == [.other])
  }

  @Test("Reasons, code and words come back from the draft")
  func draft() throws {
    let file = try Sample.file(desk: desk)
    let context = Sample.context(desk)
    var first = screen(file, context)
    let effects = first.press(.character(" "), in: context)
    guard case .outside(.draft(.save(let draft))) = try #require(effects.first) else {
      Issue.record("no draft: \(effects)")
      return
    }
    var second = screen(file, context)
    _ = second.update(.reply(.read(.drafts(.success([draft])))), in: context)
    #expect(second.chosen == first.chosen)
    #expect(second.chosen.count == 1)
  }
}
