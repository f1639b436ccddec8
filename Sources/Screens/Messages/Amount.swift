/// Money as people read it.
public enum Amount {
  /// Whole cents as `1,234.50`, without the currency.
  public static func text(_ cents: Int) -> String {
    let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(cents < 0 ? "-" : "")\(Int(whole).grouped).\(rest < 10 ? "0" : "")\(rest)"
  }
}
