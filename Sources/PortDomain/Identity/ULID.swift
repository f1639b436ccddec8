import Synchronization

/// A universally unique, lexicographically sortable identifier: 48 bits of milliseconds, 80 of chance.
///
/// Written in Crockford's base 32, here in lower case. Source: the ULID specification.
public struct ULID: Hashable, Sendable {
  static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// A bit for each byte that is one of the alphabet.
  private static let digits = alphabet.reduce(into: UInt128(0)) { $0 |= 1 << UInt128($1) }

  static func isDigit(_ byte: UInt8) -> Bool { byte < 128 && digits >> UInt128(byte) & 1 == 1 }

  /// 26 characters.
  public let text: String

  /// - Parameters:
  ///   - instant: the time that the id sorts by.
  ///   - chance: 80 random bits, the upper 16 in `high`.
  public init(at instant: Instant, high: UInt16, low: UInt64) {
    var digits = [UInt8](repeating: 0, count: 26)
    var time = UInt64(max(0, instant.milliseconds)) & 0xFFFF_FFFF_FFFF
    for index in stride(from: 9, through: 0, by: -1) {
      digits[index] = ULID.alphabet[Int(time & 31)]
      time >>= 5
    }
    var upper = UInt64(high)
    var lower = low
    for index in stride(from: 25, through: 10, by: -1) {
      digits[index] = ULID.alphabet[Int(lower & 31)]
      lower = (lower >> 5) | ((upper & 31) << 59)
      upper >>= 5
    }
    text = String(decoding: digits, as: UTF8.self)
  }
}

/// Where ids take their chance from: the system's generator in the program, a counter in tests.
public struct IdentifierSource: Sendable {
  private let next: @Sendable () -> (UInt16, UInt64)

  public init(next: @escaping @Sendable () -> (high: UInt16, low: UInt64)) {
    self.next = next
  }

  /// Chance from the system, behind a count: what is made within one millisecond, as an order's requests
  /// are, sorts as it was made.
  public static let random = IdentifierSource {
    let count = made.wrappingAdd(1, ordering: .relaxed).oldValue
    return (count, UInt64.random(in: .min ... .max))
  }

  /// How many were made, from anywhere on.
  private static let made = Atomic<UInt16>(.random(in: .min ... .max))

  public func make<Kind>(_: Kind.Type = Kind.self, at instant: Instant) -> Identifier<Kind> {
    let (high, low) = next()
    return Identifier(ULID(at: instant, high: high, low: low))
  }
}
