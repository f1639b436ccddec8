import PortDomain
import TestSupport
import Testing
import Wording

/// What must hold before each step of the lifecycle.
@Suite("Steps at the desk")
struct DeskStepTests {
  let desk = Sample.desk()

  private let ready: RequestFile

  init() throws { ready = try desk.withAcceptedPapers(Sample.file(desk: desk)) }

  private func step(_ action: Action) -> StatusChange {
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-26"))
    return switch action {
    case .submit: .submit()
    case .schedule: .schedule(date)
    case .reschedule: .reschedule(date, why: "the carrier moved it")
    case .withdraw: .withdraw(why: "the carrier took it back")
    case .complete: .complete(override: "carried out early")
    case .reject: .reject(RejectionDraft(reasons: [.pinIncorrect]))
    case .resubmit: .resubmit()
    case .reopen: .reopen(why: "more to look at")
    case .cancel: .cancel(why: "not wanted")
    case .acknowledge: .acknowledge()
    case .confirm: .confirm()
    case .changeAccepted: .answerChange(.accepted)
    case .changeRefused: .answerChange(.refused, words: "not ours")
    case .return: .return(why: "the wrong number")
    }
  }

  @Test(
    "From every status every action goes through or is refused for the status alone",
    arguments: Status.allCases,
    Action.allCases
  )
  func everyCell(status: Status, action: Action) throws {
    let file = try desk.file(at: status)
    let found = desk.codes(of: .status(step(action)), on: file)
    if LifecycleTests.published[status]?[action] == nil {
      #expect(found == ["wrong_status"])
    } else if action == .resubmit {
      #expect(found == ["reason_open"])
    } else if action == .changeAccepted || action == .changeRefused {
      #expect(found == ["no_change_told"])
    } else {
      #expect(found == [])
    }
  }

  @Test("Submit names everything that is in the way at once")
  func submitNamesAll() throws {
    var draft = Sample.draft
    draft.values[.lastPortedOn] = "2026-11-10"
    // Ported 13 days ago: in Nigeria a hold runs until the 45th.
    let file = try Sample.file(draft, desk: desk)
    #expect(file.request.holdUntil == Sample.day("2026-12-25"))
    #expect(
      desk.codes(of: .status(.submit()), on: file)
        == ["document_missing", "document_missing", "document_missing", "hold_running"]
    )
  }

  @Test(
    "A bill is good through its ninetieth day, measured again at each submit",
    arguments: [(89, true), (90, true), (91, false)]
  )
  func billAge(days: Int, isGood: Bool) throws {
    let file = ready
    let bill = try #require(file.paper(.bill))
    let day = Sample.day("2026-11-23").adding(days: -days)
    let dated = desk.applying(
      [.paper(.check(bill.id, SheetEdits(evidence: [.issuedOn: day.iso])))],
      to: file
    )
    #expect(desk.codes(of: .status(.submit()), on: dated) == (isGood ? [] : ["bill_too_old"]))
    let later = Sample.now.adding(seconds: 86_400)
    let laterCodes = desk.codes(of: .status(.submit()), on: dated, at: later)
    #expect(laterCodes == (days + 1 <= 90 ? [] : ["bill_too_old"]))
  }

  @Test(
    "An ID is good through its last day",
    arguments: [("2026-11-22", false), ("2026-11-23", true)]
  )
  func idExpiry(day: String, isGood: Bool) throws {
    let file = ready
    let id = try #require(file.paper(.governmentID))
    let dated = desk.applying(
      [.paper(.check(id.id, SheetEdits(evidence: [.idExpiresOn: day])))],
      to: file
    )
    #expect(desk.codes(of: .status(.submit()), on: dated) == (isGood ? [] : ["id_expired"]))
  }

  @Test("A failing item, an open item and a missing paper each stop a submit by name")
  func papers() throws {
    let file = ready
    let loa = try #require(file.paper(.loa))
    let failing = desk.applying(
      [.paper(.check(loa.id, SheetEdits(answers: [.signature: .fail])))],
      to: file
    )
    #expect(desk.codes(of: .status(.submit()), on: failing) == ["check_failed"])
    let open = desk.applying(
      [.paper(.check(loa.id, SheetEdits(answers: [.signature: Document.Verdict?.none])))],
      to: file
    )
    #expect(desk.codes(of: .status(.submit()), on: open) == ["document_unchecked"])
    var missing = file
    missing.documents.removeAll { $0.kind == .bill }
    #expect(desk.codes(of: .status(.submit()), on: missing) == ["document_missing"])
  }

  @Test(
    "A port date in the past, at a weekend or on a holiday is refused, unless overridden in writing",
    arguments: [
      ("2026-11-20", ["date_in_past"]), ("2026-11-28", ["not_business_day"]),
      ("2026-11-22", ["date_in_past", "not_business_day"]), ("2026-12-25", ["not_business_day"]),
      ("2026-11-24", []),
    ]
  )
  func portDates(day: String, expected: [String]) throws {
    let file = try desk.file(at: .inProgress)
    let confirmation = Lifecycle.Confirmation(date: Sample.day(day))
    #expect(desk.codes(of: .status(.schedule(confirmation)), on: file) == expected)
    #expect(desk.codes(of: .status(.schedule(confirmation, override: " ")), on: file) == expected)
    let stated = StatusChange.schedule(confirmation, override: "carried out on this very day")
    #expect(desk.codes(of: .status(stated), on: file) == [])
  }

  @Test("A port never becomes active in the future, and before its date only in writing")
  func activation() throws {
    let file = try desk.file(at: .scheduled)
    let today = Sample.day("2026-11-23")
    #expect(desk.codes(of: .status(.complete()), on: file) == ["activation_early"])
    #expect(
      desk.codes(
        of: .status(.complete(activatedOn: today.adding(days: 1), override: "x")),
        on: file
      )
        == ["activation_in_future"]
    )
    let after = desk.applying(
      [.status(.complete(activatedOn: today, override: "done early"))],
      to: file
    )
    #expect(after.charges.map(\.cents) == [2500])
    #expect(after.charges.map(\.day) == [today])
    #expect(after.activeNumber != nil)
  }

  @Test(
    "A return takes the fee back by a second row and frees the number; operators may not record it"
  )
  func snapback() throws {
    let file = try desk.file(at: .completed)
    let change = Change.status(.return(why: "the wrong number"))
    #expect(desk.codes(of: change, on: file, by: Sample.bola) == ["not_permitted"])
    let after = desk.applying([change], to: file)
    #expect(after.charges.map(\.cents) == [2500, -2500])
    #expect(after.charges[1].reverses == after.charges[0].id)
    #expect(after.request.status == .completed)
    #expect(desk.codes(of: change, on: after) == ["returned_already"])
  }

  @Test("Steps that need a reason in writing are refused without one")
  func whys() throws {
    for (status, change) in [
      (Status.scheduled, StatusChange.withdraw(why: " ")), (.rejected, .reopen(why: "")),
      (.pending, .cancel(why: "")),
      (.scheduled, .reschedule(.init(date: Sample.day("2026-11-26")), why: "")),
    ] {
      #expect(desk.codes(of: .status(change), on: try desk.file(at: status)) == ["why_missing"])
    }
  }

  @Test("Moved dates are counted, and the old one stays in the history")
  func reschedules() throws {
    let moved = desk.applying([.status(step(.reschedule))], to: try desk.file(at: .scheduled))
    #expect(moved.request.lifecycle.reschedules == 1)
    let dates = moved.history.filter { [.scheduled, .rescheduled].contains($0.kind) }.map(\.about)
    #expect(
      dates == [.portDate(Sample.day("2026-11-25")), .portDate(Sample.day("2026-11-26"))]
    )
  }

  @Test("The count of moves outlives a date that was taken back, a rejection and the port itself")
  func countKept() throws {
    let moved = desk.applying([.status(step(.reschedule))], to: try desk.file(at: .scheduled))
    let again = desk.applying(
      [.status(step(.withdraw)), .status(step(.schedule))],
      to: moved
    )
    #expect(again.request.lifecycle.reschedules == 1)
    let done = desk.applying([.status(step(.reschedule)), .status(step(.complete))], to: again)
    #expect(done.request.lifecycle.reschedules == 2 && done.request[.reschedules] == "2")
    let refused = desk.applying([.status(step(.reject)), .status(step(.reopen))], to: moved)
    #expect(refused.request.lifecycle.reschedules == 1)
  }

  @Test("A confirmed date and its window stay readable after completion and return")
  func dateKept() throws {
    let date = Lifecycle.Confirmation(
      date: Sample.day("2026-11-26"),
      window: PortWindow("10:00-12:00")
    )
    let done = desk.applying(
      [.status(.schedule(date)), .status(step(.complete))],
      to: try desk.file(at: .inProgress)
    )
    let returned = desk.applying([.status(step(.return))], to: done)
    for file in [done, returned] {
      #expect(file.request.lifecycle.confirmation == date)
      #expect(file.request[.portDate] == "2026-11-26" && file.request[.window] == "10:00-12:00")
    }
    let withdrawn = desk.applying(
      [.status(.schedule(date)), .status(step(.withdraw))],
      to: try desk.file(at: .inProgress)
    )
    #expect(withdrawn.request.lifecycle.confirmation == nil)
  }

  @Test(
    "Each step towards the port warns when the customer has asked to cancel, no other does",
    arguments: Action.allCases
  )
  func cancelAsked(action: Action) throws {
    let goesOn: Set<Action> = [.submit, .resubmit, .schedule, .reschedule, .complete]
    let status = try #require(Lifecycle.sources(of: action).first)
    var file = try desk.file(at: status)
    file.request.changeToldOn = Sample.day("2026-11-23")
    if action == .resubmit {
      file = desk.applying(
        [.rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "reset"))],
        to: file
      )
    }
    for isAsked in [true, false] {
      let ruling = desk.decide(
        .status(step(action)),
        on: isAsked ? desk.editing(.cancelAsked, "true", of: file) : file,
        by: Sample.ada,
        at: Sample.now,
        standing: { _ in .free }
      )
      guard case .allowed(let decision) = ruling else {
        Issue.record("\(ruling)")
        return
      }
      #expect(decision.warnings.contains(.cancelAsked) == (isAsked && goesOn.contains(action)))
    }
  }

  @Test("A holiday that is an estimate is refused as such, and may be overridden in writing")
  func estimatedHoliday() throws {
    let calendar = desk.calendar(of: .nigeria)
    let feast = try #require(
      calendar.holidays(in: 2027).first { $0.isEstimated && !calendar.isWeekend($0.day) }
    )
    let file = try desk.file(at: .inProgress)
    let today = Sample.day("2026-11-23")
    let found = desk.obstacles(toPortDate: feast.day, of: file.request, at: Sample.now)
    #expect(found == [.notBusinessDay(feast.day, holiday: feast)])
    let words = found[0].message(today: today)
    #expect(words.contains("estimated") && words.contains("override it in writing"))
    #expect(!found[0].overridable(today: today, key: "o").contains("or override"))
    let date = Lifecycle.Confirmation(date: feast.day)
    #expect(desk.codes(of: .status(.schedule(date)), on: file) == ["not_business_day"])
    let stated = StatusChange.schedule(date, override: "mtn confirmed this day")
    #expect(desk.codes(of: .status(stated), on: file) == [])
    let christmas = desk.obstacles(
      toPortDate: Sample.day("2026-12-25"),
      of: file.request,
      at: Sample.now
    )
    #expect(!christmas[0].message(today: today).contains("estimated"))
  }

  @Test("A viewer changes nothing")
  func viewer() {
    let viewer = Operator(login: "vera", role: .viewer, session: "s9")
    for change in [Change.note("hello"), .status(.cancel(why: "no")), .showPIN, .undo] {
      #expect(desk.codes(of: change, on: ready, by: viewer) == ["not_permitted"])
    }
  }

  @Test("Undo takes back my last step, never somebody else's, never a completed port")
  func undo() throws {
    let sent = try desk.file(at: .inProgress)
    #expect(desk.applying([.undo], to: sent).request.status == .pending)
    #expect(desk.applying([.undo], to: sent).request.lifecycle.timesSent == 0)
    #expect(desk.codes(of: .undo, on: sent, by: Sample.bola) == ["undo_not_mine"])
    #expect(desk.codes(of: .undo, on: try desk.file(at: .completed)) == ["undo_impossible"])
  }
}
