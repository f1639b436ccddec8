import Foundation
import PortDomain

/// Values written one behind the other such that no two rows of values give the same bytes.
///
/// Each carries its length in front; hashes and fingerprints are taken over the result, so the form
/// must never change.
public struct CanonicalBytes: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Whether one of the texts has a NUL in it, at which engines and programs cut texts short.
  private(set) var holdsNUL = false
  /// Whether one of the texts is more than any may be; it isn't among the bytes then.
  private(set) var holdsTooMuch = false

  private let isWish: Bool

  /// - Parameter isWish: whether its texts come from outside, and are looked at one by one; what a store
  ///   holds is hashed whatever it is.
  init(ofWish isWish: Bool) {
    self.isWish = isWish
    bytes.reserveCapacity(1024)
  }

  /// Of what a store holds.
  public init() { self.init(ofWish: false) }

  public mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  public mutating func add(_ number: Int) {
    add(Int64(number))
  }

  public mutating func add(_ text: String) {
    if isWish {
      guard TextBounds.words.allow(text) else {
        holdsTooMuch = true
        return
      }
      if text.utf8.contains(0) { holdsNUL = true }
    }
    var text = text
    text.withUTF8 { utf8 in
      add(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Says that a text which isn't among the bytes has a NUL in it.
  mutating func noteNUL() { holdsNUL = true }
  /// Says that a text which isn't among the bytes is more than any may be.
  mutating func noteTooMuch() { holdsTooMuch = true }

  public mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  /// A text that a store holds, or bytes, where they lie.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    self.bytes.append(contentsOf: bytes)
  }

  mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  public mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes += content
  }

  public mutating func add(_ digest: HashValue?) {
    add(digest == nil ? 0 : 1)
    digest?.withBytes { bytes.append(contentsOf: $0) }
  }
}

/// The form in which a store keeps what is no column: JSON with its keys in order, so that it hashes the
/// same wherever it is written.
public enum StoredForm {
  public static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  /// Whether a value's texts are no more than they may be.
  static func isWithinBounds(_ value: some Encodable) throws(StoreError) -> Bool {
    do {
      return TextBounds.words.allow(String(decoding: try bytes(of: value), as: UTF8.self))
    } catch {
      throw .system(String(describing: type(of: error)) + " (0)")
    }
  }

  /// Whether one of the texts in it has a NUL in it, as JSON escapes it.
  static func holdsNUL(_ json: [UInt8]) -> Bool {
    var rest = json[...]
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      rest = rest[(backslash + 1)...]
      if rest.starts(with: Array("u0000".utf8)) { return true }
      // What is escaped, which may be a backslash.
      rest = rest.dropFirst()
    }
    return false
  }

  /// - Parameter subject: what is read, for whoever has to find it: `event_detail 12`.
  /// - Throws: `StoreError.corrupt` naming the subject.
  public static func value<Value: Decodable>(
    _: Value.Type = Value.self,
    from bytes: some Sequence<UInt8>,
    of subject: @autoclosure () -> String
  ) throws(StoreError) -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
      throw .corrupt(place: "", detail: subject())
    }
  }
}
