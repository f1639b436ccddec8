import HummingbirdCore
import PortDomain
import Wording

/// The values in the query of a call, each read once and in one way.
struct QueryValues {
  private let values: [(name: String, value: String)]

  init(_ call: Call) {
    values = call.request.uri.queryParameters.map { (String($0.key), String($0.value)) }
  }

  /// - Throws: `CallFault.parameterInvalid` for what isn't one of the parameters.
  func demandOnly(_ names: [String]) throws(CallFault) {
    for (name, value) in values where !names.contains(name) {
      throw .parameterInvalid(name, value: value, demand: names.spoken("or"))
    }
  }

  /// A value that can be read; nil where the query has none.
  func value<Value>(
    _ name: String,
    _ demand: String,
    _ read: (String) -> Value?
  ) throws(CallFault) -> Value? {
    guard let text = values.last(where: { $0.name == name })?.value else { return nil }
    guard let value = read(text) else {
      throw .parameterInvalid(name, value: text, demand: demand)
    }
    return value
  }

  func limit() throws(CallFault) -> Int {
    try value("limit", "1 to \(QueryValues.mostRows)") { text in
      Int(text).flatMap { (1...QueryValues.mostRows).contains($0) ? $0 : nil }
    } ?? QueryValues.usualRows
  }

  static let mostRows = 100
  static let usualRows = 20
  static let mostPassedOver = 10_000
}

extension Endpoint.Parameter {
  static let limit = query(
    "limit",
    [
      "type": "integer", "minimum": 1, "maximum": .integer(QueryValues.mostRows),
      "default": .integer(QueryValues.usualRows),
    ],
    "How many at most."
  )

  static func cursor(_ of: String) -> Endpoint.Parameter {
    query(
      "cursor",
      ["type": "string"],
      "The `next_cursor` of the page before: the \(of) behind it."
    )
  }
}
