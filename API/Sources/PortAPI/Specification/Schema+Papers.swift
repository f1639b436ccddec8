import PortDesk
import PortDomain
import Wording

extension Schema {
  static let newDocument = Schema(
    name: "NewDocument",
    json: [
      "type": "object",
      "properties": [
        "kind": choice(DocumentKind.self),
        "file": ["type": "string", "contentMediaType": "application/octet-stream"],
        "only": [
          "type": "string", "enum": ["true", "false"],
          "description": "Whether it is for this number alone, not for its order.",
        ],
      ],
      "required": ["kind", "file"],
      "additionalProperties": false,
    ]
  )

  static let document = Schema(
    name: "Document",
    json: object([
      ("id", text("doc_…")), ("kind", choice(DocumentKind.self)),
      ("version", ["type": "integer", "minimum": 1]), ("state", choice(PaperState.self)),
      ("good_until", maybe("string")),
      (
        "file",
        object([
          ("name", ["type": "string"]), ("media_type", ["type": "string"]),
          ("size", ["type": "integer"]), ("sha256", ["type": "string"]),
        ])
      ),
      (
        "refused",
        list(of: object([("item", choice(CheckItem.self)), ("remark", maybe("string"))]))
      ),
      ("requests", list(of: ["type": "string"])),
      ("received_at", ["type": "string", "format": "date-time"]),
    ])
  )

  static let documents = Schema(
    name: "Documents",
    json: object([("data", list(of: document.reference))])
  )

  static let phoneNumber = Schema(
    name: "PhoneNumber",
    json: object([
      ("id", text("pn_…")), ("phone_number", ["type": "string"]), ("country", choice(Country.self)),
      ("status", ["type": "string", "enum": ["active", "returned"]]),
      ("endpoint_id", maybe("string")), ("activated_on", ["type": "string", "format": "date"]),
      ("returned_on", maybe("string")), ("port_request_id", ["type": "string"]),
    ])
  )

  static let phoneNumbers = page("PhoneNumbers", of: phoneNumber.reference)

  static let routing = Schema(
    name: "Routing",
    json: [
      "type": "object",
      "properties": [
        "endpoint_id": ["type": ["string", "null"], "examples": ["ep_your_agent"]]
      ],
      "required": ["endpoint_id"],
      "additionalProperties": false,
    ]
  )

  /// All that the specification names, but for what is only referred to.
  static let all: [Schema] = [
    anyObject, health, failure, newPortRequest, portRequest, createdPortRequest, portRequests,
    cancellation, confirmation, history, countries, newDocument, document, documents, phoneNumber,
    phoneNumbers, routing, newWebhook, webhook, createdWebhook, webhooks, delivery, deliveries,
  ]
}
