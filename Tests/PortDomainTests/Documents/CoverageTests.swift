import PortDomain
import TestSupport
import Testing

@Suite("How many of an order a paper is for")
struct CoverageTests {
  private let desk = Sample.desk()

  private func sibling(
    _ number: String,
    _ order: OrderID,
    status: Status = .pending,
    carrier: CarrierID = Sample.mtn
  ) throws -> RequestFile.Sibling {
    RequestFile.Sibling(
      id: desk.ids.make(at: Sample.now),
      number: try #require(PhoneNumber(e164: number)),
      carrier: carrier,
      status: status,
      orderID: order
    )
  }

  @Test("Open numbers that it isn't attached to, or that a letter doesn't list, are left out")
  func coverage() throws {
    var file = try Sample.file(desk: desk)
    #expect(file.coverage(ofPaperFor: []) == nil)
    let order: OrderID = desk.ids.make(at: Sample.now)
    file.request.orderID = order
    let glo = try CarrierID(parsing: "glo")
    let open = try sibling("+2348012345679", order)
    let others = [
      try sibling("+2348012345670", order, carrier: glo),
      try sibling("+2348012345671", order, status: .cancelled),
    ]
    file.siblings = [RequestFile.Sibling(file.request), open] + others
    #expect(file.fellows.map(\.id) == [open.id])
    let planned = try #require(file.coverage(ofPaperFor: [open.id]))
    #expect(planned.covered == 2 && planned.count == 3)
    #expect(planned.left.map(\.e164) == ["+2348012345670"])
    let facts = Document.FileFacts(name: "loa", mediaType: "", size: 1, sha256: "")
    func added(_ evidence: [EvidenceField: String]) throws -> Coverage? {
      let add = Change.paper(.add(.loa, facts, evidence: evidence, to: [open.id]))
      let with = desk.applying([add], to: file)
      return with.coverage(of: try #require(with.paper(.loa)))
    }
    #expect(try added([:]) == planned)
    let listed = try #require(try added([.numbers: "0801 234 5678"]))
    #expect(listed.covered == 1)
    #expect(listed.left.map(\.e164) == ["+2348012345679", "+2348012345670"])
  }
}
