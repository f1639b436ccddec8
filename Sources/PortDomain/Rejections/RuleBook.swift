/// The countries' rules that a desk goes by, found by country and reason.
public struct RuleBook: Hashable, Sendable {
  /// Those a new desk begins with.
  public static let known = RuleBook(
    Country.allCases.flatMap { country in
      ReasonCode.allCases.compactMap { $0.knownRule(in: country) }
    }
  )

  private var rules: [Country: [ReasonCode: CountryRule]] = [:]

  /// Of several rules for one ground in a country the last one counts.
  public init(_ rules: [CountryRule]) {
    for rule in rules { set(rule) }
  }

  /// What the country's rules say of a ground; nil where none is on file.
  public func rule(for code: ReasonCode, in country: Country) -> CountryRule? {
    rules[country]?[code]
  }

  /// A country's rules in the catalogue's order.
  public func rules(of country: Country) -> [CountryRule] {
    ReasonCode.allCases.compactMap { rule(for: $0, in: country) }
  }

  mutating func set(_ rule: CountryRule) {
    rules[rule.country, default: [:]][rule.code] = rule
  }

  mutating func remove(_ code: ReasonCode, in country: Country) {
    rules[country]?[code] = nil
  }
}
