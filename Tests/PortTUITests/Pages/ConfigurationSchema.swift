import PortDomain
import Screens
import TerminalUI
import Wording

@testable import PortTUI

/// The JSON Schema (2020-12) of a configuration file, for editors that check YAML by one.
enum ConfigurationSchema {
  static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The configuration of porttui",
      "type": "object",
      "additionalProperties": false,
      "properties": {
    \(members(ConfigurationFile.Name.allCases.map { ($0.rawValue, schema(of: $0)) }, indent: 4))
      }
    }

    """

  private static func members(_ members: [(name: String, schema: JSON)], indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    return members.sorted { $0.name < $1.name }
      .map { "\(blanks)\(JSON.text($0.name).line): \($0.schema.line)" }.joined(separator: ",\n")
  }

  private static func schema(of name: ConfigurationFile.Name) -> JSON {
    switch name {
    case .database, .editor, .serviceAccount: ["type": "string"]
    case .restricted, .ascii, .linear, .slowLink: ["type": "boolean"]
    case .seals, .log: ["type": "string", "pattern": "^(syslog|/.*)$"]
    case .theme: choice(of: Theme.self)
    case .row: choice(of: RowHighlight.self)
    case .roles:
      object(Role.allCases.map(\.rawValue), each: ["type": "array", "items": ["type": "string"]])
    case .keys:
      object(
        Command.allCases.map(\.rawValue),
        each: ["type": ["string", "array"], "items": ["type": "string"]]
      )
    }
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(of _: Choice.Type) -> JSON
  where Choice.RawValue == String {
    ["enum": .list(Choice.allCases.map { .text($0.rawValue) })]
  }

  private static func object(_ names: [String], each schema: JSON) -> JSON {
    [
      "type": "object", "additionalProperties": false,
      "properties": .object(names.map { .init($0, schema) }),
    ]
  }
}
