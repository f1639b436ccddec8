/// A JSON value that keeps the order of its members.
public enum JSON: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  /// Any other number, as it is written: no digit is lost on the way.
  case decimal(String)
  case text(String)
  case list([JSON])
  case object([Member])

  /// One member of an object.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// A text, or null where there is none.
  public init(_ text: String?) {
    self = text.map(JSON.text) ?? .null
  }

  /// The member of that name; nil when there is none or this is no object.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The object with another value for a member that it has.
  public func replacing(_ name: String, with value: JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.map { $0.name == name ? Member(name, value) : $0 })
  }

  /// The object with further members behind its own.
  public func adding(_ members: JSON) -> JSON {
    guard case .object(let own) = self, case .object(let more) = members else { return self }
    return .object(own + more)
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral
{
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  public init(arrayLiteral elements: JSON...) { self = .list(elements) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  public init(nilLiteral: ()) { self = .null }
}
