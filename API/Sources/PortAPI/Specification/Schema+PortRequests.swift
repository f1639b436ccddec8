import PortDesk
import PortDomain
import Wording

extension RequestField {
  /// The form that its value has in JSON.
  var schema: JSON {
    switch form {
    case .choice(let values):
      ["type": ["string", "null"], "enum": .list(values.map(JSON.text) + [.null])]
    case .flag: ["type": "boolean"]
    case .number: Schema.maybe("integer")
    case .line, .lines, .day, .instant, .phoneNumber, .country, .carrier, .email, .endpoint, .order,
      .login, .secret:
      Schema.maybe("string")
    }
  }

  /// Those that begin a request, as the body has them.
  fileprivate static var given: [RequestField] { allCases.filter(\.isGivenByCustomers) }
}

extension Schema {
  private static let example: JSON = [
    "phone_number": "+2348012345678", "country": "NG", "current_carrier": "mtn",
    "account_number": "ACC123456", "authorized_name": "John Smith",
    "authorized_date": "2025-01-15", "billing_name": "Acme Corporation",
    "billing_address": "123 Business St, Lagos",
  ]

  static let newPortRequest = Schema(
    name: "NewPortRequest",
    json: [
      "type": "object",
      "description":
        "One number in `phone_number`, or those of an order in `phone_numbers`. A PIN is taken and never given out.",
      "properties": .object(
        RequestField.given.map { JSON.Member($0.name, ["type": ["string", "null"]]) }
          + [
            JSON.Member(
              "phone_numbers",
              [
                "type": "array", "items": ["type": "string"], "minItems": 1,
                "maxItems": .integer(PortRequestCreation.mostNumbers),
              ]
            ),
            JSON.Member("order_ref", Schema.maybe("string")),
          ]
      ),
      "required": .list(
        RequestField.required.filter { $0 != .phoneNumber }.map { .text($0.name) }
      ),
      "additionalProperties": false,
      "examples": [example],
    ]
  )

  private static let row: [(String, JSON)] =
    [
      ("id", text("pr_…")),
      ("status", choice(Status.self)),
      ("attempt", ["type": "integer", "minimum": 1]),
    ]
    + RequestField.ofCustomer.map { ($0.name, $0.schema) }
    + [
      (
        "window_utc",
        [
          "type": ["object", "null"],
          "properties": ["from": ["type": "string"], "to": ["type": "string"]],
        ]
      ),
      ("awaited", awaited),
      ("created_at", ["type": "string", "format": "date-time"]),
      ("updated_at", ["type": "string", "format": "date-time"]),
    ]

  /// What is awaited of the customer; null while it is somebody else's turn.
  private static let awaited: JSON = [
    "type": ["object", "null"],
    "properties": [
      "code": choice(Awaited.Code.self), "since": ["type": "string", "format": "date"],
      "due": ["type": "string", "format": "date-time"], "late": ["type": "boolean"],
      "text": ["type": "string"],
    ],
    "required": ["code", "since", "due", "late", "text"],
  ]

  private static let reason = object([
    ("code", choice(ReasonCode.self)), ("title", ["type": "string"]),
    ("solution", list(of: ["type": "string"])), ("resolved", ["type": "boolean"]),
  ])

  private static let whole =
    row + [
      (
        "papers",
        object(DocumentKind.demanded.map { ($0.rawValue, choice(PaperState.self)) })
      ),
      (
        "rejections",
        list(
          of: object([
            ("day", ["type": "string", "format": "date"]), ("attempt", ["type": "integer"]),
            ("reasons", list(of: reason)),
          ])
        )
      ),
      ("number_id", maybe("string")),
    ]

  static let portRequest = Schema(name: "PortRequest", json: object(whole))

  private static let made =
    whole + [
      (
        "warnings",
        list(of: object([("code", ["type": "string"]), ("message", ["type": "string"])]))
      )
    ]

  static let createdPortRequest = Schema(
    name: "CreatedPortRequest",
    json: [
      "oneOf": [
        object(made),
        object([
          ("order_id", maybe("string")), ("port_requests", list(of: object(made))),
          ("refused", list(of: ["type": "object"])),
        ]),
      ]
    ]
  )

  static func page(_ name: String, of row: JSON) -> Schema {
    Schema(
      name: name,
      json: object([
        ("data", list(of: row)), ("has_more", ["type": "boolean"]),
        ("next_cursor", maybe("string")),
      ])
    )
  }

  static let portRequests = page("PortRequests", of: object(row))

  static let cancellation = Schema(
    name: "Cancellation",
    json: [
      "type": "object",
      "properties": ["reason": ["type": ["string", "null"], "description": "Why."]],
      "additionalProperties": false,
    ]
  )

  static let confirmation = Schema(
    name: "Confirmation",
    json: [
      "type": "object",
      "properties": [
        "on": [
          "type": ["string", "null"], "format": "date",
          "description": "The day on which the SMS was answered; else today.",
        ]
      ],
      "additionalProperties": false,
    ]
  )

  static let history = Schema(
    name: "History",
    json: object([("data", list(of: ["type": "object"]))])
  )

  static let countries = Schema(
    name: "Countries",
    json: object([
      (
        "data",
        list(
          of: object([
            ("country", choice(Country.self)), ("name", ["type": "string"]),
            (
              "business_days",
              object([("from", ["type": "integer"]), ("to", ["type": "integer"])])
            ),
            ("note", maybe("string")), ("regulator", ["type": "string"]),
            (
              "documents",
              list(
                of: object([("kind", choice(DocumentKind.self)), ("title", ["type": "string"])])
              )
            ),
            (
              "reasons",
              list(
                of: object([
                  ("code", choice(ReasonCode.self)), ("title", ["type": "string"]),
                  ("solution", list(of: ["type": "string"])),
                ])
              )
            ),
          ])
        )
      )
    ])
  )
}
