import PortDomain
import TestSupport
import Testing

/// The trade's table of what is awaited, row by row. It is Monday, 2026-11-23, ten in the morning in
/// Lagos; the port is confirmed for Wednesday.
@Suite("What a request waits for")
struct AwaitedTests {
  private let desk = Sample.desk()

  private func awaited(
    _ file: RequestFile,
    on day: String = "2026-11-23",
    by desk: Desk? = nil
  ) -> Awaited? {
    (desk ?? self.desk).awaited(of: file, on: Sample.day(day))
  }

  /// Code, who must move, since when, and the last moment before it is late, by the clocks of Lagos.
  private func told(
    _ file: RequestFile,
    on day: String = "2026-11-23",
    by desk: Desk? = nil
  ) -> String {
    guard let awaited = awaited(file, on: day, by: desk) else { return "nothing" }
    let (due, time) = Sample.zones.local(awaited.due, in: file.request.country)
    let hour = time.secondsSinceMidnight == 0 ? "" : " " + time.clockText()
    let last = hour.isEmpty ? due.adding(days: -1) : due
    return
      "\(awaited.code.rawValue) \(awaited.from.rawValue) \(awaited.since.iso) \(last.iso)\(hour)"
  }

  private func edited(
    _ file: RequestFile,
    _ field: RequestField,
    _ value: String?
  ) -> RequestFile {
    desk.applying([.edit(FieldEdits([FieldEdit(field, value)]))], to: file)
  }

  @Test("Without papers the customer has three business days, then the desk reminds or cancels")
  func papers() throws {
    let file = try Sample.file(desk: desk)
    #expect(told(file) == "papers customer 2026-11-23 2026-11-26")
    guard case .papers(let papers)? = awaited(file)?.about else {
      Issue.record("papers are awaited")
      return
    }
    #expect(
      papers.map(\.kind) == DocumentKind.demanded && papers.allSatisfy { $0.state == .missing }
    )
    #expect(told(file, on: "2026-12-07").hasPrefix("papers"))
    #expect(told(file, on: "2026-12-08") == "stale us 2026-12-08 2026-12-08")
    let written = desk.applying(
      [.messageSent(.papersWanted)],
      to: file,
      at: Sample.instant("2026-12-01T09:00:00Z")
    )
    #expect(told(written, on: "2026-12-08") == "papers customer 2026-12-01 2026-12-04")
    #expect(told(written, on: "2026-12-16").hasPrefix("stale us 2026-12-16"))
  }

  @Test("A paper that came is ours to review by the next business day")
  func review() throws {
    var file = try desk.file(at: .pending)
    let bill = try #require(file.paper(.bill))
    let rows = DocumentKind.bill.items.filter { !$0.isComputed }
    let none = Dictionary(uniqueKeysWithValues: rows.map { ($0, Document.Verdict?.none) })
    file = desk.applying([.paper(.check(bill.id, SheetEdits(answers: none)))], to: file)
    #expect(told(file) == "review us 2026-11-23 2026-11-24")
    #expect(awaited(file)?.about == .papers([Awaited.Paper(.bill, .received)]))
    let refusal: [CheckItem: Document.Verdict?] = [rows[0]: .fail]
    file = desk.applying([.paper(.check(bill.id, SheetEdits(answers: refusal)))], to: file)
    #expect(awaited(file)?.code == .papers)
    #expect(awaited(file)?.about == .papers([Awaited.Paper(.bill, .refused)]))
  }

  @Test("What can go out is ours to send today, before the carrier's cut-off")
  func ready() throws {
    let file = try desk.file(at: .pending)
    #expect(told(file) == "submit us 2026-11-23 2026-11-23")
    var carrier = Carrier.known[0]
    carrier.cutOff = TimeOfDay("15:00")
    let hurried = Sample.desk(carriers: CarrierBook([carrier]))
    #expect(told(file, by: hurried) == "submit us 2026-11-23 2026-11-23 15:00")
    carrier.needsPIN = true
    let guarded = Sample.desk(carriers: CarrierBook([carrier]))
    #expect(told(file, by: guarded) == "reason us 2026-11-23 2026-11-23")
    #expect(awaited(file, by: guarded)?.about == .reasons([.pinMissing]))
    var stopped = file
    stopped.request.isFraudStopped = true
    #expect(awaited(stopped)?.about == .reasons([.suspectedFraud]))
    #expect(awaited(stopped, by: guarded)?.about == .reasons([.pinMissing, .suspectedFraud]))
  }

  @Test(
    "A paper that runs out, or is refused late, is asked for anew before anybody counts as silent"
  )
  func ranOut() throws {
    let file = try desk.file(at: .pending)
    // A Saturday, and three business days on.
    #expect(told(file, on: "2027-01-23") == "papers customer 2027-01-23 2027-01-27")
    #expect(awaited(file, on: "2027-01-23")?.about == .papers([Awaited.Paper(.bill, .refused)]))
    #expect(told(file, on: "2027-02-07").hasPrefix("stale us 2027-02-07"))
    let loa = try #require(file.paper(.loa))
    let refusal: [CheckItem: Document.Verdict?] = [.signature: .fail]
    let refused = desk.applying(
      [.paper(.check(loa.id, SheetEdits(answers: refusal)))],
      to: file,
      at: Sample.instant("2026-12-14T09:00:00Z")
    )
    // A refused paper sets the follow-up to the next business day.
    #expect(told(refused, on: "2026-12-14") == "papers customer 2026-12-14 2026-12-15")
  }

  @Test("A hold is nobody's until it ends, then what was ready is ours")
  func hold() throws {
    let file = edited(try desk.file(at: .pending), .holdUntil, "2026-12-12")
    #expect(told(file) == "hold nobody 2026-11-23 2026-12-11")
    // A Saturday.
    #expect(told(file, on: "2026-12-12") == "submit us 2026-12-12 2026-12-14")
  }

  @Test("A customer who asks to cancel comes before all else")
  func cancel() throws {
    for status in [Status.pending, .inProgress, .scheduled, .rejected] {
      let file = edited(try desk.file(at: status), .cancelAsked, "true")
      #expect(told(file) == "cancel us 2026-11-23 2026-11-23", "\(status)")
    }
    let finished = edited(try desk.file(at: .completed), .cancelAsked, "true")
    #expect(awaited(finished)?.code == .test)
  }

  @Test("A rejection waits for who acts on its reasons, then for us to send it again")
  func rejected() throws {
    var file = try desk.file(at: .rejected)
    // The rejection set the follow-up to the next business day.
    #expect(told(file) == "reason customer 2026-11-23 2026-11-24")
    #expect(awaited(file)?.about == .reasons([.pinIncorrect]))
    #expect(told(edited(file, .followUpOn, nil)) == "reason customer 2026-11-23 2026-11-26")
    let wait = RejectionChange.resolve(
      .pinIncorrect,
      .waiting,
      until: Sample.day("2026-12-02"),
      note: nil
    )
    let waiting = edited(desk.applying([.rejection(wait)], to: file), .followUpOn, nil)
    #expect(told(waiting) == "reason customer 2026-11-23 2026-12-02")
    #expect(told(waiting, on: "2026-12-02") == "resubmit us 2026-12-02 2026-12-02")
    let waive = RejectionChange.resolve(.pinIncorrect, .waived, until: nil, note: "they erred")
    file = desk.applying([.rejection(waive)], to: file)
    #expect(awaited(file)?.code == .resubmit && awaited(file)?.from == .us)
    let listing = Listing(request: file.request, facts: desk.facts(of: file))
    #expect(Filter.term(.flag(.ready)).matches(listing, from: Sample.context(desk).viewpoint()))
    // A bill that has grown too old is asked for again, and not sent.
    #expect(awaited(file, on: "2027-02-01")?.code == .papers)
    #expect(awaited(file, on: "2027-02-01")?.from == .us)
  }

  @Test("A sent request waits for SMS, acknowledgement, changes and the answer, in that order")
  func sent() throws {
    let file = try desk.file(at: .inProgress)
    #expect(told(file) == "confirmation customer 2026-11-23 2026-11-25 10:00")
    let confirmed = desk.applying([.status(.confirm())], to: file)
    #expect(told(confirmed) == "answer carrier 2026-11-23 2026-12-07")
    var carrier = Carrier.known[0]
    carrier.ackDays = 2
    let strict = Sample.desk(carriers: CarrierBook([carrier]))
    #expect(told(confirmed, by: strict) == "acknowledgement carrier 2026-11-23 2026-11-25")
    let taken = strict.applying([.status(.acknowledge())], to: confirmed)
    #expect(told(taken, by: strict) == "answer carrier 2026-11-23 2026-12-07")
    let edits = FieldEdits([FieldEdit(.accountNumber, "ACC999")], why: "mistyped")
    let changed = desk.applying([.edit(edits)], to: taken)
    #expect(told(changed, by: strict) == "change carrier 2026-11-23 2026-11-25")
    #expect(told(changed) == "change carrier 2026-11-23 2026-11-26")
  }

  @Test("A port is the carrier's before its date, ours on it, and missed after it")
  func scheduled() throws {
    let file = try desk.file(at: .scheduled)
    #expect(told(file) == "port carrier 2026-11-23 2026-11-25")
    #expect(told(file, on: "2026-11-25") == "complete us 2026-11-25 2026-11-25")
    #expect(told(file, on: "2026-11-27") == "missed us 2026-11-25 2026-11-25")
    let window = try #require(PortWindow("10-12"))
    let moved = desk.applying(
      [
        .status(
          .reschedule(
            Lifecycle.Confirmation(date: Sample.day("2026-11-26"), window: window),
            why: "asked",
            override: nil
          )
        )
      ],
      to: file
    )
    #expect(told(moved, on: "2026-11-26") == "complete us 2026-11-26 2026-11-26 12:00")
    let later = edited(file, .followUpOn, "2026-12-20")
    #expect(told(later, on: "2026-11-27") == "missed us 2026-11-25 2026-11-25")
    // A date is what was confirmed, whatever follow-up stands beside it.
    #expect(told(edited(moved, .followUpOn, "2026-12-20"), on: "2026-11-26").hasSuffix("12:00"))
  }

  @Test("After the port it is tested, routed, and the old service cancelled within a week")
  func completed() throws {
    var file = try desk.file(at: .completed)
    #expect(told(file) == "test us 2026-11-23 2026-11-23")
    file = desk.applying([.tick(.testInbound, done: true)], to: file)
    #expect(told(file) == "routing us 2026-11-23 2026-11-23")
    file = desk.applying([.tick(.configureRouting, done: true)], to: file)
    #expect(told(file) == "cancel_old_service customer 2026-11-23 2026-11-30")
    #expect(told(file, on: "2026-11-30").hasPrefix("cancel_old_service"))
    #expect(told(file, on: "2026-12-01") == "nothing")
    let done = desk.applying([.tick(.cancelOldService, done: true)], to: file)
    #expect(told(done) == "nothing")
    #expect(told(try desk.file(at: .cancelled)) == "nothing")
    let returned = desk.applying([.status(.return(why: "the wrong one"))], to: file)
    #expect(told(returned) == "nothing")
  }

  @Test("Who and when can be said by hand; a follow-up from before is done with")
  func byHand() throws {
    let file = try desk.file(at: .pending)
    #expect(told(edited(file, .waitingOn, "customer")) == "submit customer 2026-11-23 2026-11-23")
    #expect(told(edited(file, .followUpOn, "2026-11-30")) == "submit us 2026-11-23 2026-11-30")
    let sent = desk.applying([.status(.submit())], to: edited(file, .followUpOn, "2026-11-24"))
    #expect(!told(sent, on: "2026-12-01").hasSuffix("2026-11-24"))
  }

  @Test("What a row keeps of it is what the file says, on each day", arguments: Status.allCases)
  func spans(status: Status) throws {
    let file = try desk.file(at: status)
    let listing = Listing(request: file.request, facts: desk.facts(of: file))
    for days in 0...20 {
      let now = Sample.now.adding(seconds: days * 86_400)
      let day = Sample.zones.today(in: file.request.country, at: now)
      #expect(desk.awaited(of: listing, at: now)?.code == desk.awaited(of: file, on: day)?.code)
    }
  }

  @Test("What it is about is read as it was written")
  func subject() {
    let subjects: [Awaited.Subject] = [
      .nothing, .reasons([.pinIncorrect, .addressMismatch]),
      .papers([Awaited.Paper(.bill, .missing), Awaited.Paper(.governmentID, .refused)]),
    ]
    for subject in subjects { #expect(Awaited.Subject(subject.text) == subject) }
    #expect(subjects.map(\.text) == ["", "pin_incorrect,address_mismatch", "bm,ir"])
    #expect(Awaited.Subject("bx") == nil && Awaited.Subject("bm,other") == nil)
  }
}
