import PortDomain
import TestSupport
import Testing
import Wording

/// What carrier and customer say while the carrier has a request, and changes that it is told of.
@Suite("What carrier and customer say")
struct NoticeTests {
  private let desk = Sample.desk()
  private let today = Sample.day("2026-11-23")

  private static let notices: [(StatusChange, Event.Kind)] = [
    (.acknowledge(carrierReference: "MTN-9"), .acknowledged), (.confirm(), .confirmed),
  ]

  @Test(
    "An acknowledgement and a confirmation are noted once, and taken back and brought back",
    arguments: notices.indices,
    [Status.inProgress, .scheduled]
  )
  func noted(index: Int, status: Status) throws {
    let (notice, kind) = NoticeTests.notices[index]
    let before = try desk.file(at: status)
    let after = desk.applying([.status(notice)], to: before)
    let isAcknowledged = kind == .acknowledged
    #expect(after.request.status == status && after.history.last?.kind == kind)
    #expect(after.request.acknowledgedOn == (isAcknowledged ? today : nil))
    #expect(after.request.confirmedOn == (isAcknowledged ? nil : today))
    #expect(after.request.carrierReference == (isAcknowledged ? "MTN-9" : nil))
    #expect(after.request.version == before.request.version + 1)
    #expect(
      desk.codes(of: .status(notice), on: after)
        == [isAcknowledged ? "acknowledged_already" : "confirmed_already"]
    )
    let undone = desk.applying([.undo], to: after)
    #expect(undone.request.lifecycle == before.request.lifecycle)
    #expect(desk.applying([.redo], to: undone).request.lifecycle == after.request.lifecycle)
  }

  @Test("What was said of one attempt says nothing of the next")
  func nextAttempt() throws {
    let told = desk.applying(
      [
        .status(.acknowledge()), .status(.confirm()),
        .edit(FieldEdits([FieldEdit(.billingName, "Acme")], why: "as on the bill")),
        .status(.answerChange(.refused, words: "unknown")),
        .status(.reject(RejectionDraft(reasons: [.noAnswer]))),
        .rejection(.resolve(.noAnswer, .waived, until: nil, note: "called")),
      ],
      to: try desk.file(at: .inProgress)
    )
    #expect(told.request.acknowledgedOn == today && told.request.changeAnswer == .refused)
    var again = told
    // The LOA's account row is compared afresh with the new name.
    for index in again.documents.indices {
      again.documents[index].evidence[.accountName] = "Acme"
    }
    again = desk.applying([.status(.resubmit())], to: again)
    let request = again.request
    #expect(request.acknowledgedOn == nil && request.confirmedOn == nil)
    #expect(request.changeToldOn == nil && request.changeAnswer == nil)
    #expect(request.changeAnsweredOn == nil && request.changeWords == nil)
  }

  @Test("What somebody else notes doesn't make a step stale, and leaves whom it waits on")
  func housekeeping() throws {
    let seen = desk.editing(.waitingOn, "customer", of: try desk.file(at: .inProgress))
    let noted = desk.applying(
      [.status(.acknowledge()), .status(.confirm())],
      to: seen,
      by: Sample.bola
    )
    #expect(noted.request.waitingOn == .customer)
    let step = Change.status(.schedule(Lifecycle.Confirmation(date: Sample.day("2026-11-26"))))
    let basis = Intent.Basis.seen(version: seen.request.version)
    #expect(desk.codes(of: step, on: noted, basis: basis) == [])
    let gone = desk.applying([.status(.withdraw(why: "no"))], to: noted.scheduled(by: desk))
    #expect(desk.codes(of: step, on: gone, basis: basis) == ["conflict"])
  }

  // MARK: Changes told to the carrier

  private func changed(_ file: RequestFile, _ name: String = "Acme") -> RequestFile {
    desk.editing(.billingName, name, of: file)
  }

  @Test(
    "A change of the customer's statement is told to the carrier, the desk's own fields are not"
  )
  func told() throws {
    let file = try desk.file(at: .inProgress)
    #expect(changed(file).request.changeToldOn == today && changed(file).request.hasOpenChange)
    #expect(desk.editing(.owner, "bola", of: file).request.changeToldOn == nil)
    #expect(desk.editing(.lookupCarrier, "airtel", of: file).request.changeToldOn == nil)
    #expect(try changed(desk.file(at: .pending)).request.changeToldOn == nil)
    #expect(try changed(desk.file(at: .rejected)).request.changeToldOn == nil)
    let pin = Change.edit(FieldEdits([], pin: Secret("4711"), why: "new"))
    #expect(desk.applying([pin], to: file).request.hasOpenChange)
    #expect(desk.applying([.undo], to: changed(file)).request.changeToldOn == nil)
  }

  @Test(
    "The carrier's answer closes it, and the next change opens another",
    arguments: [true, false]
  )
  func answered(isAccepted: Bool) throws {
    let answer: ChangeAnswer = isAccepted ? .accepted : .refused
    let step = Change.status(.answerChange(answer, words: " not as\non our file "))
    let open = changed(try desk.file(at: .inProgress))
    let closed = desk.applying([step], to: open)
    #expect(closed.request.changeAnswer == answer && closed.request.changeAnsweredOn == today)
    #expect(closed.request.changeWords == "not as on our file" && !closed.request.hasOpenChange)
    #expect(closed.history.last?.kind == (isAccepted ? .changeAccepted : .changeRefused))
    #expect(desk.codes(of: step, on: closed) == ["no_change_told"])
    #expect(desk.applying([.undo], to: closed).request.hasOpenChange)
    let next = changed(closed, "Acme Ltd").request
    #expect(next.hasOpenChange && next.changeWords == nil && next.changeAnsweredOn == nil)
    let long = StatusChange.answerChange(answer, words: String(repeating: "x", count: 201))
    #expect(desk.codes(of: .status(long), on: open) == ["field_invalid"])
  }

  // MARK: The day it really happened

  private func file(at status: Status, sent: String = "2026-11-18") throws -> RequestFile {
    let monday = Sample.instant("2026-11-16T09:00:00Z")
    let ready = desk.withAcceptedPapers(try Sample.file(desk: desk, at: monday), at: monday)
    let submit = StatusChange.submit(on: Sample.day(sent))
    let reject = StatusChange.reject(
      RejectionDraft(reasons: [.accountNameMismatch], on: Sample.day("2026-11-20"))
    )
    let steps: [StatusChange] =
      switch status {
      case .pending: []
      case .rejected: [submit, reject]
      case .inProgress, .scheduled, .completed, .cancelled: [submit]
      }
    return desk.applying(steps.map(Change.status), to: ready)
  }

  private static let date = Lifecycle.Confirmation(date: Sample.day("2026-11-26"))

  /// Each step from a status on a day, and what keeps it from being so.
  private static let stepsByDay:
    [(Status, @Sendable (CalendarDay) -> StatusChange, [(String, String?)])] = [
      (
        .pending, { .submit(on: $0) },
        [("2026-11-15", "day_too_early"), ("2026-11-16", nil), ("2026-11-24", "day_in_future")]
      ),
      (
        .pending, { .reject(RejectionDraft(reasons: [.loaMissing], on: $0)) },
        [("2026-11-15", "day_too_early"), ("2026-11-16", nil), ("2026-11-23", nil)]
      ),
      (
        .inProgress, { .schedule(date, on: $0) },
        [("2026-11-17", "day_too_early"), ("2026-11-18", nil), ("2026-11-24", "day_in_future")]
      ),
      (
        .inProgress, { .acknowledge(on: $0) },
        [("2026-11-17", "day_too_early"), ("2026-11-18", nil), ("2026-11-24", "day_in_future")]
      ),
      (
        .inProgress, { .confirm(on: $0) },
        [("2026-11-17", "day_too_early"), ("2026-11-18", nil), ("2026-11-24", "day_in_future")]
      ),
      (
        .inProgress, { .reject(RejectionDraft(reasons: [.noAnswer], on: $0)) },
        [("2026-11-17", "day_too_early"), ("2026-11-18", nil), ("2026-11-24", "day_in_future")]
      ),
      (
        .rejected, { .resubmit(on: $0) },
        [("2026-11-19", "day_too_early"), ("2026-11-20", nil), ("2026-11-24", "day_in_future")]
      ),
    ]

  @Test(
    "A step is noted for any day from the step before it to today, and for no other",
    arguments: stepsByDay.indices
  )
  func onDays(index: Int) throws {
    let (status, step, days) = NoticeTests.stepsByDay[index]
    var file = try file(at: status)
    if status == .rejected {
      let waived = RejectionChange.resolve(.accountNameMismatch, .waived, until: nil, note: "so")
      file = desk.applying([.rejection(waived)], to: file)
    }
    for (day, code) in days {
      let change = Change.status(step(Sample.day(day)))
      #expect(desk.codes(of: change, on: file) == (code.map { [$0] } ?? []), "\(day)")
      guard code == nil else { continue }
      let after = desk.applying([change], to: file)
      let on = Sample.day(day)
      #expect(after.history.last?.detail?.on == (on == today ? nil : on))
      #expect(after.history.last?.at == Sample.now)
      let undone = desk.applying([.undo], to: after).request
      #expect(undone.lifecycle == file.request.lifecycle && undone.clock == file.request.clock)
    }
  }

  @Test("An answer to a change is of no day before the change")
  func answeredEarlier() throws {
    let open = changed(try file(at: .inProgress))
    let early = StatusChange.answerChange(.accepted, on: Sample.day("2026-11-22"))
    #expect(desk.codes(of: .status(early), on: open) == ["day_too_early"])
  }

  @Test("What was sent on an earlier day counts from noon there, today from the moment itself")
  func sent() throws {
    let earlier = try file(at: .inProgress).request
    #expect(earlier.lifecycle.submittedOn == Sample.day("2026-11-18"))
    #expect(earlier.submittedAt == Sample.instant("2026-11-18T11:00:00Z"))
    let now = try file(at: .inProgress, sent: "2026-11-23").request
    #expect(now.submittedAt == Sample.now)
    #expect(try desk.file(at: .inProgress).request.submittedAt == Sample.now)
  }

  @Test("A refusal of Friday that is noted on Monday stops the clock from Friday on")
  func clock() throws {
    let friday = Sample.day("2026-11-20")
    let sent = try file(at: .inProgress)
    func day(_ on: CalendarDay?) -> Int {
      let reject = StatusChange.reject(RejectionDraft(reasons: [.accountNameMismatch], on: on))
      let file = desk.applying([.status(reject)], to: sent)
      #expect(file.rejections.last?.day == on ?? today)
      let listing = Listing(request: file.request, facts: desk.facts(of: file))
      return desk.progress(of: listing, on: today).day
    }
    #expect(day(nil) == 5)
    #expect(day(friday) == 4)
  }

  @Test("History tells the day it happened beside the moment it was noted")
  func history() throws {
    let file = try file(at: .rejected)
    let words = file.history.suffix(2).map { $0.message(today: today) }
    #expect(
      words == ["submitted to mtn, on Wed 18 Nov", "rejected, 1 reason, on Fri 20 Nov"]
    )
    #expect(file.masked.history.last?.detail?.on == Sample.day("2026-11-20"))
  }

  // MARK: Look-up, scope, days noted along

  @Test("A look-up that names another carrier warns when it is sent, and foresees the refusal")
  func lookup() throws {
    var file = try desk.file(at: .pending)
    #expect(!desk.warnings(aboutSubmitting: file.request, at: Sample.now).contains(.lookupDiffers))
    file = desk.editing(.lookupCarrier, "MTN", of: file)
    #expect(file.request.lookupOn == today && !file.request.isLookedUpElsewhere)
    file = desk.applying(
      [
        .edit(
          FieldEdits([FieldEdit(.lookupCarrier, "airtel"), FieldEdit(.lookupSource, "HLR")])
        )
      ],
      to: file
    )
    #expect(desk.warnings(aboutSubmitting: file.request, at: Sample.now).contains(.lookupDiffers))
    let foreseen = desk.foreseen(in: file, on: today)
    #expect(foreseen == [Foreseen(reason: .numberNotFound, rows: [], fields: [.lookupCarrier])])
    #expect(
      foreseen[0].message(of: file, by: desk) == "number not found (looked up: airtel, HLR)"
    )
    #expect(desk.codes(of: .status(.submit()), on: file) == [])
    let other = desk.editing(.phoneNumber, "+2348031234567", of: file).request
    #expect(other.lookupCarrier == nil && other.lookupOn == nil && other.lookupSource == nil)
    #expect(desk.editing(.lookupCarrier, nil, of: file).request.lookupOn == nil)
    var draft = Sample.draft
    draft.values[.lookupCarrier] = "airtel"
    #expect(try Sample.file(draft, desk: desk).request.lookupOn == today)
    draft.values[.lookupOn] = "2026-11-24"
    #expect(throws: (any Error).self) { try Sample.file(draft, desk: desk) }
  }

  @Test(
    "A part that leaves nothing to bill the rest under is foreseen to be refused",
    arguments: [
      ([:], false), ([.scope: "line"], false), ([.scope: "account"], false),
      ([.scope: "part"], true), ([.scope: "part", .newBillingNumber: "0803 123 4567"], false),
      ([.scope: "part", .scopeRest: "disconnect"], false),
      ([.scope: "part", .scopeRest: "keep"], true),
      ([.scope: "part", .scopeStays: "08031234567, 123456"], false),
      ([.scope: "part", .scopeStays: "08031234567"], true),
    ] as [([RequestField: String], Bool)]
  )
  func scope(values: [RequestField: String], isForeseen: Bool) throws {
    var draft = Sample.draft
    draft.values.merge(values) { $1 }
    let file = try desk.file(at: .pending, draft)
    let found = desk.foreseen(in: file, on: today)
    #expect(found.map(\.reason) == (isForeseen ? [.billingNumberMismatch] : []))
    #expect(found.allSatisfy { $0.fields == [.newBillingNumber] })
    if let number = values[.newBillingNumber] {
      #expect(file.request.newBillingNumber == "+2348031234567", "\(number)")
    }
  }

  @Test("A new billing number is a number of the country")
  func billingNumber() throws {
    let file = try desk.file(at: .pending)
    for (text, code) in [("12", "number_impossible"), ("+233241234567", "number_of_other_country")]
    {
      let edit = Change.edit(FieldEdits([FieldEdit(.newBillingNumber, text)]))
      #expect(desk.codes(of: edit, on: file) == [code])
    }
  }

  @Test(
    "How much of the account goes stands on letter and packet, a change and a look-up on the packet"
  )
  func letters() throws {
    var draft = Sample.draft
    draft.values.merge([
      .scope: "part", .scopeStays: "0803 123 4568", .newBillingNumber: "0803 123 4568",
      .scopeRest: "keep", .lookupCarrier: "airtel", .lookupSource: "HLR",
    ]) { $1 }
    let file = changed(try desk.file(at: .inProgress, draft))
    let letter = try LetterOfAuthorisation(for: [file], at: desk).text
    let sheet = CarrierPacket(for: file, at: desk, today: today).dataSheet()
    for text in [letter, sheet] {
      for words in ["part of the account", "0803 123 4568", "+234 803 123 4568", "keep them"] {
        #expect(text.contains(words), "\(words)")
      }
    }
    #expect(sheet.contains("please say whether you take it"))
    #expect(sheet.contains("looked up: airtel, on 23 Nov 2026, HLR"))
    let answered = desk.applying([.status(.answerChange(.accepted))], to: file)
    let later = CarrierPacket(for: answered, at: desk, today: today).dataSheet()
    #expect(!later.contains("please say whether"))
    let whole = desk.editing(.scope, "account", of: file)
    #expect(throws: LetterOfAuthorisation.Obstacle.differing(.scope)) {
      try LetterOfAuthorisation(for: [file, whole], at: desk)
    }
  }

  @Test("Since when the customer asks to cancel, and the day of the last message, are kept")
  func notedAlong() throws {
    let pending = try Sample.file(desk: desk)
    let asked = desk.editing(.cancelAsked, "yes", of: pending)
    #expect(asked.request.cancelAskedOn == today)
    #expect(desk.editing(.cancelAsked, "no", of: asked).request.cancelAskedOn == nil)
    var draft = Sample.draft
    draft.values[.cancelAsked] = "yes"
    #expect(try Sample.file(draft, desk: desk).request.cancelAskedOn == today)
    let told = desk.applying([.messageSent(.papersWanted)], to: pending)
    #expect(told.request.lastMessageOn == today)
    #expect(told.request.version == pending.request.version)
    #expect(desk.codes(of: .undo, on: told) == ["undo_impossible"])
  }

  @Test("Of running work all of it is taken as the file says")
  func takenOver() throws {
    var running = InFlight(status: "in_progress", submittedOn: "2026-11-18")
    running.kept = [
      .submittedAt: "2026-11-18T11:30:00Z", .acknowledgedOn: "2026-11-19",
      .confirmedOn: "2026-11-20", .changeToldOn: "2026-11-20", .changeAnswer: "refused",
      .changeAnsweredOn: "2026-11-21", .changeWords: "no", .lastMessageOn: "2026-11-22",
      .cancelAskedOn: "2026-11-22",
    ]
    var draft = Sample.draft
    draft.values[.cancelAsked] = "true"
    func ruling(_ running: InFlight) -> Ruling {
      desk.admit(draft, inFlight: running, by: Sample.ada, at: Sample.now) { _ in .free }
    }
    guard case .allowed(let decision) = ruling(running) else {
      Issue.record("not taken over")
      return
    }
    for (field, text) in running.kept {
      #expect(decision.file.request[field] == text, "\(field)")
    }
    for (field, text) in [
      (RequestField.submittedAt, "2026-11-24T00:00:00Z"), (.submittedAt, "soon"),
      (.acknowledgedOn, "2026-11-24"), (.confirmedOn, "x"), (.changeAnswer, "maybe"),
    ] {
      var wrong = running
      wrong.kept[field] = text
      guard case .refused = ruling(wrong) else {
        Issue.record("\(field) is taken for \(text)")
        continue
      }
    }
  }
}

extension RequestFile {
  /// With its port confirmed, as somebody else does it.
  fileprivate func scheduled(by desk: Desk) -> RequestFile {
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-26"))
    return desk.applying([.status(.schedule(date))], to: self, by: Sample.bola)
  }
}
