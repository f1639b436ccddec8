import PortDomain
import TestSupport
import Testing

@Suite("What customers' programs are told of a change")
struct AnnouncementTests {
  private let desk: Desk
  private let file: RequestFile

  init() throws {
    desk = try Sample.listening(for: "acme")
    file = try Sample.file(Sample.draft(of: "acme"), desk: desk)
  }

  private func decision(
    _ change: Change,
    on file: RequestFile,
    at now: Instant = Sample.now
  ) throws -> Decision {
    let ruling = desk.decide(change, on: file, by: Sample.ada, at: now) { _ in .free }
    guard case .allowed(let decision) = ruling else { throw Sample.NotAdmitted(ruling) }
    return decision
  }

  private func names(_ change: Change, on file: RequestFile) throws -> [Announcement.Name] {
    try decision(change, on: file).announcements.map(\.name)
  }

  @Test("A new request is submitted, and its papers are asked for")
  func created() throws {
    let ruling = desk.admit(Sample.draft(of: "acme"), by: Sample.ada, at: Sample.now) { _ in
      .free
    }
    guard case .allowed(let decision) = ruling else { throw Sample.NotAdmitted(ruling) }
    #expect(decision.announcements.map(\.name) == [.submitted, .actionRequired])
    let facts = try #require(decision.announcements.first).facts
    #expect(facts.request == decision.file.request.id)
    #expect(facts.status == .pending && facts.attempt == 1)
    #expect(facts.wanted?.code == .papers)
    let papers = DocumentKind.demanded.map { Awaited.Paper($0, .missing) }
    #expect(facts.wanted?.about == .papers(papers))
  }

  @Test("Running work that is taken over was told elsewhere")
  func takenOver() throws {
    let draft = Sample.draft(of: "acme")
    let ruling = desk.admit(draft, inFlight: InFlight(), by: Sample.ada, at: Sample.now) { _ in
      .free
    }
    guard case .allowed(let decision) = ruling else { throw Sample.NotAdmitted(ruling) }
    #expect(decision.announcements.isEmpty)
  }

  /// From which status, by which step, with what is said.
  private static let steps: [(Status, StatusChange, [Announcement.Name])] = [
    (.pending, .submit(), [.inProgress, .actionRequired]),
    (.pending, .cancel(why: "no"), [.cancelled]),
    (
      .inProgress, .schedule(.init(date: Sample.day("2026-11-25"))), [.scheduled]
    ),
    (.inProgress, .confirm(), []), (.inProgress, .acknowledge(), []),
    (
      .inProgress, .reject(RejectionDraft(reasons: [.pinIncorrect])),
      [.rejected, .failed, .actionRequired]
    ),
    (
      .scheduled, .reschedule(.init(date: Sample.day("2026-11-26")), why: "ill"), [.scheduled]
    ),
    (.scheduled, .withdraw(why: "taken back"), [.inProgress, .actionRequired]),
    (.scheduled, .complete(override: "early"), [.completed]),
    (.completed, .return(why: "wrong"), []), (.rejected, .reopen(why: "again"), [.pending]),
  ]

  @Test("Every status that is entered is told", arguments: steps.indices)
  func entered(index: Int) throws {
    let (status, step, names) = Self.steps[index]
    let file = try desk.file(at: status, Sample.draft(of: "acme"))
    #expect(try self.names(.status(step), on: file) == names)
  }

  @Test("A step taken back is followed by the status from before, a redo by the one after")
  func undone() throws {
    let sent = try desk.file(at: .inProgress, Sample.draft(of: "acme"))
    let back = try decision(.undo, on: sent)
    #expect(back.announcements.map(\.name) == [.pending])
    #expect(back.announcements.first?.facts.status == .pending)
    let again = try decision(.redo, on: back.file)
    #expect(again.announcements.map(\.name) == [.inProgress, .actionRequired])
    let moved = desk.applying(
      [.status(.reschedule(.init(date: Sample.day("2026-11-26")), why: "ill"))],
      to: try desk.file(at: .scheduled, Sample.draft(of: "acme"))
    )
    let former = try decision(.undo, on: moved)
    #expect(former.announcements.map(\.name) == [.scheduled])
    #expect(former.announcements.first?.facts.portDate == Sample.day("2026-11-25"))
  }

  @Test("What is no step tells nothing, unless something new is asked for")
  func quiet() throws {
    for change in [
      Change.note("hello"), .edit(FieldEdits([FieldEdit(.owner, "bola")])),
      .tick(.noBalance, done: true),
    ] {
      #expect(try names(change, on: file).isEmpty)
    }
    let noted = desk.applying([.note("hello")], to: file)
    #expect(try names(.undo, on: noted).isEmpty)
  }

  @Test("A paper that is refused is asked for again")
  func refusedPaper() throws {
    let ready = desk.withAcceptedPapers(file)
    let bill = try #require(ready.paper(.bill))
    let refused = try decision(
      .paper(.check(bill.id, SheetEdits(answers: [.complete: .fail], remark: "page 2"))),
      on: ready
    )
    #expect(refused.announcements.map(\.name) == [.actionRequired])
    let wanted = refused.announcements.first?.facts.wanted
    #expect(wanted?.about == .papers([Awaited.Paper(.bill, .refused)]))
    // Nothing more is asked for by a second remark.
    let again = SheetEdits(answers: [.address: .fail], remark: "old")
    #expect(try names(.paper(.check(bill.id, again)), on: refused.file).isEmpty)
  }

  @Test("Suspected fraud is not named")
  func fraud() throws {
    let sent = try desk.file(at: .inProgress, Sample.draft(of: "acme"))
    let rejection = RejectionDraft(reasons: [.suspectedFraud, .pinIncorrect])
    let rejected = try decision(.status(.reject(rejection)), on: sent)
    for announcement in rejected.announcements {
      #expect(announcement.facts.reasons == [.pinIncorrect])
      #expect(announcement.facts.wanted?.about != .reasons([.suspectedFraud, .pinIncorrect]))
    }
  }

  @Test("Whoever doesn't listen is told nothing, and a webhook hears what it named")
  func listening() throws {
    let other = try Sample.file(Sample.draft(of: "other"), desk: desk)
    #expect(try names(.status(.cancel(why: "no")), on: other).isEmpty)
    let nobody = try Sample.file(desk: desk)
    #expect(try names(.status(.cancel(why: "no")), on: nobody).isEmpty)
    let few = try Sample.listening(for: "acme", to: [.failed])
    let sent = try few.file(at: .inProgress, Sample.draft(of: "acme"))
    let reject = Change.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))
    let ruling = few.decide(reject, on: sent, by: Sample.ada, at: Sample.now) { _ in .free }
    guard case .allowed(let decision) = ruling else { throw Sample.NotAdmitted(ruling) }
    #expect(decision.announcements.map(\.name) == [.failed])
    #expect(!Announcement.Name.usual.contains(.failed))
  }
}
