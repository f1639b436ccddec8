import Foundation

/// Text brought to the form in which names are compared, searched and sorted.
public enum FoldedText {
  /// Without case, accents and width differences, outer blanks off; compared bytewise.
  public static func key(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return trimmed(text.lowercased())
    }
    return trimmed(
      text.folding(
        options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive],
        locale: nil
      )
    )
  }

  /// The words of a text: runs of letters and digits of its folded form.
  public static func words(of text: some StringProtocol) -> [String] {
    let key = key(text)
    if key.utf8.allSatisfy({ $0 < 0x80 }) {
      return key.utf8.split { !isWordByte($0) }.map { String(Substring($0)) }
    }
    return key.split(whereSeparator: { !($0.isLetter || $0.isNumber) }).map(String.init)
  }

  /// Whether a byte of folded ASCII is a letter or a digit.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Text as it is kept: Unicode NFC, outer blanks off; in one line, unless `lines` are allowed.
  public static func kept(_ text: some StringProtocol, lines: Bool = false) -> String {
    let text = String(text)
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    // Most texts are kept as they come, which their bytes tell.
    if isASCII, text.utf8.allSatisfy({ $0 >= 0x20 }), text.utf8.first != 0x20,
      text.utf8.last != 0x20
    {
      return text
    }
    let composed = isASCII ? text : text.precomposedStringWithCanonicalMapping
    guard !lines, composed.contains(where: \.isNewline) else { return trimmed(composed) }
    return trimmed(String(composed.map { $0.isNewline ? " " : $0 }))
  }

  private static func trimmed(_ text: String) -> String {
    guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace
    else { return text }
    let head = text.drop(while: \.isWhitespace)
    guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...end])
  }
}
