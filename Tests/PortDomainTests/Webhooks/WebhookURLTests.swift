import PortDomain
import Testing

@Suite("Where webhooks may lead")
struct WebhookURLTests {
  @Test(
    "An address is kept as it goes over the wire",
    arguments: [
      ("https://example.com/ports?desk=1", "https://example.com/ports?desk=1", 443),
      ("HTTPS://Example.COM", "https://example.com/", 443),
      ("https://example.com:443/A", "https://example.com/A", 443),
      ("https://example.com:8443?x", "https://example.com:8443/?x", 8443),
      ("http://127.0.0.1:9/", "http://127.0.0.1:9/", 9),
      ("http://[::1]/a", "http://[::1]/a", 80),
    ]
  )
  func reads(text: String, kept: String, port: Int) throws {
    let url = try WebhookURL(parsing: text)
    #expect(url.text == kept)
    #expect(url.port == port)
    #expect(url.isSecure == kept.hasPrefix("https"))
    #expect(WebhookURL(coded: kept) == url)
  }

  @Test(
    "What can't be one is told apart",
    arguments: [
      ("example.com", WebhookURL.Problem.unreadable), ("ftp://example.com/", .schemeUnknown),
      ("javascript://x", .schemeUnknown), ("https://", .unreadable), ("https:///a", .unreadable),
      ("https://user@example.com/", .unreadable), ("https://example.com/#a", .unreadable),
      ("https://example.com:0/", .unreadable), ("https://example.com:99999/", .unreadable),
      ("https://example.com:/", .unreadable), ("https://exa mple.com/", .unreadable),
      ("https://example..com/", .unreadable), ("https://127.1/", .unreadable),
      ("https://2130706433/", .unreadable), ("https://0x7f.0.0.1/", .unreadable),
      ("https://[fe80::1%25eth0]/", .unreadable), ("https://[1.1.1.1]/", .unreadable),
      ("https://пример.рф/", .unreadable), ("https://example.com\\@127.0.0.1/", .unreadable),
      ("https://example.com/\r\nHost: x", .unreadable),
      ("https://example.com/" + String(repeating: "a", count: 2048), .tooLong),
    ]
  )
  func refuses(text: String, problem: WebhookURL.Problem) {
    #expect(throws: problem) { try WebhookURL(parsing: text) }
  }

  @Test(
    "Usually only over HTTPS, and to nowhere that an address in it says is private",
    arguments: [
      ("https://example.com/", nil as WebhookURL.Problem?), ("https://1.1.1.1/", nil),
      ("http://example.com/", .notEncrypted), ("https://127.0.0.1/", .notPublic),
      ("https://10.1.2.3:8443/", .notPublic), ("https://[::1]/", .notPublic),
      ("https://[::ffff:10.0.0.1]/", .notPublic), ("https://localhost/", .notPublic),
      ("https://desk.localhost/", .notPublic),
    ]
  )
  func reach(text: String, problem: WebhookURL.Problem?) throws {
    let url = try WebhookURL(parsing: text)
    #expect(WebhookReach.open.problem(with: url) == problem)
    #expect(WebhookReach.anywhere.problem(with: url) == nil)
  }

  @Test("What a name resolved to is looked at once more: all of it")
  func resolved() throws {
    let open = try #require(NetworkAddress("1.1.1.1"))
    let own = try #require(NetworkAddress("127.0.0.1"))
    #expect(WebhookReach.open.allows([open]))
    #expect(!WebhookReach.open.allows([open, own]))
    #expect(WebhookReach.anywhere.allows([own]))
    for reach in WebhookReach.allCases { #expect(!reach.allows([])) }
  }
}
