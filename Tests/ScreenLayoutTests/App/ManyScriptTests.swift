import PortDomain
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Screens

@Suite("What is done to all tagged")
struct ManyScriptTests {
  /// Requests of which the first so many are with the carrier, the others pending.
  private func desk(
    _ count: Int,
    submitted: Int = 0,
    size: Size = Size(width: 80, height: 24)
  ) throws -> DeskScript {
    let drafts = Sample.drafts(count)
    let store = Sample.store(of: Array(drafts[submitted...]))
    for (index, draft) in drafts[..<submitted].enumerated() {
      let running = InFlight(status: "in_progress", submittedOn: "2026-11-20")
      let intent = Intent(
        key: "running-\(index)",
        actor: Sample.bola,
        subject: .takeOver(draft, running)
      )
      #expect(try store.commit(intent).isDone)
    }
    var desk = DeskScript(store: store, size: size)
    desk.press("o n")
    return desk
  }

  private func id(_ index: Int, in store: InMemoryStore) throws -> RequestID {
    try #require(try store.request(ofNumber: "+234803\(1_000_000 + index)"))
  }

  private func commit(_ change: Change, on id: RequestID, in store: InMemoryStore) throws {
    let outcome = try store.commit(
      Intent(
        key: "\(id) \(change)",
        actor: Sample.bola,
        subject: .change(id, change, basis: .current)
      )
    )
    #expect(outcome.isDone, "\(outcome)")
  }

  private func request(_ index: Int, in desk: DeskScript) throws -> PortRequest {
    try desk.store.file(id(index, in: desk.store)).request
  }

  @Test("Before several are rejected it is told how many can be, and why the others can't")
  func reject() throws {
    var desk = try desk(4)
    try commit(.status(.cancel(why: "stays")), on: id(1, in: desk.store), in: desk.store)
    desk.press("/")
    desk.type("country:NG")
    desk.press("<enter> <space> <space> <space> ; s r")
    #expect(desk.rows[0].contains("3 requests"))
    desk.press("<space> <enter> <c-x>")
    #expect(desk.text.contains("Possible for 2 of 3"))
    #expect(desk.text.contains("+234 803 100 0001"))
    expectGolden(desk.frame, "many-preview-80x24")
    #expect(try request(0, in: desk).status == .pending)
    desk.press("<esc>")
    #expect(try request(0, in: desk).status == .pending)
    desk.press("<c-x> <enter>")
    #expect(try request(0, in: desk).status == .rejected)
    #expect(try request(2, in: desk).status == .rejected)
    #expect(try request(3, in: desk).status == .pending)
    expectGolden(desk.frame, "many-results-80x24")
    desk.press("<enter>")
    #expect(desk.rows[0].contains("1 tagged"))
    desk.press("u y")
    #expect(try request(0, in: desk).status == .pending)
    #expect(try request(2, in: desk).status == .pending)
  }

  @Test("What became of each is written to a file")
  func export() throws {
    var desk = try desk(3)
    desk.press("<space> <space> ; s x")
    desk.type("customers stay")
    desk.press("<enter>")
    #expect(desk.text.contains("Possible for all 2"))
    desk.press("<enter>")
    #expect(try request(0, in: desk).status == .pending)
    desk.press("<enter> y")
    #expect(try request(0, in: desk).status == .cancelled)
    desk.press("x")
    desk.type("results.csv")
    desk.press("<enter>")
    guard case .file(.give(.results(let results, let path)))? = desk.requests.last else {
      Issue.record("nothing is written: \(desk.text)")
      return
    }
    #expect(path == "results.csv" && results.count == 2)
    #expect(results[0].cells[0] == "+2348031000000" && results[0].cells[2] == "done")
  }

  @Test("One note is written on all, and one point ticked")
  func notesAndTicks() throws {
    var desk = try desk(3)
    desk.press("<space> <space> ; m")
    desk.type("asked again")
    desk.press("<c-x> <enter>")
    #expect(try desk.store.file(id(1, in: desk.store)).history.last?.kind == .noted)
    desk.press("g <space> <space> ; l <enter> <enter>")
    #expect(try (0..<3).map { try request($0, in: desk).ticks.count } == [1, 1, 0])
  }

  @Test("A field gets one value on all, whatever stood there")
  func edit() throws {
    var desk = try desk(3)
    desk.press("<space> <space> ; e")
    let fields = FieldEditScreen(
      request: try id(0, in: desk.store),
      others: [try id(1, in: desk.store)]
    ).fields
    #expect(!fields.contains(.accountPIN) && !fields.contains(.phoneNumber))
    for _ in 0..<(fields.firstIndex(of: .holdUntil) ?? 0) { desk.press("<down>") }
    desk.press("<enter>")
    desk.type("11 dec")
    desk.press("<c-x>")
    #expect(desk.text.contains("Possible for all 2"))
    desk.press("<enter>")
    let day = Sample.day("2026-12-11")
    #expect(try (0..<3).map { try request($0, in: desk).holdUntil } == [day, day, nil])
    #expect(!desk.rows[0].contains("tagged"))
  }

  @Test("Numbers that a carrier confirms are scheduled so many a day, or all on one")
  func schedule() throws {
    var desk = try desk(5, submitted: 4)
    desk.press("<space> <space> <space> <space> <space> ; s d <enter>")
    #expect(desk.text.contains("A day"))
    desk.press("<tab>")
    desk.type("none")
    desk.press("<c-x>")
    #expect(desk.text.contains("no number a day"))
    desk.press("<c-u>")
    desk.type("2")
    desk.press("<c-x>")
    #expect(desk.text.contains("Possible for 4 of 5"))
    expectGolden(desk.frame, "many-schedule-80x24")
    desk.press("<enter>")
    let days = try (0..<4).map { try request($0, in: desk).lifecycle.confirmation?.date }
    #expect(Set(days).count == 2 && days.allSatisfy { $0 != nil })
    #expect(try request(4, in: desk).status == .pending)
    desk.press("<enter>")
    #expect(desk.rows[0].contains("1 tagged"))
  }

  @Test("An outcome goes to all that have the reason open")
  func resolve() throws {
    var desk = try desk(4)
    for index in 0..<2 {
      let draft = RejectionDraft(reasons: [.outstandingBalance])
      try commit(.status(.reject(draft)), on: id(index, in: desk.store), in: desk.store)
    }
    desk.press("<c-l> <space> <space> <space> ; r")
    #expect(desk.text.contains("2 of 3"))
    desk.press("v")
    desk.type("the carrier waived it")
    desk.press("<enter> <enter>")
    for index in 0..<2 {
      let file = try desk.store.file(id(index, in: desk.store))
      #expect(file.unresolved(on: Sample.day("2026-11-23")).isEmpty)
    }
  }

  @Test("While it is being stored the preview stays, and a second Enter sends nothing")
  func held() throws {
    let store = Sample.store(of: Sample.drafts(3))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("<replies> <space> <space> ; m <replies>")
    desk.type("asked")
    desk.press("<c-x> <enter> <replies>")
    #expect(desk.text.contains("Possible for all 2"))
    desk.press("<enter>")
    #expect(desk.text.contains("Possible for all 2"))
    desk.press("<enter>")
    #expect(desk.message.contains("being stored"))
    desk.press("<replies>")
    #expect(desk.app.stack.count == 1)
    #expect(try (0..<3).map { try notes(on: $0, in: store) }.reduce(0, +) == 2)
  }

  private func notes(on index: Int, in store: InMemoryStore) throws -> Int {
    try store.file(id(index, in: store)).history.count { $0.kind == .noted }
  }

  @Test("Where it is possible for one of the tagged alone, the others stay tagged")
  func one() throws {
    var desk = try desk(3, submitted: 1)
    desk.press("<space> <space> <space> ; s d <enter> <c-x>")
    #expect(desk.text.contains("Possible for 1 of 3"))
    desk.press("<enter>")
    #expect(try request(0, in: desk).status == .scheduled)
    #expect(desk.rows[0].contains("2 tagged"))
  }

  @Test("What goes to one request says so after ;", arguments: ["d", "h", "y", "p", "L"])
  func oneAtATime(key: String) throws {
    var desk = try desk(2)
    desk.press("<space> <space> ; \(key)")
    #expect(desk.message.contains("one request at a time"))
    #expect(desk.app.stack.count == 1)
  }

  @Test("A long change tells how far it has come, and Esc stops it")
  func progress() throws {
    var desk = try desk(2)
    desk.press("<esc>")
    #expect(!desk.requests.contains(.stop))
    desk.tellProgress(412, of: 1000)
    #expect(desk.message.contains("412 of 1,000 done"))
    desk.press("<down>")
    #expect(!desk.requests.contains(.stop))
    desk.press("<esc>")
    #expect(desk.requests.contains(.stop))
    #expect(desk.message.contains("Stopping"))
  }

  @Test(
    "Many changes are stored in batches; one that is stopped keeps what was done and is one undo"
  )
  func batches() throws {
    let store = Sample.store(of: Sample.drafts(120))
    let answers = StoreAnswers(from: store, to: Sample.ada)
    let intents = try (0..<120).map { index in
      Intent(
        key: "k\(index)",
        actor: Sample.ada,
        subject: .change(
          try id(index, in: store),
          .edit(FieldEdits([FieldEdit(.owner, "ada")])),
          basis: .current
        )
      )
    }
    var reached: [Int] = []
    let replies = answers.make(.commit(intents)) { done in
      reached.append(done)
      return done < 100
    }
    #expect(reached == [50, 100])
    guard case .written(.committed(let done, .success(let outcomes)))? = replies.first,
      case .notice(let notice)? = replies.last
    else {
      Issue.record("\(replies.count) replies")
      return
    }
    #expect(done.count == 100 && outcomes.count == 100)
    #expect(notice.text == "Stopped: 100 of 120 done; the others stay as they were, and tagged.")
    let whole = answers.make(.commit(Array(intents[100...])))
    #expect(whole.count == 1)
    #expect(
      Message.stopped(50, of: 120, .diskFull).text
        == "50 of 120 done, then: \(StoreError.diskFull.message). "
        + "The others stay as they were, and tagged."
    )
  }
}
