import PortDomain

extension RecordObstacle {
  /// Why a carrier or a holiday was not written, and what to do about it.
  public var message: String {
    switch self {
    case .notPermitted:
      "carriers and holidays are for supervisors; ask one, nothing was changed"
    case .aliasTaken(let alias, let other):
      "\(alias.text) is \(other.text) already; take it away there first"
    case .nameMissing: "a holiday needs a name"
    case .noHoliday(let country, let day):
      "\(day.iso) is no holiday in \(country.name); porttui holiday list \(country.code) shows them"
    case .valueInvalid(let field, let text):
      "\(field.rawValue) can't be \"\(text)\"; it is \(field.form)"
    case .stale(let version, let by, let at):
      "\(by) wrote version \(version) at \(at.rfc3339); look at it and do it again"
    }
  }
}

extension CarrierField {
  /// How its text is written.
  public var form: String {
    switch self {
    case .name: "a name"
    case .contact, .howToSubmit: "any text"
    case .aliases: "ids with blanks between them: letters, digits, - and _"
    case .loaAgeLimit: "a whole number of days, or empty for no limit"
    case .pinNeeded: "yes or no"
    case .cutOff: "a time of day such as 15:00, or empty for none"
    case .leadTime, .daysOfGrace: "a whole number of days"
    case .freezeWindows: "first and last days such as 2026-12-10..2027-01-05, blanks between them"
    }
  }
}
