/// Puts one scalar together from bytes of UTF-8 (RFC 3629), byte by byte.
struct UTF8Character {
  private var value: UInt32 = 0
  private var missing = 0
  /// What the next byte may be; narrower after some leads, to shut out long forms and surrogates.
  private var allowed: ClosedRange<UInt8> = 0x80...0xbf

  enum Step {
    case scalar(Unicode.Scalar)
    case incomplete
    /// The byte can't stand here; if it isn't the first, it begins something else.
    case broken
  }

  mutating func take(_ byte: UInt8) -> Step {
    missing == 0 ? lead(byte) : trail(byte)
  }

  private mutating func lead(_ byte: UInt8) -> Step {
    switch byte {
    case 0x00...0x7f: return .scalar(Unicode.Scalar(byte))
    case 0xc2...0xdf: expect(1, after: byte & 0x1f)
    case 0xe0: expect(2, after: 0, within: 0xa0...0xbf)
    case 0xed: expect(2, after: 0x0d, within: 0x80...0x9f)
    case 0xe1...0xef: expect(2, after: byte & 0x0f)
    case 0xf0: expect(3, after: 0, within: 0x90...0xbf)
    case 0xf1...0xf3: expect(3, after: byte & 0x07)
    case 0xf4: expect(3, after: 4, within: 0x80...0x8f)
    case _: return .broken
    }
    return .incomplete
  }

  private mutating func expect(
    _ count: Int,
    after bits: UInt8,
    within allowed: ClosedRange<UInt8> = 0x80...0xbf
  ) {
    missing = count
    value = UInt32(bits)
    self.allowed = allowed
  }

  private mutating func trail(_ byte: UInt8) -> Step {
    guard allowed.contains(byte) else { return .broken }
    allowed = 0x80...0xbf
    value = value << 6 | UInt32(byte & 0x3f)
    missing -= 1
    guard missing == 0 else { return .incomplete }
    return Unicode.Scalar(value).map(Step.scalar) ?? .broken
  }
}
