import PortDomain
import PortStore
import Testing

@Suite("Requests by the carrier's reference")
struct ReferenceTests {
  @Test(
    "All that carriers call so are found, however it is cased, oldest first and no others",
    arguments: StoreKind.allCases
  )
  func finds(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    var ids: [RequestID] = []
    for (index, reference) in ["PO-1", "PO-12", "po-1", nil].enumerated() {
      var draft = RequestDraft.sample("+234803123456\(index)")
      draft.values[.carrierReference] = reference
      ids.append(try store.create(draft, key: "k\(index)"))
    }
    #expect(try store.requests(ofReference: "Po-1") == [ids[0], ids[2]])
    #expect(try store.requests(ofReference: "PO-12") == [ids[1]])
    #expect(try store.requests(ofReference: "PO") == [])
    #expect(try store.requests(ofReference: "") == [])
  }
}
