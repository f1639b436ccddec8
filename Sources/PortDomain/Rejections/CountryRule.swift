/// What a country's rules say of a ground of refusal: advice, shown with where it was read.
public struct CountryRule: Hashable, Sendable {
  public let country: Country
  public let statement: String
  /// The outcome the desk offers because of it.
  public let offer: Rejection.Outcome
  /// Where the rule was read. Regulators change them: a dispute should check it first.
  public let source: String

  init(_ country: Country, _ statement: String, offer: Rejection.Outcome, source: String) {
    self.country = country
    self.statement = statement
    self.offer = offer
    self.source = source
  }

  /// The rule and its source in one line, as it goes into a note.
  public var text: String { "\(statement) (\(source))" }
}

extension RejectionChange {
  /// The change with what the country's rule offers where the operator gave nothing: its text as the
  /// note of a dispute, the end of its wait as the date of a wait.
  public func completed(for request: PortRequest) -> RejectionChange {
    guard case .resolve(let code, let outcome, let until, let note) = self,
      let rule = code.rule(in: request.country), rule.offer == outcome
    else { return self }
    switch outcome {
    case .disputed: return .resolve(code, outcome, until: until, note: note ?? rule.text)
    case .waiting:
      return .resolve(code, outcome, until: until ?? request.waitEndsOn, note: note)
    case .fixed, .waived: return self
    }
  }
}
