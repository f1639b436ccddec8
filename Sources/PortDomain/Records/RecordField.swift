/// A field of a record that is written as text: a carrier's, a country's, a rule's, a setting.
public enum RecordField: Hashable, Sendable {
  case carrier(CarrierField)
  case carrierCode(CarrierCode)
  case country(CountryField)
  case rule(RuleField)
  case setting(SettingField)

  /// As files and commands name it.
  public var name: String {
    switch self {
    case .carrier(let field): field.rawValue
    case .carrierCode(let code): "\(CarrierField.codes.rawValue).\(code.text)"
    case .country(let field): field.rawValue
    case .rule(let field): field.rawValue
    case .setting(let field): field.rawValue
    }
  }
}

extension DeskRecord {
  /// The fields that can be written one by one; none of a holiday, which is added and removed whole.
  public var fields: [RecordField] {
    switch self {
    case .carrier: CarrierField.allCases.map(RecordField.carrier)
    case .country: CountryField.allCases.map(RecordField.country)
    case .rule: RuleField.allCases.map(RecordField.rule)
    case .setting(let field, _): [.setting(field)]
    case .holiday, .noHoliday, .noRule, .view, .noView, .clientKey, .webhook: []
    }
  }

  /// The field of a name: one of `fields`, or one code of a carrier such as `codes.8C`; nil for none.
  public func field(named name: String) -> RecordField? {
    if let field = fields.first(where: { $0.name == name }) { return field }
    let prefix = "\(CarrierField.codes.rawValue)."
    guard case .carrier = self, name.hasPrefix(prefix) else { return nil }
    return CarrierCode(reading: name.dropFirst(prefix.count)).map(RecordField.carrierCode)
  }

  /// The field's text as it is typed and printed; empty when nothing is set, or the record has no such
  /// field.
  public func text(of field: RecordField) -> String {
    switch self {
    case .carrier(let carrier):
      field.ofCarrier?.text(of: carrier) ?? field.code?.text(of: carrier) ?? ""
    case .country(let terms): field.ofCountry?.text(of: terms) ?? ""
    case .rule(let rule): field.ofRule?.text(of: rule) ?? ""
    case .setting(let own, let text): field == .setting(own) ? text : ""
    case .holiday, .noHoliday, .noRule, .view, .noView, .clientKey, .webhook: ""
    }
  }

  /// The record with a text in one of its fields; as it is when it has no such field.
  ///
  /// - Throws: `RecordObstacle.valueInvalid` for a text that the field can't hold.
  public func writing(
    _ text: String,
    to field: RecordField
  ) throws(RecordObstacle) -> DeskRecord {
    switch self {
    case .carrier(var carrier):
      try field.ofCarrier?.write(text, to: &carrier)
      try field.code?.write(text, to: &carrier)
      return .carrier(carrier)
    case .country(var terms):
      try field.ofCountry?.write(text, to: &terms)
      return .country(terms)
    case .rule(var rule):
      try field.ofRule?.write(text, to: &rule)
      return .rule(rule)
    case .setting(let own, _): return field == .setting(own) ? .setting(own, text) : self
    case .holiday, .noHoliday, .noRule, .view, .noView, .clientKey, .webhook: return self
    }
  }
}

extension RecordField {
  fileprivate var ofCarrier: CarrierField? {
    if case .carrier(let field) = self { field } else { nil }
  }
  fileprivate var code: CarrierCode? {
    if case .carrierCode(let code) = self { code } else { nil }
  }
  fileprivate var ofCountry: CountryField? {
    if case .country(let field) = self { field } else { nil }
  }
  fileprivate var ofRule: RuleField? { if case .rule(let field) = self { field } else { nil } }
}

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
