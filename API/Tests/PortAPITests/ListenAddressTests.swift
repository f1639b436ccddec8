import Testing

@testable import PortAPI

@Suite("Where the server listens")
struct ListenAddressTests {
  @Test("A host and a port are read, IPv6 in brackets")
  func reads() {
    #expect(ListenAddress("127.0.0.1:8080")?.port == 8080)
    #expect(ListenAddress("[::1]:80")?.host == "::1")
    #expect(ListenAddress("localhost:0")?.host == "localhost")
  }

  @Test("Any other text is none", arguments: ["8080", ":80", "::1:80", "a:b", "a:70000", ""])
  func refuses(_ text: String) {
    #expect(ListenAddress(text) == nil)
  }
}
