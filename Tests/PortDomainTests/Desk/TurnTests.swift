import PortDomain
import TestSupport
import Testing

/// The trade's table of whose turn it is, row by row.
@Suite("Whose turn it is")
struct TurnTests {
  private let desk = Sample.desk()
  private let today = Sample.day("2026-11-23")

  @Test(
    "Pending goes by its papers: what is to be looked at is ours, what is missing or refused theirs",
    arguments: [
      ([PaperState.missing, .missing, .missing], Party.customer),
      ([.received, .missing, .missing], .us), ([.missing, .received, .missing], .us),
      ([.missing, .missing, .received], .us), ([.underReview, .missing, .missing], .us),
      ([.refused, .missing, .missing], .customer), ([.accepted, .missing, .missing], .customer),
      ([.accepted, .accepted, .missing], .customer), ([.accepted, .missing, .accepted], .customer),
      ([.missing, .accepted, .accepted], .customer), ([.refused, .accepted, .accepted], .customer),
      ([.accepted, .refused, .accepted], .customer), ([.accepted, .accepted, .refused], .customer),
      ([.refused, .refused, .refused], .customer), ([.refused, .received, .accepted], .us),
      ([.refused, .accepted, .underReview], .us), ([.accepted, .underReview, .accepted], .us),
      ([.accepted, .accepted, .received], .us), ([.accepted, .accepted, .accepted], .us),
    ]
  )
  func pending(states: [PaperState], turn: Party) throws {
    var file = try desk.file(at: .pending)
    for (kind, state) in zip(DocumentKind.demanded, states) {
      file = try bring(kind, to: state, in: file)
    }
    #expect(desk.paperStates(of: file, on: today) == states)
    #expect(desk.turn(of: file, on: today) == turn)
  }

  /// The file with its accepted paper of a kind in another state.
  private func bring(
    _ kind: DocumentKind,
    to state: PaperState,
    in file: RequestFile
  ) throws -> RequestFile {
    var file = file
    let paper = try #require(file.paper(kind))
    let rows = kind.items.filter { !$0.isComputed }
    func answers(_ items: some Sequence<CheckItem>, _ verdict: Document.Verdict?) -> Change {
      let answers = Dictionary(uniqueKeysWithValues: items.map { ($0, verdict) })
      return .paper(.check(paper.id, SheetEdits(answers: answers)))
    }
    switch state {
    case .accepted: break
    case .missing: file.documents.removeAll { $0.kind == kind }
    case .received: file = desk.applying([answers(rows, nil)], to: file)
    case .underReview: file = desk.applying([answers(rows.prefix(1), nil)], to: file)
    case .refused: file = desk.applying([answers(rows.prefix(1), .fail)], to: file)
    }
    return file
  }

  @Test(
    "A bill that grew too old, and an ID that expired, are the customer's turn by the date alone",
    arguments: [("2027-01-22", Party.us), ("2027-01-23", .customer)]
  )
  func grownOld(day: String, turn: Party) throws {
    // The bill was issued on 2026-10-24: its ninetieth day is 2027-01-22.
    #expect(desk.turn(of: try desk.file(at: .pending), on: Sample.day(day)) == turn)
  }

  @Test(
    "With the carrier, and before a port's date, it is the carrier's; from the date on ours",
    arguments: [
      (Status.inProgress, "2026-11-23", Party.carrier), (.inProgress, "2027-03-01", .carrier),
      (.scheduled, "2026-11-23", .carrier), (.scheduled, "2026-11-24", .carrier),
      (.scheduled, "2026-11-25", .us), (.scheduled, "2026-11-26", .us),
      (.cancelled, "2026-11-23", .nobody),
    ]
  )
  func underWay(status: Status, day: String, turn: Party) throws {
    #expect(desk.turn(of: try desk.file(at: status), on: Sample.day(day)) == turn)
  }

  @Test(
    "Rejected it is theirs who act on what is unresolved: customer before carrier before us",
    arguments: [
      ([ReasonCode.pinIncorrect], Party.customer), ([.pendingOrder], .carrier),
      ([.dateRefused], .us), ([.pendingOrder, .pinIncorrect], .customer),
      ([.dateRefused, .pendingOrder], .carrier), ([.dateRefused, .addressMismatch], .customer),
    ]
  )
  func rejected(reasons: [ReasonCode], turn: Party) throws {
    let reject = Change.status(.reject(RejectionDraft(reasons: reasons)))
    let file = desk.applying([reject], to: try desk.file(at: .inProgress))
    #expect(desk.turn(of: file, on: today) == turn)
    let waived = reasons.map {
      Change.rejection(.resolve($0, .waived, until: nil, note: "said so on the phone"))
    }
    #expect(desk.turn(of: desk.applying(waived, to: file), on: today) == .us)
    let first = desk.applying([waived[0]], to: file)
    let rest = reasons.count == 1 ? .us : reasons[1].reason.actor
    #expect(desk.turn(of: first, on: today) == rest)
  }

  @Test(
    "A reason that is waited for is unresolved until its day",
    arguments: [("2026-11-29", Party.customer), ("2026-11-30", .us)]
  )
  func waiting(day: String, turn: Party) throws {
    let until = Sample.day("2026-11-30")
    let wait = Change.rejection(.resolve(.pinIncorrect, .waiting, until: until, note: nil))
    let file = desk.applying([wait], to: try desk.file(at: .rejected))
    #expect(desk.turn(of: file, on: Sample.day(day)) == turn)
  }

  @Test(
    "Completed it is ours while routing or the inbound test is open",
    arguments: [
      (false, false, false, Party.us), (true, false, false, .us), (false, true, false, .us),
      (false, false, true, .us), (true, true, false, .nobody), (true, false, true, .nobody),
      (true, true, true, .nobody),
    ]
  )
  func completed(isTested: Bool, isRouted: Bool, hasEndpoint: Bool, turn: Party) throws {
    var file = try desk.file(at: .completed)
    if isTested { file.request.ticks.insert(.testInbound) }
    if isRouted { file.request.ticks.insert(.configureRouting) }
    if hasEndpoint { file.request.endpointID = "ep_main" }
    #expect(desk.turn(of: file, on: today) == turn)
    #expect(desk.facts(of: file).isAfterPortOpen == (turn == .us))
    let back = desk.applying([.status(.return(why: "the wrong number"))], to: file)
    #expect(desk.turn(of: back, on: today) == .nobody)
  }

  @Test(
    "A hold is nobody's turn while it runs, but of a request at its end",
    arguments: Status.allCases
  )
  func hold(status: Status) throws {
    var file = try desk.file(at: status)
    let without = desk.turn(of: file, on: today)
    file.request.holdUntil = Sample.day("2026-11-24")
    #expect(desk.turn(of: file, on: today) == (status.isOpen ? .nobody : without))
    #expect(desk.turn(of: file, on: Sample.day("2026-11-24")) == without)
  }

  @Test(
    "What was set by hand goes before all, until the status changes",
    arguments: Status.allCases,
    Party.allCases
  )
  func byHand(status: Status, party: Party) throws {
    var file = try desk.file(at: status)
    file.request.holdUntil = Sample.day("2026-12-24")
    file.request.waitingOn = party
    #expect(desk.turn(of: file, on: today) == party)
  }

  @Test("A step clears what was set by hand")
  func cleared() throws {
    let file = desk.editing(.waitingOn, "customer", of: try desk.file(at: .pending))
    #expect(file.request.waitingOn == .customer)
    #expect(desk.applying([.status(.submit())], to: file).request.waitingOn == nil)
  }

  @Test(
    "A rejection and a refused paper set an empty follow-up to the next business day, a set one stays",
    arguments: [
      (nil, "2026-11-24"), ("2026-11-30", "2026-11-30"),
    ] as [(String?, String)]
  )
  func followUp(before: String?, after: String) throws {
    var file = try desk.file(at: .pending)
    file.request.followUpOn = before.map { Sample.day($0) }
    let reject = Change.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))
    #expect(desk.applying([reject], to: file).request.followUpOn?.iso == after)
    let refused = try bring(.bill, to: .refused, in: file)
    #expect(refused.request.followUpOn?.iso == after)
  }

  @Test(
    "The clock stands still while customer or nobody has the turn",
    arguments: [(Party.us, false), (.carrier, false), (.customer, true), (.nobody, true)]
  )
  func clock(party: Party, stands: Bool) {
    #expect(party.stopsClock == stands)
  }
}
