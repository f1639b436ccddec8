/// The digits of a number as someone wrote it, with everything around them taken away.
struct WrittenNumber {
  /// ASCII digits, without a plus or the exit code that stands for it.
  let digits: ArraySlice<UInt8>
  /// Whether the digits begin with a calling code for certain.
  let isInternational: Bool
  /// What stands behind the number and is none of it: `.0`, `/ 9`, `(2)`.
  let tail: String?

  /// - Parameter country: by whose exit code `009 234…` is understood; any country's when nil.
  init(_ text: String, in country: Country? = nil) throws(PhoneNumber.Refusal) {
    let link = "tel:"
    let text = text.lowercased().hasPrefix(link) ? text.dropFirst(link.count) : text[...]
    var groups = Groups()
    var hasPlus = false
    for (place, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
      switch Mark(scalar) {
      case .digit(let digit):
        groups.add(digit)
      case .plus:
        guard groups.digits.isEmpty, !hasPlus else { throw .impossible(.character(scalar)) }
        hasPlus = true
      case .separator(let separator):
        groups.end(with: separator, at: place)
      case .letter:
        throw .impossible(.letters)
      case .foreign:
        throw .impossible(.character(scalar))
      }
    }
    let digits = groups.digits
    guard !digits.isEmpty else { throw .impossible(.noDigits) }
    tail = groups.tail.map { text[$0...].trimmingPrefix(while: \.isWhitespace) }.map(String.init)
    let exit = hasPlus ? nil : WrittenNumber.exitCode(startingIn: digits, of: country)
    isInternational = hasPlus || exit != nil
    self.digits = digits.dropFirst(exit ?? 0)
  }

  /// How many digits are dialled before a calling code; nil where the digits don't begin with one.
  ///
  /// A country's own code counts only before its own calling code: `00971…` is no `009`.
  private static func exitCode(startingIn digits: [UInt8], of country: Country?) -> Int? {
    let common = "00"
    for country in country.map({ [$0] }) ?? Country.allCases where country.exitCode != common {
      if digits.starts(with: (country.exitCode + country.callingCode).utf8) {
        return country.exitCode.utf8.count
      }
    }
    return digits.starts(with: common.utf8) ? common.utf8.count : nil
  }

  /// Runs of digits with what parts them.
  private struct Groups {
    private(set) var digits: [UInt8] = []
    /// Where a decimal, a second number or an extension begins.
    private var second: String.Index?
    private var length = 0
    /// The mark behind the last run that had digits, and how many digits it ended.
    private var last: (mark: Mark.Separator, place: String.Index, run: Int, digits: Int)?

    /// No country of ours has whole numbers that are shorter and written in groups.
    private static let whole = 8
    /// A longer run isn't a group of a number but the number.
    private static let longestGroup = 4

    init() {
      digits.reserveCapacity(24)
    }

    mutating func add(_ digit: UInt8) {
      digits.append(digit)
      length += 1
      guard second == nil, let last else { return }
      switch last.mark {
      case .point where last.run > Groups.longestGroup: second = last.place
      case .slash where last.digits >= Groups.whole: second = last.place
      case .opening where last.digits >= Groups.whole: second = last.place
      case .point, .slash, .opening, .other: break
      }
    }

    /// Where what can't belong to the number begins: nobody writes a last group of one digit.
    var tail: String.Index? {
      if let second { return second }
      guard length == 1, let last, last.digits >= Groups.whole else { return nil }
      return last.place
    }

    mutating func end(with mark: Mark.Separator, at place: String.Index) {
      if length > 0 {
        last = (mark, place, length, digits.count)
        length = 0
      } else if let before = last, before.mark == .other {
        // `123 (2)`: what matters of several is the one that says most.
        last = (mark, before.place, before.run, before.digits)
      }
    }
  }
}

extension WrittenNumber {
  /// What a character means in a written number.
  enum Mark {
    /// A decimal digit of any script, as ASCII.
    case digit(UInt8)
    case plus
    case separator(Separator)
    case letter
    /// Anything else.
    case foreign

    enum Separator {
      case point
      case slash
      case opening
      /// A blank, dash, closing bracket or invisible mark.
      case other
    }

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "0"..."9":
        self = .digit(UInt8(truncatingIfNeeded: scalar.value))
      case "+", "\u{FE62}", "\u{FF0B}":
        self = .plus
      case " ", "-", ")", "]", "\t", "\n", "\r":
        self = .separator(.other)
      case "(", "[":
        self = .separator(.opening)
      case ".", "\u{FF0E}":
        self = .separator(.point)
      case "/", "\u{2044}", "\u{2215}", "\u{FF0F}":
        // Slash, fraction slash, division slash, full-width slash.
        self = .separator(.slash)
      case "a"..."z", "A"..."Z":
        self = .letter
      case "\u{0}"..."\u{7F}":
        self = .foreign
      case "\u{B7}", "\u{2022}", "\u{2212}":
        // Middle dot, bullet, minus.
        self = .separator(.other)
      default:
        self.init(properties: scalar.properties)
      }
    }

    private init(properties: Unicode.Scalar.Properties) {
      if properties.numericType == .decimal, let value = properties.numericValue {
        self = .digit(UInt8(ascii: "0") + UInt8(value))
      } else if properties.isWhitespace {
        self = .separator(.other)
      } else if properties.isAlphabetic {
        self = .letter
      } else {
        switch properties.generalCategory {
        // Format characters are the bidirectional marks and zero-width blanks that paste leaves.
        case .openPunctuation: self = .separator(.opening)
        case .dashPunctuation, .closePunctuation, .format: self = .separator(.other)
        default: self = .foreign
        }
      }
    }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
