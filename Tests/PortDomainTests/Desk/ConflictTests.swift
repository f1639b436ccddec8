import PortDomain
import TestSupport
import Testing

/// The merge table: what somebody else's change in between means for one's own.
@Suite("What happened meanwhile")
struct ConflictTests {
  private static let edit = Change.edit(
    FieldEdits([FieldEdit(.billingName, "Zenith", basis: .current)])
  )
  private static let reject = Change.status(
    .reject(RejectionDraft(reasons: [.pinIncorrect, .addressMismatch]))
  )

  private static func own(_ field: RequestField, _ value: String) -> Change {
    .edit(FieldEdits([FieldEdit(field, value)]))
  }

  private static func waive(_ code: ReasonCode) -> Change {
    .rejection(.resolve(code, .waived, until: nil, note: "so it is"))
  }

  /// The status, what another did meanwhile, one's own change, whether it is stale.
  private static let rows: [(Status, Change, Change, Bool)] = [
    (.pending, own(.owner, "bola"), .status(.cancel(why: "x")), false),
    (.pending, own(.priority, "high"), .status(.cancel(why: "x")), false),
    (.pending, own(.followUpOn, "2026-12-01"), .status(.cancel(why: "x")), false),
    (.pending, own(.waitingOn, "us"), .status(.cancel(why: "x")), true),
    (.pending, edit, .status(.cancel(why: "x")), true),
    (.pending, .note("hello"), .status(.cancel(why: "x")), false),
    (.pending, edit, own(.contactName, "Bo"), false), (.pending, edit, .note("x"), false),
    (.pending, edit, .tick(.noBalance, done: true), false),
    (.rejected, waive(.addressMismatch), .messageSent(.rejected), false),
    (.pending, own(.owner, "bola"), .undo, true), (.pending, .note("hello"), .undo, false),
    (.rejected, waive(.pinIncorrect), waive(.pinIncorrect), true),
    (.rejected, waive(.addressMismatch), waive(.pinIncorrect), false),
  ]

  @Test("Only what bears on a change makes it stale", arguments: rows.indices)
  func table(index: Int) throws {
    let (status, theirs, mine, isStale) = ConflictTests.rows[index]
    let desk = Sample.desk()
    var file = try desk.file(at: status == .rejected ? .inProgress : status)
    if status == .rejected { file = desk.applying([ConflictTests.reject], to: file) }
    let seen = file.request.version
    let moved = desk.applying([theirs], to: file, by: Sample.bola)
    let codes = desk.codes(of: mine, on: moved, basis: .seen(version: seen))
    let mineAlone = mine == .undo && !isStale ? ["undo_not_mine"] : []
    #expect(codes == (isStale ? ["conflict"] : mineAlone))
    // Against exactly that version every difference counts, against the newest none.
    let exact = desk.codes(of: .note("x"), on: moved, basis: .exactly(version: seen))
    #expect(exact == (moved.request.version == seen ? [] : ["conflict"]))
    let now = desk.codes(of: .note("x"), on: moved, basis: .exactly(version: moved.request.version))
    #expect(now == [])
  }

  @Test("What the same session did is known to it, from another session it isn't")
  func sessions() throws {
    let desk = Sample.desk()
    let file = try desk.file(at: .pending)
    let seen = file.request.version
    let cancel = Change.status(.cancel(why: "x"))
    for (session, codes) in [("s1", []), ("s7", ["conflict"])] {
      let actor = Operator(login: "ada", session: session)
      let moved = desk.applying([ConflictTests.edit], to: file, by: actor)
      #expect(desk.codes(of: cancel, on: moved, basis: .seen(version: seen)) == codes)
    }
  }

  @Test("A number that joined or left an order meanwhile can't be moved blindly")
  func orders() throws {
    let desk = Sample.desk()
    let ids = Sample.countingIDs()
    let (one, other): (OrderID, OrderID) = (ids.make(at: Sample.now), ids.make(at: Sample.now))
    let file = try desk.file(at: .pending)
    let seen = file.request.version
    let joined = desk.applying([.order(.join(one))], to: file, by: Sample.bola)
    let basis = Intent.Basis.seen(version: seen)
    #expect(desk.codes(of: .order(.join(other)), on: joined, basis: basis) == ["conflict"])
    let split = desk.applying([.order(.split(why: "alone"))], to: joined, by: Sample.bola)
    let later = Intent.Basis.seen(version: joined.request.version)
    #expect(desk.codes(of: .order(.join(other)), on: split, basis: later) == ["conflict"])
    let edited = desk.applying([ConflictTests.edit], to: joined, by: Sample.bola)
    #expect(desk.codes(of: .order(.split(why: "alone")), on: edited, basis: later) == [])
  }

  @Test("A row checked meanwhile, and a field it is held against, are conflicts; another row isn't")
  func sheets() throws {
    let desk = Sample.desk()
    let file = try desk.file(at: .pending)
    let bill = try #require(file.paper(.bill)).id
    let basis = Intent.Basis.seen(version: file.request.version)
    func check(_ item: CheckItem, _ verdict: Document.Verdict) -> Change {
      .paper(.check(bill, SheetEdits(answers: [item: verdict])))
    }
    let moved = desk.applying([check(.account, .fail)], to: file, by: Sample.bola)
    #expect(desk.codes(of: check(.account, .pass), on: moved, basis: basis) == ["conflict"])
    #expect(desk.codes(of: check(.issuer, .fail), on: moved, basis: basis) == [])
    let edited = desk.applying([ConflictTests.edit], to: file, by: Sample.bola)
    #expect(desk.codes(of: check(.account, .pass), on: edited, basis: basis) == ["conflict"])
    #expect(desk.codes(of: check(.account, .fail), on: edited, basis: basis) == [])
    #expect(desk.codes(of: check(.issuer, .pass), on: edited, basis: basis) == [])
  }

  @Test("Undo puts the clock back to where the change had found it")
  func clock() throws {
    let desk = Sample.desk()
    let file = try Sample.file(desk: desk)
    let later = Sample.instant("2026-11-26T09:00:00Z")
    // The customer had the turn, and has it no more.
    let ours = Change.edit(
      FieldEdits([FieldEdit(.waitingOn, "us"), FieldEdit(.billingName, "Acme Ltd")])
    )
    let edited = desk.applying([ours], to: file, at: later)
    #expect(edited.request.clock.stood == 3)
    let undone = desk.applying([.undo], to: edited, at: later)
    #expect(undone.request.clock == file.request.clock)
    #expect(undone.request.billingName == "Acme Corporation")
  }

  @Test("A reason that came twice is told once, in the order of coming")
  func reasons() throws {
    let desk = Sample.desk()
    var file = try desk.file(at: .inProgress)
    for codes in [[ReasonCode.noAnswer, .pinIncorrect], [.pinIncorrect, .portLock]] {
      let waived = codes.map { ConflictTests.waive($0) }
      let reject = Change.status(.reject(RejectionDraft(reasons: codes)))
      file = desk.applying([reject] + waived + [.status(.resubmit())], to: file)
    }
    #expect(desk.facts(of: file).reasons == [.noAnswer, .pinIncorrect, .portLock])
  }
}
