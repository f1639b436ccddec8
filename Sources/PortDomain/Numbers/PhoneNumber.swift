/// A telephone number of a supported country, as E.164 writes it.
///
/// Being one says only that such a number can exist; whether its range is known is asked apart,
/// since plans change faster than tables.
public struct PhoneNumber: Hashable, Sendable {
  /// A plus, the calling code and the national number: `+2348012345678`.
  public let e164: String
  public let country: Country

  /// A number that is known to be one.
  init(national: some Collection<UInt8>, country: Country) {
    let digits = String(decoding: national, as: UTF8.self)
    self.init(e164: "+" + country.callingCode + digits, country: country)
  }

  private init(e164: String, country: Country) {
    self.e164 = e164
    self.country = country
  }

  /// A number from text that was written by `e164`; nil for any other text.
  ///
  /// Lengths are not measured again: a number stays readable when its country's plan has changed.
  public init?(e164 text: some StringProtocol) {
    let e164 = String(text)
    let digits = e164.utf8.dropFirst()
    guard e164.utf8.first == UInt8(ascii: "+"), digits.allSatisfy(\.isASCIIDigit),
      let country = Country(callingCodeStarting: digits),
      digits.count > country.callingCode.utf8.count
    else { return nil }
    self.init(e164: e164, country: country)
  }

  /// The digits after the calling code: `8012345678`.
  public var national: Substring {
    e164.dropFirst(1 + country.callingCode.utf8.count)
  }

  /// The number in international form, grouped as its country does: `+234 801 234 5678`.
  public var grouped: String {
    var text = "+" + country.callingCode
    var rest = national
    for size in plan.grouping(of: rest.utf8) {
      text += " " + rest.prefix(size)
      rest = rest.dropFirst(size)
    }
    return text
  }

  /// What numbers of its range are used for.
  public var kind: Kind { plan.kind(of: national.utf8) }

  /// Whether the published plan knows the number's range; if not, it is accepted with a warning.
  public var isInKnownRange: Bool { kind != .unknown }

  /// Whether it is a mobile number with fewer digits than the country's mobile numbers mostly have: some
  /// ranges hold such, and more often a digit was left out.
  public var isShort: Bool { kind == .mobile && national.utf8.count < plan.mobileLength }

  /// The word for whoever was first given the number's range; nil where nobody is known.
  public var firstOperator: String? { plan.firstOperator(of: national) }

  private var plan: NumberPlan { NumberPlan.plan(of: country) }

  /// What a range of numbers is used for.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case mobile
    case fixed
    /// The published plan lists the range as both.
    case fixedOrMobile
    case tollFree
    /// Shared cost, premium rate, internet telephony and universal access numbers.
    case other
    /// No range of the published plan.
    case unknown
  }
}

extension PhoneNumber: Comparable {
  public static func < (left: PhoneNumber, right: PhoneNumber) -> Bool {
    left.e164 < right.e164
  }
}

extension PhoneNumber: CodedAsText {
  public init?(coded text: String) { self.init(e164: text) }

  public var description: String { e164 }
}
