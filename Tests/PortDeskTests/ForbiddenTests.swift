import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What a role forbids is said before anything is looked at or kept")
struct ForbiddenTests {
  private static let vera = Operator(login: "vera", role: .viewer, session: "s9")

  private func expectForbidden(
    _ failure: DeskFailure?,
    _ needed: Role,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(failure?.code == "not_permitted", sourceLocation: sourceLocation)
    guard case .list(let obstacles)? = failure?.details["obstacles"] else {
      Issue.record("no obstacles", sourceLocation: sourceLocation)
      return
    }
    #expect(
      obstacles.map { $0["needed"] } == [.text(needed.rawValue)],
      sourceLocation: sourceLocation
    )
  }

  @Test("A viewer imports nothing, not even for a trial", arguments: [false, true])
  func imports(isTrial: Bool) throws {
    let desk = try DeskAtHand(actor: ForbiddenTests.vera)
    let failure = failure {
      _ = try desk.session.importAll(
        from: .bytes(Array("phone_number,country\n08031234567,NG\n".utf8)),
        run: ImportRun(at: Sample.now),
        isTrial: isTrial
      )
    }
    expectForbidden(failure, .operator)
  }

  @Test("A viewer makes no order and brings no paper, of which nothing is kept")
  func creates() throws {
    let desk = try DeskAtHand(actor: ForbiddenTests.vera)
    expectForbidden(
      failure { _ = try desk.session.createOrder(of: ["08031234567"], Sample.draft) },
      .operator
    )
    expectForbidden(failure { _ = try desk.session.create(Sample.draft) }, .operator)
    let id: RequestID = desk.session.desk.ids.make(at: Sample.now)
    expectForbidden(failure { try desk.addPaper(DeskAtHand.pdf, to: id) }, .operator)
    #expect(desk.vault.isEmpty)
  }

  @Test("Only a supervisor purges, also where nothing is due or nothing would change")
  func purges() throws {
    let desk = try DeskAtHand(actor: Sample.bola)
    for isDry in [true, false] {
      expectForbidden(failure { _ = try desk.session.purge(isDry: isDry) }, .supervisor)
    }
  }
}
