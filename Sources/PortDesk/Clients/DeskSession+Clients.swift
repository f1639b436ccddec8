import PortDomain
import PortStore
import Wording

/// The programs of customers: their keys, and where they are told what happens.
extension DeskSession {
  /// Makes a key for an organisation's program.
  /// - Returns: what the desk keeps of it, and the key itself, which nobody can look up later.
  public func makeKey(
    for organization: String,
    named name: String = "",
    kind: ClientKey.Kind = .live
  ) throws(DeskFailure) -> (key: ClientKey, secret: Secret) {
    var chance = SystemRandomNumberGenerator()
    let secret = kind.newKey(by: &chance)
    let key = ClientKey(
      id: desk.ids.make(at: now),
      organization: FoldedText.kept(organization),
      kind: kind,
      name: FoldedText.kept(name),
      hint: kind.hint(of: secret),
      hash: HashValue(hashing: Array(secret.exposed.utf8)).hex
    )
    _ = try revise(.clientKey(key), on: .record(nil))
    return (key, secret)
  }

  /// Makes a key useless for good; one that is so already stays so.
  @discardableResult
  public func revokeKey(_ text: String) throws(DeskFailure) -> ClientKey {
    let rules = try rules()
    guard let key = ClientKeyID(text).flatMap(rules.clients.key) else {
      throw .store(.noSuchThing(text))
    }
    _ = try revise(.clientKey(key.revoked))
    return key.revoked
  }

  /// Every key that was ever made, the oldest first.
  public func keys() throws(DeskFailure) -> [KeptKey] {
    KeptKey.all(in: try ask { store throws(StoreError) in try store.records() })
  }

  /// An address as somebody typed it.
  public func webhookURL(_ text: String) throws(DeskFailure) -> WebhookURL {
    do throws(WebhookURL.Problem) {
      return try WebhookURL(parsing: text)
    } catch {
      throw .record([.webhookInvalid(error)])
    }
  }

  /// Tells an organisation's program of its requests from now on.
  /// - Returns: what the desk keeps of it, and what its messages are signed with.
  public func addWebhook(
    for organization: String,
    at url: WebhookURL,
    events: [Announcement.Name] = Announcement.Name.usual
  ) throws(DeskFailure) -> (webhook: Webhook, secret: Secret) {
    let webhook = Webhook(
      id: desk.ids.make(at: now),
      organization: FoldedText.kept(organization),
      url: url,
      events: events
    )
    _ = try revise(.webhook(webhook), on: .record(nil))
    return (webhook, try ask { store throws(StoreError) in try store.secret(of: webhook.id) })
  }

  /// Tells it nothing any more; what is on its way is given up.
  @discardableResult
  public func removeWebhook(_ text: String) throws(DeskFailure) -> Webhook {
    let webhook = try webhook(text)
    _ = try revise(.webhook(webhook.removed))
    return webhook.removed
  }

  /// The webhooks that there are, the oldest first.
  public func webhooks() throws(DeskFailure) -> [KeptWebhook] {
    KeptWebhook.all(in: try ask { store throws(StoreError) in try store.records() })
  }

  /// One that may have been removed.
  public func webhook(_ text: String) throws(DeskFailure) -> Webhook {
    let rules = try rules()
    guard let webhook = WebhookID(text).flatMap(rules.clients.webhook) else {
      throw .store(.noSuchThing(text))
    }
    return webhook
  }

  /// What is on its way to customers' programs or came there, the newest announcement first.
  public func deliveries(
    of scope: DeliveryScope,
    before: AnnouncementID? = nil,
    limit: Int
  ) throws(DeskFailure) -> [Delivery] {
    try ask { store throws(StoreError) in
      try store.deliveries(of: scope, before: before, limit: limit)
    }
  }

  /// Sends an announcement again, to every webhook that it went to or to one of them.
  public func sendAgain(
    _ text: String,
    to webhook: WebhookID? = nil
  ) throws(DeskFailure) -> [Delivery] {
    try demand(.operator)
    let meant = try AnnouncementID(text).map { id throws(DeskFailure) in
      try deliveries(of: .announcement(id), limit: DeskSession.mostReceivers)
        .filter { webhook == nil || $0.webhook == webhook }
    }
    guard let meant, !meant.isEmpty else { throw .store(.noSuchThing(text)) }
    var sent: [Delivery] = []
    for delivery in meant {
      sent.append(try ask { store throws(StoreError) in try store.sendAgain(delivery.id) })
    }
    return sent
  }

  /// Ends a request as its customer wishes; without their own words it says whose wish it was.
  @discardableResult
  public func cancelForCustomer(
    _ id: RequestID,
    why: String? = nil,
    key: String? = nil
  ) throws(DeskFailure) -> Receipt {
    let words = FoldedText.kept(why ?? "", lines: true)
    let said = words.isEmpty ? CancelWords.byCustomer : words
    return try change(id, .status(.cancel(why: said)), key: key)
  }

  private static let mostReceivers = 1000

  /// As the records are now, whatever this session began with.
  private func rules() throws(DeskFailure) -> Desk {
    try ask { store throws(StoreError) in try store.rules() }
  }
}
