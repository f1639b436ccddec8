import PortDomain
import Screens
import TerminalUI
import TestSupport
import Testing

/// How many keys ten jobs take that are done all day, from the queue with the cursor on the request.
@Suite("Keys of ten standard jobs")
struct StandardJobsTests {
  private static let number = "+2348031000000"

  private static func file(in desk: DeskScript, _ number: String = number) throws -> RequestFile {
    try desk.store.file(try #require(try desk.store.request(ofNumber: number)))
  }

  /// A desk with so many requests, as many as have papers with these accepted.
  private static func desk(
    _ count: Int = 1,
    values: [RequestField: String] = [:],
    withPapers: Bool = true,
    steps: [StatusChange] = [],
    at now: Instant = Sample.now
  ) throws -> DeskScript {
    let drafts = Sample.drafts(count).map { draft in
      var draft = draft
      draft.values.merge(values) { $1 }
      return draft
    }
    let clock = SetClock(Sample.now)
    let store = Sample.store(of: drafts, clock: clock.read)
    func commit(_ change: Change) throws {
      let id = try #require(try store.request(ofNumber: number))
      let key = (store.rules().ids.make(at: Sample.now) as EventID).text
      let subject = Intent.Subject.change(id, change, basis: .current)
      let outcome = try store.commit(Intent(key: key, actor: Sample.ada, subject: subject))
      #expect(outcome.isDone, "\(outcome)")
    }
    let id = try #require(try store.request(ofNumber: number))
    if withPapers {
      let ready = store.rules().withAcceptedPapers(try store.file(id))
      for paper in ready.documents {
        try commit(.paper(.add(paper.kind, paper.file, evidence: paper.evidence, to: [])))
      }
      for paper in try store.file(id).documents {
        let rows = paper.kind.items.filter { !$0.isComputed }
        let answers = Dictionary(
          uniqueKeysWithValues: rows.map { ($0, Optional(Document.Verdict.pass)) }
        )
        try commit(.paper(.check(paper.id, SheetEdits(answers: answers))))
      }
    }
    for step in steps { try commit(.status(step)) }
    clock.set(now)
    return DeskScript(store: store, at: now)
  }

  /// How many keys a script presses.
  private static func count(_ script: String) -> Int { script.split(separator: " ").count }

  /// Presses at most so many keys.
  private func press(_ script: String, atMost most: Int, on desk: inout DeskScript) {
    #expect(StandardJobsTests.count(script) <= most, "\(script)")
    desk.press(script)
  }

  @Test("Submit: 2, and undo: 1")
  func submit() throws {
    var desk = try StandardJobsTests.desk()
    press("s s", atMost: 2, on: &desk)
    #expect(try StandardJobsTests.file(in: desk).request.status == .inProgress)
    press("u", atMost: 1, on: &desk)
    #expect(try StandardJobsTests.file(in: desk).request.status == .pending)
  }

  @Test("Reject with two reasons: 6")
  func reject() throws {
    var desk = try StandardJobsTests.desk(steps: [.submit()])
    press("s r <space> <down> <space> <c-x>", atMost: 6, on: &desk)
    let file = try StandardJobsTests.file(in: desk)
    #expect(file.request.status == .rejected && file.rejections.last?.reasons.count == 2)
  }

  @Test("Schedule for the next day that is allowed, whatever was wished: 4")
  func schedule() throws {
    var desk = try StandardJobsTests.desk(
      values: [.requestedPortDate: "2026-12-22"],
      steps: [.submit()]
    )
    press("s d <enter> <enter>", atMost: 4, on: &desk)
    let file = try StandardJobsTests.file(in: desk)
    #expect(file.request.status == .scheduled)
    let today = Sample.day("2026-11-23")
    let date = try #require(file.request.lifecycle.confirmation?.date)
    let rules = desk.store.rules()
    let earlier = (1..<today.days(until: date)).map { today.adding(days: $0) }
    #expect(
      earlier.allSatisfy {
        !rules.obstacles(toPortDate: $0, of: file.request, at: Sample.now).isEmpty
      }
    )
    // The wish is one key away.
    desk.press("s D w")
    #expect(desk.text.contains("Tue 22 Dec"))
  }

  @Test("Complete: 3")
  func complete() throws {
    let day = Sample.day("2026-11-25")
    var desk = try StandardJobsTests.desk(
      steps: [.submit(), .schedule(Lifecycle.Confirmation(date: day, window: nil), override: nil)],
      at: Sample.instant("2026-11-25T12:00:00Z")
    )
    press("s c y", atMost: 3, on: &desk)
    #expect(try StandardJobsTests.file(in: desk).request.status == .completed, "\(desk.text)")
  }

  @Test("Take the next one that nobody owns: 1")
  func takeNext() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    press(".", atMost: 1, on: &desk)
    let owners = try (0..<3).map {
      try StandardJobsTests.file(in: desk, "+234803100000\($0)").request.owner
    }
    #expect(owners.compactMap(\.self) == ["ada"])
  }

  @Test("Accept a whole bill: 2")
  func acceptBill() throws {
    var desk = try StandardJobsTests.desk(withPapers: false)
    desk.press("d <tab> +")
    desk.type("bill.pdf")
    desk.press("<tab>")
    desk.type("2026-11-01")
    desk.press("<enter> q")
    // The papers open on the one that waits to be looked through.
    press("d P", atMost: 2, on: &desk)
    let file = try StandardJobsTests.file(in: desk)
    let rules = desk.store.rules()
    #expect(
      rules.state(of: file.paper(.bill), in: file, on: Sample.day("2026-11-23")) == .accepted
    )
  }

  @Test("What is added after a letter that came is the bill, and not the letter again")
  func addOneAfterTheOther() throws {
    var desk = try StandardJobsTests.desk(withPapers: false)
    for (file, date) in [
      ("loa.pdf", "2026-11-01"), ("bill.pdf", "2026-11-01"), ("id.pdf", "2030-01-01"),
    ] {
      desk.press("d +")
      desk.type(file)
      desk.press("<enter>")
      desk.type(date)
      desk.press("<enter> q")
    }
    let papers = try StandardJobsTests.file(in: desk).documents
    #expect(papers.map(\.kind) == [.loa, .bill, .governmentID])
    #expect(papers.map(\.file.name) == ["loa.pdf", "bill.pdf", "id.pdf"])
  }

  @Test("Find a number, in the queue or after /: a paste and Enter")
  func find() {
    for keys in ["", "/"] {
      var desk = DeskScript(store: Sample.store(of: Sample.drafts(40)))
      desk.press(keys)
      desk.paste("+234 803 100 0031")
      press("<enter>", atMost: 1, on: &desk)
      if keys == "/" {
        #expect(desk.rows.contains { $0.hasPrefix(">  +234 803 100 0031") }, "\(desk.text)")
      } else {
        #expect(desk.rows[0].hasPrefix(" +234 803 100 0031"), "\(desk.text)")
      }
    }
  }

  @Test("Resubmit after a PIN was mended: 6 and the PIN")
  func resubmit() throws {
    let reasons = RejectionDraft(reasons: [.pinIncorrect])
    var desk = try StandardJobsTests.desk(steps: [.submit(), .reject(reasons)])
    press("r e", atMost: 2, on: &desk)
    desk.type("4711")
    press("<enter> f b", atMost: 4, on: &desk)
    let file = try StandardJobsTests.file(in: desk)
    #expect(file.request.status == .inProgress && file.request.lifecycle.attempt == 2)
  }

  @Test("Give ten tagged to somebody else: 4")
  func reassign() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(10)))
    desk.press(". a")
    desk.type("bola")
    desk.press("<enter> <enter>")
    desk.press("g" + String(repeating: " <space>", count: 10))
    press("; a b <enter>", atMost: 4, on: &desk)
    for index in 0..<10 {
      let file = try StandardJobsTests.file(in: desk, "+234803100000\(index)")
      #expect(file.request.owner == "bola")
    }
  }
}
