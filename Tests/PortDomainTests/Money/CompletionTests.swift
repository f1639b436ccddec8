import PortDomain
import TestSupport
import Testing

/// What completing and returning bring, and the lists for before, during and after a port.
@Suite("Completion, fees and lists")
struct CompletionTests {
  private let desk = Sample.desk()

  @Test("Each list has its items, in order")
  func lists() {
    #expect(
      ChecklistItem.items(.before)
        == [.accountAccess, .contractTerms, .noBalance, .signatoryAvailable]
    )
    #expect(ChecklistItem.items(.during) == [.keepService, .monitorStatus, .respondPromptly])
    #expect(
      ChecklistItem.items(.after)
        == [.testInbound, .configureRouting, .updateIntegrations, .cancelOldService]
    )
    #expect(ChecklistItem.allCases.sorted() == ChecklistItem.allCases)
  }

  @Test("A port costs $25.00, on completion alone", arguments: Status.allCases)
  func fee(status: Status) throws {
    #expect(Charge.fee == 2500 && Charge.feeCurrency == "USD")
    let file = try desk.file(at: status)
    #expect(file.charges.map(\.cents) == (status == .completed ? [2500] : []))
    #expect((file.activeNumber != nil) == (status == .completed))
    #expect(file.activeNumber?.releasedOn == nil)
  }

  @Test(
    "A charge belongs to the day of activation in the number's country, a reversal to the return's",
    arguments: [
      // In the Emirates it is December already, in Ghana it isn't.
      ("+971501234567", "AE", "du", "2026-12-01"), ("+233241234567", "GH", "mtn", "2026-11-30"),
    ]
  )
  func days(number: String, country: String, carrier: String, day: String) throws {
    var draft = Sample.draft
    draft.values[.phoneNumber] = number
    draft.values[.country] = country
    draft.values[.currentCarrier] = carrier
    let file = try desk.file(at: .scheduled, draft)
    let now = Sample.instant("2026-11-30T21:00:00Z")
    let done = desk.applying([.status(.complete())], to: file, at: now)
    #expect(done.charges.map(\.day.iso) == [day] && done.activeNumber?.activatedOn.iso == day)
    #expect(done.request.lifecycle.activatedOn?.iso == day)
    let later = Sample.instant("2026-12-15T09:00:00Z")
    let back = desk.applying([.status(.return(why: "the wrong number"))], to: done, at: later)
    #expect(back.charges.map(\.cents) == [2500, -2500])
    #expect(back.charges.map(\.day.iso) == [day, "2026-12-15"])
    #expect(back.charges.map(\.currency) == ["USD", "USD"])
    #expect(back.charges[1].reverses == back.charges[0].id)
    #expect(back.activeNumber?.releasedOn?.iso == "2026-12-15")
    #expect(back.request.lifecycle.returnedOn?.iso == "2026-12-15")
    #expect(back.request.status == .completed)
  }

  @Test("Completing twice is impossible, so is charging twice")
  func once() throws {
    let file = try desk.file(at: .completed)
    #expect(desk.codes(of: .status(.complete()), on: file) == ["wrong_status"])
    let back = desk.applying([.status(.return(why: "the wrong number"))], to: file)
    #expect(desk.codes(of: .status(.return(why: "again")), on: back) == ["returned_already"])
  }

  @Test(
    "A step that answers a reminder takes it away, one further off is somebody's own and stays",
    arguments: [
      (Status.pending, Change.status(.submit())), (.pending, .status(.cancel(why: "x"))),
      (.scheduled, .status(.complete(override: "early"))),
    ]
  )
  func reminders(status: Status, step: Change) throws {
    for (before, after) in [
      ("2026-11-20", nil), ("2026-11-24", nil), ("2026-11-25", "2026-11-25"),
    ] {
      var file = try desk.file(at: status)
      file.request.followUpOn = Sample.day(before)
      #expect(desk.applying([step], to: file).request.followUpOn?.iso == after)
    }
  }

  @Test("A tick is set once and taken away once; neither blocks nor raises the version")
  func ticks() throws {
    let file = try desk.file(at: .completed)
    let ticked = desk.applying([.tick(.testInbound, done: true)], to: file)
    #expect(ticked.request.ticks == [.testInbound])
    #expect(ticked.request.version == file.request.version)
    #expect(ticked.history.last?.kind == .ticked)
    let again = desk.applying([.tick(.testInbound, done: false)], to: ticked)
    #expect(again.request.ticks == [] && again.history.last?.kind == .unticked)
    let ruling = desk.decide(
      .tick(.testInbound, done: true),
      on: ticked,
      by: Sample.ada,
      at: Sample.now
    ) { _ in .free }
    #expect(ruling == .unchanged(version: file.request.version))
  }

  @Test(
    "Attempts count what was sent: the first sending is the first attempt",
    arguments: [
      (Status.pending, 1, 0), (.inProgress, 1, 1), (.scheduled, 1, 1), (.rejected, 1, 1),
      (.completed, 1, 1),
    ]
  )
  func attempts(status: Status, attempt: Int, sent: Int) throws {
    let file = try desk.file(at: status)
    #expect(file.request.lifecycle.attempt == attempt && file.request.lifecycle.timesSent == sent)
    #expect(file.request.lifecycle.submittedOn?.iso == (sent == 0 ? nil : "2026-11-23"))
  }

  @Test(
    "The kinds of message that fit a request as it stands, the most fitting first",
    arguments: [
      (Status.pending, []), (.inProgress, [MessageKind.confirmationWanted]),
      (.scheduled, [.dateConfirmed]),
      (.rejected, [.rejected]), (.completed, [.completed]), (.cancelled, [.cancelled]),
    ]
  )
  func messages(status: Status, kinds: [MessageKind]) throws {
    let file = try desk.file(at: status)
    #expect(desk.messages(about: file, on: Sample.day("2026-11-23")) == kinds)
    // What isn't so can't be recorded as sent.
    for kind in MessageKind.allCases where kind.recipient == .customer && !kind.isCall {
      let codes = desk.codes(of: .messageSent(kind), on: file)
      #expect(codes == (kinds.contains(kind) ? [] : ["message_not_so"]), "\(kind)")
    }
  }

  @Test("Papers are asked for while one is missing or refused, reasons told while one is open")
  func messagesByState() throws {
    let today = Sample.day("2026-11-23")
    let bare = try Sample.file(desk: desk)
    #expect(desk.messages(about: bare, on: today) == [.papersWanted])
    let refused = desk.applying(
      [.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))],
      to: bare
    )
    #expect(desk.messages(about: refused, on: today) == [.rejected, .papersWanted])
    let waived = Change.rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "known"))
    let settled = desk.applying([waived], to: try desk.file(at: .rejected))
    #expect(desk.messages(about: settled, on: today) == [])
    let scheduled = try desk.file(at: .scheduled)
    #expect(desk.messages(about: scheduled, on: Sample.day("2026-11-26")) == [])
    let returned = desk.applying(
      [.status(.return(why: "the wrong number"))],
      to: try desk.file(at: .completed)
    )
    #expect(desk.messages(about: returned, on: today) == [])
  }

  @Test("Once a date was moved the message that says so fits best")
  func moved() throws {
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-26"))
    let file = desk.applying(
      [.status(.reschedule(date, why: "the carrier moved it"))],
      to: try desk.file(at: .scheduled)
    )
    #expect(
      desk.messages(about: file, on: Sample.day("2026-11-23")) == [.dateMoved, .dateConfirmed]
    )
  }
}
