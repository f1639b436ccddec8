import PortDesk
import PortDomain
import Wording

/// The form of a body or an answer, under the name that the specification has it by.
struct Schema: Sendable {
  let name: String
  let json: JSON
}

extension Schema {
  /// By which another one of the specification is meant.
  var reference: JSON { ["$ref": .text("#/components/schemas/\(name)")] }

  static func text(_ about: String) -> JSON { ["type": "string", "description": .text(about)] }

  static func maybe(_ type: String) -> JSON { ["type": [.text(type), "null"]] }

  /// An object with members that all are there.
  static func object(
    _ members: [(String, JSON)],
    optional: Set<String> = [],
    isClosed: Bool = false
  ) -> JSON {
    let all: JSON = [
      "type": "object",
      "properties": .object(members.map { JSON.Member($0.0, $0.1) }),
      "required": .list(members.filter { !optional.contains($0.0) }.map { .text($0.0) }),
    ]
    return isClosed ? all.adding(["additionalProperties": false]) : all
  }

  static func list(of schema: JSON) -> JSON { ["type": "array", "items": schema] }

  static func choice<Value: CaseIterable & RawRepresentable>(
    _ type: Value.Type,
    orNull: Bool = false
  ) -> JSON where Value.RawValue == String {
    let values = type.allCases.map { JSON.text($0.rawValue) }
    return orNull
      ? ["type": ["string", "null"], "enum": .list(values + [.null])]
      : ["type": "string", "enum": .list(values)]
  }

  static let anyObject = Schema(name: "Specification", json: ["type": "object"])
  static let health = Schema(
    name: "Health",
    json: object([("status", ["type": "string", "enum": ["ok"]])])
  )
  static let failure = Schema(
    name: "Failure",
    json: object([
      ("error", text("What happened and what to do.")),
      ("code", text("The cause; there is one code for each.")),
      ("details", ["type": "object", "description": "Facts of it."]),
    ])
  )
}
