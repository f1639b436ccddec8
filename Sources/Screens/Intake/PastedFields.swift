import PortDomain
import Wording

/// Fields with their values from pasted text: a JSON object with the provider's field names, or lines
/// such as `phone_number: +234…`.
struct PastedFields: Hashable, Sendable {
  private(set) var values: [RequestField: String] = [:]
  /// Names that are no field of a request, in their order.
  private(set) var unknown: [String] = []

  /// - Returns: nil when the text names no fields and is to be typed in as it is.
  init?(_ text: String) {
    let pairs = JSON(parsing: text.utf8)?.plainMembers ?? PastedFields.lines(of: text)
    for (name, value) in pairs ?? [] {
      if let field = PastedFields.field(named: name), let value {
        values[field] = value
      } else {
        unknown.append(name)
      }
    }
    guard !values.isEmpty, values.count >= unknown.count else { return nil }
  }

  /// `phone_number`, `Phone number`, `phoneNumber` and `PHONE-NUMBER` are the same name.
  static func field(named name: String) -> RequestField? {
    byName[letters(of: name)]
  }

  private static let byName = Dictionary(
    RequestField.allCases.filter { $0.side != .rules }.flatMap { field in
      [(letters(of: field.rawValue), field), (letters(of: field.label), field)]
    } + [("phonenumbers", .phoneNumber), ("numbers", .phoneNumber)],
    uniquingKeysWith: { first, _ in first }
  )

  private static func letters(of name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Every line that isn't empty must have a name before a colon or an equals sign.
  private static func lines(of text: String) -> [(String, String?)]? {
    var pairs: [(String, String?)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      if line.allSatisfy(\.isWhitespace) { continue }
      guard let mark = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
      let value = line[line.index(after: mark)...]
      pairs.append((trimmed(line[..<mark]), trimmed(value)))
    }
    return pairs
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension JSON {
  /// The names and values of an object, as texts; nil for what is no text, nulls are left out.
  fileprivate var plainMembers: [(String, String?)]? {
    guard case .object(let members) = self else { return nil }
    return members.compactMap { member -> (String, String?)? in
      switch member.value {
      case .text(let text), .decimal(let text): (member.name, text)
      case .integer(let number): (member.name, String(number))
      case .flag(let flag): (member.name, String(flag))
      case .list(let values): (member.name, JSON.texts(of: values)?.joined(separator: ", "))
      case .object: (member.name, nil)
      case .null: nil
      }
    }
  }

  /// Texts in a list; nil where anything else stands in it.
  private static func texts(of values: [JSON]) -> [String]? {
    let texts = values.compactMap { value in
      if case .text(let text) = value { text } else { nil }
    }
    return texts.count == values.count ? texts : nil
  }
}
