/// Finds the first key in bytes from a terminal; knows nothing of time.
///
/// What is found depends on no byte after it, so it makes no difference how bytes are split over
/// reads.
struct KeyScanner: Hashable, Sendable {
  var sequences = KeySequences()

  enum Token: Hashable {
    case key(Key, length: Int)
    /// Something that is no key of ours: a key with Alt, a mouse or focus report, an answer.
    case ignored(length: Int)
    case pasteStart(length: Int)
    case pasteEnd(length: Int)
    /// The start of a string of a terminal's answer (OSC, DCS, APC, PM, SOS).
    case stringStart(length: Int)
    case incomplete

    /// The same, when a byte before it belongs to it and takes away its meaning as a key.
    fileprivate var afterAlt: Token {
      switch self {
      case .key(_, let length), .ignored(let length): .ignored(length: length + 1)
      case .pasteStart(let length): .pasteStart(length: length + 1)
      case .pasteEnd(let length): .pasteEnd(length: length + 1)
      case .stringStart(let length): .stringStart(length: length + 1)
      case .incomplete: .incomplete
      }
    }
  }

  func token(in bytes: ArraySlice<UInt8>) -> Token {
    switch bytes.first {
    case nil: .incomplete
    case KeySequences.escape: escape(bytes)
    case .some(let byte) where byte < 0x20 || byte == 0x7f: .key(control(byte), length: 1)
    case .some: character(bytes)
    }
  }

  private func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7f: .backspace
    case 0x09: .tab
    case 0x0a, 0x0d: .enter
    case 0x01...0x1a: .control(Character(Unicode.Scalar(byte + 0x60)))
    case _: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  private func escape(_ bytes: ArraySlice<UInt8>) -> Token {
    switch sequences.match(bytes) {
    case .key(let key, let length): return .key(key, length: length)
    case .incomplete: return .incomplete
    case .none: break
    }
    guard let second = bytes.dropFirst().first else { return .incomplete }
    switch second {
    case UInt8(ascii: "["):
      return controlSequence(bytes)
    case UInt8(ascii: "O"):
      return singleShift(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      return .stringStart(length: 2)
    case KeySequences.escape:
      return doubleEscape(bytes)
    case _:
      return token(in: bytes.dropFirst()).afterAlt
    }
  }

  /// Escape twice: the key pressed twice, or rxvt's Alt before a sequence.
  private func doubleEscape(_ bytes: ArraySlice<UInt8>) -> Token {
    switch bytes.dropFirst(2).first {
    case nil: .incomplete
    case UInt8(ascii: "["), UInt8(ascii: "O"): escape(bytes.dropFirst()).afterAlt
    case .some: .key(.escape, length: 1)
    }
  }

  /// One character of UTF-8; what can't be part of one becomes U+FFFD as Unicode recommends, one
  /// for each longest beginning of a character.
  private func character(_ bytes: ArraySlice<UInt8>) -> Token {
    var decoder = UTF8Character()
    var length = 0
    for byte in bytes {
      switch decoder.take(byte) {
      case .scalar(let scalar): return .key(.character(Character(scalar)), length: length + 1)
      case .broken: return .key(.character("\u{FFFD}"), length: max(1, length))
      case .incomplete: length += 1
      }
    }
    return .incomplete
  }
}

/// The byte sequences of the terminal at hand, as terminfo gives them.
///
/// What xterm, PuTTY, rxvt, tmux, screen and the Linux console send is known without them.
public struct KeySequences: Hashable, Sendable {
  private var keys: [[UInt8]: Key] = [:]
  private var beginnings: Set<[UInt8]> = []
  private var longest = 0

  static let escape: UInt8 = 0x1b

  public init() {}

  /// Takes those sequences that begin with Escape and go on; others are text or control keys
  /// everywhere, whatever a terminal's description says.
  public init(terminfo: some Sequence<(bytes: [UInt8], key: Key)>) {
    for (bytes, key) in terminfo where bytes.count >= 2 && bytes[0] == KeySequences.escape {
      keys[bytes] = key
      longest = max(longest, bytes.count)
      for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
    }
  }

  enum Match {
    case key(Key, length: Int)
    /// The bytes are the beginning of a sequence.
    case incomplete
    case none
  }

  /// The longest sequence that the bytes begin with.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    let bytes = Array(bytes.prefix(longest))
    if beginnings.contains(bytes) { return .incomplete }
    for length in stride(from: bytes.count, to: 1, by: -1) {
      if let key = keys[Array(bytes.prefix(length))] { return .key(key, length: length) }
    }
    return .none
  }
}

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
