import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Rejection resolution")
struct ResolutionScreenTests {
  let desk = Sample.desk()

  /// Refused by the carrier for two reasons; the name was corrected since, the PIN waived.
  func rejected() throws -> RequestFile {
    let sent = desk.applying(
      [.status(.submit())],
      to: desk.withAcceptedPapers(try Sample.file(desk: desk))
    )
    return desk.applying(
      [
        .status(
          .reject(
            RejectionDraft(
              reasons: [.accountNameMismatch, .pinIncorrect],
              carrierCode: "8C",
              text: "NAME ON ACCT / PIN"
            )
          )
        ),
        .edit(FieldEdits([FieldEdit(.billingName, "Acme Corporation Ltd")])),
        .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "the carrier agreed")),
      ],
      to: sent
    )
  }

  func screen(_ file: RequestFile, _ context: Context) -> ResolutionScreen {
    var screen = ResolutionScreen(request: file.request.id)
    screen.take(file, in: context)
    return screen
  }

  @Test("Each reason shows what it concerns, before and after, and what is left")
  func frame() throws {
    let file = try rejected()
    for (size, name) in DocumentsScreenTests.sizes {
      let context = Sample.context(desk, size: size)
      expectGolden(screen(file, context).frame(in: context), "resolution-\(name)")
    }
  }

  @Test("Earlier refusals fold out, stops and escalations are named with their keys")
  func again() throws {
    let draft = RejectionDraft(reasons: [.suspectedFraud])
    let first = try desk.applying([.status(.reject(draft))], to: Sample.file(desk: desk))
    let file = desk.applying(
      [
        .status(.reopen(why: "asked")), .status(.reject(draft)), .status(.reopen(why: "asked")),
        .status(.reject(draft)),
      ],
      to: first
    )
    let context = Sample.context(desk)
    var screen = screen(file, context)
    _ = screen.update(.command(.end), in: context)
    _ = screen.update(.command(.open), in: context)
    #expect(screen.unfolded == [try #require(file.rejections.first).id])
    expectGolden(screen.frame(in: context), "resolution-stopped-80x22")
  }

  @Test("A reason whose field changed is fixed at once")
  func fixed() throws {
    let file = try rejected()
    let context = Sample.context(desk)
    var screen = screen(file, context)
    let effects = screen.update(.command(.fixed), in: context)
    #expect(
      try #require(effects.intents.first).subject
        == .change(
          file.request.id,
          .rejection(.resolve(.accountNameMismatch, .fixed, until: nil, note: nil)),
          basis: .seen(version: file.request.version)
        )
    )
  }

  @Test("The same reason again demands a real change, and says so")
  func changeDemanded() throws {
    let draft = RejectionDraft(reasons: [.accountNameMismatch])
    let file = desk.applying(
      [.status(.reject(draft)), .status(.reopen(why: "asked")), .status(.reject(draft))],
      to: try Sample.file(desk: desk)
    )
    let context = Sample.context(desk)
    var screen = screen(file, context)
    let effects = screen.update(.command(.fixed), in: context)
    #expect(effects.intents.isEmpty)
    #expect(effects.said.first?.hasPrefix("Account name mismatch: nothing it concerns") == true)
  }

  @Test("Waiting takes a date or a number of days")
  func waiting() throws {
    let file = try rejected()
    let context = Sample.context(desk)
    var form = OutcomeScreen(.resolve(.accountNameMismatch, .waiting), of: file, under: .known)
    _ = form.update(.opened, in: context)
    form.typeIn("soon", in: context)
    #expect(form.press(.enter, in: context).isEmpty)
    #expect(form.form.form[.until]?.error != nil)
    _ = form.press(.control("u"), in: context)
    form.typeIn("+5 days", in: context)
    let intent = try #require(form.press(.enter, in: context).intents.first)
    #expect(
      intent.subject
        == .change(
          file.request.id,
          .rejection(
            .resolve(
              .accountNameMismatch,
              .waiting,
              until: Sample.day("2026-11-28"),
              note: nil
            )
          ),
          basis: .seen(version: file.request.version)
        )
    )
  }

  @Test("A dispute without a note is refused at its field; a conflict keeps the note")
  func disputed() throws {
    let file = try rejected()
    let context = Sample.context(desk)
    var form = OutcomeScreen(.resolve(.accountNameMismatch, .disputed), of: file, under: .known)
    _ = form.update(.opened, in: context)
    #expect(form.press(.enter, in: context).isEmpty)
    #expect(form.form.form[.note]?.error != nil)
    form.typeIn("no ground there", in: context)
    let intents = form.press(.enter, in: context).intents
    let conflict = Conflict(
      request: file.request.id,
      country: file.request.country,
      version: 99,
      since: []
    )
    #expect(form.settle(intents, .conflict(conflict), in: context).isEmpty)
    #expect(form.form.form.text(.note) == "no ground there")
  }

  @Test("Resubmit is live as soon as nothing is left, else it lists what is")
  func resubmit() throws {
    let file = try rejected()
    let context = Sample.context(desk)
    let offer = try #require(
      screen(file, context).offers(in: context).first { $0.command == .resubmit }
    )
    let whyNot = try #require(offer.whyNot)
    #expect(whyNot.hasPrefix("Before it goes back: LOA account fails · bill account fails"))
    #expect(whyNot.hasSuffix("account name mismatch"))
    let typed = SheetEdits(evidence: [.accountName: file.request.billingName])
    let resolved = desk.applying(
      [
        .rejection(.resolve(.accountNameMismatch, .fixed, until: nil, note: nil)),
        .paper(.check(try #require(file.paper(.loa)).id, typed)),
        .paper(.check(try #require(file.paper(.bill)).id, typed)),
      ],
      to: file
    )
    var screen = screen(resolved, context)
    let live = try #require(screen.offers(in: context).first { $0.command == .resubmit })
    #expect(live.whyNot == nil)
    let effects = screen.update(.command(.resubmit), in: context)
    guard case .outside(.write(.commit(let intents)))? = effects.first else {
      Issue.record("nothing is sent: \(effects)")
      return
    }
    #expect(
      intents.map(\.subject) == [
        .change(
          resolved.request.id,
          .status(.resubmit()),
          basis: .seen(version: resolved.request.version)
        )
      ]
    )
  }

  @Test("An unlawful ground's dispute opens with the country's rule and its source as the note")
  func unlawful() throws {
    let file = try southAfrican([.pinIncorrect])
    let context = Sample.context(desk)
    var screen = screen(file, context)
    expectGolden(screen.frame(in: context), "resolution-unlawful-80x22")
    let effects = screen.update(.command(.disputed), in: context)
    var form = try #require(effects.opened.first as? OutcomeScreen)
    _ = form.update(.opened, in: context)
    let intent = try #require(form.press(.enter, in: context).intents.first)
    let rule = try #require(RuleBook.known.rule(for: .pinIncorrect, in: .southAfrica))
    #expect(
      intent.subject
        == .change(
          file.request.id,
          .rejection(.resolve(.pinIncorrect, .disputed, until: nil, note: rule.text)),
          basis: .seen(version: file.request.version)
        )
    )
  }

  @Test("Too recent a port opens the wait with the day it ends")
  func wait() throws {
    let ported = Sample.day("2026-11-10")
    let file = try southAfrican([.portedRecently], lastPortedOn: ported)
    let context = Sample.context(desk)
    var screen = screen(file, context)
    let effects = screen.update(.command(.waiting), in: context)
    let form = try #require(effects.opened.first as? OutcomeScreen)
    #expect(form.form.form.text(.until) == "2027-01-10")
  }

  private func southAfrican(
    _ reasons: [ReasonCode],
    lastPortedOn ported: CalendarDay? = nil
  ) throws -> RequestFile {
    var draft = Sample.draft
    draft.values[.phoneNumber] = "+27821234567"
    draft.values[.country] = "ZA"
    draft.values[.currentCarrier] = "vodacom"
    draft.values[.lastPortedOn] = ported?.iso
    let reject = Change.status(.reject(RejectionDraft(reasons: reasons)))
    return try desk.applying([reject], to: Sample.file(draft, desk: desk))
  }

  @Test("Enter opens the paper that the reason concerns")
  func paper() throws {
    let file = try rejected()
    let context = Sample.context(desk)
    var screen = screen(file, context)
    let opened = try #require(screen.update(.command(.open), in: context).opened.first)
    #expect((opened as? DocumentsScreen)?.slot == .demanded(.loa))
  }
}
