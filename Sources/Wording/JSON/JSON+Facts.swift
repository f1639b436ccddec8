extension JSON {
  /// The facts of a failure as an object.
  public static func facts(_ facts: [(String, JSON)]) -> JSON {
    .object(facts.map { Member($0.0, $0.1) })
  }

  init(_ number: Int?) {
    self = number.map(JSON.integer) ?? .null
  }

  static func texts(_ texts: some Sequence<String>) -> JSON { .list(texts.map(JSON.text)) }
}
