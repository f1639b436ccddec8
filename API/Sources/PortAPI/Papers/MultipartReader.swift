import Glibc
import Wording

/// Tells the parts of a `multipart/form-data` body from each other while it comes. Source: RFC 7578 and
/// RFC 2046, section 5.1.
struct MultipartReader {
  /// What a part says of itself.
  struct Head: Hashable, Sendable {
    var name = ""
    /// nil for a part that is no file.
    var fileName: String?
  }

  enum Event: Hashable, Sendable {
    case begin(Head)
    case bytes([UInt8])
    case end
  }

  private enum Place {
    /// Before the first part.
    case preamble
    case head
    case content
    /// Right behind a delimiter.
    case delimiter
    /// Behind the last part.
    case epilogue
  }

  private let delimiter: [UInt8]
  private var place = Place.preamble
  /// What came and isn't read yet; the first delimiter has no line before it.
  private var rest = MultipartReader.lineEnd

  private static let lineEnd: [UInt8] = [13, 10]
  private static let longestHead = 8 << 10

  /// - Parameter contentType: the header of the body.
  /// - Throws: `CallFault.mediaTypeNotTaken` for any other, `.partsUnreadable` without a boundary.
  init(_ contentType: String?) throws(CallFault) {
    let parts = (contentType ?? "").split(separator: ";").map { $0.trimmed }
    guard parts.first?.lowercased() == MediaTypes.parts else {
      throw .mediaTypeNotTaken([MediaTypes.parts])
    }
    let boundary = parts.dropFirst().compactMap { MultipartReader.value(of: "boundary", in: $0) }
    guard let boundary = boundary.first, (1...70).contains(boundary.utf8.count) else {
      throw .partsUnreadable
    }
    delimiter = MultipartReader.lineEnd + Array("--\(boundary)".utf8)
  }

  /// Whether the last delimiter came.
  var isAtEnd: Bool {
    switch place {
    case .epilogue: true
    case .preamble, .head, .content, .delimiter: false
    }
  }

  /// Takes the next bytes of the body.
  mutating func take(_ bytes: some Sequence<UInt8>) throws(CallFault) -> [Event] {
    rest += bytes
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// - Returns: whether there may be more in what came.
  private mutating func step(_ events: inout [Event]) throws(CallFault) -> Bool {
    switch place {
    case .preamble, .content:
      let isContent = if case .content = place { true } else { false }
      guard let found = rest.place(of: delimiter) else {
        // The end of what came may be the beginning of a delimiter.
        let known = max(0, rest.count - delimiter.count + 1)
        if isContent, known > 0 { events.append(.bytes(Array(rest[..<known]))) }
        rest.removeFirst(known)
        return false
      }
      if isContent {
        if found > 0 { events.append(.bytes(Array(rest[..<found]))) }
        events.append(.end)
      }
      rest.removeFirst(found + delimiter.count)
      place = .delimiter
      return true
    case .delimiter:
      guard rest.count >= 2 else { return false }
      let mark = Array(rest.prefix(2))
      rest.removeFirst(2)
      if mark == Array("--".utf8) {
        place = .epilogue
      } else if mark == MultipartReader.lineEnd {
        place = .head
      } else {
        throw .partsUnreadable
      }
      return true
    case .head:
      guard let end = rest.place(of: MultipartReader.lineEnd + MultipartReader.lineEnd) else {
        if rest.count > MultipartReader.longestHead { throw .partsUnreadable }
        return false
      }
      guard let text = String(validating: rest[..<end], as: UTF8.self) else { throw .notUTF8 }
      events.append(.begin(try MultipartReader.head(text)))
      rest.removeFirst(end + 4)
      place = .content
      return true
    case .epilogue:
      rest = []
      return false
    }
  }

  private static func head(_ text: String) throws(CallFault) -> Head {
    for line in text.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-disposition" else { continue }
      let fields = MultipartReader.fields(of: parts[1])
      guard let name = fields.compactMap({ value(of: "name", in: $0) }).first else { continue }
      return Head(
        name: name,
        fileName: fields.compactMap { value(of: "filename", in: $0) }.first
      )
    }
    throw .partsUnreadable
  }

  /// What stands between semicolons; those within quotes belong to a value.
  private static func fields(of text: Substring) -> [String] {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        fields.append(field.trimmed)
        field = ""
      } else {
        field.append(character)
      }
    }
    return fields + [field.trimmed]
  }

  /// The value of `name=value` or `name="value"`, in which browsers write quotes as `%22`.
  private static func value(of name: String, in field: String) -> String? {
    guard field.lowercased().hasPrefix(name + "=") else { return nil }
    let value = field.dropFirst(name.count + 1)
    guard value.count >= 2, value.first == "\"", value.last == "\"" else { return String(value) }
    return String(value.dropFirst().dropLast()).replacing("%22", with: "\"")
  }
}

extension [UInt8] {
  /// Where a text begins in it.
  fileprivate func place(of text: [UInt8]) -> Int? {
    guard let first = text.first, count >= text.count else { return nil }
    let last = count - text.count
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var start = 0
      while start <= last, let found = memchr(base + start, Int32(first), last - start + 1) {
        let place = UnsafeRawPointer(found) - base
        if memcmp(found, text, text.count) == 0 { return place }
        start = place + 1
      }
      return nil
    }
  }
}
