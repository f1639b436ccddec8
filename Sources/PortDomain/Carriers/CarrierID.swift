/// The short name of a carrier within a country: `mtn`, `9mobile`.
///
/// ASCII letters, digits, `-` and `_`, in lower case, at most 32.
public struct CarrierID: Hashable, Sendable {
  public static let longest = 32

  public let text: String

  /// Why a text is no carrier id.
  public enum Refusal: Error, Hashable, Sendable {
    case empty
    case tooLong
    case character(Unicode.Scalar)
  }

  /// The id that a text names, blanks around it and upper case put right.
  public init(parsing text: some StringProtocol) throws(Refusal) {
    var scalars = Substring(text).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    guard !scalars.isEmpty else { throw .empty }
    for scalar in scalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": continue
      default: throw .character(scalar)
      }
    }
    guard scalars.count <= CarrierID.longest else { throw .tooLong }
    self.text = Substring(scalars).lowercased()
  }
}

extension CarrierID: Comparable {
  public static func < (left: CarrierID, right: CarrierID) -> Bool {
    left.text < right.text
  }
}

extension CarrierID: CodedAsText {
  public init?(coded text: String) { try? self.init(parsing: text) }

  public var description: String { text }
}
