/// Which way a scalar runs on a terminal that reorders lines, as far as columns hang on it
/// (Unicode Standard Annex 9).
enum Direction: Hashable, Sendable {
  /// Letters that run from left to right: what is on either side of them never changes places.
  case left
  /// Letters that run from right to left, and their digits.
  case right
  /// Digits, which go with the letters before them.
  case digit
  /// Blanks, signs and marks, which go with what is around them.
  case neutral

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39, 0x6F0...0x6F9: self = .digit
    case 0x41...0x5A, 0x61...0x7A: self = .left
    case 0..<0x80: self = .neutral
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      self = .right
    case _:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .spacingMark, .decimalNumber, .letterNumber:
        self = .left
      case _: self = .neutral
      }
    }
  }
}

extension DisplayText {
  /// Whether on a terminal that reorders lines it may change places with what stands before it: unless
  /// letters from left to right come first.
  var mayChangePlaces: Bool {
    for scalar in string.unicodeScalars {
      switch Direction(scalar) {
      case .left: return false
      case .right, .digit: return true
      case .neutral: continue
      }
    }
    return false
  }
}
