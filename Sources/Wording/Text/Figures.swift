import PortDomain

/// Money as people read it.
public enum Amount {
  /// Whole cents as `1,234.50`, without the currency.
  public static func text(_ cents: Int) -> String {
    let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(cents < 0 ? "-" : "")\(Int(whole).grouped).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Int {
  /// With a comma between thousands: `12,840`.
  public var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return self < 0 ? "-" + text : text
  }

  /// `1 day`, `3 days`.
  public func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}

extension Count {
  /// `1,284`, or `over 1,000`.
  public var spoken: String {
    switch self {
    case .exactly(let count): count.grouped
    case .moreThan(let cap): "over \(cap.grouped)"
    }
  }

  /// `1284`, or `1000+`.
  public var short: String {
    switch self {
    case .exactly(let count): String(count)
    case .moreThan(let cap): "\(cap)+"
    }
  }
}

extension Sequence where Element == String {
  /// `a`, `a and b`, `a, b and c`; with another word between the last two.
  public func spoken(_ word: String = "and") -> String {
    let texts = Array(self)
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension String {
  /// With its first letter in upper case, the rest as it is.
  public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
