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
