/// Where an organisation's own program wants to be told what happens to its requests.
///
/// The secret that its messages are signed with is derived from the store's key and the webhook's id, so
/// that it is kept nowhere.
public struct Webhook: Hashable, Sendable, Codable {
  public let id: WebhookID
  public let organization: String
  public let url: WebhookURL
  /// What it wants to hear of, in the order of `Announcement.Name`.
  public let events: [Announcement.Name]
  public private(set) var isRemoved = false

  public init(
    id: WebhookID,
    organization: String,
    url: WebhookURL,
    events: some Sequence<Announcement.Name> = Announcement.Name.usual
  ) {
    self.id = id
    self.organization = organization
    self.url = url
    let wanted = Set(events)
    self.events = Announcement.Name.allCases.filter(wanted.contains)
  }

  /// The same, told nothing any more.
  public var removed: Webhook {
    var webhook = self
    webhook.isRemoved = true
    return webhook
  }
}
