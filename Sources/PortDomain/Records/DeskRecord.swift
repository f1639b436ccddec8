/// Something that decisions depend on and that the desk edits itself; kept with all its versions.
public enum DeskRecord: Hashable, Sendable, Codable {
  /// A carrier as the desk describes it; it stands for the one known at the start.
  case carrier(Carrier)
  /// A public holiday that is not published with the program, or is named or confirmed anew.
  case holiday(Country, Holiday)
  /// A day that is no holiday, whatever is published.
  case noHoliday(Country, CalendarDay)
  /// What a country's rules say of a ground of refusal.
  case rule(CountryRule)
  /// A ground on which no rule is on file, whatever was known at the start.
  case noRule(Country, ReasonCode)
  /// What holds in a whole country, beside rules and holidays.
  case country(CountryTerms)
  /// One of the desk's settings, as it is typed.
  case setting(SettingField, String)
  /// A view that all share.
  case view(SavedView)
  /// A view that is shared no more, by its key.
  case noView(String)
  /// The key of a customer's program.
  case clientKey(ClientKey)
  /// Where a customer's program is told what happens.
  case webhook(Webhook)

  /// What the versions of one record have in common.
  public enum Subject: Hashable, Sendable {
    case carrier(Country, CarrierID)
    case day(Country, CalendarDay)
    case rule(Country, ReasonCode)
    case country(Country)
    case setting(SettingField)
    case view(String)
    case clientKey(ClientKeyID)
    case webhook(WebhookID)

    /// `carrier NG/mtn`, `day EG 2026-11-08`, `rule ZA/pin_incorrect`: as a store keeps it.
    public var text: String {
      switch self {
      case .carrier(let country, let id): "carrier \(country.code)/\(id.text)"
      case .day(let country, let day): "day \(country.code) \(day.iso)"
      case .country(let country): "country \(country.code)"
      case .setting(let field): "setting \(field.rawValue)"
      case .view(let key): "view \(key)"
      case .clientKey(let id): "key \(id.text)"
      case .webhook(let id): "webhook \(id.text)"
      case .rule(let country, let code): "rule \(country.code)/\(code.rawValue)"
      }
    }
  }

  public var subject: Subject {
    switch self {
    case .carrier(let carrier): .carrier(carrier.country, carrier.id)
    case .holiday(let country, let holiday): .day(country, holiday.day)
    case .noHoliday(let country, let day): .day(country, day)
    case .rule(let rule): .rule(rule.country, rule.code)
    case .noRule(let country, let code): .rule(country, code)
    case .country(let terms): .country(terms.country)
    case .setting(let field, _): .setting(field)
    case .view(let view): .view(view.key)
    case .noView(let key): .view(key)
    case .clientKey(let key): .clientKey(key.id)
    case .webhook(let webhook): .webhook(webhook.id)
    }
  }

  /// Which open requests are counted anew when it changes: all, a country's, or those of one of its
  /// carriers; nil for none, since most settings and rules are read when they are asked for.
  public var reach: Reach? {
    switch self {
    case .carrier(let carrier): Reach(country: carrier.country, carrier: carrier.id)
    case .holiday(let country, _), .noHoliday(let country, _): Reach(country: country, carrier: nil)
    case .rule(let rule): DeskRecord.reach(ofRuleOn: rule.code, in: rule.country)
    case .noRule(let country, let code): DeskRecord.reach(ofRuleOn: code, in: country)
    case .country(let terms): Reach(country: terms.country, carrier: nil)
    case .setting(let field, _): field.isInFacts ? Reach(country: nil, carrier: nil) : nil
    case .view, .noView, .clientKey, .webhook: nil
    }
  }

  /// Who of the desk at least may write it.
  public var role: Role {
    switch self {
    case .view, .noView: .operator
    case .carrier, .holiday, .noHoliday, .rule, .noRule, .country, .setting, .clientKey, .webhook:
      .supervisor
    }
  }

  /// Holds follow the wait after an earlier port.
  private static func reach(ofRuleOn code: ReasonCode, in country: Country) -> Reach? {
    code == .portedRecently ? Reach(country: country, carrier: nil) : nil
  }

  public struct Reach: Hashable, Sendable {
    /// nil for all countries.
    public let country: Country?
    /// nil for the whole country.
    public let carrier: CarrierID?
  }
}

/// A record as it stands: its newest version, who wrote it and when.
public struct RecordVersion: Hashable, Sendable {
  public let record: DeskRecord
  /// 1 for the first that the desk wrote.
  public let version: Int
  public let at: Instant
  public let by: String

  public init(record: DeskRecord, version: Int, at: Instant, by: String) {
    self.record = record
    self.version = version
    self.at = at
    self.by = by
  }
}

/// Why a record can't be written, as facts.
public enum RecordObstacle: Error, Hashable, Sendable {
  case notPermitted(needed: Role)
  /// Another carrier of the country has the id or alias.
  case aliasTaken(CarrierID, by: CarrierID)
  /// A holiday without a name.
  case nameMissing
  /// The day to be taken away is no holiday.
  case noHoliday(Country, CalendarDay)
  /// A rule that says nothing.
  case statementMissing
  /// The rule to be taken away is not on file.
  case noRule(Country, ReasonCode)
  case viewInvalid(SavedView.Problem)
  /// No view that all share has the key.
  case noView(String)
  /// A key or webhook that says whose it is not.
  case organizationMissing
  /// A live key on a store for trying out, or a test key on a real one.
  case keyKindWrong(ClientKey.Kind)
  /// A key or webhook is revoked or removed, once and for all; nothing else of it ever changes.
  case clientFixed
  case webhookInvalid(WebhookURL.Problem)
  /// A webhook that wants to hear of nothing.
  case eventsMissing
  /// A field's text can't be read.
  case valueInvalid(RecordField, String)
  /// A text has a NUL in it, which can't be kept.
  case textInvalid
  /// A text is more than `TextBounds` allows.
  case textTooLong
  /// Somebody wrote another version meanwhile.
  case stale(version: Int, by: String, at: Instant)
  /// A version is expected of what nobody at the desk has written yet.
  case notWritten(expected: Int)
}
