import PortDomain
import Screens
import TestSupport
import Testing

/// Days of a desk, by keys, under a clock that the test sets; Lagos is an hour ahead of UTC.
@Suite("Days of a desk by keys")
struct ScenarioDayTests {
  private static let number = "+2348031000000"

  /// A desk of one operator, and its clock.
  private struct Day {
    let clock = SetClock(Sample.now)
    var desk: DeskScript

    init() {
      desk = DeskScript(store: InMemoryStore(desk: Sample.desk(), clock: clock.read))
    }

    /// The clock is set, and the desk looked at afresh.
    mutating func turn(to time: String) {
      clock.set(Sample.instant(time))
      desk.now = clock.now
      desk.press("<c-l>")
    }

    mutating func commit(_ subject: Intent.Subject) throws {
      let intent = Intent(key: "\(desk.store)\(subject)", actor: Sample.bola, subject: subject)
      #expect(try desk.store.commit(intent).isDone)
    }

    mutating func takeOver(
      _ values: [RequestField: String],
      _ running: InFlight = InFlight(),
      order: String? = nil
    ) throws {
      var draft = Sample.draft
      draft.orderReference = order
      draft.values.merge(values) { $1 }
      try commit(.takeOver(draft, running))
    }

    func file(_ number: String = ScenarioDayTests.number) throws -> RequestFile {
      try desk.store.file(try #require(try desk.store.request(ofNumber: number)))
    }

    /// Opens a field of the request under the cursor for editing, its text cleared.
    mutating func edit(_ field: RequestField) throws {
      desk.press("e")
      desk.type(field.rawValue)
      desk.press("<enter> <c-u>")
    }
  }

  @Test("A customer who is silent for 15 days comes up, is reminded, and is let go in the end")
  func silentCustomer() throws {
    var day = Day()
    try day.commit(.create(Sample.drafts(1)[0]))
    day.turn(to: "2026-11-30T08:00:00Z")
    day.desk.press("4")
    #expect(day.desk.text.contains("papers wanted") && day.desk.text.contains("4d ov"))
    day.desk.press("H M s q <c-l>")
    #expect(day.desk.text.contains("No request is in this view."))
    day.turn(to: "2026-12-14T08:00:00Z")
    #expect(!day.desk.text.contains("silent"))
    day.turn(to: "2026-12-15T08:00:00Z")
    #expect(day.desk.text.contains("silent 15 d"))
    day.desk.press("H")
    #expect(day.desk.text.contains("1×, 30 Nov"))
    day.desk.press("c")
    day.desk.type("they went elsewhere")
    day.desk.press("<enter> <enter> <down> s x")
    day.desk.type("silent for good")
    day.desk.press("<enter> y")
    #expect(try day.file().request.status == .cancelled)
    let kinds = try day.file().history.map(\.kind)
    #expect(kinds == [.created, .messageSent, .messageSent, .noted, .cancelled])
  }

  @Test("A confirmation runs out at the 48th hour after it was sent, by the hour of Lagos")
  func confirmation() throws {
    var day = Day()
    try day.commit(.create(Sample.drafts(1)[0]))
    let ready = day.desk.store.rules().withAcceptedPapers(try day.file())
    for paper in ready.documents {
      let change = PaperChange.add(paper.kind, paper.file, evidence: paper.evidence, to: [])
      try day.commit(.change(ready.request.id, .paper(change), basis: .current))
    }
    for paper in try day.file().documents {
      let rows = paper.kind.items.filter { !$0.isComputed }
      let edits = SheetEdits(
        answers: Dictionary(uniqueKeysWithValues: rows.map { ($0, Document.Verdict.pass) })
      )
      try day.commit(
        .change(ready.request.id, .paper(.check(paper.id, edits)), basis: .current)
      )
    }
    day.turn(to: "2026-11-23T13:30:00Z")
    #expect(day.desk.text.contains("ready to submit"))
    day.desk.press("s s")
    #expect(day.desk.text.contains("no SMS, 2d left"))
    day.turn(to: "2026-11-25T13:29:00Z")
    #expect(day.desk.text.contains("no SMS, 1m left"))
    day.desk.press("H")
    #expect(day.desk.text.contains("Nobody is late"))
    day.desk.press("q")
    day.turn(to: "2026-11-25T13:30:00Z")
    #expect(day.desk.text.contains("no SMS, 0m late"))
    #expect(day.desk.text.contains(" late "))
    day.desk.press("H M")
    #expect(day.desk.text.contains("until Wed 25 Nov 2026, 14:30 local time"))
    day.desk.press("s q s m")
    #expect(day.desk.text.contains("answer by"))
    #expect(try day.file().request.confirmedOn == Sample.day("2026-11-25"))
  }

  @Test("An order of 200 is answered by one file: three refused, one code that nobody knows")
  func orderByFile() throws {
    var day = Day()
    func number(_ index: Int) -> String { "+234803\(1_000_000 + index)" }
    for index in 0..<200 {
      try day.takeOver(
        [.phoneNumber: number(index), .carrierReference: "PO-\(index)"],
        InFlight(status: "in_progress", createdOn: "2026-11-13", submittedOn: "2026-11-16"),
        order: "big"
      )
    }
    var mtn = Carrier.known[0]
    mtn.codes = ["8C": [.accountNameMismatch]]
    _ = try day.desk.store.revise(.carrier(mtn), by: Sample.ada, on: .current)
    let refused = [7: "8C", 70: "8c", 150: "8C", 151: "99"]
    let lines = (0..<200).map { index in
      refused[index].map { "PO-\(index),rejected,,\($0)" } ?? "PO-\(index),confirmed,2026-12-01,"
    }
    let home = try ProgramHome()
    let text = (["carrier_reference,result,date,code"] + lines).joined(separator: "\n")
    let file = try home.write(text, to: "answers.csv")
    day.turn(to: "2026-11-24T08:00:00Z")
    day.desk.press("I")
    day.desk.type(file)
    day.desk.press("<enter>")
    #expect(day.desk.text.contains("199 would be done, 1 with an unknown code"))
    #expect(day.desk.text.contains("99"))
    day.desk.press("<enter>")
    #expect(day.desk.message.contains("199 done, 1 with an unknown code."))
    day.desk.press("<enter> 5")
    #expect(day.desk.rows[0].contains("Rejected · 3"))
    let statuses = try (0..<200).map { try day.file(number($0)).request.status }
    #expect(statuses.count { $0 == .scheduled } == 196)
    #expect(statuses[151] == .inProgress && statuses[70] == .rejected)
  }

  @Test("What the carrier said on Friday and is typed on Monday counts as Friday's")
  func friday() throws {
    var day = Day()
    try day.takeOver(
      [.phoneNumber: ScenarioDayTests.number],
      InFlight(status: "in_progress", createdOn: "2026-11-16", submittedOn: "2026-11-17")
    )
    day.desk.press("<c-l> s r")
    day.desk.type("pin")
    day.desk.press("<space> <tab> <tab> <tab>")
    day.desk.type("fri")
    day.desk.press("<enter>")
    let file = try day.file()
    #expect(file.rejections.last?.day == Sample.day("2026-11-20"))
    #expect(file.history.last?.at == Sample.now)
    // A refusal is followed up on the next business day, today's not counted.
    #expect(day.desk.text.contains("PIN incorrect") && day.desk.text.contains("Tue 24"))
    day.desk.press("<enter>")
    #expect(day.desk.text.contains("on Fri 20 Nov"))
  }

  @Test("A change is told to the carrier, chased, refused in its words, and taken back")
  func change() throws {
    var day = Day()
    try day.takeOver(
      [.phoneNumber: ScenarioDayTests.number],
      InFlight(status: "in_progress", createdOn: "2026-11-16", submittedOn: "2026-11-18")
    )
    day.desk.press("<c-l>")
    try day.edit(.billingName)
    day.desk.type("Acme Corp")
    day.desk.press("<c-x>")
    #expect(day.desk.text.contains("why"))
    day.desk.type("as on the bill")
    day.desk.press("<c-x> <esc>")
    #expect(day.desk.text.contains("change unanswered"))
    day.turn(to: "2026-11-27T08:00:00Z")
    day.desk.press("H M")
    #expect(day.desk.text.contains("whether the change we told you of is taken"))
    day.desk.press("s q s n")
    day.desk.type("not as on our file")
    day.desk.press("<enter>")
    #expect(try day.file().request.changeAnswer == .refused)
    #expect(day.desk.text.contains("answer by"))
    day.desk.press("<enter>")
    #expect(day.desk.text.contains("not as on our file"))
    day.desk.press("q")
    try day.edit(.billingName)
    day.desk.type("Acme Corporation")
    day.desk.press("<c-x>")
    day.desk.type("they keep to their file")
    day.desk.press("<c-x> <esc>")
    #expect(day.desk.text.contains("change unanswered"))
    day.desk.press("s y")
    #expect(try day.file().request.changeAnswer == .accepted)
  }

  @Test(
    "A whole account goes with its billing number; of a part somebody says what becomes of the rest"
  )
  func wholeAccount() throws {
    var day = Day()
    try day.takeOver([.phoneNumber: ScenarioDayTests.number, .accountNumber: "08031000000"])
    day.desk.press("<c-l>")
    try day.edit(.scope)
    day.desk.type("part")
    day.desk.press("<c-x> <esc> d")
    #expect(day.desk.text.contains("Foreseen: billing number mismatch"))
    day.desk.press("q")
    try day.edit(.scope)
    day.desk.type("account")
    day.desk.press("<c-x> <esc> d")
    #expect(!day.desk.text.contains("billing number mismatch"))
    day.desk.press("q L")
    #expect(day.desk.text.contains("Scope"))
    #expect(try day.file().request.leavesRestUnbilled == false)
  }

  @Test("Over Eid 80 numbers are scheduled at 40 a day, and taken back as one")
  func eid() throws {
    var day = Day()
    day.turn(to: "2027-03-07T08:00:00Z")
    func number(_ index: Int) -> String { "+2010\(10_000_000 + index)" }
    for index in 0..<80 {
      try day.takeOver(
        [.phoneNumber: number(index), .country: "EG", .currentCarrier: "vodafone"],
        InFlight(status: "in_progress", createdOn: "2027-02-24", submittedOn: "2027-02-25"),
        order: "one"
      )
    }
    day.desk.press("<c-l> t")
    day.desk.type("country:EG")
    day.desk.press("<enter> ; s d <enter>")
    #expect(day.desk.text.contains("A day"))
    day.desk.press("<tab>")
    day.desk.type("40")
    day.desk.press("<c-x>")
    #expect(day.desk.text.contains("Possible for all 80"))
    day.desk.press("<enter>")
    let days = try (0..<80).map { try day.file(number($0)).request.lifecycle.confirmation?.date }
    let counts = Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
    // Eid al-Fitr follows, then the weekend of Friday and Saturday.
    #expect(counts.values.sorted() == [40, 40])
    let calendar = BusinessCalendar(country: .egypt)
    let both = counts.keys.compactMap(\.self).sorted()
    #expect(both.allSatisfy(calendar.isBusinessDay))
    #expect(both[0].days(until: both[1]) > 2, "\(both)")
    day.desk.press("<enter> u")
    if day.desk.text.contains("Undo") { day.desk.press("y") }
    #expect(try (0..<80).allSatisfy { try day.file(number($0)).request.status == .inProgress })
  }
}
