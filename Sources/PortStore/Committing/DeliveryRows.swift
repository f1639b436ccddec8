import PortDomain

/// Announcements and their deliveries as they lie in a store, in the order they were written.
public protocol DeliveryRows {
  /// Keeps an announcement with its delivery to each webhook.
  func append(_ announcement: Announcement, _ deliveries: [Delivery]) throws

  /// Keeps how far a delivery has come.
  func write(_ delivery: Delivery) throws

  func delivery(_ id: Delivery.ID) throws -> Delivery?

  /// The oldest to a webhook about a request that isn't done.
  func oldestOpenDelivery(
    to webhook: WebhookID,
    about request: RequestID
  ) throws -> Delivery?

  /// All to a webhook that aren't done.
  func openDeliveries(to webhook: WebhookID) throws -> [Delivery]

  func nextDelivery() throws -> Instant?

  /// What is to be sent by then, the longest due first.
  func dueDeliveries(at now: Instant, limit: Int) throws -> [Delivery]

  /// The newest announcement first.
  func deliveries(
    of scope: DeliveryScope,
    before: AnnouncementID?,
    limit: Int
  ) throws -> [Delivery]
}

extension DeliveryRows {
  /// Lets the delivery come that is the first about a request now, if any waits.
  func advance(to webhook: WebhookID, about request: RequestID, at now: Instant) throws {
    guard var first = try oldestOpenDelivery(to: webhook, about: request) else { return }
    first.come(at: now)
    try write(first)
  }
}
