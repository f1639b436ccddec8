/// What a desk writes down of a country's rule. Raw values are the names that files and commands use.
public enum RuleField: String, CaseIterable, Hashable, Sendable {
  case statement
  case offer
  case source
  case wait

  /// The field's text as it is typed and printed; empty when nothing is set.
  public func text(of rule: CountryRule) -> String {
    switch self {
    case .statement: rule.words
    case .offer: rule.offer.rawValue
    case .source: rule.source
    case .wait: rule.wait?.text ?? ""
    }
  }

  /// Writes a text into the field.
  ///
  /// - Throws: `RecordObstacle.valueInvalid` for a text that says nothing of the kind.
  public func write(_ text: String, to rule: inout CountryRule) throws(RecordObstacle) {
    let invalid = RecordObstacle.valueInvalid(.rule(self), text)
    switch self {
    case .statement: rule.words = text
    case .offer:
      guard let offer = Rejection.Outcome(rawValue: text.lowercased()) else { throw invalid }
      rule.offer = offer
    case .source: rule.source = text
    case .wait:
      guard !text.isEmpty else { return rule.wait = nil }
      guard let wait = Country.Wait(text) else { throw invalid }
      rule.wait = wait
    }
  }
}
