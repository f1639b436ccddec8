import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("Orders, purges and persons")
struct OrderAndRetentionTests {
  @Test("None is put into an order when one of them doesn't fit")
  func allOrNothing() throws {
    let desk = try DeskAtHand()
    let fits = try desk.create("+2348012345678")
    let other = try desk.create("+2348012345679", [.accountNumber: "ANOTHER"])
    let failure = failure { _ = try desk.session.createOrder(of: [fits, other]) }
    #expect(failure?.code == "order_mixed")
    #expect(try desk.requests.allSatisfy { $0.orderID == nil })
    let order = try desk.session.createOrder(of: [fits])
    #expect(order.files.map(\.request.id) == [fits])
    #expect(throws: DeskFailure.self) { try desk.session.add([other], to: order) }
    #expect(try desk.session.order(order.order.id).files.count == 1)
  }

  @Test("Of an order's new numbers each has its own outcome")
  func ownOutcomes() throws {
    let desk = try DeskAtHand()
    let results = try desk.session.createOrder(
      of: ["08031234567", "12", "08031234568"],
      Sample.draft
    )
    #expect(results.map { (try? $0.result.get()) != nil } == [true, false, true])
    #expect(Set(try desk.requests.map(\.orderID)).count == 1)
  }

  /// A cancelled request with a paper, long ago.
  private func finished(_ desk: DeskAtHand, _ number: String) throws -> RequestID {
    let id = try desk.create(number)
    try desk.addPaper(DeskAtHand.pdf, to: id)
    try desk.session.change(id, .status(.cancel(why: "stays")))
    return id
  }

  @Test("A dry purge tells what a purge does, and changes nothing")
  func purge() throws {
    let desk = try DeskAtHand()
    _ = try finished(desk, "+2348012345678")
    desk.clock.set(Sample.instant("2027-03-01T09:00:00Z"))
    let dry = try desk.session.purge(isDry: true)
    #expect(dry == [.bill: 1])
    #expect(desk.vault.count == 1)
    #expect(try desk.session.purge(isDry: false) == dry)
    #expect(desk.vault.isEmpty)
    #expect(try desk.session.purge(isDry: true).isEmpty)
  }

  @Test("A purge that is stopped has done what it says, and the next one does the rest")
  func stopped() throws {
    let desk = try DeskAtHand()
    _ = try finished(desk, "+2348012345678")
    _ = try finished(desk, "+2348012345679")
    desk.clock.set(Sample.instant("2027-03-01T09:00:00Z"))
    var looked: [Int] = []
    let counts = try desk.session.purge(isDry: false) { count in
      looked.append(count)
      return count < 1
    }
    #expect(counts == [.bill: 1] && looked == [0, 1])
    #expect(try desk.session.purge(isDry: false) == [.bill: 1])
    #expect(desk.vault.isEmpty)
  }

  @Test("An erased person's file goes from the vault once no request holds it")
  func erase() throws {
    let desk = try DeskAtHand()
    let first = try finished(desk, "+2348012345678")
    let second = try finished(desk, "+2348012345679")
    let files = try desk.session.files(naming: "acme CORPORATION")
    #expect(files.map(\.request.id) == [first, second])
    try desk.session.erase(files[0])
    #expect(desk.vault.count == 1)
    try desk.session.erase(files[1])
    #expect(desk.vault.isEmpty)
    #expect(
      failure { _ = try desk.session.files(naming: "Acme Corporation") }
        == .store(.noSuchThing("Acme Corporation"))
    )
  }

  @Test("A file that comes while the last paper of its content is purged is there afterwards")
  func intakeBesidePurge() throws {
    let desk = try DeskAtHand()
    let old = try finished(desk, "+2348012345678")
    let new = try desk.create("+2348012345679")
    // Received while it is known, attached after the purge took it away.
    let paper = try desk.session.receive(ByteStream(DeskAtHand.pdf, named: "scan.pdf"))
    #expect(paper.earlier?.request.id == old)
    try desk.session.erase(try desk.session.file(old))
    let add = desk.session.intent(toAdd: paper, as: .bill, evidence: [:], to: new)
    #expect(try desk.session.commit(add, keeping: paper).isDone)
    #expect(desk.vault == [paper.facts.sha256])
    let kept = try #require(try desk.session.file(new).paper(.bill))
    _ = try desk.session.extract(kept, to: desk.home.folder + "/out.pdf")
  }

  @Test("A file that came before the purge of its content elsewhere stays")
  func purgeAfterIntake() throws {
    let desk = try DeskAtHand()
    let old = try finished(desk, "+2348012345678")
    let new = try desk.create("+2348012345679")
    let paper = try desk.session.receive(ByteStream(DeskAtHand.pdf, named: "scan.pdf"))
    let add = desk.session.intent(toAdd: paper, as: .bill, evidence: [:], to: new)
    #expect(try desk.session.commit(add, keeping: paper).isDone)
    try desk.session.erase(try desk.session.file(old))
    #expect(desk.vault == [paper.facts.sha256])
  }

  @Test("Only a supervisor asks for a person")
  func supervisor() throws {
    let desk = try DeskAtHand(actor: Sample.bola)
    #expect(failure { _ = try desk.session.records(naming: "Acme") }?.code == "not_permitted")
  }

  @Test("A refusal is worded with today in the number's country")
  func today() throws {
    // In Abu Dhabi it is the new year already, in Accra it isn't.
    let desk = try DeskAtHand(at: Sample.instant("2026-12-31T21:00:00Z"))
    let emirates = try desk.create(
      "+971501234567",
      [.country: "AE", .currentCarrier: "etisalat"]
    )
    let ghana = try desk.create("+233241234567", [.country: "GH"])
    for (id, day) in [(emirates, "2027-01-01"), (ghana, "2026-12-31")] {
      guard
        case .refused(_, let today)? = failure({
          _ = try desk.session.change(id, .status(.complete()))
        })
      else {
        Issue.record("a pending request can't be completed")
        continue
      }
      #expect(today.iso == day)
    }
  }
}
