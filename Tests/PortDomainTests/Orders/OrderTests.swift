import PortDomain
import TestSupport
import Testing

/// An order holds the requests of one customer's account.
@Suite("Orders")
struct OrderTests {
  private let desk = Sample.desk()
  private let order: OrderID = Sample.countingIDs().make(at: Sample.now)

  private func file(_ number: Int, _ values: [RequestField: String] = [:]) throws -> RequestFile {
    var draft = Sample.draft
    draft.values[.phoneNumber] = "+23480123456\(10 + number)"
    draft.values.merge(values) { $1 }
    return try Sample.file(draft, desk: desk)
  }

  private func cancelled(_ file: RequestFile) -> RequestFile {
    desk.applying([.status(.cancel(why: "not wanted"))], to: file)
  }

  private func codes(_ one: RequestFile, beside peers: [RequestFile]) -> [RequestField] {
    desk.obstacles(to: .join(order), of: one.request, beside: peers.map(\.request)).compactMap {
      if case .orderDiffers(_, let field, _, _) = $0 { field } else { nil }
    }
  }

  @Test(
    "A number joins those that state the same of carrier, account and signatory",
    arguments: [
      ([:], []), ([RequestField.currentCarrier: "airtel"], [RequestField.currentCarrier]),
      ([.billingName: "Zenith"], [.billingName]), ([.accountNumber: "A9"], [.accountNumber]),
      ([.authorizedName: "Ada Obi"], [.authorizedName]), ([.billingAddress: "9 Marina"], []),
      ([.organizationName: "Zenith"], []), ([.contactName: "Bo"], []),
    ]
  )
  func terms(values: [RequestField: String], differing: [RequestField]) throws {
    #expect(codes(try file(1, values), beside: [try file(2)]) == differing)
  }

  @Test("Of an organisation both must name it, by its id before its name")
  func organisation() throws {
    let acme = try file(1, [.organizationID: "1", .organizationName: "Acme"])
    let other = try file(2, [.organizationID: "2", .organizationName: "Acme"])
    #expect(codes(acme, beside: [other]) == [.organizationID])
    let named = try file(3, [.organizationName: "Zenith"])
    #expect(codes(acme, beside: [named]) == [.organizationName])
  }

  @Test("Open numbers speak for an order, finished ones only where none is open")
  func voices() throws {
    let (same, gone) = (try file(1), cancelled(try file(2, [.accountNumber: "A9"])))
    #expect(codes(try file(3), beside: [gone, same]) == [])
    #expect(codes(try file(3), beside: [gone]) == [.accountNumber])
    let named = try file(4, [.organizationName: "Acme"])
    let all = [same, gone, named, try file(5)].map(\.request)
    #expect(Order.voices(of: all).map(\.id) == [same.request.id, named.request.id])
    #expect(Order.voices(of: [gone.request]).map(\.id) == [gone.request.id])
    #expect(Order.voices(of: []).isEmpty)
  }

  @Test("A split number knows where it came from, until that is taken back")
  func splitFrom() throws {
    let joined = desk.applying([.order(.join(order))], to: try file(1))
    #expect(joined.request.orderID == order && joined.splitFrom == nil)
    let split = desk.applying([.order(.split(why: "their own account"))], to: joined)
    #expect(split.request.orderID == nil && split.splitFrom == order)
    let undone = desk.applying([.undo], to: split)
    #expect(undone.request.orderID == order && undone.splitFrom == nil)
    let again = desk.applying([.undo], to: undone)
    #expect(again.request.orderID == nil && again.splitFrom == nil)
  }

  @Test("Joining and leaving is for open numbers, and for one order at a time")
  func obstacles() throws {
    let joined = desk.applying([.order(.join(order))], to: try file(1))
    let other: OrderID = Sample.countingIDs().make(at: Sample.now.adding(seconds: 1))
    #expect(desk.codes(of: .order(.join(other)), on: joined) == ["in_order"])
    #expect(desk.codes(of: .order(.join(order)), on: joined) == [])
    #expect(desk.codes(of: .order(.split(why: " ")), on: joined) == ["why_missing"])
    #expect(desk.codes(of: .order(.join(order)), on: cancelled(try file(2))) == ["order_settled"])
    #expect(desk.codes(of: .order(.split(why: "x")), on: try file(3)) == ["not_in_order"])
  }

  @Test("An order's tally counts its numbers, and is complete when all have come to their end")
  func tally() throws {
    func file(of files: [RequestFile]) -> OrderFile {
      OrderFile(order: Order(id: order, createdAt: Sample.now, reference: nil), files: files)
    }
    let (open, gone) = (try self.file(1), cancelled(try self.file(2)))
    let done = try desk.file(at: .completed)
    let mixed = file(of: [gone, open, done])
    #expect(mixed.tally.counts == [.pending: 1, .cancelled: 1, .completed: 1])
    #expect(mixed.tally.count == 3 && mixed.tally.finalCount == 2 && !mixed.tally.isComplete)
    #expect(mixed.tally.cents == 2500 && mixed.lead?.id == open.request.id)
    let ended = file(of: [gone, done])
    #expect(ended.tally.isComplete && ended.lead?.id == gone.request.id)
    #expect(!file(of: []).tally.isComplete && file(of: []).lead == nil)
  }

  @Test("A correction made on one number is offered for the others that still say the old")
  func fixes() throws {
    let reject = Change.status(.reject(RejectionDraft(reasons: [.addressMismatch])))
    let first = desk.applying([reject], to: try file(1))
    let fixed = desk.editing(.billingAddress, "9 Marina", of: first)
    let (same, gone) = (try file(2), cancelled(try file(3)))
    let apart = try file(4, [.billingAddress: "1 Elsewhere"])
    let whole = Order(id: order, createdAt: Sample.now, reference: nil)
    func offered(_ leading: RequestFile) -> [(file: RequestFile, edits: [FieldEdit])] {
      OrderFile(order: whole, files: [leading, same, gone, apart])
        .fixes(of: .addressMismatch, as: leading.request.id)
    }
    let offers = offered(fixed)
    #expect(offers.map(\.file.request.id) == [same.request.id])
    #expect(
      offers.first?.edits
        == [FieldEdit(.billingAddress, "9 Marina", basis: .seen("123 Business St, Lagos"))]
    )
    #expect(offered(first).isEmpty)
    let back = desk.editing(.billingAddress, "123 Business St, Lagos", of: fixed)
    #expect(offered(back).isEmpty && back.corrections(for: .addressMismatch).isEmpty)
    #expect(offered(desk.applying([.undo], to: fixed)).isEmpty)
  }
}
