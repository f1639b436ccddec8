import Foundation
import PortDomain
import Testing

@Suite("Phone numbers")
struct PhoneNumberTests {
  @Test("Stored text gives the number and its country by the calling code")
  func stored() throws {
    let number = try #require(PhoneNumber(e164: "+971501328059"))
    #expect(number.country == .emirates)
    #expect(number.national == "501328059")
    #expect(number.description == "+971501328059")
  }

  @Test(
    "Text that isn't E.164 of a supported country is no stored number",
    arguments: ["", "+", "971501328059", "+971 501328059", "+44207946001", "+971", "+٩٧١٥٠"]
  )
  func notStored(text: String) {
    #expect(PhoneNumber(e164: text) == nil)
  }

  @Test(
    "Numbers are grouped as their country groups them",
    arguments: [
      ("+2348031234567", "+234 803 123 4567"), ("+233231141777", "+233 23 114 1777"),
      ("+254712244757", "+254 712 244757"), ("+27711953640", "+27 71 195 3640"),
      ("+971501328059", "+971 50 132 8059"), ("+97122332846", "+971 2 233 2846"),
      ("+20234868344", "+20 2 34868344"), ("+27999", "+27 999"),
    ]
  )
  func grouped(e164: String, grouped: String) {
    #expect(PhoneNumber(e164: e164)?.grouped == grouped)
  }

  @Test(
    "A number's kind follows from its range",
    arguments: [
      ("+2348031234567", PhoneNumber.Kind.mobile), ("+2342012345678", .fixed),
      ("+27214921234", .fixedOrMobile), ("+971800123456", .tollFree), ("+27860123456", .other),
      ("+2346012345678", .unknown), ("+23480", .unknown),
    ]
  )
  func kind(e164: String, kind: PhoneNumber.Kind) throws {
    let number = try #require(PhoneNumber(e164: e164))
    #expect(number.kind == kind)
    #expect(number.isInKnownRange == (kind != .unknown))
  }

  @Test("A number is coded as its E.164 text, and no other text is decoded")
  func coding() throws {
    let number = try #require(PhoneNumber(e164: "+2348031234567"))
    let data = try JSONEncoder().encode([number])
    #expect(String(decoding: data, as: UTF8.self) == #"["+2348031234567"]"#)
    #expect(try JSONDecoder().decode([PhoneNumber].self, from: data) == [number])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([PhoneNumber].self, from: Data(#"["0803"]"#.utf8))
    }
  }

  @Test("Every supported country has a plan")
  func plans() {
    for country in Country.allCases {
      #expect(NumberPlan.plan(of: country).country == country)
    }
  }
}
