/// Why a carrier, a holiday or a rule can't be written, as facts.
public enum RecordObstacle: Error, Hashable, Sendable {
  case notPermitted
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
  /// A field's text can't be read.
  case valueInvalid(RecordField, String)
  /// Somebody wrote another version meanwhile.
  case stale(version: Int, by: String, at: Instant)

  /// The code that scripts read.
  public var code: String {
    switch self {
    case .notPermitted: "not_permitted"
    case .aliasTaken: "alias_taken"
    case .nameMissing: "name_missing"
    case .noHoliday: "no_holiday"
    case .statementMissing: "statement_missing"
    case .noRule: "no_rule"
    case .valueInvalid: "field_invalid"
    case .stale: "conflict"
    }
  }
}
