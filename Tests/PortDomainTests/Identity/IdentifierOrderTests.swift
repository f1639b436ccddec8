import PortDomain
import TestSupport
import Testing

@Suite("Identifiers of one moment")
struct IdentifierOrderTests {
  @Test("What is made within a millisecond sorts as it was made, but where the count begins anew")
  func order() {
    let ids: [RequestID] = (0..<1_000).map { _ in IdentifierSource.random.make(at: Sample.now) }
    #expect(Set(ids).count == ids.count)
    // Other tests make some meanwhile, so that the count may begin anew.
    #expect(zip(ids, ids.dropFirst()).count { $0 > $1 } <= 1)
  }
}
