extension ReasonCode {
  /// What is known at the start of a country's rules on the reason; nil where nothing is.
  func knownRule(in country: Country) -> CountryRule? {
    if self == .portedRecently { return country.waitRule }
    switch country {
    case .southAfrica: return southAfricanRule
    case .ghana: return ghanaianRule
    case .kenya, .egypt: return self == .outstandingBalance ? country.debtRule : nil
    case .nigeria, .emirates: return nil
    }
  }

  private var southAfricanRule: CountryRule? {
    let statement: String? =
      if self == .outstandingBalance {
        "debt alone is no ground for refusal unless service is already suspended"
      } else {
        unlistedSubject.map { "\($0) is not among the listed grounds for refusal" }
      }
    return statement.flatMap { Country.southAfrica.rule(on: self, $0, offering: .disputed) }
  }

  private var ghanaianRule: CountryRule? {
    let subject = self == .outstandingBalance ? "debt" : unlistedSubject
    return subject.flatMap {
      Country.ghana.rule(
        on: self,
        "\($0) is not on the list of grounds for refusal",
        offering: .disputed
      )
    }
  }

  /// What neither South Africa's nor Ghana's list of grounds names.
  private var unlistedSubject: String? {
    if self == .pinIncorrect || self == .pinMissing { return "an account PIN" }
    if self == .contractObligation { return "a contract term" }
    return self == .addressMismatch ? "the address" : nil
  }
}

extension Country {
  fileprivate var debtRule: CountryRule? {
    rule(on: .outstandingBalance, "unpaid bills are a valid ground for refusal", offering: .fixed)
  }

  fileprivate var waitRule: CountryRule? {
    waitAfterPort.flatMap { rule(on: .portedRecently, "", offering: .waiting, wait: $0) }
  }

  fileprivate func rule(
    on code: ReasonCode,
    _ words: String,
    offering offer: Rejection.Outcome,
    wait: Wait? = nil
  ) -> CountryRule? {
    ruleSource.map {
      CountryRule(self, code, words: words, offer: offer, source: $0, wait: wait)
    }
  }

  /// Where the country's rules were read, in copies of varying age; nil where none was.
  private var ruleSource: String? {
    switch self {
    case .nigeria: "NCC, national portability FAQ, portnigeria.com"
    case .ghana: "NCA, overview of SIM registration and number portability"
    case .kenya: "CA, numbering FAQ and press of 2011 and 2016"
    case .southAfrica: "ICASA number portability regulations, as operators restate them"
    case .emirates: nil
    case .egypt: "NTRA, subscriber's guidelines 2020"
    }
  }
}
