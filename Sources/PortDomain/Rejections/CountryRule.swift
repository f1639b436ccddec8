/// What a country's rules say of a ground of refusal: advice, shown with where it was read.
public struct CountryRule: Hashable, Sendable, Codable {
  public let country: Country
  public let code: ReasonCode
  /// What the rule says, as the desk wrote it down; a wait speaks for itself.
  public var words: String
  /// The outcome the desk offers because of it.
  public var offer: Rejection.Outcome
  /// Where the rule was read. Regulators change them: a dispute should check it first.
  public var source: String
  /// How long a number stays after an earlier port; nil in a rule of something else.
  public var wait: Country.Wait?

  public init(
    _ country: Country,
    _ code: ReasonCode,
    words: String = "",
    offer: Rejection.Outcome,
    source: String = "",
    wait: Country.Wait? = nil
  ) {
    self.country = country
    self.code = code
    self.words = words
    self.offer = offer
    self.source = source
    self.wait = wait
  }

  /// A rule that says nothing yet; the offer to dispute is the usual reason to write one.
  public static func blank(_ country: Country, _ code: ReasonCode) -> CountryRule {
    CountryRule(country, code, offer: code == .portedRecently ? .waiting : .disputed)
  }

  /// What the rule says.
  public var statement: String {
    guard words.isEmpty, let wait else { return words }
    return "a number stays \(wait.text) after an earlier port"
  }

  /// The rule and its source in one line, as it goes into a note.
  public var text: String { source.isEmpty ? statement : "\(statement) (\(source))" }

  /// The day on which the rule's wait is over for a request; nil where it sets none, or no earlier port
  /// is known.
  public func waitEnd(of request: PortRequest) -> CalendarDay? {
    request.lastPortedOn.flatMap { wait?.end(after: $0) }
  }
}

extension RejectionChange {
  /// The change with what the country's rule offers where the operator gave nothing: its text as the
  /// note of a dispute, the end of its wait as the date of a wait.
  public func completed(for request: PortRequest, under rules: RuleBook) -> RejectionChange {
    guard case .resolve(let code, let outcome, let until, let note) = self,
      let rule = rules.rule(for: code, in: request.country), rule.offer == outcome
    else { return self }
    switch outcome {
    case .disputed: return .resolve(code, outcome, until: until, note: note ?? rule.text)
    case .waiting:
      return .resolve(code, outcome, until: until ?? rule.waitEnd(of: request), note: note)
    case .fixed, .waived: return self
    }
  }
}

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
