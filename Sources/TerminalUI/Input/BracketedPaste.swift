/// Gathers what comes between the brackets of a paste (xterm's mode 2004).
struct BracketedPaste: Hashable, Sendable {
  private var bytes: [UInt8] = []
  /// How many bytes of the closing bracket were seen last.
  private var matched = 0

  private static let end = Array("\u{1b}[201~".utf8)

  /// Takes bytes up to and with the closing bracket, and returns the text when that was found.
  mutating func take(_ input: inout ArraySlice<UInt8>) -> String? {
    while let byte = input.popFirst() {
      if byte == BracketedPaste.end[matched] {
        matched += 1
        if matched == BracketedPaste.end.count { return text }
      } else {
        // The bracket has its first byte nowhere else, so no shorter match can have begun before.
        append(BracketedPaste.end[..<matched])
        matched = byte == BracketedPaste.end[0] ? 1 : 0
        if matched == 0 { append(CollectionOfOne(byte)) }
      }
    }
    return nil
  }

  /// The text so far, with `\n` for each line end: terminals send a carriage return.
  private var text: String {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0d {
        lines.append(0x0a)
      } else if byte != 0x0a || previous != 0x0d {
        lines.append(byte)
      }
      previous = byte
    }
    return String(decoding: lines, as: UTF8.self)
  }

  /// The text when no closing bracket will come, with what looked like the start of one.
  var unfinishedText: String {
    var all = self
    all.append(BracketedPaste.end[..<matched])
    return all.text
  }

  private mutating func append(_ more: some Collection<UInt8>) {
    bytes += more.prefix(KeyDecoder.longestPaste - bytes.count)
  }
}
