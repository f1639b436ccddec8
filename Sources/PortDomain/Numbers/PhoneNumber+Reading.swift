extension PhoneNumber {
  /// Why a text is no number of the country.
  public enum Refusal: Error, Hashable, Sendable {
    /// No such number can exist.
    case impossible(Why)
    /// It is written with the calling code of another country, supported or not.
    case ofAnotherCountry(callingCode: String)
  }

  /// Why no such number can exist. Digits are counted without calling code and trunk zero.
  public enum Why: Hashable, Sendable {
    case noDigits
    case letters
    /// A character that numbers aren't written with, or a plus that isn't at the start.
    case character(Unicode.Scalar)
    case tooShort(digits: Int, atLeast: Int)
    case tooLong(digits: Int, atMost: Int)
    /// Written internationally, with a calling code that no country has.
    case noSuchCallingCode
    /// A spreadsheet's decimals, a second number or anything else behind the number.
    case tail(String)
  }

  /// E.164's limit for a whole number, calling code included.
  private static let longestE164 = 15

  /// The number that a text stands for, whichever way people of the country write it.
  ///
  /// A `tel:` link is read, a leading `00` or the country's own exit code counts as plus, zeros before
  /// the national number are dropped with or without calling code, and the calling code may come
  /// without a plus.
  public init(parsing text: some StringProtocol, in country: Country) throws(Refusal) {
    let written = try WrittenNumber(String(text), in: country)
    if let tail = written.tail { throw .impossible(.tail(tail)) }
    let plan = NumberPlan.plan(of: country)
    let national =
      written.isInternational
      ? try Self.national(ofInternational: written.digits, plan: plan)
      : try Self.national(ofLocal: written.digits, plan: plan)
    self.init(national: national, country: country)
  }

  private static func national(
    ofInternational digits: ArraySlice<UInt8>,
    plan: NumberPlan
  ) throws(Refusal) -> ArraySlice<UInt8> {
    guard let code = NumberPlan.callingCode(startingIn: digits) else {
      throw .impossible(.noSuchCallingCode)
    }
    guard code == plan.country.callingCode else {
      guard digits.count <= longestE164 else {
        throw .impossible(.tooLong(digits: digits.count, atMost: longestE164))
      }
      throw .ofAnotherCountry(callingCode: code)
    }
    let national = digits.dropFirst(code.utf8.count).withoutLeadingZeros
    if let why = plan.lengthProblem(of: national) { throw .impossible(why) }
    return national
  }

  /// Reads digits that may or may not begin with the calling code.
  ///
  /// A reading in a known range wins. Where neither is known, a trunk zero speaks for the national
  /// reading, and the calling code's digits at the very start for the international one.
  private static func national(
    ofLocal digits: ArraySlice<UInt8>,
    plan: NumberPlan
  ) throws(Refusal) -> ArraySlice<UInt8> {
    let whole = digits.withoutLeadingZeros
    let code = plan.country.callingCode.utf8
    let afterCode = whole.starts(with: code) ? whole.dropFirst(code.count).withoutLeadingZeros : nil
    let possible = [whole, afterCode].compactMap(\.self).filter {
      plan.lengthProblem(of: $0) == nil
    }
    if let known = possible.first(where: { plan.kind(of: $0) != .unknown }) { return known }
    let hasTrunkZero = whole.count < digits.count
    if let likelier = hasTrunkZero ? possible.first : possible.last { return likelier }
    if !hasTrunkZero, let other = supportedCountry(of: digits) {
      throw .ofAnotherCountry(callingCode: other.callingCode)
    }
    guard let why = plan.lengthProblem(of: afterCode ?? whole) else {
      preconditionFailure("a reading of possible length was passed over")
    }
    throw .impossible(why)
  }

  /// The supported country of digits that begin with its calling code and go on in a known range.
  private static func supportedCountry(of digits: ArraySlice<UInt8>) -> Country? {
    guard let country = Country(callingCodeStarting: digits) else { return nil }
    let national = digits.dropFirst(country.callingCode.utf8.count).withoutLeadingZeros
    return NumberPlan.plan(of: country).kind(of: national) == .unknown ? nil : country
  }
}

extension ArraySlice<UInt8> {
  /// What follows the trunk zeros: no supported country has national numbers that begin with one.
  fileprivate var withoutLeadingZeros: ArraySlice<UInt8> {
    drop { $0 == UInt8(ascii: "0") }
  }
}

extension Country {
  /// The supported country whose calling code digits begin with. No code begins another.
  init?(callingCodeStarting digits: some Sequence<UInt8>) {
    guard let country = Country.allCases.first(where: { digits.starts(with: $0.callingCode.utf8) })
    else { return nil }
    self = country
  }

  /// The supported country of a number that is written with a plus or `00` and its calling code.
  public init?(ofNumber text: String) {
    guard let written = try? WrittenNumber(text), written.isInternational else { return nil }
    self.init(callingCodeStarting: written.digits)
  }
}

extension PhoneNumber {
  /// Whether a text is made of digits and what numbers are written with, and has a digit.
  public static func isPiece(_ text: String) -> Bool { (try? WrittenNumber(text)) != nil }

  /// The digits in what someone types to find a number, such that `e164` contains them.
  ///
  /// `0803 123`, `٠٨٠٣ ١٢٣`, `+234 (0)803 123` and `00234 803123` all lead to +234803123….
  /// Digits of all scripts come back as ASCII. A leading `00`, a trunk zero at the start, in
  /// brackets or after a supported calling code is no part of E.164 and left out. Empty when the
  /// text holds no digits or anything that numbers aren't written with.
  public static func digits(in text: some StringProtocol) -> String {
    guard let written = try? WrittenNumber(String(text)) else { return "" }
    let digits = written.digits.drop { $0 == UInt8(ascii: "0") }
    guard let code = Country(callingCodeStarting: digits)?.callingCode.utf8,
      written.isInternational || text.contains("(0)")
    else { return String(decoding: digits, as: UTF8.self) }
    let national = digits.dropFirst(code.count).drop { $0 == UInt8(ascii: "0") }
    return String(decoding: Array(code) + national, as: UTF8.self)
  }
}
