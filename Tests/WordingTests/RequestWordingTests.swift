import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What is said of a request, its papers and its rejections")
struct RequestWordingTests {
  private static let today = Sample.day("2026-11-23")
  private static let day = Sample.day("2026-11-25")

  @Test(
    "Days are told as people read them",
    arguments: [
      ("2026-11-25", "Wed 25 Nov", "25 Nov", "25 Nov 2026"),
      ("2025-12-30", "Tue 30 Dec 2025", "30 Dec 2025", "30 Dec 2025"),
    ]
  )
  func days(_ iso: String, _ spoken: String, _ short: String, _ full: String) {
    let day = Sample.day(iso)
    #expect(day.spoken(today: Self.today) == spoken)
    #expect(day.withoutWeekday(today: Self.today) == short)
    #expect(day.inFull == full)
  }

  @Test(
    "What is typed for a date and is none, or not one alone, is told the same way everywhere",
    arguments: [
      ("soon", "\"soon\" is no date; write today, fri, +3, 15, 3 dec or 2026-12-03"),
      ("31 feb", "\"31 feb\" is no day of the calendar; check it"),
      ("3/4/2027", "\"3/4/2027\" is 3 Apr 2027 or 4 Mar 2027; write the month as a word"),
      ("31/12/30", "\"31/12/30\" has no whole year; write four figures"),
      ("mon", "\"mon\" is today; write today, or 30 Nov"),
      ("20/11/2026", "Fri 20 Nov 2026 is over; give a day from today on"),
    ]
  )
  func noDate(typed: String, text: String) {
    do throws(TypedDay.Fault) {
      let calendar = BusinessCalendar(country: .nigeria)
      let today = Sample.day("2026-11-23")
      let day = try TypedDay.read(typed, .onlyAhead, today: today, by: calendar)
      Issue.record("\(typed) is read as \(day)")
    } catch {
      #expect(error.message(of: typed) == text)
    }
  }

  @Test("Figures are grouped, counted and listed")
  func figures() {
    #expect(12_840.grouped == "12,840")
    #expect(Amount.text(-123_450) == "-1,234.50")
    #expect(1.counted("day") == "1 day")
    #expect(0.counted("day") == "0 days")
    #expect(["a", "b", "c"].spoken() == "a, b and c")
    #expect(["a", "b"].spoken("or") == "a or b")
    #expect(Count.moreThan(1_000).spoken == "over 1,000")
    #expect(Count.moreThan(1_000).short == "1000+")
  }

  @Test(
    "A sign says what must not be overlooked",
    arguments: [
      (
        .fraudStop(keys: "r, then L"),
        "! Fraud stop (r, then L): nothing goes out until a supervisor lifts it"
      ),
      (.escalated(keys: "E"), "! Escalated (E): a reason came a third time; a note clears it"),
      (.held(until: day), "On hold until Wed 25 Nov"),
      (.cancelAsked, "The customer asked to cancel"),
      (.waitingOn(.carrier), "Waiting on carrier (set by hand)"),
      (.followUp(day), "Follow up Wed 25 Nov"),
      (.portDate(day, window: nil), "Port date Wed 25 Nov, the whole day"),
      (
        .portDate(day, window: PortWindow("00:30-02:00")),
        "Port date Wed 25 Nov 00:30-02:00 in Egypt (22:30 the day before-00:00 UTC)"
      ),
    ] as [(Sign, String)]
  )
  func sign(_ sign: Sign, _ text: String) {
    #expect(sign.message(today: Self.today, in: .egypt, zones: Sample.zones) == text)
  }

  @Test("Who else has a request open is told in one sentence")
  func presence() {
    #expect(Sign.alsoOpen(for: ["ada"]) == "ada has it open too")
    #expect(Sign.alsoOpen(for: ["ada", "bola"]) == "ada and bola have it open too")
  }

  @Test("A request's course names what comes next, clock and owner")
  func course() throws {
    let desk = Sample.desk()
    let file = try Sample.file(desk: desk)
    #expect(
      file.course(by: desk, at: Sample.now)
        == "LOA, bill, ID missing: customer, by Thu 26 Nov · day 0 of 5–10 · clock paused · nobody's"
    )
    #expect(file.request.heading == "+234 801 234 5678  NG  mtn  Acme Corporation")
    #expect(file.request.status.lettered == "P pending")
  }

  @Test(
    "A field's value is told as people read it, a PIN by its state alone",
    arguments: [
      (.phoneNumber, "Number", "+234 801 234 5678"), (.accountPIN, "PIN", "not given"),
      (.authorizedDate, "Signed on", "Wed 15 Jan 2025"), (.status, "Status", "pending"),
      (.accountNumber, "Account", "ACC123456"), (.owner, "Owner", nil),
    ] as [(RequestField, String, String?)]
  )
  func value(_ field: RequestField, _ label: String, _ value: String?) throws {
    let request = try Sample.file().request
    #expect(field.shortLabel == label)
    #expect(field.spoken(in: request, today: Self.today) == value)
  }

  @Test(
    "A paper's state has one word; a paper without a sheet is kept",
    arguments: [
      (.bill, .missing, "missing"), (.bill, .received, "received"),
      (.bill, .underReview, "under review"), (.bill, .refused, "refused"),
      (.bill, .accepted, "accepted"), (.other, .accepted, "kept"),
    ] as [(DocumentKind, PaperState, String)]
  )
  func paper(_ kind: DocumentKind, _ state: PaperState, _ word: String) {
    #expect(kind.title(of: state) == word)
  }

  @Test("A paper's headline says its date and what that means today")
  func headline() throws {
    let desk = Sample.desk()
    let file = try desk.withAcceptedPapers(Sample.file(desk: desk))
    let texts: [DocumentKind: String] = [
      .loa: "LOA signed 13 Nov 2026, 10 days ago", .bill: "Bill of 24 Oct 2026, 30 days old",
      .governmentID: "ID until 11 May 2029",
    ]
    for (kind, text) in texts {
      #expect(try #require(file.paper(kind)).headline(today: Self.today) == text)
    }
    #expect(Self.day.goodUntil(today: Self.today) == "good until 25 Nov")
    #expect(Self.day.goodUntil(today: Self.day.adding(days: 1)) == "over since 25 Nov")
  }

  @Test("The words for kinds of papers are read as they are told")
  func words() {
    #expect(DocumentKind.words == "loa, bill, id or other")
    for kind in DocumentKind.allCases {
      #expect(DocumentKind(word: kind.word) == kind)
      #expect(DocumentKind(word: kind.rawValue) == kind)
    }
    #expect(DocumentKind(word: "receipt") == nil)
  }

  @Test("What is asked for with an answer follows from the answer")
  func remarks() {
    #expect(
      Prompt.remark(on: .account, as: .pass) == "Account differs and is accepted, because:"
    )
    #expect(Prompt.remark(on: .account, as: .notApplicable) == "account doesn't apply, because:")
    #expect(Prompt.remark(on: .account, as: .fail) == "Account fails, because:")
  }

  @Test("A rejection is told with day, source and the carrier's own words")
  func rejection() {
    let ids = Sample.countingIDs()
    func rejection(_ source: Rejection.Source, _ code: String?, _ text: String?) -> Rejection {
      Rejection(
        id: ids.make(at: Sample.now),
        request: ids.make(at: Sample.now),
        at: Sample.now,
        day: Self.today,
        by: "ada",
        source: source,
        attempt: 1,
        carrierCode: code,
        text: text,
        reasons: []
      )
    }
    let carrier = rejection(.carrier, "8C", "NAME ON ACCT")
    #expect(
      carrier.message(today: Self.today) == "Rejected Mon 23 Nov by carrier, 8C \"NAME ON ACCT\""
    )
    #expect(carrier.heading(today: Self.today) == "Carrier, Mon 23 Nov: 8C \"NAME ON ACCT\"")
    let ours = rejection(.review, nil, nil)
    #expect(ours.message(today: Self.today) == "Rejected Mon 23 Nov by our review")
    #expect(ours.heading(today: Self.today) == "Our review, Mon 23 Nov")
  }

  @Test("What became of a reason is told with its day and person")
  func ground() {
    func ground(_ outcome: Rejection.Outcome, until: CalendarDay? = nil) -> Rejection.Ground {
      Rejection.Ground(
        code: .portLock,
        resolution: .init(outcome: outcome, until: until, note: nil, by: "ada", at: Sample.now)
      )
    }
    #expect(Rejection.Ground(code: .portLock).outcome(today: Self.today) == "open")
    #expect(ground(.fixed).state(today: Self.today) == "fixed")
    #expect(
      ground(.waiting, until: Self.day).outcome(today: Self.today)
        == "waiting until Wed 25 Nov, ada"
    )
  }

  @Test("A question says what it is about, what it means and what yes does")
  func questions() throws {
    let request = try Sample.file().request
    #expect(
      Question.final(.complete, on: [request])
        == Question(
          title: "Complete",
          lines: ["+234 801 234 5678  Acme Corporation", "This can't be undone."],
          yes: "complete"
        )
    )
    #expect(
      Question.final(.cancel, on: [request, request]).lines
        == ["2 requests", "Only an undo brings it back."]
    )
    #expect(Question.order(of: 2, isNew: true).title == "New order")
    #expect(
      Question.correct([request.number], as: [FieldEdit(.billingName, "Acme", basis: .current)])
        .lines == ["Billing name → Acme", "On +234 801 234 5678"]
    )
  }

  @Test("Before several are changed the same reasons are told together, with some of the numbers")
  func preview() throws {
    let clocks = Clocks(zones: Sample.zones, now: Sample.now)
    let desk = Sample.desk()
    let file = try Sample.file()
    let cancel = Change.status(.cancel(why: "stays"))
    func ruling(_ change: Change) -> Ruling {
      desk.decide(change, on: file, by: Sample.ada, at: Sample.now) { _ in .free }
    }
    var some = ManyPreview(of: 6)
    some.take(ruling(cancel), of: cancel, on: file, by: clocks)
    let reopen = Change.status(.reopen(why: "again"))
    for _ in 0..<4 { some.take(ruling(reopen), of: reopen, on: file, by: clocks) }
    let lines = some.lines(today: Sample.day("2026-11-23"))
    #expect(lines[0] == "Possible for 1 of 6; the others stay as they are, and tagged.")
    #expect(lines[1].hasPrefix("Not 4: Reopen isn't possible from pending"))
    #expect(lines[1].hasSuffix("+234 801 234 5678 and 1 more)"))
    #expect(lines[2] == "Not 1: they can't be read" && lines.count == 3)
    var all = ManyPreview(of: 1)
    all.take(ruling(cancel), of: cancel, on: file, by: clocks)
    #expect(all.lines(today: Sample.day("2026-11-23")) == ["Possible for all 1."])
    #expect(
      ManyPreview(of: 2).lines(today: Sample.day("2026-11-23"))
        == ["Possible for none of 2; nothing is changed.", "Not 2: they can't be read"]
    )
  }

  @Test("A view's heading and label hold name, filter and count")
  func views() {
    let all = View.all
    #expect(all.heading(narrowedBy: nil, count: .exactly(1_284)) == "All open · 1,284")
    #expect(all.heading(narrowedBy: "due<3d", count: .exactly(9)) == "All open · filter: due<3d")
    #expect(View.builtIn[6].label(cutTo: 3, count: .exactly(7)) == "6 Ovr 7")
    #expect(View.builtIn[3].label(cutTo: nil, count: nil) == "3 Carrier")
    #expect(View.builtIn[3].label(cutTo: 0, count: .exactly(7)) == "3 7")
  }

  @Test("Pasted numbers that have no request are named")
  func pasted() {
    #expect(Message.tagged(2, without: []) == Message("2 tagged.", .done))
    #expect(
      Message.tagged(1, without: ["+1", "+2"]) == Message("1 tagged. Not here: +1, +2.", .warning)
    )
    #expect(Message.tagged(1_200).text == "1,200 tagged.")
  }

  @Test("A report's sentence adds up what its table shows")
  func reports() {
    #expect(FeeSum.summary(of: [], by: .month) == "Fees by month. None yet")
    let sum = FeeSum(
      group: "2026-11",
      currency: "USD",
      charges: 3,
      chargedCents: 7_500,
      reversals: 1,
      reversedCents: -2_500
    )
    #expect(FeeSum.summary(of: [sum], by: .month) == "Fees by month. 50.00 USD: 3 fees, 1 reversed")
    #expect(
      ReasonSum.summary(of: [])
        == "Carriers' reasons: 0 given, after none of which the port was completed"
    )
    #expect(
      CompletionTime.summary(of: [])
        == "Business days to completion: 0 ports, 0 of them beyond the published range"
    )
  }

  @Test("What helps a reason is told with its labels, and no more once it is resolved")
  func account() throws {
    let desk = Sample.desk()
    let rejected = desk.applying(
      [
        .status(.reject(RejectionDraft(reasons: [.pinIncorrect])))
      ],
      to: try Sample.file(desk: desk)
    )
    func account(_ file: RequestFile) -> [String] {
      file.account(of: .pinIncorrect, by: desk, on: Self.today).map { "\($0.label): \($0.text)" }
    }
    let open = account(rejected)
    #expect(open.contains("Cause: the account PIN was mistyped or changed since"))
    #expect(open.contains("Published: verify or reset the account PIN with the carrier"))
    #expect(open.contains("NG: no rule on file"))
    #expect(open.contains("PIN: not given"))
    let resolve = RejectionChange.resolve(.pinIncorrect, .waived, until: nil, note: "by phone")
    let waived = desk.applying([.rejection(resolve)], to: rejected)
    #expect(account(waived) == [": waived, ada, Mon 23 Nov: by phone"])
    #expect(
      rejected.rejections[0].summary(today: Self.today)
        == "attempt 1: our review, Mon 23 Nov, 1 reason"
    )
    #expect(rejected.rejections[0].endings(today: Self.today) == ["PIN incorrect: open"])
  }

  @Test("A record's change is told with its version, or that it changed nothing, or why not")
  func records() {
    #expect(
      Message(RecordOutcome.done(version: 3, recounted: 12))
        == Message("Stored as version 3; open requests counted anew: 12.", .done)
    )
    #expect(Message(RecordOutcome.unchanged).text == "Nothing to change: it is so already.")
    #expect(
      Message(RecordOutcome.refused([.nameMissing, .notPermitted(needed: .supervisor)]))
        == Message(
          "A holiday needs a name; this is for supervisors; ask one, nothing was changed",
          .warning
        )
    )
  }

  @Test("What a day is in a country is told, and why a record stays")
  func calendar() {
    let calendar = BusinessCalendar(country: .southAfrica)
    #expect(calendar.message(on: Self.today, today: Self.today) == "Mon 23 Nov: business day")
    let saturday = Sample.day("2026-11-28")
    #expect(calendar.message(on: saturday, today: Self.today) == "Sat 28 Nov: weekend")
    let christmas = Sample.day("2026-12-25")
    #expect(
      calendar.message(on: christmas, today: Self.today) == "Fri 25 Dec: holiday: Christmas Day"
    )
    #expect(WhyNot.kept(nil) == "There is nothing here to take away.")
    #expect(WhyNot.kept(.setting(.home, "NG")) == "Settings always have a value.")
  }

  @Test("What was written is told with its place, and what a packet lacks")
  func written() {
    #expect(
      Message.written(1, requestsTo: "a").text == "1 request is in a, what is personal masked."
    )
    #expect(Message.written(packet: "p", without: []) == Message("p is written.", .done))
    #expect(
      Message.written(packet: "p", without: [.bill, .governmentID])
        == Message("p is written, without an accepted bill or government ID.", .warning)
    )
  }

  @Test("What is left of a rejection, and what a form's field is for, is told by its case")
  func forms() throws {
    #expect(Rejection.left([], key: "b") == "Nothing is left: b resubmits")
    #expect(
      Rejection.left(["PIN incorrect", "LOA account"], key: "b")
        == "Left: PIN incorrect · LOA account"
    )
    #expect(Rejection.chosen([]) == "Nothing chosen yet")
    #expect(Rejection.chosen([.portLock, .pinMissing]).hasPrefix("Chosen: port lock · "))
    let notes = Rejection.Outcome.allCases.map(\.noteHint)
    #expect(Set(notes).count == notes.count, "each outcome asks for something of its own")
    #expect(StepField.override.label(for: .complete) == "If early, why")
    #expect(StepField.override.label(for: .schedule) == "Override")
    #expect(StepField.why.label(for: .reschedule) == "Why it moves")
    #expect(Title.step(.cancel, on: [try Sample.file().request]) == "Cancel +234 801 234 5678")
    #expect(Title.status(of: 3) == "Status of 3 requests")
  }

  @Test("A month is headed by name, place, clocks and today; its signs are explained")
  func month() {
    #expect(
      Country.egypt.monthHeading(of: Self.day, offset: 7_200, today: Self.today)
        == "November 2026   Egypt   Africa/Cairo, UTC+2   today Mon 23 Nov"
    )
    #expect(
      Country.ghana.monthHeading(of: Self.day, offset: -12_600, today: Self.today)
        .contains("UTC-3:30")
    )
    #expect(
      MonthLegend.typical(Self.today...Self.day, today: Self.today) == "typical: 23 Nov to 25 Nov"
    )
  }

  @Test("What was typed and kept, pasted or not taken is told with what is left")
  func typed() {
    let clocks = Clocks(zones: Sample.zones, now: Sample.now)
    #expect(Message.requestKept(hasPIN: true).text.contains("(the PIN is not)"))
    #expect(Message.filledIn(1, without: []).text == "Filled in 1 field.")
    #expect(
      Message.filledIn(2, without: ["a", "b"])
        == Message("Filled in 2 fields. Not taken: a and b.", .warning)
    )
    #expect(Message.takenIn("+1", []) == Message("+1 is taken in.", .done))
    #expect(
      Message(Refusal([.fraudStop, .whyMissing], in: .ghana), by: clocks).text
        == "Fraud stop: a supervisor must lift it with a note, and 1 more"
    )
    #expect(RequestField.accountPIN.intakeHint == "kept sealed, never in a draft")
    #expect(RequestField.authorizedDate.intakeHint == "a date: fri, +3, 15, 3 dec, 31/12/2026")
    #expect(RequestField.billingName.intakeHint == nil)
  }
}
