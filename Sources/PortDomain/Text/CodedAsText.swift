/// A value that is one text in JSON, the one that describes it; stores hold it so.
public protocol CodedAsText: Codable, CustomStringConvertible {
  /// nil for a text that describes no such value.
  init?(coded text: String)
}

extension CodedAsText {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(coded: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a \(Self.self)")
      )
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
