import PortDomain

extension Title {
  public static let records = "Carriers, rules and settings"
  public static let calendar = "Calendar"
}

extension Prompt {
  public static let record = "Carrier id, or reason of the rule:"
  public static let carrierID = "An id is letters, digits, - and _:"
  public static func value(of field: RecordField) -> String { "\(field.label.capitalisedFirst):" }
  public static func value(as field: RecordField) -> String { "It is \(field.form):" }

  public static func holiday(on day: CalendarDay, today: CalendarDay) -> String {
    "Holiday on \(day.spoken(today: today)):"
  }
}

extension WhyNot {
  /// Why a record can't be taken away; nil where it can.
  public static func kept(_ record: DeskRecord?) -> String? {
    switch record {
    case .rule: nil
    case .carrier: "Carriers stay: their requests name them. What they ask for can be emptied."
    case .country: "A country stays. What it sets can be emptied."
    case .setting: "Settings always have a value."
    case .holiday, .noHoliday, .noRule, .view, .noView, .clientKey, .webhook, nil:
      "There is nothing here to take away."
    }
  }
}

extension Country {
  /// Over a country's records.
  public var recordsHeading: String {
    "\(name): carriers, rules and the country. Settings of the desk"
  }
}

extension BusinessCalendar {
  /// What a day is: a business day, or why it is none.
  public func message(on day: CalendarDay, today: CalendarDay) -> String {
    let kind =
      if let holiday = holiday(on: day) {
        "holiday: \(holiday.name)\(holiday.isEstimated ? " (estimated)" : "")"
      } else {
        isWeekend(day) ? "weekend" : "business day"
      }
    let beyond = leavesCoveredYears(day) ? " · \(Warning.yearNotCovered.message)" : ""
    return "\(day.spoken(today: today)): \(kind)\(beyond)"
  }
}

extension DeskRecord {
  /// What it is called in a list.
  public var title: String {
    switch self {
    case .carrier(let carrier): carrier.id.text
    case .rule(let rule): rule.code.reason.title
    case .noRule(_, let code): code.reason.title
    case .country(let terms): terms.country.name
    case .setting(let field, _): RecordField.setting(field).label
    case .holiday(_, let holiday): holiday.name
    case .noHoliday(_, let day): day.iso
    case .view(let view): view.name
    case .noView(let key): key
    case .clientKey(let key): key.name.isEmpty ? key.hint : key.name
    case .webhook(let webhook): webhook.url.text
    }
  }

  /// Which of the desk's records it is.
  public var kind: String {
    switch self {
    case .carrier: "carrier"
    case .rule, .noRule: "rule"
    case .country: "country"
    case .setting: "setting"
    case .holiday, .noHoliday: "holiday"
    case .view, .noView: "view"
    case .clientKey: "key"
    case .webhook: "webhook"
    }
  }

  /// What it says, in one line.
  public func summary(today: CalendarDay) -> String {
    switch self {
    case .carrier(let carrier):
      ([carrier.name] + carrier.terms(today: today)).joined(separator: " · ")
    case .rule(let rule): "\(rule.text): \(rule.offer.title)"
    case .noRule: "no rule on file"
    case .country(let terms):
      terms.line(today: today).map { _ in terms.words(today: today).joined(separator: " · ") }
        ?? "nothing of its own"
    case .setting(_, let text): text
    case .holiday(_, let holiday): holiday.name
    case .noHoliday: "no holiday"
    case .view(let view): view.filter
    case .noView: "shared no more"
    case .clientKey(let key):
      "\(key.organization) · \(key.hint)…" + (key.isRevoked ? " · revoked" : "")
    case .webhook(let webhook):
      webhook.organization + (webhook.isRemoved ? " · removed" : "")
    }
  }
}

extension Message {
  /// The same of a record that is known: a view is nothing that requests depend on.
  public init(_ outcome: RecordOutcome, of record: DeskRecord) {
    switch (outcome, record) {
    case (.done, .view(let view)): self.init("Shared with all: \(view.name).", .done)
    case (.done, .noView(let key)): self.init("Shared no more: \(key).", .done)
    case (.done, _), (.refused, _), (.unchanged, _): self.init(outcome)
    }
  }

  /// What became of a record's change.
  public init(_ outcome: RecordOutcome) {
    switch outcome {
    case .refused(let obstacles):
      let sentences = obstacles.map { $0.message(at: .screen) }
      self.init(sentences.joined(separator: "; ").capitalisedFirst, .warning)
    case .unchanged: self = .asWanted
    case .done(let version, let recounted):
      self.init("Stored as version \(version); open requests counted anew: \(recounted).", .done)
    }
  }
}
