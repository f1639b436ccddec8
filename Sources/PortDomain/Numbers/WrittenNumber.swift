/// The digits of a number as someone wrote it, with everything around them taken away.
struct WrittenNumber {
  /// ASCII digits, without a plus or the `00` that stands for it.
  let digits: ArraySlice<UInt8>
  /// Whether the digits begin with a calling code for certain.
  let isInternational: Bool

  init(_ text: String) throws(PhoneNumber.Refusal) {
    var digits: [UInt8] = []
    digits.reserveCapacity(24)
    var hasPlus = false
    for scalar in text.unicodeScalars {
      switch Mark(scalar) {
      case .digit(let digit):
        digits.append(digit)
      case .plus:
        guard digits.isEmpty, !hasPlus else { throw .impossible(.character(scalar)) }
        hasPlus = true
      case .separator:
        continue
      case .letter:
        throw .impossible(.letters)
      case .foreign:
        throw .impossible(.character(scalar))
      }
    }
    guard !digits.isEmpty else { throw .impossible(.noDigits) }
    let hasDoubleZero = !hasPlus && digits.starts(with: "00".utf8)
    isInternational = hasPlus || hasDoubleZero
    self.digits = hasDoubleZero ? digits.dropFirst(2) : digits[...]
  }

  /// What a character means in a written number.
  enum Mark {
    /// A decimal digit of any script, as ASCII.
    case digit(UInt8)
    case plus
    /// A blank, dash, bracket, dot, slash or invisible mark.
    case separator
    case letter
    /// Anything else.
    case foreign

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "0"..."9":
        self = .digit(UInt8(truncatingIfNeeded: scalar.value))
      case "+", "\u{FE62}", "\u{FF0B}":
        self = .plus
      case " ", "-", "(", ")", ".", "/", "[", "]", "\t", "\n", "\r":
        self = .separator
      case "a"..."z", "A"..."Z":
        self = .letter
      case "\u{0}"..."\u{7F}":
        self = .foreign
      case "\u{B7}", "\u{2022}", "\u{2044}", "\u{2212}", "\u{2215}", "\u{FF0E}", "\u{FF0F}":
        // Middle dot, bullet, fraction slash, minus, division slash, full-width dot and slash.
        self = .separator
      default:
        self.init(properties: scalar.properties)
      }
    }

    private init(properties: Unicode.Scalar.Properties) {
      if properties.numericType == .decimal, let value = properties.numericValue {
        self = .digit(UInt8(ascii: "0") + UInt8(value))
      } else if properties.isWhitespace {
        self = .separator
      } else if properties.isAlphabetic {
        self = .letter
      } else {
        switch properties.generalCategory {
        // Format characters are the bidirectional marks and zero-width blanks that paste leaves.
        case .dashPunctuation, .openPunctuation, .closePunctuation, .format: self = .separator
        default: self = .foreign
        }
      }
    }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
