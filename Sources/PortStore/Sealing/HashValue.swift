import Crypto
import Foundation

/// A SHA-256 hash or an HMAC-SHA256: 32 bytes, held without a heap allocation.
public struct HashValue: Hashable, Sendable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// nil unless there are 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var rest = bytes.makeIterator()
    func word() -> UInt64 {
      var word: UInt64 = 0
      for _ in 0..<8 { word = word << 8 | UInt64(rest.next() ?? 0) }
      return word
    }
    words = (word(), word(), word(), word())
  }

  /// Bytes where they lie; nil unless there are 32.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// 64 hexadecimal digits; nil for any other text.
  public init?(hex text: some StringProtocol) {
    let digits = text.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
    guard digits.count == 64, text.utf8.count == 64 else { return nil }
    self.init(stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// The hash of bytes.
  public init(hashing bytes: [UInt8]) {
    self.init(digest: SHA256.hash(data: bytes))
  }

  /// What SHA-256 or an HMAC over it gave.
  public init(digest: some ContiguousBytes) {
    guard let value = digest.withUnsafeBytes({ HashValue($0) }) else {
      preconditionFailure("SHA-256 gives 32 bytes")
    }
    self = value
  }

  public var bytes: [UInt8] { withBytes { Array($0) } }

  func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    try withUnsafeBytes(
      of: (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian),
      body
    )
  }

  public var hex: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  public static func == (left: HashValue, right: HashValue) -> Bool {
    left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}
