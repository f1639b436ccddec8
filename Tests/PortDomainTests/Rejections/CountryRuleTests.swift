import PortDomain
import TestSupport
import Testing

@Suite("What a country's rules say of a ground")
struct CountryRuleTests {
  @Test(
    "Grounds that a country does not list are offered to be disputed",
    arguments: [
      (Country.southAfrica, ReasonCode.outstandingBalance), (.southAfrica, .pinIncorrect),
      (.southAfrica, .contractObligation), (.southAfrica, .addressMismatch),
      (.ghana, .outstandingBalance), (.ghana, .pinIncorrect), (.ghana, .contractObligation),
      (.ghana, .addressMismatch),
    ]
  )
  func unlisted(country: Country, code: ReasonCode) throws {
    let rule = try #require(RuleBook.known.rule(for: code, in: country))
    #expect(rule.offer == .disputed)
    #expect(rule.text.contains(rule.source) && !rule.source.isEmpty)
  }

  @Test("Debt is a valid ground in Kenya and Egypt, and none is on file for Nigeria")
  func debt() {
    #expect(RuleBook.known.rule(for: .outstandingBalance, in: .kenya)?.offer == .fixed)
    #expect(RuleBook.known.rule(for: .outstandingBalance, in: .egypt)?.offer == .fixed)
    #expect(RuleBook.known.rule(for: .outstandingBalance, in: .nigeria) == nil)
    #expect(RuleBook.known.rule(for: .pinIncorrect, in: .kenya) == nil)
  }

  @Test("Too recent a port is waited out wherever a wait is known")
  func recent() {
    for country in Country.allCases {
      let rule = RuleBook.known.rule(for: .portedRecently, in: country)
      #expect(rule?.offer == (country.waitAfterPort == nil ? nil : .waiting))
    }
  }

  @Test("What the operator gave stands; only what is missing comes from the rule")
  func completing() throws {
    var draft = Sample.draft
    draft.values[.lastPortedOn] = "2026-11-01"
    let request = try Sample.file(draft).request
    let own = RejectionChange.resolve(
      .portedRecently,
      .waiting,
      until: Sample.day("2026-12-01"),
      note: nil
    )
    #expect(own.completed(for: request, under: .known) == own)
    let open = RejectionChange.resolve(.portedRecently, .waiting, until: nil, note: nil)
    #expect(
      open.completed(for: request, under: .known)
        == .resolve(.portedRecently, .waiting, until: Sample.day("2026-12-16"), note: nil)
    )
    let dispute = RejectionChange.resolve(.outstandingBalance, .disputed, until: nil, note: nil)
    #expect(dispute.completed(for: request, under: .known) == dispute)
  }
}
