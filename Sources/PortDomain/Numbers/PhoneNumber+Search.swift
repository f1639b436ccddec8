extension PhoneNumber {
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
