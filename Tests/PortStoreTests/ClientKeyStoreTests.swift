import PortDomain
import PortStore
import TestSupport
import Testing

@Suite("Every store opens to the keys of customers' programs")
struct ClientKeyStoreTests {
  private func key(
    _ secret: Secret,
    _ kind: ClientKey.Kind,
    in desk: TestDesk
  ) -> ClientKey {
    ClientKey(
      id: desk.desk.ids.make(at: desk.clock.now),
      organization: "acme",
      kind: kind,
      name: "billing",
      hint: kind.hint(of: secret),
      hash: HashValue(hashing: Array(secret.exposed.utf8)).hex
    )
  }

  @Test("A key is found by itself, until it is revoked", arguments: StoreKind.allCases)
  func finds(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    var chance = SeededChance(1)
    let fitting = ClientKey.Kind(isSandbox: store.isSandbox)
    let secret = fitting.newKey(by: &chance)
    let key = key(secret, fitting, in: desk)
    #expect(try store.clientKey(secret) == nil)
    _ = try store.revise(.clientKey(key), by: .ngozi, on: .record(nil))
    #expect(try store.clientKey(secret) == key)
    #expect(try store.clientKey(Secret(secret.exposed + "0")) == nil)
    #expect(try store.clientKey(Secret("")) == nil)
    _ = try store.revise(.clientKey(key.revoked), by: .kofi, on: .current)
    #expect(try store.clientKey(secret) == nil)
    #expect(try store.records().map(\.by) == ["ngozi", "kofi"])
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test("A store takes keys of its own kind alone", arguments: StoreKind.allCases)
  func kinds(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    var chance = SeededChance(1)
    let wrong = ClientKey.Kind(isSandbox: !store.isSandbox)
    let key = key(wrong.newKey(by: &chance), wrong, in: desk)
    let outcome = try store.revise(.clientKey(key), by: .ngozi, on: .current)
    #expect(outcome == .refused([.keyKindWrong(wrong)]))
  }

  @Test("Others' requests aren't there for a customer's program", arguments: StoreKind.allCases)
  func foreign(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    var draft = RequestDraft.sample()
    draft.values[.organizationID] = "other"
    let id = try store.create(draft, key: "k1")
    let client = Operator(key(Secret("x"), .live, in: desk), session: "api")
    #expect(throws: StoreError.noSuchThing(id.text)) {
      try store.commit(.change(id, .status(.cancel(why: "no")), key: "k2", by: client))
    }
  }

  @Test("A webhook's secret is its own and stays the same", arguments: StoreKind.allCases)
  func secrets(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let webhooks = try (0..<2).map { _ in
      Webhook(
        id: desk.desk.ids.make(at: desk.clock.now),
        organization: "acme",
        url: try WebhookURL(parsing: "https://example.com/")
      )
    }
    #expect(throws: StoreError.noSuchThing(webhooks[0].id.text)) {
      try store.secret(of: webhooks[0].id)
    }
    for webhook in webhooks { _ = try store.revise(.webhook(webhook), by: .ngozi, on: .current) }
    let secrets = try webhooks.map { try store.secret(of: $0.id).exposed }
    #expect(Set(secrets).count == 2)
    #expect(secrets.allSatisfy { $0.hasPrefix("whsec_") && $0.count == 70 })
    #expect(try store.secret(of: webhooks[0].id).exposed == secrets[0])
  }
}
