/// Text that is safe to show: the only text that a canvas and the plain printers accept.
///
/// Its width is counted once. See `Sanitiser` for what becomes of characters that can't be shown;
/// each of them shows as one visible cell.
public struct DisplayText: Hashable, Sendable {
  public let string: String
  /// The columns it takes, as ncurses counts.
  public let columns: Int

  public init(sanitising text: String) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) {
      self.init(sanitised: text, columns: text.utf8.count)
      return
    }
    var sanitiser = Sanitiser()
    for scalar in text.unicodeScalars { sanitiser.append(scalar) }
    self.init(sanitised: String(sanitiser.scalars), columns: sanitiser.columns)
  }

  public init(_ glyph: Glyph) {
    self.init(sanitised: String(Character(glyph.unicode)), columns: 1)
  }

  /// Text that is known to be sanitised and as wide as given.
  init(sanitised string: String, columns: Int) {
    self.string = string
    self.columns = columns
  }

  public static let empty = DisplayText(sanitised: "", columns: 0)

  public var isEmpty: Bool { string.isEmpty }

  /// Any character beyond ASCII has more bytes than columns.
  var isASCII: Bool { string.utf8.count == columns }

  public static func + (left: DisplayText, right: DisplayText) -> DisplayText {
    DisplayText(sanitised: left.string + right.string, columns: left.columns + right.columns)
  }

  public static func += (left: inout DisplayText, right: DisplayText) {
    left = left + right
  }

  public static func blanks(_ columns: Int) -> DisplayText {
    let columns = max(0, columns)
    return DisplayText(sanitised: String(repeating: " ", count: columns), columns: columns)
  }
}

/// Literals are sanitised like any other text, and so is what is put into them.
extension DisplayText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self.init(sanitising: value)
  }
}

extension DisplayText: CustomStringConvertible {
  public var description: String { string }
}

extension Sequence where Element == DisplayText {
  public func joined(separator: DisplayText = .empty) -> DisplayText {
    var result = DisplayText.empty
    var isFirst = true
    for text in self {
      if !isFirst { result += separator }
      result += text
      isFirst = false
    }
    return result
  }
}
