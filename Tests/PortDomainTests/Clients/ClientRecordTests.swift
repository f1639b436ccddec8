import PortDomain
import TestSupport
import Testing

@Suite("Keys and webhooks are records of the desk")
struct ClientRecordTests {
  private let desk = Sample.desk()
  private let key: ClientKey
  private let webhook: Webhook

  init() throws {
    let ids = Sample.countingIDs()
    key = ClientKey(
      id: ids.make(at: Sample.now),
      organization: "acme",
      kind: .live,
      hint: "kros_live_7h2k",
      hash: String(repeating: "a", count: 64)
    )
    webhook = Webhook(
      id: ids.make(at: Sample.now),
      organization: "acme",
      url: try WebhookURL(parsing: "https://example.com/ports"),
      events: [.completed, .submitted, .completed]
    )
  }

  @Test("A key is chance behind the prefix of its kind, and shows how it begins")
  func newKey() {
    var chance = SeededChance(1)
    let keys = (0..<100).map { _ in ClientKey.Kind.live.newKey(by: &chance).exposed }
    #expect(Set(keys).count == 100)
    #expect(keys.allSatisfy { $0.hasPrefix("kros_live_") && $0.count == 42 })
    let secret = ClientKey.Kind.test.newKey(by: &chance)
    let hint = ClientKey.Kind.test.hint(of: secret)
    #expect(hint.count == 14 && secret.exposed.hasPrefix(hint))
  }

  @Test("A revoked key opens nothing, and stays revoked")
  func revoked() {
    let known = desk.with([.clientKey(key)])
    #expect(known.clients.key(hash: key.hash) == key)
    #expect(known.obstacles(to: .clientKey(key.revoked), by: Sample.ada).isEmpty)
    let gone = known.with([.clientKey(key.revoked)])
    #expect(gone.clients.key(hash: key.hash) == nil)
    #expect(gone.clients.key(key.id) == key.revoked)
    #expect(gone.obstacles(to: .clientKey(key), by: Sample.ada) == [.clientFixed])
    #expect(gone.record(of: .clientKey(key.id)) == .clientKey(key.revoked))
  }

  @Test("A key keeps whose it is")
  func fixed() {
    let known = desk.with([.clientKey(key)])
    let other = ClientKey(
      id: key.id,
      organization: "other",
      kind: .live,
      hint: key.hint,
      hash: key.hash
    )
    #expect(known.obstacles(to: .clientKey(other), by: Sample.ada) == [.clientFixed])
  }

  @Test("A webhook hears each event once, and nothing once it is removed")
  func removed() {
    #expect(webhook.events == [.submitted, .completed])
    let known = desk.with([.webhook(webhook)])
    #expect(known.clients.webhooks(of: "acme") == [webhook])
    #expect(known.clients.webhooks(of: "other").isEmpty)
    let gone = known.with([.webhook(webhook.removed)])
    #expect(gone.clients.webhooks(of: "acme").isEmpty && gone.clients.allWebhooks.isEmpty)
    #expect(gone.obstacles(to: .webhook(webhook), by: Sample.ada) == [.clientFixed])
  }

  @Test("Supervisors make them; all that is wrong is told")
  func obstacles() throws {
    let supervisor = [RecordObstacle.notPermitted(needed: .supervisor)]
    #expect(desk.obstacles(to: .clientKey(key), by: Sample.bola) == supervisor)
    #expect(desk.obstacles(to: .webhook(webhook), by: Sample.bola) == supervisor)
    #expect(desk.obstacles(to: .clientKey(key), by: Sample.ada).isEmpty)
    let wrong = Webhook(
      id: webhook.id,
      organization: " ",
      url: try WebhookURL(parsing: "http://10.0.0.1/"),
      events: []
    )
    #expect(
      desk.obstacles(to: .webhook(wrong), by: Sample.ada)
        == [.organizationMissing, .eventsMissing, .webhookInvalid(.notEncrypted)]
    )
    let anywhere = desk.with([.setting(.webhookReach, "anywhere")])
    #expect(
      anywhere.obstacles(to: .webhook(wrong), by: Sample.ada)
        == [.organizationMissing, .eventsMissing]
    )
  }
}
