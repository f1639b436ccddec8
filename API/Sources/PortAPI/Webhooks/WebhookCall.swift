import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import PortDesk
import PortDomain

/// One message on its way to a customer's program.
struct WebhookCall: Sendable {
  let url: WebhookURL
  let message: WebhookMessage

  /// How long it may take until it is answered, in seconds: well within a claim.
  private static let longest: Int64 = 10

  /// Sends it once to an address that was looked at before: whatever the name leads to a moment later.
  func send(within reach: WebhookReach, resolvingOn desk: OpenDesk) async -> Delivery.Result {
    let host = url.host
    let found = try? await desk.read { WebhookCall.addresses(of: host) }
    guard let found, let first = found.first else { return .failed(.nameUnknown) }
    guard reach.allows(found.map(\.address)) else { return .failed(.addressRefused) }
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(5), read: .seconds(WebhookCall.longest))
    )
    configuration.dnsOverride = [host: first.text]
    let client = HTTPClient(
      eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton),
      configuration: configuration
    )
    let result = await send(by: client)
    try? await client.shutdown()
    return result
  }

  private func send(by client: HTTPClient) async -> Delivery.Result {
    var request = HTTPClientRequest(url: url.text)
    request.method = .POST
    request.headers = [
      "Content-Type": "application/json", "User-Agent": "portapi",
      WebhookMessage.signatureHeader: message.signature,
    ]
    request.body = .bytes(ByteBuffer(bytes: message.body))
    do {
      // The answer's status says all; its body is let go of.
      let answer = try await client.execute(request, timeout: .seconds(WebhookCall.longest))
      return .answered(Int(answer.status.code))
    } catch {
      return .failed(WebhookCall.failure(error))
    }
  }

  private static let timeouts: [HTTPClientError] = [
    .connectTimeout, .readTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
  ]

  private static func failure(_ error: any Error) -> Delivery.Failure {
    switch error {
    case is NIOSSLError, is NIOSSLExtraError: .insecure
    case is HTTPParserError: .answerUnreadable
    case let error as HTTPClientError where timeouts.contains(error): .timedOut
    default: .unreachable
    }
  }

  /// What a name leads to; empty where it leads nowhere. Waits for the network.
  private static func addresses(of host: String) -> [(text: String, address: NetworkAddress)] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [(text: String, address: NetworkAddress)] = []
    var next = list
    while let entry = next?.pointee {
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let length = socklen_t(name.count)
      if getnameinfo(entry.ai_addr, entry.ai_addrlen, &name, length, nil, 0, NI_NUMERICHOST) == 0 {
        let text = String(
          decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
          as: UTF8.self
        )
        if let address = NetworkAddress(text) { found.append((text, address)) }
      }
      next = entry.ai_next
    }
    return found
  }
}
