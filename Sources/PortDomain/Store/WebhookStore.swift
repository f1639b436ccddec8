/// What is on its way to customers' programs. Announcements are written by the change they tell of;
/// webhooks themselves are records of the desk.
///
/// Several dispatchers may work on one store: what one has claimed no other gets until the claim is over.
public protocol WebhookStore: Sendable {
  /// When something is to be sent next, past or to come; nil while nothing is. Cheap, takes no lock.
  func nextDelivery() throws(StoreError) -> Instant?

  /// Takes what is due by now, the longest due first, for the caller alone as long as a claim lasts.
  ///
  /// Each has its attempt counted; whoever dies with it leaves it to be sent once more.
  func claimDeliveries(limit: Int) throws(StoreError) -> [Delivery]

  /// Notes what came of deliveries as they were claimed, and lets what waited behind them come.
  func record(_ results: [(delivery: Delivery, result: Delivery.Result)]) throws(StoreError)

  /// Deliveries, the newest announcement first.
  func deliveries(
    of scope: DeliveryScope,
    before: AnnouncementID?,
    limit: Int
  ) throws(StoreError) -> [Delivery]

  /// Sends one again from the start, after what is before it.
  /// - Throws: `StoreError.noSuchThing` when there is none, or its webhook was removed.
  @discardableResult
  func sendAgain(_ id: Delivery.ID) throws(StoreError) -> Delivery

  /// What a webhook's messages are signed with.
  /// - Throws: `StoreError.noSuchThing` when there is no such webhook.
  func secret(of webhook: WebhookID) throws(StoreError) -> Secret
}

/// Which deliveries are meant.
public enum DeliveryScope: Hashable, Sendable {
  case all
  /// Not delivered and not given up.
  case open
  case request(RequestID)
  case webhook(WebhookID)
  case announcement(AnnouncementID)
}
