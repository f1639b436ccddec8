/// An address on the internet, of version 4 or 6, as a name resolves to it.
public enum NetworkAddress: Hashable, Sendable {
  case v4(UInt32)
  /// The upper and the lower half.
  case v6(UInt64, UInt64)

  /// An address as people write it: `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1`; nil for any other
  /// text, for one with a zone and for the short forms of version 4 too.
  public init?(_ text: some StringProtocol) {
    if let number = NetworkAddress.v4(text) {
      self = .v4(number)
    } else if let (high, low) = NetworkAddress.v6(text) {
      self = .v6(high, low)
    } else {
      return nil
    }
  }

  /// Whether it is somebody's on the open internet: not this machine, no private or shared network, no
  /// link, no group, nothing reserved, and no other address inside of it.
  ///
  /// Source: the IANA registries of special-purpose addresses (RFC 6890). Of version 6, only what is
  /// given out globally (2000::/3) counts, so that mapped and translated ones don't.
  public var isPublic: Bool {
    switch self {
    case .v4(let number): !NetworkAddress.special.contains { $0.contains(number) }
    case .v6(let high, _):
      high >> 61 == 0b001
        // 2001::/23 (protocols, Teredo), documentation, 6to4.
        && high >> 41 != 0x2001_0000 >> 9 && high >> 32 != 0x2001_0DB8
        && high >> 44 != 0x3FFF0 && high >> 48 != 0x2002
    }
  }

  /// A stretch of version 4: its first address, and how many bits all in it share.
  private struct Block {
    let first: UInt32
    let bits: UInt32

    func contains(_ number: UInt32) -> Bool { (number ^ first) >> (32 - bits) == 0 }
  }

  private static let special = [
    ("0.0.0.0", 8), ("10.0.0.0", 8), ("100.64.0.0", 10), ("127.0.0.0", 8), ("169.254.0.0", 16),
    ("172.16.0.0", 12), ("192.0.0.0", 24), ("192.0.2.0", 24), ("192.88.99.0", 24),
    ("192.168.0.0", 16), ("198.18.0.0", 15), ("198.51.100.0", 24), ("203.0.113.0", 24),
    ("224.0.0.0", 4), ("240.0.0.0", 4),
  ].compactMap { text, bits in v4(text).map { Block(first: $0, bits: bits) } }

  private static func v4(_ text: some StringProtocol) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var number: UInt32 = 0
    for part in parts {
      // A zero in front would mean octal digits to some.
      guard part.utf8.allSatisfy(\.isASCIIDigit), part == "0" || part.first != "0",
        let byte = UInt8(part)
      else { return nil }
      number = number << 8 | UInt32(byte)
    }
    return number
  }

  private static func v6(_ text: some StringProtocol) -> (UInt64, UInt64)? {
    let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { return nil }
    var parts: [[UInt16]] = []
    for (index, half) in halves.enumerated() {
      guard let groups = groups(half, mayEndInV4: index == halves.count - 1) else { return nil }
      parts.append(groups)
    }
    let given = parts.reduce(0) { $0 + $1.count }
    guard halves.count == 1 ? given == 8 : given < 8 else { return nil }
    let zeros = Array(repeating: UInt16(0), count: 8 - given)
    let all = parts[0] + zeros + (parts.count == 2 ? parts[1] : [])
    func half(_ groups: ArraySlice<UInt16>) -> UInt64 {
      groups.reduce(0) { $0 << 16 | UInt64($1) }
    }
    return (half(all[0..<4]), half(all[4..<8]))
  }

  private static func groups(_ text: some StringProtocol, mayEndInV4: Bool) -> [UInt16]? {
    if text.isEmpty { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var groups: [UInt16] = []
    for (index, part) in parts.enumerated() {
      if mayEndInV4, index == parts.count - 1, let number = v4(part) {
        groups += [UInt16(number >> 16), UInt16(number & 0xFFFF)]
      } else {
        guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(\.isASCIIHexDigit),
          let group = UInt16(part, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }
}

extension UInt8 {
  fileprivate var isASCIIHexDigit: Bool {
    isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
