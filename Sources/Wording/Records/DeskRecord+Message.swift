import PortDomain

extension DeskRecord {
  /// What it is called in a list.
  public var title: String {
    switch self {
    case .carrier(let carrier): carrier.id.text
    case .rule(let rule): rule.code.reason.title
    case .noRule(_, let code): code.reason.title
    case .setting(let field, _): RecordField.setting(field).label
    case .holiday(_, let holiday): holiday.name
    case .noHoliday(_, let day): day.iso
    }
  }

  /// Which of the desk's records it is.
  public var kind: String {
    switch self {
    case .carrier: "carrier"
    case .rule, .noRule: "rule"
    case .setting: "setting"
    case .holiday, .noHoliday: "holiday"
    }
  }

  /// What it says, in one line.
  public func summary(today: CalendarDay) -> String {
    switch self {
    case .carrier(let carrier):
      ([carrier.name] + carrier.terms(today: today)).joined(separator: " · ")
    case .rule(let rule): "\(rule.text): \(rule.offer.title)"
    case .noRule: "no rule on file"
    case .setting(_, let text): text
    case .holiday(_, let holiday): holiday.name
    case .noHoliday: "no holiday"
    }
  }
}
