import Foundation

extension JSON {
  /// The value that bytes of UTF-8 hold; nil when they aren't JSON.
  public init?(parsing bytes: some Sequence<UInt8>) {
    guard let value = try? JSONDecoder().decode(JSON.self, from: Data(bytes)) else { return nil }
    self = value
  }
}

extension JSON: Decodable {
  public init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      self = .object(
        try members.allKeys.map {
          Member($0.stringValue, try members.decode(JSON.self, forKey: $0))
        }
      )
      return
    }
    if var values = try? decoder.unkeyedContainer() {
      var list: [JSON] = []
      while !values.isAtEnd { list.append(try values.decode(JSON.self)) }
      self = .list(list)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? value.decode(Int.self) {
      self = .integer(integer)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .decimal(try value.decode(Double.self))
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
