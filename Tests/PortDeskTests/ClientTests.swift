import Foundation
import PortDomain
import TestSupport
import Testing
import Wording

@testable import PortDesk

@Suite("Customers' programs at the desk")
struct ClientTests {
  @Test("A message's signature is the HMAC of its body")
  func signature() {
    // RFC 4231 has no key of printable characters but this one.
    let signature = WebhookMessage.signature(
      of: Array("what do ya want for nothing?".utf8),
      with: Secret("Jefe")
    )
    #expect(
      signature == "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
  }

  @Test("A webhook is sent what happened, with the facts of that moment and nothing of a person")
  func message() throws {
    let desk = try DeskAtHand()
    let url = try desk.session.webhookURL("https://example.com/ports")
    let (webhook, secret) = try desk.session.addWebhook(for: "acme", at: url)
    let id = try desk.create("+2348031234567", [.organizationID: "acme"])
    let reject = RejectionDraft(reasons: [.pinIncorrect, .carrierSilent], text: "no word")
    try desk.session.change(id, .status(.reject(reject)))
    let deliveries = try desk.session.deliveries(of: .webhook(webhook.id), limit: 9)
    let rejected = try #require(
      deliveries.first { $0.announcement.name == .rejected }
    ).announcement
    let message = WebhookMessage(rejected, signedWith: secret)
    #expect(message.signature == WebhookMessage.signature(of: message.body, with: secret))
    let text = String(decoding: message.body, as: UTF8.self)
    let json = rejected.json
    #expect(text == json.line)
    #expect(json["event"] == "port_request.rejected")
    #expect(json["id"] == .text(rejected.id.text))
    #expect(json["timestamp"] == "2026-11-23T09:00:00Z")
    let data = try #require(json["data"])
    #expect(data["id"] == .text(id.text) && data["status"] == "rejected")
    #expect(data["phone_number"] == "+2348031234567" && data["port_date"] == .null)
    #expect(data["reasons"]?.values.map { $0["code"] } == ["pin_incorrect", "carrier_silent"])
    #expect(data["reasons"]?.values.first?["title"] == "PIN incorrect")
    #expect(data["awaited"]?["code"] == "reason")
    for secret in ["Acme", "John", "ACC123456", "no word", "ada"] {
      #expect(!text.contains(secret))
    }
  }

  @Test(
    "A customer's program cancels in its customer's name, and the history says whose wish it was"
  )
  func cancels() throws {
    let desk = try DeskAtHand()
    let id = try desk.create("+2348031234567", [.organizationID: "acme"])
    let (key, secret) = try desk.session.makeKey(for: "acme", kind: .test)
    #expect(try desk.store.clientKey(secret) == key)
    let session = DeskSession(
      store: desk.store,
      desk: desk.store.rules(),
      newestRecord: ChangeToken(""),
      actor: Operator(key, session: "api"),
      folders: desk.session.folders,
      vault: desk.session.vault,
      clock: desk.session.clock
    )
    #expect(try session.file(id).request.billingName == "Acme Corporation", "nothing is masked")
    try session.cancelForCustomer(id)
    let event = try #require(try session.file(id).history.last)
    #expect(event.detail?.text == "cancelled by customer")
    #expect(event.by == key.id.text && event.who == "customer via API")
    #expect(try desk.store.operators() == ["ada"])
  }

  @Test("Who made and who revoked a key is told")
  func keys() throws {
    let desk = try DeskAtHand()
    let first = try desk.session.makeKey(for: "acme", named: "old", kind: .test).key
    let second = try desk.session.makeKey(for: "acme", kind: .test).key
    desk.clock.advance(seconds: 60)
    try desk.session.revokeKey(first.id.text)
    try desk.session.revokeKey(first.id.text)
    let keys = try desk.session.keys()
    #expect(keys.map(\.key) == [first.revoked, second])
    #expect(keys.map(\.made.by) == ["ada", "ada"])
    #expect(keys.map(\.revoked?.at) == [desk.clock.now, nil])
  }

  @Test("Only whoever works with requests sends again")
  func sendsAgain() throws {
    let desk = try DeskAtHand(actor: Operator(login: "vera", role: .viewer, session: "s9"))
    #expect {
      try desk.session.sendAgain("evt_1")
    } throws: {
      ($0 as? DeskFailure)?.code == "not_permitted"
    }
  }
}
