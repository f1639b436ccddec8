import Wording

/// As much of a JSON Schema (2020-12) as docs/json.schema.json uses.
struct JSONSchema {
  let root: JSON

  /// The words that it knows; another would be passed over unseen.
  private static let known: Set<String> = [
    "$ref", "additionalProperties", "description", "enum", "items", "pattern", "properties",
    "required", "type",
  ]

  /// What is wrong with the output of a command, each with its place; empty for what fits.
  func faults(in value: JSON, of command: String) throws -> [String] {
    guard let schema = root["commands"]?[command] else { return ["no command \(command)"] }
    return try faults(in: value, under: schema, at: command)
  }

  /// What is wrong with a failure.
  func faults(inFailure value: JSON) throws -> [String] {
    try faults(in: value, under: ["$ref": "#/$defs/failure"], at: "failure")
  }

  private func faults(in value: JSON, under schema: JSON, at place: String) throws -> [String] {
    guard case .object(let members) = schema else { return [] }
    var faults = members.map(\.name).filter { !JSONSchema.known.contains($0) }
      .map { "\(place): the schema's \($0) isn't known" }
    if let reference = schema["$ref"]?.string {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let definition = root["$defs"]?[name] else { return ["\(place): no \(reference)"] }
      return try self.faults(in: value, under: definition, at: place)
    }
    let types = schema["type"].map { $0.string.map { [$0] } ?? $0.values.compactMap(\.string) }
    if let types, !types.contains(where: value.isOf) {
      faults.append("\(place): \(value.line.prefix(60)) is none of \(types)")
    }
    if let allowed = schema["enum"]?.values, !allowed.contains(value) {
      faults.append("\(place): \(value.line.prefix(60)) isn't allowed")
    }
    if let pattern = schema["pattern"]?.string, let text = value.string,
      try Regex(pattern).firstMatch(in: text) == nil
    {
      faults.append("\(place): \(text.prefix(60)) isn't as \(pattern)")
    }
    if case .list(let values) = value, let items = schema["items"] {
      for (index, item) in values.enumerated() {
        faults += try self.faults(in: item, under: items, at: "\(place)[\(index)]")
      }
    }
    if case .object(let members) = value { faults += try self.faults(in: members, schema, place) }
    return faults
  }

  private func faults(
    in members: [JSON.Member],
    _ schema: JSON,
    _ place: String
  ) throws -> [String] {
    let names = Set(members.map(\.name))
    var faults = (schema["required"]?.values ?? []).compactMap(\.string)
      .filter { !names.contains($0) }.map { "\(place): \($0) is missing" }
    for member in members {
      let place = "\(place).\(member.name)"
      if let own = schema["properties"]?[member.name] {
        faults += try self.faults(in: member.value, under: own, at: place)
      } else if let others = schema["additionalProperties"] {
        if others == false { faults.append("\(place) isn't described") }
        faults += try self.faults(in: member.value, under: others, at: place)
      }
    }
    return faults
  }
}

extension JSON {
  fileprivate var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  fileprivate func isOf(_ type: String) -> Bool {
    switch self {
    case .null: type == "null"
    case .flag: type == "boolean"
    case .integer: type == "integer" || type == "number"
    case .decimal: type == "number"
    case .text: type == "string"
    case .list: type == "array"
    case .object: type == "object"
    }
  }
}
