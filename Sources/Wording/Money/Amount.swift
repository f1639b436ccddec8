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
}
