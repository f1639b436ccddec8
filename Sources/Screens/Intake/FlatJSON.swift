/// The names and plain values of one JSON object (RFC 8259); arrays and objects within it are passed
/// over, nulls left out.
struct FlatJSON {
  private var rest: Substring

  /// - Returns: nil when the text isn't one JSON object.
  static func pairs(of text: String) -> [(String, String)]? {
    var reader = FlatJSON(rest: text[...])
    guard let pairs = reader.object() else { return nil }
    reader.skipBlanks()
    return reader.rest.isEmpty ? pairs : nil
  }

  private mutating func object() -> [(String, String)]? {
    guard take("{") else { return nil }
    var pairs: [(String, String)] = []
    if take("}") { return pairs }
    repeat {
      skipBlanks()
      guard let name = string(), take(":"), let value = value() else { return nil }
      if let text = value.text { pairs.append((name, text)) }
    } while take(",")
    return take("}") ? pairs : nil
  }

  /// A value that was there; its text if it is a plain one.
  private struct Value {
    let text: String?
  }

  private mutating func value() -> Value? {
    skipBlanks()
    switch rest.first {
    case "\"": return string().map(Value.init)
    case "{": return object().map { _ in Value(text: nil) }
    case "[": return array()
    case _: return word()
    }
  }

  private mutating func array() -> Value? {
    guard take("[") else { return nil }
    if take("]") { return Value(text: nil) }
    repeat {
      guard value() != nil else { return nil }
    } while take(",")
    return take("]") ? Value(text: nil) : nil
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() -> Value? {
    let word = rest.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
    rest = rest.dropFirst(word.count)
    if word == "null" { return Value(text: nil) }
    return word == "true" || word == "false" || Double(word) != nil
      ? Value(text: String(word)) : nil
  }

  private mutating func string() -> String? {
    guard rest.first == "\"" else { return nil }
    rest.removeFirst()
    var units: [UInt16] = []
    while let character = rest.popFirst() {
      if character == "\"" { return String(decoding: units, as: UTF16.self) }
      guard character == "\\" else {
        units += character.utf16
        continue
      }
      guard let escaped = rest.popFirst() else { return nil }
      switch escaped {
      case "n": units += "\n".utf16
      case "t": units += "\t".utf16
      case "r", "b", "f": continue
      case "u":
        guard let unit = UInt16(rest.prefix(4), radix: 16) else { return nil }
        rest = rest.dropFirst(4)
        units.append(unit)
      case _: units += escaped.utf16
      }
    }
    return nil
  }

  private mutating func take(_ mark: Character) -> Bool {
    skipBlanks()
    guard rest.first == mark else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop(while: \.isWhitespace)
  }
}
