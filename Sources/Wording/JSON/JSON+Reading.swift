extension JSON {
  /// The value that bytes of UTF-8 hold; nil when they aren't JSON (RFC 8259).
  ///
  /// Members keep their order, repeated ones stay. Line ends and tabs may stand in a text as they are,
  /// since what is pasted was often wrapped.
  public init?(parsing bytes: some Sequence<UInt8>) {
    var reader = JSONReader(Array(bytes))
    guard let value = reader.value(depth: 0), reader.isAtEnd() else { return nil }
    self = value
  }

  /// That bytes aren't JSON.
  public struct Fault: Error, Hashable, Sendable {
    /// The byte from which on they aren't.
    public let place: Int
  }

  /// The values of a list, each with the byte at which it begins.
  public static func elements(of bytes: [UInt8]) throws(Fault) -> [(place: Int, value: JSON)] {
    var reader = JSONReader(bytes)
    guard let elements = reader.elements(), reader.isAtEnd() else {
      throw Fault(place: reader.place)
    }
    return elements
  }
}

/// Reads one value after the other from bytes; nil from any member means that they aren't JSON.
private struct JSONReader {
  let bytes: [UInt8]
  private(set) var place = 0

  /// - Parameter bytes: a byte order mark at the start is passed over.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// Lists and objects within each other; what lies deeper is refused rather than followed.
  private static let deepest = 200

  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return place == bytes.count
  }

  mutating func value(depth: Int) -> JSON? {
    skipBlanks()
    guard depth < JSONReader.deepest, place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return elements(depth: depth).map { .list($0.map(\.value)) }
    case UInt8(ascii: "\""): return text().map(JSON.text)
    case UInt8(ascii: "t"): return take("true") ? .flag(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .flag(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    place += 1
    var members: [JSON.Member] = []
    if takeMark("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let name = text(), takeMark(":"), let value = value(depth: depth + 1) else {
        return nil
      }
      members.append(JSON.Member(name, value))
    } while takeMark(",")
    return takeMark("}") ? .object(members) : nil
  }

  /// The values of the list that comes next; nil, at the place of the fault, when it is none.
  mutating func elements(depth: Int = 0) -> [(place: Int, value: JSON)]? {
    guard takeMark("[") else { return nil }
    var elements: [(place: Int, value: JSON)] = []
    if takeMark("]") { return elements }
    repeat {
      skipBlanks()
      let start = place
      guard let value = value(depth: depth + 1) else { return nil }
      elements.append((start, value))
    } while takeMark(",")
    return takeMark("]") ? elements : nil
  }

  private mutating func number() -> JSON? {
    let start = place
    _ = take("-")
    let first = place
    guard digits() > 0 else { return nil }
    if bytes[first] == UInt8(ascii: "0"), place > first + 1 { return nil }
    var isWhole = true
    if take(".") {
      guard digits() > 0 else { return nil }
      isWhole = false
    }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard digits() > 0 else { return nil }
      isWhole = false
    }
    let written = String(decoding: bytes[start..<place], as: UTF8.self)
    return isWhole ? Int(written).map(JSON.integer) ?? .decimal(written) : .decimal(written)
  }

  /// Passes over digits and counts them.
  private mutating func digits() -> Int {
    let start = place
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) {
      place += 1
    }
    return place - start
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    var content: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escaped() else { return nil }
        content += Array(String(scalar).utf8)
      case 0..<0x20 where !JSONReader.blanks.contains(byte): return nil
      default: content.append(byte)
      }
    }
    return nil
  }

  /// What stands behind a backslash.
  private mutating func escaped() -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    let mark = bytes[place]
    place += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(mark)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = unit() else { return nil }
      guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
      guard take("\\u"), let trail = self.unit(), UTF16.isTrailSurrogate(trail) else { return nil }
      return Unicode.Scalar(
        0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
      )
    default: return nil
    }
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt16? {
    guard place + 4 <= bytes.count else { return nil }
    defer { place += 4 }
    let digits = bytes[place..<place + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static let blanks: [UInt8] = Array(" \t\n\r".utf8)

  private mutating func skipBlanks() {
    while place < bytes.count, JSONReader.blanks.contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let end = place + word.utf8CodeUnitCount
    guard end <= bytes.count,
      word.withUTF8Buffer({ $0.elementsEqual(bytes[place..<end]) })
    else { return false }
    place = end
    return true
  }

  /// A mark of structure, blanks before it passed over.
  private mutating func takeMark(_ mark: StaticString) -> Bool {
    skipBlanks()
    return take(mark)
  }
}
