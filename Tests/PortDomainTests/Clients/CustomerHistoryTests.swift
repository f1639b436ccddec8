import PortDomain
import TestSupport
import Testing

@Suite("A request's history as its customer may see it")
struct CustomerHistoryTests {
  private let desk = Sample.desk()
  private let today = Sample.day("2026-11-23")

  private func whats(_ file: RequestFile) -> [CustomerEntry.What] {
    desk.customerHistory(of: file, on: today).map(\.what)
  }

  private func standings(_ file: RequestFile) -> [CustomerEntry.Standing] {
    whats(file).compactMap { if case .status(let standing) = $0 { standing } else { nil } }
  }

  @Test("Statuses with attempt, date, hours and reasons")
  func statuses() throws {
    let window = try #require(PortWindow("10-12"))
    let file = desk.applying(
      [
        .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "reset")),
        .status(.resubmit()),
        .status(.schedule(.init(date: Sample.day("2026-11-25"), window: window))),
        .status(
          .reschedule(.init(date: Sample.day("2026-11-26"), window: window), why: "crew ill")
        ),
        .status(.withdraw(why: "the carrier's wish")),
        .status(.schedule(.init(date: Sample.day("2026-11-27")))),
        .status(.complete(activatedOn: today, override: "carried out early")),
        .status(.return(why: "the wrong number")),
      ],
      to: try desk.file(at: .rejected)
    )
    #expect(
      standings(file) == [
        .init(status: .pending), .init(status: .inProgress),
        .init(status: .rejected, reasons: [.pinIncorrect]),
        .init(status: .inProgress, attempt: 2),
        .init(
          status: .scheduled,
          attempt: 2,
          portDate: Sample.day("2026-11-25"),
          window: window
        ),
        .init(
          status: .scheduled,
          attempt: 2,
          portDate: Sample.day("2026-11-26"),
          window: window
        ),
        .init(status: .inProgress, attempt: 2),
        .init(status: .scheduled, attempt: 2, portDate: Sample.day("2026-11-27")),
        .init(
          status: .completed,
          attempt: 2,
          portDate: Sample.day("2026-11-27"),
          activatedOn: today
        ),
      ]
    )
    #expect(whats(file).last == .returned(on: today))
  }

  @Test("A step taken back is followed by the status from before, once more by the one after")
  func undone() throws {
    let file = desk.applying([.undo, .redo, .undo], to: try desk.file(at: .inProgress))
    #expect(
      standings(file).map(\.status) == [.pending, .inProgress, .pending, .inProgress, .pending]
    )
    #expect(standings(file).map(\.attempt) == [1, 1, 1, 1, 1])
    let noted = desk.applying([.note("x"), .undo], to: file)
    #expect(standings(noted) == standings(file))
  }

  @Test("Running work begins at the status and the attempt that it came with")
  func takenOver() throws {
    let course = InFlight(
      status: "in_progress",
      createdOn: "2026-11-09",
      submittedOn: "2026-11-10",
      attempt: "3"
    )
    let ruling = desk.admit(Sample.draft, inFlight: course, by: Sample.ada, at: Sample.now) { _ in
      .free
    }
    guard case .allowed(let decision) = ruling else { throw Sample.NotAdmitted(ruling) }
    #expect(standings(decision.file) == [.init(status: .inProgress, attempt: 3)])
  }

  @Test("Papers when they came, and how they stand since they were last looked at")
  func papers() throws {
    let ready = desk.withAcceptedPapers(try Sample.file())
    let bill = try #require(ready.paper(.bill))
    let letter = try #require(ready.paper(.loa))
    let card = try #require(ready.paper(.governmentID))
    let edits = SheetEdits(answers: [.complete: .fail], remark: "page 2 is missing")
    let refused = desk.applying([.paper(.check(bill.id, edits))], to: ready)
    let last = try #require(whats(refused).last)
    guard case .paper(bill.id, .bill, .refused(let faults)) = last else {
      Issue.record("\(last)")
      return
    }
    #expect(faults.map(\.item) == [.complete])
    #expect(faults.map(\.remark) == ["page 2 is missing"])
    #expect(
      whats(refused).dropFirst().dropLast() == [
        .paper(letter.id, .loa, .received), .paper(letter.id, .loa, .accepted),
        .paper(bill.id, .bill, .received), .paper(card.id, .governmentID, .received),
        .paper(card.id, .governmentID, .accepted),
      ]
    )
  }

  @Test("A paper that is half looked through is only received, one taken back isn't told of")
  func halfRead() throws {
    let facts = Document.FileFacts(
      name: "x.pdf",
      mediaType: "application/pdf",
      size: 3,
      sha256: String(repeating: "a", count: 64)
    )
    let file = desk.applying(
      [.paper(.add(.bill, facts, evidence: [:], to: []))],
      to: try Sample.file()
    )
    let bill = try #require(file.paper(.bill))
    let half = desk.applying(
      [.paper(.check(bill.id, SheetEdits(answers: [.issuer: .pass])))],
      to: file
    )
    #expect(whats(half).dropFirst() == [.paper(bill.id, .bill, .received)])
    #expect(whats(desk.applying([.undo], to: file)).count == 1)
  }

  @Test("The customer's own confirmation is told, unless it was taken back")
  func confirmed() throws {
    let file = desk.applying([.status(.confirm())], to: try desk.file(at: .inProgress))
    #expect(whats(file).last == .confirmed)
    #expect(!whats(desk.applying([.undo], to: file)).contains(.confirmed))
  }

  @Test("Suspected fraud is not named")
  func fraud() throws {
    let draft = RejectionDraft(reasons: [.suspectedFraud, .pinIncorrect])
    let file = desk.applying([.status(.reject(draft))], to: try desk.file(at: .inProgress))
    #expect(standings(file).last?.reasons == [.pinIncorrect])
  }

  @Test("What is the desk's own is not in it: notes, ticks, edits, disputes, words, messages")
  func hidden() throws {
    var file = try desk.file(at: .inProgress)
    file.request.pinState = .given
    let before = whats(file).count
    let changes: [Change] = [
      .note("rude customer"), .tick(.noBalance, done: true), .tick(.noBalance, done: false),
      .edit(FieldEdits([FieldEdit(.owner, "bola")])), .status(.acknowledge()), .showPIN,
      .edit(FieldEdits([FieldEdit(.billingName, "Acme Ltd")], why: "told so")),
      .status(.answerChange(.accepted, words: "fine")),
    ]
    #expect(whats(desk.applying(changes, to: file)).count == before)
    let rejected = try desk.file(at: .rejected)
    let disputed = desk.applying(
      [.rejection(.resolve(.pinIncorrect, .disputed, until: nil, note: "they are wrong"))],
      to: rejected
    )
    #expect(whats(disputed) == whats(rejected))
  }

  /// What each kind of event may show; a new kind is thought about here first.
  @Test("No kind of event shows more than it may", arguments: Event.Kind.allCases)
  func kinds(kind: Event.Kind) throws {
    var file = try desk.file(at: .completed)
    let event = Event(
      id: desk.ids.make(at: Sample.now),
      request: file.request.id,
      number: file.history.count + 1,
      at: Sample.now,
      by: "bola",
      session: "s2",
      kind: kind,
      about: .nothing,
      fields: [],
      version: file.request.version,
      detail: EventDetail(text: "not for customers")
    )
    let before = whats(file).count
    file.history.append(event)
    let shown = whats(file).count - before
    let showing: Set<Event.Kind> = [
      .created, .takenOver, .submitted, .scheduled, .rescheduled, .withdrawn, .completed,
      .rejected, .resubmitted, .reopened, .cancelled, .returned, .confirmed,
    ]
    #expect(shown == (showing.contains(kind) ? 1 : 0))
  }
}
