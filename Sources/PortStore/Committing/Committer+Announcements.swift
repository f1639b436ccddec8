import PortDomain

/// What changes have to tell the customers' own programs.
extension Committer {
  /// Puts what a decision announces on its way, behind what is on its way already.
  func announce(_ decision: Decision) throws {
    guard !decision.announcements.isEmpty else { return }
    let request = decision.file.request
    let webhooks = desk.webhooks(hearingOf: request)
    for announcement in decision.announcements {
      let hearing = webhooks.filter { $0.events.contains(announcement.name) }
      try rows.append(announcement, hearing.map { Delivery(announcement, to: $0.id) })
      for webhook in hearing { try rows.advance(to: webhook.id, about: request.id, at: now) }
    }
  }

  /// Nothing more goes to a webhook that was removed.
  func giveUpDeliveries(after record: DeskRecord) throws {
    guard case .webhook(let webhook) = record, webhook.isRemoved else { return }
    for var delivery in try rows.openDeliveries(to: webhook.id) {
      delivery.giveUp()
      try rows.write(delivery)
    }
  }
}
