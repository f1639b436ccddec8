import PortDomain

/// The programs of customers: their keys, and what is on its way to them.
extension CommittingStore {
  public func clientKey(_ presented: Secret) throws(StoreError) -> ClientKey? {
    let hash = HashValue(hashing: Array(presented.exposed.utf8)).hex
    let key = try rules().clients.key(hash: hash)
    return key?.kind == ClientKey.Kind(isSandbox: isSandbox) ? key : nil
  }

  public func secret(of webhook: WebhookID) throws(StoreError) -> Secret {
    guard try rules().clients.webhook(webhook) != nil else { throw .noSuchThing(webhook.text) }
    return try basis.keys.neededKey().secret(of: webhook)
  }

  public func nextDelivery() throws(StoreError) -> Instant? {
    try reading(.background) { try $0.nextDelivery() }
  }

  public func deliveries(
    of scope: DeliveryScope,
    before: AnnouncementID?,
    limit: Int
  ) throws(StoreError) -> [Delivery] {
    try reading(.background) { try $0.deliveries(of: scope, before: before, limit: limit) }
  }

  public func claimDeliveries(limit: Int) throws(StoreError) -> [Delivery] {
    guard let next = try nextDelivery(), next <= basis.clock() else { return [] }
    return try writing { rows in
      let now = basis.clock()
      return try rows.dueDeliveries(at: now, limit: limit).map { due in
        var delivery = due
        delivery.begin(at: now)
        try rows.write(delivery)
        return delivery
      }
    }
  }

  public func record(
    _ results: [(delivery: Delivery, result: Delivery.Result)]
  ) throws(StoreError) {
    guard !results.isEmpty else { return }
    try writing { rows in
      let now = basis.clock()
      for (claimed, result) in results {
        // A purge may have taken it meanwhile.
        guard var delivery = try rows.delivery(claimed.id) else { continue }
        delivery.end(Delivery.Attempt(at: now, result: result), number: claimed.attempts)
        try rows.write(delivery)
        if delivery.state.isDone {
          let request = delivery.announcement.facts.request
          try rows.advance(to: delivery.webhook, about: request, at: now)
        }
      }
    }
  }

  @discardableResult
  public func sendAgain(_ id: Delivery.ID) throws(StoreError) -> Delivery {
    try writing { rows in
      let webhook = try basis.rules(in: rows).clients.webhook(id.webhook)
      guard webhook?.isRemoved == false, var delivery = try rows.delivery(id) else {
        throw StoreError.noSuchThing(id.announcement.text)
      }
      delivery.renew()
      try rows.write(delivery)
      let request = delivery.announcement.facts.request
      try rows.advance(to: id.webhook, about: request, at: basis.clock())
      return try rows.delivery(id) ?? delivery
    }
  }
}
