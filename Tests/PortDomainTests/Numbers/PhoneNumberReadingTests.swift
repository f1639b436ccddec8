import PortDomain
import Testing

@Suite("Reading phone numbers")
struct PhoneNumberReadingTests {
  @Test(
    "Every usual spelling of a number is read as the same E.164",
    arguments: [
      "0803 123 4567", "00234 803 123 4567", "+234 (0)803-123-4567", "+2340803 123 4567",
      "2348031234567", "8031234567", "(+234) 803.123.4567", "0803/123/4567", "0234 803 123 4567",
      "+234\u{A0}803\u{202F}123\u{2009}4567", "0803\u{2013}123\u{2014}4567",
      "0803\u{2011}123\u{2212}4567", "٠٨٠٣١٢٣٤٥٦٧", "۰۸۰۳ ۱۲۳ ۴۵۶۷", "०८०३१२३४५६७",
      "＋２３４８０３１２３４５６７", "\u{202A}+234 803 123 4567\u{202C}",
      "\u{FEFF}\u{200E}08031234567\u{200F}", "\t+234 [0] 803 123 4567\r\n", "٠٠٢٣٤٨٠٣١٢٣٤٥٦٧",
      "009 234 803 123 4567", "0092340803-123-4567", "tel:+234-803-123-4567", "TEL: 0803 123 4567",
    ]
  )
  func spellings(text: String) throws {
    #expect(try PhoneNumber(parsing: text, in: .nigeria).e164 == "+2348031234567")
  }

  @Test("Kenya's exit code counts before its calling code, and nowhere else")
  func exitCodes() throws {
    #expect(try PhoneNumber(parsing: "000 254 712 345678", in: .kenya).e164 == "+254712345678")
    #expect(throws: PhoneNumber.Refusal.ofAnotherCountry(callingCode: "971")) {
      try PhoneNumber(parsing: "00971 50 132 8059", in: .nigeria)
    }
  }

  @Test(
    "What stands behind a number is refused, never read as its digits",
    arguments: [
      ("8031234567.0", Country.nigeria, ".0"), ("2348031234568.00", .nigeria, ".00"),
      ("722123456.0", .kenya, ".0"), ("821234567.000", .southAfrica, ".000"),
      ("0722 123456/7", .kenya, "/7"), ("04 234 5678 / 9", .emirates, "/ 9"),
      ("0803 123 4567 (2)", .nigeria, "(2)"), ("0803 123 4567（2）", .nigeria, "（2）"),
      ("0803 123 4567-8", .nigeria, "-8"),
      ("0803 123 4567 / 0803 123 4568", .nigeria, "/ 0803 123 4568"),
    ]
  )
  func tails(text: String, country: Country, tail: String) {
    #expect(throws: PhoneNumber.Refusal.impossible(.tail(tail))) {
      try PhoneNumber(parsing: text, in: country)
    }
  }

  @Test("A mobile number shorter than its country's mostly are is short; a fixed line isn't")
  func short() throws {
    #expect(try PhoneNumber(parsing: "082 123 456", in: .southAfrica).isShort)
    #expect(try !PhoneNumber(parsing: "082 123 4567", in: .southAfrica).isShort)
    #expect(try !PhoneNumber(parsing: "04 234 5678", in: .emirates).isShort)
  }

  @Test("A substring is read like a string")
  func substring() throws {
    let cell = "ng;0803 123 4567".split(separator: ";")[1]
    #expect(try PhoneNumber(parsing: cell, in: .nigeria).e164 == "+2348031234567")
  }

  @Test("A national number that begins with its own calling code's digits keeps them")
  func ownCodeAsAreaCode() throws {
    #expect(try PhoneNumber(parsing: "27 312 3456", in: .southAfrica).e164 == "+27273123456")
    #expect(try PhoneNumber(parsing: "023 314 1777", in: .ghana).e164 == "+233233141777")
    #expect(try PhoneNumber(parsing: "233 23 314 1777", in: .ghana).e164 == "+233233141777")
  }

  @Test("Where no range is known, a trunk zero means national and a leading code international")
  func unknownReadings() throws {
    let national = try PhoneNumber(parsing: "02341012345678", in: .nigeria)
    #expect(national.e164 == "+2342341012345678")
    let international = try PhoneNumber(parsing: "2341012345678", in: .nigeria)
    #expect(international.e164 == "+2341012345678")
    #expect(!national.isInKnownRange && !international.isInKnownRange)
  }

  @Test(
    "A number that can't exist is refused with what is wrong",
    arguments: [
      ("", PhoneNumber.Why.noDigits), ("--", .noDigits), ("+", .noDigits), ("n/a", .letters),
      ("0803-CALL-US", .letters), ("0803١٢٣ابج", .letters), ("++234", .character("+")),
      ("0803+1234567", .character("+")), ("0803#1234567", .character("#")),
      ("\u{1B}[31m08031234567", .character("\u{1B}")), ("0803😀", .character("😀")),
      ("0803", .tooShort(digits: 3, atLeast: 10)), ("+2342626", .tooShort(digits: 4, atLeast: 10)),
      ("2342626", .tooShort(digits: 4, atLeast: 10)), ("00", .noSuchCallingCode),
      ("1234567890123456789", .tooLong(digits: 19, atMost: 14)),
      ("+271234567890123456", .tooLong(digits: 18, atMost: 15)),
      ("+9990803123456", .noSuchCallingCode), ("+0803123456", .noSuchCallingCode),
    ]
  )
  func impossible(text: String, why: PhoneNumber.Why) {
    #expect(throws: PhoneNumber.Refusal.impossible(why)) {
      try PhoneNumber(parsing: text, in: .nigeria)
    }
  }

  @Test(
    "A number with another country's calling code is refused as that country's",
    arguments: [
      ("+27 71 171 3072", "27"), ("0044 20 7946 0018", "44"), ("+1 212 555 0100", "1"),
      ("+20234801652", "20"), ("254712345678", "254"),
    ]
  )
  func otherCountry(text: String, code: String) {
    #expect(throws: PhoneNumber.Refusal.ofAnotherCountry(callingCode: code)) {
      try PhoneNumber(parsing: text, in: .ghana)
    }
  }

  @Test("A very long text is refused, not read for ever")
  func veryLong() {
    #expect(throws: PhoneNumber.Refusal.impossible(.tooLong(digits: 100_000, atMost: 14))) {
      try PhoneNumber(parsing: String(repeating: "8", count: 100_000), in: .nigeria)
    }
  }

  @Test("Reading the written form of a number, grouped or not, gives the number again")
  func roundTrip() throws {
    for text in ["+2348031234567", "+27711953640", "+971501328059", "+20234868344", "+27814950"] {
      let number = try #require(PhoneNumber(e164: text))
      #expect(try PhoneNumber(parsing: number.e164, in: number.country) == number)
      #expect(try PhoneNumber(parsing: number.grouped, in: number.country) == number)
    }
  }

  @Test(
    "What someone types to find a number becomes digits that E.164 contains",
    arguments: [
      ("0803 123", "803123"), ("٠٨٠٣ ١٢٣", "803123"), ("+234 (0)803 123", "234803123"),
      ("00234 803123", "234803123"), ("234 (0) 803", "234803"), ("3123", "3123"),
      ("+2340803", "234803"), ("200", "200"), ("mtn", ""), ("", ""), ("234803 x", ""), ("00", ""),
    ]
  )
  func searchDigits(typed: String, digits: String) {
    #expect(PhoneNumber.digits(in: typed) == digits)
  }
}
