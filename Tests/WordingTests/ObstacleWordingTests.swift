import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What obstacles, warnings and field problems say")
struct ObstacleWordingTests {
  private static let today = Sample.day("2026-11-23")
  private static let day = Sample.day("2026-11-25")
  private static let past = Sample.day("2025-12-30")
  private static let number = PhoneNumber(e164: "+2348012345678")
  private static let request = RequestID("pr_01m6dqs9m00000000000000001")
  private static let order = OrderID("po_01m6dqs9m00000000000000001")

  /// Each with its code, its sentence and, where it is another, its few words.
  private static let obstacles: [(Obstacle, String, String, String?)] = [
    (
      .wrongStatus(.complete, status: .pending), "wrong_status",
      "Complete isn't possible from pending, only from scheduled: submit, then schedule, then complete",
      "only from scheduled: submit, then schedule, then complete"
    ),
    (
      .wrongStatus(.withdraw, status: .completed), "wrong_status",
      "Withdraw isn't possible from completed, only from scheduled", "only from scheduled"
    ),
    (
      .fieldMissing(.accountNumber), "field_missing", "account number is missing: edit it",
      "account number missing"
    ),
    (
      .fieldInvalid(FieldProblem(.phoneNumber, .alreadyOurs, value: "+1")), "already_ours",
      "\"+1\" is ours already; check its digits", nil
    ),
    (
      .fieldLocked(.billingName, status: .scheduled), "field_locked",
      "billing name can't be changed while scheduled; withdraw the date first", nil
    ),
    (
      .fieldLocked(.billingName, status: .completed), "field_locked",
      "billing name can't be changed once completed", nil
    ),
    (
      .fieldLocked(.endpointID, status: .pending), "field_locked",
      "endpoint can be set once the request is completed, not while pending", nil
    ),
    (
      .fieldLocked(.orderID, status: .pending), "field_locked",
      "a number joins and leaves its order on the order's screen", nil
    ),
    (
      .fieldLocked(.timesSent, status: .pending), "field_locked",
      "times sent follows from what is done and can't be edited; take the step that changes it", nil
    ),
    (
      .pinNeeded(Sample.mtn), "pin_needed",
      "mtn asks for the account's PIN: enter it",
      "PIN needed"
    ),
    (
      .documentMissing(.bill), "document_missing", "bill missing: add the paper", "bill missing"
    ),
    (
      .documentUnchecked(.bill, open: [.issuer, .date, .account]), "document_unchecked",
      "bill not fully checked: check issuer, account; enter the paper's date", "bill 3 items open"
    ),
    (
      .documentUnchecked(.loa, open: [.signature]), "document_unchecked",
      "LOA not fully checked: check signature", "LOA signature open"
    ),
    (
      .checkFailed(.bill, .account), "check_failed",
      "bill account fails: correct it, or add a new paper", "bill account fails"
    ),
    (
      .billTooOld(goodUntil: past), "bill_too_old",
      "bill too old: good until Tue 30 Dec 2025; ask for a newer one",
      "bill too old since Tue 30 Dec 2025"
    ),
    (
      .loaTooOld(goodUntil: past), "loa_too_old",
      "LOA too old for this carrier: good until Tue 30 Dec 2025; ask for a new one",
      "LOA too old since Tue 30 Dec 2025"
    ),
    (
      .idExpired(on: past), "id_expired",
      "government ID expired on Tue 30 Dec 2025; ask for a valid one",
      "government ID expired Tue 30 Dec 2025"
    ),
    (
      .holdRunning(until: day), "hold_running",
      "on hold until Wed 25 Nov; wait, or change hold until", "on hold until Wed 25 Nov"
    ),
    (
      .reasonOpen(.pinIncorrect), "reason_open", "PIN incorrect is open: resolve it first",
      "PIN incorrect"
    ),
    (
      .changeDemanded(.pinIncorrect, orNote: true), "change_demanded",
      "PIN incorrect: nothing it concerns has changed since; correct PIN, say why not in a note or choose"
        + " another outcome",
      nil
    ),
    (
      .changeDemanded(.addressMismatch, orNote: false), "change_demanded",
      "address mismatch: nothing it concerns has changed since; correct billing address or service"
        + " address, add a paper or choose another outcome",
      nil
    ),
    (
      .changeDemanded(.outstandingBalance, orNote: true), "change_demanded",
      "outstanding balance: nothing it concerns has changed since; add a proof, say why not in a note or"
        + " choose another outcome",
      nil
    ),
    (.fraudStop, "fraud_stop", "fraud stop: a supervisor must lift it with a note", "fraud stop"),
    (
      .dateInPast(past), "date_in_past",
      "Tue 30 Dec 2025 is past; choose a day from today on", nil
    ),
    (
      .notBusinessDay(day, holiday: nil), "not_business_day",
      "Wed 25 Nov is a weekend; choose a business day", nil
    ),
    (
      .notBusinessDay(day, holiday: Holiday(day: day, name: "Boxing Day", isEstimated: false)),
      "not_business_day",
      "Wed 25 Nov is Boxing Day; choose a business day", nil
    ),
    (
      .freezeWindow(day, until: day.adding(days: 5)), "freeze_window",
      "Wed 25 Nov lies in the carrier's freeze until Mon 30 Nov; choose a day after it", nil
    ),
    (
      .freezeWindow(day, until: day.adding(days: 5), in: .southAfrica), "freeze_window",
      "Wed 25 Nov lies in South Africa's freeze until Mon 30 Nov; choose a day after it", nil
    ),
    (
      .activationEarly(day, confirmed: day.adding(days: 1)), "activation_early",
      "Wed 25 Nov is before the confirmed Thu 26 Nov; say in writing why", nil
    ),
    (
      .activationInFuture(day, today: today), "activation_in_future",
      "Wed 25 Nov is still to come; the latest activation day is today, Mon 23 Nov", nil
    ),
    (
      .textInvalid, "text_invalid",
      "a text has a NUL character in it, which can't be kept; take it out", nil
    ),
    (
      .textTooLong, "text_too_long",
      "a text is longer than 64 kB or has more than 30 marks on one letter; shorten it", nil
    ),
    (.whyMissing, "why_missing", "say why, in writing", nil),
    (.noteMissing, "why_missing", "write a note that says why", nil),
    (.noteEmpty, "why_missing", "an empty note says nothing; write it", nil),
    (.wordsMissing, "why_missing", "the reason other needs the carrier's words", nil),
    (
      .messageNotSo(.completed, status: .inProgress), "message_not_so",
      "the message \"completed\" isn't so now, the request is in progress: it tells that the number is"
        + " active with us",
      nil
    ),
    (
      .nothingToTell(.pending), "nothing_to_tell",
      "there is nothing to tell the customer now: the request is pending", nil
    ),
    (
      .notPermitted(needed: .supervisor), "not_permitted",
      "only a supervisor may do this; ask one", nil
    ),
    (
      .notPermitted(needed: .operator), "not_permitted", "only an operator may do this; ask one",
      nil
    ),
    (.alreadyOurs, "already_ours", "the number is ours already; check its digits", nil),
    (.nothingToUndo, "nothing_to_undo", "nothing to undo here", nil),
    (
      .undoNotMine(by: "bola"), "undo_not_mine",
      "the last change is bola's; only they can undo it", nil
    ),
    (.undoImpossible(.pinShown), "undo_impossible", "PIN shown can't be undone", nil),
    (
      .reasonNotOpen(.portLock), "reason_not_open",
      "the request was not rejected for port lock; settle a reason that it has",
      nil
    ),
    (
      .reasonsMissing, "reasons_missing",
      "name at least one blocking reason; warnings alone are a note", nil
    ),
    (
      .reasonSettled(.portLock, status: .inProgress), "reason_settled",
      "port lock is settled: the request is in progress", nil
    ),
    (.untilMissing, "until_missing", "say until when to wait", nil),
    (
      .untilPast(day), "until_past", "Wed 25 Nov is not ahead; wait until a day after today", nil
    ),
    (
      .noSuchPaper, "no_such_paper", "no such paper on this request; look at its documents", nil
    ),
    (
      .paperElsewhere(.loa, .nigeria, Sample.mtn), "paper_elsewhere",
      "this LOA is for numbers of mtn in Nigeria; a paper goes only to requests of the same country"
        + " and carrier", nil
    ),
    (
      .answerNotTaken(.date), "answer_not_taken",
      "date follows from the paper's date; enter the date instead", nil
    ),
    (
      .answerNotTaken(.account), "answer_not_taken",
      "this paper's sheet doesn't take that answer to account", nil
    ),
    (
      .evidenceInvalid(.issuedOn, value: "soon"), "evidence_invalid",
      "issued on: \"soon\" is no date; write it as YYYY-MM-DD", nil
    ),
    (
      .evidenceInvalid(.signer, value: "x"), "evidence_invalid",
      "this paper doesn't say signer; type it from one that does",
      nil
    ),
    (
      .pinAbsent(.notGiven), "pin_absent",
      "no PIN was given for this request; enter it first", nil
    ),
    (
      .pinAbsent(.notNeeded), "pin_absent", "this request needs no PIN, and none is kept", nil
    ),
    (
      .pinAbsent(.purged), "pin_absent",
      "the PIN was purged after the port; none is kept any more", nil
    ),
    (
      .pinAbsent(.lost), "pin_absent",
      "a PIN was given for this request, but none is stored; enter it anew", nil
    ),
    (.notEscalated, "not_escalated", "the request is not escalated", nil),
    (.notStopped, "not_stopped", "there is no fraud stop on this request", nil),
    (.returnedAlready, "returned_already", "the return is recorded already", nil),
    (
      .dayInFuture(day, today: today), "day_in_future",
      "Wed 25 Nov is still to come; the latest day for it is today, Mon 23 Nov", nil
    ),
    (
      .dayTooEarly(past, since: today), "day_too_early",
      "Tue 30 Dec 2025 is before Mon 23 Nov, the day of the step before it; give a day from then on",
      nil
    ),
    (
      .acknowledgedAlready(on: today), "acknowledged_already",
      "the carrier acknowledged it on Mon 23 Nov already; undo that to note another day",
      "on Mon 23 Nov already"
    ),
    (
      .confirmedAlready(on: today), "confirmed_already",
      "the customer confirmed it on Mon 23 Nov already; undo that to note another day",
      "on Mon 23 Nov already"
    ),
    (
      .noChangeTold, "no_change_told",
      "no change that the carrier was told of is unanswered; edit what changes first",
      "no change is unanswered"
    ),
    (
      .stillOpen(.inProgress), "still_open",
      "still in progress; only a finished request is purged", nil
    ),
  ]

  @Test("An obstacle has a code, a sentence with what to do, and a few words", arguments: obstacles)
  func obstacle(_ obstacle: Obstacle, _ code: String, _ sentence: String, _ brief: String?) {
    #expect(obstacle.code == code)
    #expect(obstacle.message(today: Self.today) == sentence)
    #expect(obstacle.brief(today: Self.today) == brief ?? sentence)
  }

  /// What is named otherwise where commands are typed, files are read and programs listen.
  private static let atCommands: [(Obstacle, String)] = [
    (.fieldMissing(.accountNumber), "account_number is missing: set it"),
    (
      .fieldLocked(.billingName, status: .completed), "billing_name can't be changed once completed"
    ),
    (
      .fieldLocked(.orderID, status: .pending),
      "a number joins its order with order add, and leaves it with order split"
    ),
    (.pinNeeded(Sample.mtn), "mtn asks for the account's PIN: set account_pin=-"),
    (
      .documentUnchecked(.bill, open: [.issuer, .date]),
      "bill not fully checked: check issuer; give its issued_on"
    ),
    (.holdRunning(until: day), "on hold until Wed 25 Nov; wait, or set hold_until"),
    (.reasonOpen(.pinIncorrect), "PIN incorrect is open: first resolve pin_incorrect"),
    (
      .changeDemanded(.pinIncorrect, orNote: true),
      "PIN incorrect: nothing it concerns has changed since; correct account_pin, say why not with"
        + " --note or choose another outcome"
    ),
    (.fraudStop, "fraud stop: a supervisor must lift it with lift-fraud-stop --note"),
    (
      .dateInPast(past),
      "Tue 30 Dec 2025 is past; choose a day from today on, or say why with --override"
    ),
    (
      .notBusinessDay(day, holiday: nil),
      "Wed 25 Nov is a weekend; choose a business day, or say why with --override"
    ),
    (
      .activationEarly(day, confirmed: day.adding(days: 1)),
      "Wed 25 Nov is before the confirmed Thu 26 Nov; say why with --override"
    ),
    (.whyMissing, "say why with --why"), (.noteMissing, "say why with --note"),
    (.wordsMissing, "the reason other needs the carrier's words; give them with --text"),
    (
      .reasonsMissing,
      "name at least one blocking reason with --reason; warnings alone are a note"
    ),
    (.untilMissing, "say until when to wait, with --until"),
    (
      .evidenceInvalid(.issuedOn, value: "soon"),
      "issued_on: \"soon\" is no date; write it as YYYY-MM-DD"
    ),
    (
      .fieldInvalid(FieldProblem(.contactEmail, .fieldInvalid, value: "x")),
      "contact_email \"x\" is not an email address"
    ),
    (
      .fieldInvalid(FieldProblem(.rejectedAt, .fieldMissing, value: nil, column: .reasons)),
      "reasons is missing; give codes of reasons, such as pin_incorrect"
    ),
    (
      .fieldInvalid(
        FieldProblem(.clockCountedTo, .dateInFuture, value: "2030-01-01", column: .createdOn)
      ),
      "created_on \"2030-01-01\" lies in the future; check the date"
    ),
    (
      .fieldInvalid(FieldProblem(.timesSent, .fieldInvalid, value: "0", column: .attempt)),
      "attempt \"0\" can't be taken; give a number from 1 on"
    ),
    (
      .fieldInvalid(FieldProblem(.window, .fieldInvalid, value: "noon", column: .window)),
      "window \"noon\" can't be taken; give hours as 10:00-12:00"
    ),
  ]

  @Test("At a command fields and options are called as they are typed", arguments: atCommands)
  func command(_ obstacle: Obstacle, _ sentence: String) {
    #expect(obstacle.message(today: Self.today, at: .command) == sentence)
  }

  @Test("No sentence at a command names a field as only the rules or a form call it")
  func namedAsTyped() {
    for field in RequestField.allCases {
      for cause in [FieldProblem.Cause.fieldMissing, .dateInFuture, .masked, .fieldInvalid] {
        let sentence = FieldProblem(field, cause, value: "x").message(at: .command)
        guard sentence.contains(field.label), field.label != field.name else { continue }
        #expect(sentence.contains(field.name), "\(sentence)")
      }
    }
    #expect(RequestField.rejectedAt.name == "rejected_stage")
    #expect(RequestField(named: "rejected_stage") == .rejectedAt)
    #expect(RequestField(named: "rejected_at") == .rejectedAt)
  }

  @Test("An obstacle about orders names number and order")
  func orders() throws {
    let number = try #require(Self.number)
    let order = try #require(Self.order)
    let table: [(Obstacle, String, String)] = [
      (
        .orderDiffers(number, .billingName, here: "Acme", there: nil), "order_mixed",
        "+234 801 234 5678: billing name is \"Acme\", in the order \"\"; an order holds one customer's"
          + " account"
      ),
      (
        .orderSettled(number, status: .completed), "order_settled",
        "+234 801 234 5678 is completed; only open numbers join or leave an order"
      ),
      (
        .inOrder(number, order), "in_order",
        "+234 801 234 5678 belongs to \(order.text); split it off there first"
      ),
      (
        .notInOrder(number), "not_in_order",
        "+234 801 234 5678 belongs to no order; there is nothing to split off"
      ),
      (
        .duplicateOpen(try #require(Self.request)), "duplicate_open",
        "the number has an open request already: pr_01m6dqs9m00000000000000001; work on that one"
      ),
    ]
    for (obstacle, code, sentence) in table {
      #expect(obstacle.code == code)
      #expect(obstacle.message(today: Self.today) == sentence)
      #expect(obstacle.brief(today: Self.today) == sentence)
    }
  }

  @Test(
    "A value that isn't taken is quoted, with what would be",
    arguments: [
      (
        .phoneNumber, .numberImpossible, "12",
        "\"12\" can't be a number of this country; check its digits"
      ),
      (
        .phoneNumber, .numberOfOtherCountry, "+20",
        "\"+20\" is a number of another country; correct number or country"
      ),
      (
        .country, .countryUnsupported, "FR",
        "\"FR\" is no country we port in; choose one of NG, GH, KE, ZA, AE or EG"
      ),
      (
        .phoneNumber, .duplicateInFile, "+1",
        "\"+1\" came earlier already; leave one of the two out"
      ),
      (.phoneNumber, .duplicateOpen, "+1", "\"+1\" has an open request already"),
      (.phoneNumber, .alreadyOurs, "+1", "\"+1\" is ours already; check its digits"),
      (
        .billingName, .fieldMissing, nil,
        "billing name is missing; give it"
      ),
      (
        .authorizedDate, .dateInFuture, "2030-01-01",
        "signing date \"2030-01-01\" lies in the future; check the date"
      ),
      (
        .contactName, .fieldInvalid, "J\0",
        "contact name has a NUL character in it, which can't be kept; take it out"
      ),
      (.contactEmail, .fieldInvalid, "x", "contact email \"x\" is not an email address"),
      (
        .portDate, .fieldInvalid, "x", "port date \"x\" can't be taken; give a date as YYYY-MM-DD"
      ),
    ] as [(RequestField, FieldProblem.Cause, String?, String)]
  )
  func problem(_ field: RequestField, _ cause: FieldProblem.Cause, _ value: String?, _ text: String)
  {
    #expect(FieldProblem(field, cause, value: value).message == text)
  }

  @Test("A PIN that isn't taken is never quoted")
  func pin() {
    let problem = FieldProblem(.accountPIN, .fieldInvalid, value: "1234")
    #expect(problem.message == "PIN can't be taken; give a PIN, typed apart")
  }

  @Test("Codes are words in small letters, each cause and warning its own")
  func codes() {
    let causes = FieldProblem.Cause.allCases.map(\.code)
    let warnings = Warning.allCases.map(\.code)
    for codes in [causes, warnings] {
      #expect(Set(codes).count == codes.count)
      #expect(codes.joined().allSatisfy { $0 == "_" || ("a"..."z").contains($0) })
    }
  }

  @Test("Every warning says what to look at")
  func warnings() {
    let expected: [Warning: String] = [
      .numberOutsideKnownRanges:
        "the number lies in no published range; check it with the customer",
      .shortNumber: "the number is shorter than mobile numbers are here; count its digits",
      .fixedLine: "a fixed line: whether it can be ported is not certain here; ask the carrier",
      .unknownCarrier: "the carrier is not known here; describe it",
      .unknownOwner: "nobody here is called as the owner is; check the login",
      .signatoryLooksLikeCompany: "the signatory looks like a company; a person must sign",
      .escalated: "the same reason came a third time: escalated",
      .idExpiresBeforePort: "the government ID expires before the port date",
      .yearNotCovered: "the holidays of that year are not known; count the days by hand",
      .holidayEstimated: "a holiday next to it may still move with the moon",
      .afterCutOff: "after the carrier's cut-off: it counts as sent on the next business day",
      .withinLeadTime: "sooner than the carrier's lead time; see that it has confirmed this day",
      .customerConfirms: "the customer must confirm by SMS",
      .customerConfirmsInTime: "the customer must confirm by SMS within 48 hours",
      .decemberFreeze: "carriers freeze ports in December; ask for a date before or after",
      .sameButForSpelling: "the same as in the request but for spelling",
      .pinNotInFile: "the file has no PIN, though one was given; enter it",
      .orderMayDiffer: "the order's other open numbers may say otherwise now; look at the order",
      .cancelAsked: "the customer has asked to cancel",
      .lookupDiffers: "the look-up names another carrier than the request; check the carrier",
      .rangeOfAnotherCarrier: "the range was first another operator's; check the carrier",
      .wishedOnDayOff: "the wished day is a weekend or a holiday there: nothing is ported on it",
    ]
    for warning in Warning.allCases { #expect(warning.message == expected[warning]) }
    #expect(
      Warning.idExpires(beforePort: Self.day, today: Self.today)
        == "the government ID expires before the port date, Wed 25 Nov"
    )
  }
}
