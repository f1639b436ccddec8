/// The programs of customers that a desk knows: their keys, and where they want to be told what happens.
public struct ClientBook: Sendable {
  private var keys: [ClientKeyID: ClientKey] = [:]
  private var keysByHash: [String: ClientKeyID] = [:]
  private var webhooks: [WebhookID: Webhook] = [:]
  private var webhooksByOrganization: [String: [WebhookID]] = [:]

  public init() {}

  mutating func set(_ key: ClientKey) {
    keys[key.id] = key
    keysByHash[key.hash] = key.id
  }

  mutating func set(_ webhook: Webhook) {
    if webhooks.updateValue(webhook, forKey: webhook.id) == nil {
      webhooksByOrganization[webhook.organization, default: []].append(webhook.id)
    }
  }

  /// Revoked ones included.
  public func key(_ id: ClientKeyID) -> ClientKey? { keys[id] }

  /// The key whose SHA-256 that is and that was not revoked.
  public func key(hash: String) -> ClientKey? {
    keysByHash[hash].flatMap { keys[$0] }.flatMap { $0.isRevoked ? nil : $0 }
  }

  /// Removed ones included.
  public func webhook(_ id: WebhookID) -> Webhook? { webhooks[id] }

  /// Those that an organisation has, the oldest first.
  public func webhooks(of organization: String) -> [Webhook] {
    (webhooksByOrganization[organization] ?? []).compactMap { webhooks[$0] }
      .filter { !$0.isRemoved }.sorted { $0.id < $1.id }
  }

  /// Every one that there is, the oldest first.
  public var allWebhooks: [Webhook] {
    webhooks.values.filter { !$0.isRemoved }.sorted { $0.id < $1.id }
  }
}
