import Crypto
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import PortDesk
import PortDomain
import Synchronization
import Testing
import Wording

@testable import PortAPI

/// A customer's program that hears what happens.
private final class Receiver: Sendable {
  struct Message: Sendable {
    let body: String
    let signature: String?
    var json: JSON { JSON(parsing: Array(body.utf8)) ?? .null }
  }

  let messages: AsyncStream<Message>
  private let heard: AsyncStream<Message>.Continuation
  private let statuses: Mutex<[HTTPResponse.Status]>

  /// - Parameter statuses: answered one after another, then 200 for good.
  init(answering statuses: [HTTPResponse.Status] = []) {
    (messages, heard) = AsyncStream.makeStream()
    self.statuses = Mutex(statuses)
  }

  func listen(_ body: @escaping @Sendable (_ url: String) async throws -> Void) async throws {
    let router = Router()
    router.post("hear") { request, _ in
      let body = try await request.body.collect(upTo: 1 << 20)
      let signature = request.headers[named: "X-Webhook-Signature"]
      self.heard.yield(Message(body: String(buffer: body), signature: signature))
      return self.statuses.withLock { $0.isEmpty ? .ok : $0.removeFirst() }
    }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    try await Application(router: router, logger: logger).test(.ahc(.http)) { client in
      let port = try #require(client.port)
      try await body("http://localhost:\(port)/hear")
    }
  }

  func next() async throws -> Message {
    var iterator = messages.makeAsyncIterator()
    return try #require(await iterator.next())
  }
}

@Suite("Webhooks", .timeLimit(.minutes(2)))
struct WebhookTests {
  private func allowLoopback(_ desk: ServedDesk) throws {
    _ = try desk.session.revise(.setting(.webhookReach, WebhookReach.anywhere.rawValue))
    try desk.server.desk.lookAtRecords()
  }

  @Test("What the desk does is told to a customer's program, signed and in order")
  func tells() async throws {
    let desk = try ServedDesk()
    try allowLoopback(desk)
    let receiver = Receiver()
    try await receiver.listen { url in
      try await desk.serve { client in
        let made = try await client.call(.post, "/v1/webhooks", #"{"url": "\#(url)"}"#)
        #expect(made.status == 201, "\(made.text)")
        let secret = try #require(made["secret"]?.text)
        let webhook = try #require(made["id"]?.text)
        #expect(try await client.get("/v1/webhooks/\(webhook)")["secret"] == nil)

        let id = try await client.create()
        let submitted = try await receiver.next()
        #expect(submitted.json["event"] == "port_request.submitted")
        #expect(submitted.json["data"]?["id"]?.text == id)
        #expect(submitted.signature == signature(of: submitted.body, by: secret))
        let wanted = try await receiver.next()
        #expect(wanted.json["event"] == "port_request.action_required")

        let request = try desk.session.request(id)
        let reject = RejectionDraft(reasons: [.addressMismatch])
        try desk.session.change(request, .status(.reject(reject)))
        let rejected = try await receiver.next()
        #expect(rejected.json["event"] == "port_request.rejected")
        #expect(
          rejected.json["data"]?["reasons"]?.list.first?["code"] == "address_mismatch"
        )
        let read = try await client.get("/v1/port-requests/\(id)")
        #expect(read["status"] == "rejected")
        #expect(
          read["rejections"]?.list.first?["reasons"]?.list.first?["code"] == "address_mismatch"
        )
      }
    }
  }

  @Test("What was not taken is shown as such, and can be sent again")
  func retries() async throws {
    let desk = try ServedDesk()
    try allowLoopback(desk)
    let receiver = Receiver(answering: [.internalServerError])
    try await receiver.listen { url in
      try await desk.serve { client in
        let body = #"{"url": "\#(url)", "events": ["port_request.submitted"]}"#
        let made = try await client.call(.post, "/v1/webhooks", body)
        let path = "/v1/webhooks/\(try #require(made["id"]?.text))/deliveries"
        _ = try await client.create()
        _ = try await receiver.next()
        let failed = try await client.delivery(at: path) { $0["state"] != "pending" }
        #expect(failed["state"] == "retrying")
        #expect(failed["last_result"] == "500")
        #expect(failed["next_attempt_at"] == "2026-11-23T09:01:00Z")

        let event = try #require(failed["event_id"]?.text)
        #expect(try await client.call(.post, "\(path)/\(event)/resend").status == 200)
        _ = try await receiver.next()
        let told = try await client.delivery(at: path) { $0["state"] == "delivered" }
        #expect(told["attempts"] == 1)
      }
    }
  }

  @Test("What was announced while nobody served is told after the start")
  func restarts() async throws {
    let desk = try ServedDesk()
    try allowLoopback(desk)
    let receiver = Receiver()
    try await receiver.listen { url in
      let session = desk.session
      _ = try session.addWebhook(for: "acme", at: session.webhookURL(url))
      _ = try desk.session.create(ServedDesk.draft("+2348012345678"))
      try await desk.serve { _ in
        let message = try await receiver.next()
        #expect(message.json["event"] == "port_request.submitted")
      }
    }
  }

  @Test(
    "A webhook leads to no private network, unless that is allowed",
    arguments: ["http://example.com/", "https://127.0.0.1/", "https://[::1]/", "ftp://x/", "x"]
  )
  func refuses(_ url: String) async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let answer = try await client.call(.post, "/v1/webhooks", #"{"url": "\#(url)"}"#)
      #expect(answer.status == 422)
      #expect(answer["details"]?["field"] == "url")
    }
  }

  @Test("A webhook is its organisation's alone, and is gone once it is deleted")
  func own() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let body = #"{"url": "https://example.com/ports"}"#
      let made = try await client.call(.post, "/v1/webhooks", body)
      let path = "/v1/webhooks/\(try #require(made["id"]?.text))"
      let other = client.with(key: "kros_test_other")
      #expect(try await other.get(path).status == 404)
      #expect(try await other.call(.delete, path).status == 404)
      #expect(try await other.get("\(path)/deliveries").status == 404)
      #expect(try await other.get("/v1/webhooks")["data"] == [])
      #expect(try await client.get("/v1/webhooks")["data"]?.list.count == 1)
      #expect(try await client.call(.delete, path).status == 204)
      #expect(try await client.get(path).status == 404)
      #expect(try await client.get("/v1/webhooks")["data"] == [])
    }
  }

  private func signature(of body: String, by secret: String) -> String {
    let key = SymmetricKey(data: Array(secret.utf8))
    let code = HMAC<SHA256>.authenticationCode(for: Array(body.utf8), using: key)
    let digits = Array("0123456789abcdef")
    return "sha256=" + code.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
  }
}

extension APIClient {
  /// The newest delivery of a list, once it is as is said; the dispatcher writes it down beside.
  fileprivate func delivery(
    at path: String,
    until isSo: (JSON) -> Bool
  ) async throws -> JSON {
    while true {
      let found = try #require(try await get(path)["data"]?.list.first)
      if isSo(found) { return found }
    }
  }
}
