import PortDomain
import TestSupport

extension Sample {
  /// The sample draft as an organisation's.
  static func draft(of organization: String) -> RequestDraft {
    var draft = draft
    draft.values[.organizationID] = organization
    return draft
  }

  /// A desk that an organisation's program listens to.
  static func listening(
    for organization: String,
    to names: [Announcement.Name] = Announcement.Name.allCases
  ) throws -> Desk {
    let desk = desk()
    let webhook = Webhook(
      id: desk.ids.make(at: now),
      organization: organization,
      url: try WebhookURL(parsing: "https://example.com/ports"),
      events: names
    )
    return desk.with([.webhook(webhook)])
  }
}
