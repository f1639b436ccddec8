import PortDomain

extension Title {
  public static let webhooks = "Webhooks"

  /// What was announced, and how much of it did not arrive.
  public static func webhooks(_ deliveries: [Delivery]) -> String {
    let counts = [Delivery.State.retrying, .givenUp].compactMap { state -> String? in
      let count = deliveries.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.title)"
    }
    return ([webhooks, "\(deliveries.count) told"] + counts)
      .joined(separator: " · ")
  }
}

extension WhyNot {
  public static let webhookGone = "The webhook was removed; nothing is sent there any more."
  public static let forOperators = "This is for operators; ask one."
}

extension Message {
  public static func sentAgain(_ delivery: Delivery) -> Message {
    let number = delivery.announcement.facts.number.grouped
    return Message("\(number): \(delivery.announcement.name.title) is sent again.", .done)
  }
}

extension Delivery {
  /// Whose program is told, and where.
  public func whereTo(in clients: ClientBook) -> String {
    guard let webhook = clients.webhook(webhook) else { return webhook.text }
    return "\(announcement.id.text) · \(webhook.organization): \(webhook.url.text)"
      + (webhook.isRemoved ? " (removed)" : "")
  }
}
