import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("What a step asks for")
struct StatusFormScreenTests {
  let desk = Sample.desk()

  func form(_ action: Action, _ status: Status, _ context: Context) throws -> StatusFormScreen {
    var form = try StatusFormScreen(action, [StatusMenuScreenTests.file(status, by: desk)])
    _ = form.update(.opened, in: context)
    return form
  }

  @Test("Cancel needs a why, then a yes; Enter is No")
  func cancel() throws {
    let context = Sample.context(desk)
    var form = try form(.cancel, .pending, context)
    #expect(form.press(.enter, in: context).isEmpty)
    #expect(form.form.form[.why]?.error != nil)
    form.typeIn("the customer stays", in: context)
    var confirm = try #require(
      form.press(.enter, in: context).opened.first as? ConfirmScreen
    )
    #expect(confirm.press(.enter, in: context) == [.close])
    let intents = confirm.press(.character("y"), in: context).intents
    let file = form.files[0]
    #expect(
      try #require(intents.first).subject
        == .change(
          file.request.id,
          .status(.cancel(why: "the customer stays")),
          basis: .seen(version: file.request.version)
        )
    )
  }

  @Test("Completing before the confirmed date asks for a written override")
  func early() throws {
    let context = Sample.context(desk)
    var form = try form(.complete, .scheduled, context)
    form.typeIn("2026-11-20", in: context)
    #expect(form.press(.enter, in: context).isEmpty)
    #expect(form.form.form.focus == .override)
    form.typeIn("done at night", in: context)
    var confirm = try #require(
      form.press(.enter, in: context).opened.first as? ConfirmScreen
    )
    let intent = try #require(confirm.press(.character("y"), in: context).intents.first)
    guard case .change(_, let change, _) = intent.subject else {
      Issue.record("no change")
      return
    }
    #expect(
      change
        == .status(
          .complete(activatedOn: Sample.day("2026-11-20"), override: "done at night")
        )
    )
  }

  @Test("A refusal by the store keeps the text and sends under a new key")
  func refused() throws {
    let context = Sample.context(desk)
    var form = try form(.withdraw, .scheduled, context)
    form.typeIn("the carrier took it back", in: context)
    let first = form.press(.enter, in: context).intents
    let refusal = Refusal(.wrongStatus(.withdraw, status: .inProgress))
    #expect(form.settle(first, .refused(refusal), in: context).isEmpty)
    #expect(form.form.form.text(.why) == "the carrier took it back")
    let second = form.press(.enter, in: context).intents
    #expect(second.first?.key != first.first?.key)
  }

  @Test("The same Enter twice sends under one key")
  func twice() throws {
    let context = Sample.context(desk)
    var form = try form(.withdraw, .scheduled, context)
    form.typeIn("moved", in: context)
    let first = form.press(.enter, in: context).intents
    #expect(form.press(.enter, in: context).intents == first)
  }

  @Test("What was typed before comes back, unless something was typed since")
  func draft() throws {
    let context = Sample.context(desk)
    var first = try form(.reopen, .rejected, context)
    let draft = Draft(key: first.form.draftKey, fields: ["why": "asked"], savedAt: Sample.now)
    _ = first.update(.reply(.read(.drafts(.success([draft])))), in: context)
    #expect(first.form.form.text(.why) == "asked")
    var second = try form(.reopen, .rejected, context)
    let own = Draft(key: second.form.draftKey, fields: ["why": "asked"], savedAt: Sample.now)
    second.typeIn("new", in: context)
    _ = second.update(.reply(.read(.drafts(.success([own])))), in: context)
    #expect(second.form.form.text(.why) == "new")
  }
}
