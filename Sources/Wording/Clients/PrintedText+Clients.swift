import PortDomain

extension KeptKey {
  /// What is known of a key; never the key itself.
  public var json: JSON {
    [
      "id": .text(key.id.text), "organization_id": .text(key.organization),
      "kind": .text(key.kind.rawValue), "name": .text(key.name), "begins": .text(key.hint),
      "created_at": .text(made.at.rfc3339), "created_by": .text(made.by),
      "revoked_at": JSON(revoked?.at.rfc3339), "revoked_by": JSON(revoked?.by),
    ]
  }
}

extension Webhook {
  /// What is known of a webhook; never its secret.
  public var json: JSON {
    [
      "id": .text(id.text), "organization_id": .text(organization), "url": .text(url.text),
      "events": .list(events.map { .text($0.rawValue) }),
    ]
  }
}

extension KeptWebhook {
  public var json: JSON {
    webhook.json.adding(["created_at": .text(made.at.rfc3339), "created_by": .text(made.by)])
  }
}

extension Delivery {
  /// How far it has come; what it tells is the announcement's.
  public var json: JSON {
    [
      "event_id": .text(announcement.id.text), "event": .text(announcement.name.rawValue),
      "request_id": .text(announcement.facts.request.text), "webhook_id": .text(webhook.text),
      "created_at": .text(announcement.at.rfc3339), "state": .text(state.rawValue),
      "attempts": .integer(attempts), "next_attempt_at": JSON(next?.rfc3339),
      "last_attempt_at": JSON(last?.at.rfc3339), "last_result": JSON(last?.result.code),
    ]
  }
}

extension Delivery.State {
  public var title: String {
    switch self {
    case .pending: "waiting"
    case .retrying: "retrying"
    case .delivered: "delivered"
    case .givenUp: "given up"
    }
  }
}

extension Delivery.Result {
  /// What came of an attempt, in a few words.
  public var title: String {
    switch self {
    case .answered(let status): "answered \(status)"
    case .failed(let failure): failure.title
    }
  }
}

extension Delivery.Failure {
  public var title: String {
    switch self {
    case .nameUnknown: "no such host"
    case .addressRefused: "address not public"
    case .unreachable: "unreachable"
    case .insecure: "certificate not good"
    case .timedOut: "no answer in time"
    case .answerUnreadable: "answer not HTTP"
    }
  }
}

extension Announcement.Name {
  /// What it tells, in a word or two.
  public var title: String {
    switch self {
    case .submitted: "submitted"
    case .pending: "reopened"
    case .inProgress: "in progress"
    case .scheduled: "scheduled"
    case .rejected: "rejected"
    case .failed: "failed"
    case .completed: "completed"
    case .cancelled: "cancelled"
    case .actionRequired: "action required"
    }
  }
}

extension PrintedText {
  /// A key that was just made: the only time that it is shown.
  public static func made(_ key: ClientKey, _ secret: Secret) -> PrintedText {
    var text: PrintedText = "\(secret.exposed)"
    text.add(
      "This is the key of \(key.organization), shown this once. It is called \(key.id.text)."
    )
    return text
  }

  /// A webhook that was just added, with the secret that is shown this once.
  public static func added(_ webhook: Webhook, _ secret: Secret) -> PrintedText {
    var text: PrintedText = "\(secret.exposed)"
    text.add(
      "This signs what \(webhook.url.text) is sent, shown this once. It is called "
        + "\(webhook.id.text)."
    )
    return text
  }

  public static func revoked(_ key: ClientKey) -> PrintedText {
    "\(key.id.text) opens nothing any more"
  }

  public static func removed(_ webhook: Webhook) -> PrintedText {
    "\(webhook.url.text) is told nothing any more"
  }

  public static func keys(_ keys: [KeptKey]) -> PrintedText {
    guard !keys.isEmpty else { return "there are no keys; porttui key create makes one" }
    return PrintedText(
      ["Id", "Organisation", "Begins", "Name", "Made", "Revoked"],
      keys.map { kept in
        [
          kept.key.id.text, kept.key.organization, kept.key.hint + "…", kept.key.name,
          kept.made.words, kept.revoked?.words ?? "",
        ]
      }
    )
  }

  public static func webhooks(_ webhooks: [KeptWebhook]) -> PrintedText {
    guard !webhooks.isEmpty else { return "there are no webhooks; porttui webhook add adds one" }
    return PrintedText(
      ["Id", "Organisation", "Address", "Events", "Made"],
      webhooks.map { kept in
        [
          kept.webhook.id.text, kept.webhook.organization, kept.webhook.url.text,
          kept.webhook.events == Announcement.Name.usual
            ? "all" : kept.webhook.events.map(\.title).joined(separator: ", "),
          kept.made.words,
        ]
      }
    )
  }

  public static func deliveries(_ deliveries: [Delivery]) -> PrintedText {
    guard !deliveries.isEmpty else { return "\(Placeholder.noDeliveries)" }
    return PrintedText(
      ["Event", "Tells", "Number", "Webhook", "State", "Tries", "Last", "Next"],
      deliveries.map { delivery in
        [
          delivery.announcement.id.text, delivery.announcement.name.title,
          delivery.announcement.facts.number.grouped, delivery.webhook.text,
          delivery.state.title, String(delivery.attempts), delivery.last?.result.title ?? "",
          delivery.next?.rfc3339 ?? "",
        ]
      },
      figures: [5]
    )
  }

  public static func sentAgain(_ deliveries: [Delivery]) -> PrintedText {
    "sent again to \(deliveries.count.counted("webhook"))"
  }
}

extension Stamp {
  fileprivate var words: String { "\(at.rfc3339), \(CustomerWords.name(ofLogin: by))" }
}

extension Placeholder {
  public static let noDeliveries = "Nothing was announced to webhooks."
}
