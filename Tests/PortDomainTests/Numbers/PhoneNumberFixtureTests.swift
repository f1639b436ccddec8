import PortDomain
import Testing

@Suite("Phone numbers against the published metadata's own library")
struct PhoneNumberFixtureTests {
  @Test("Verdict, kind and grouping agree with the reference library on thousands of numbers")
  func agrees() throws {
    var checked = 0
    for line in PhoneNumberFixture.lines.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      let country = try #require(Country(code: words[0]))
      let number = try? PhoneNumber(parsing: words[1], in: country)
      if words[2] == "-" {
        #expect(number == nil, "\(line)")
      } else {
        #expect(number?.kind.rawValue == words[2], "\(line)")
        #expect(number?.grouped == words[3], "\(line)")
        #expect(number?.e164 == words[3].filter { $0 != " " }, "\(line)")
      }
      checked += 1
    }
    #expect(checked >= 3000)
  }
}
