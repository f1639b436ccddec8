import PortDomain
import Wording

extension Schema {
  private static let events: JSON = [
    "type": "array", "items": choice(Announcement.Name.self), "minItems": 1,
  ]

  static let newWebhook = Schema(
    name: "NewWebhook",
    json: [
      "type": "object",
      "properties": [
        "url": [
          "type": "string", "format": "uri", "maxLength": 2048,
          "examples": ["https://example.com/ports"],
        ],
        "events": events,
      ],
      "required": ["url"],
      "additionalProperties": false,
      "examples": [["url": "https://example.com/ports"]],
    ]
  )

  private static let webhookMembers: [(String, JSON)] = [
    ("id", text("wh_…")), ("organization_id", ["type": "string"]), ("url", ["type": "string"]),
    ("events", events),
  ]

  static let webhook = Schema(name: "Webhook", json: object(webhookMembers))

  static let createdWebhook = Schema(
    name: "CreatedWebhook",
    json: object(
      webhookMembers + [
        ("secret", text("What messages are signed with: shown this once, and never again."))
      ]
    )
  )

  static let webhooks = Schema(
    name: "Webhooks",
    json: object([("data", list(of: webhook.reference))])
  )

  static let delivery = Schema(
    name: "Delivery",
    json: object([
      ("event_id", text("evt_…")), ("event", choice(Announcement.Name.self)),
      ("request_id", ["type": "string"]), ("webhook_id", ["type": "string"]),
      ("created_at", ["type": "string", "format": "date-time"]),
      ("state", choice(Delivery.State.self)), ("attempts", ["type": "integer"]),
      ("next_attempt_at", maybe("string")), ("last_attempt_at", maybe("string")),
      ("last_result", maybe("string")),
    ])
  )

  static let deliveries = page("Deliveries", of: delivery.reference)
}
