import PortDomain

extension RecordObstacle {
  /// Why a record was not written, and what to do about it.
  public var message: String { message(at: .command) }

  /// The same, by the names that are known at a door.
  public func message(at door: Door) -> String {
    /// Where the records are seen.
    func shown(_ words: String, _ command: String) -> String {
      switch door {
      case .screen: words
      case .command: "\(command) shows them"
      }
    }
    return switch self {
    case .notPermitted(let role):
      "this is for \(role.rawValue)s; ask one, nothing was changed"
    case .aliasTaken(let alias, let other):
      "\(alias.text) is \(other.text) already; take it away there first"
    case .nameMissing: "a holiday needs a name"
    case .noHoliday(let country, let day):
      "\(day.iso) is no holiday in \(country.name); "
        + shown("the calendar shows them", "porttui holiday list \(country.code)")
    case .statementMissing: "a rule needs a statement of what it says"
    case .noRule(let country, let code):
      "no rule on \(door == .screen ? code.reason.title : code.rawValue) is on file in "
        + "\(country.name); "
        + shown("the list of records shows them", "porttui rule list \(country.code)")
    case .valueInvalid(let field, let text):
      "\(door == .screen ? field.label : field.name) can't be \"\(text)\"; it is \(field.form)"
    case .viewInvalid(let problem): problem.message
    case .noView(let key):
      "no view called \(key) is shared; "
        + shown("the list of views shows them", "porttui view list")
    case .organizationMissing: "an organisation's id is needed: whose requests are meant?"
    case .keyKindWrong(let kind): kind.refusal
    case .clientFixed:
      "a key that was revoked and a webhook that was removed stay so; make a new one"
    case .webhookInvalid(let problem): problem.message
    case .eventsMissing:
      "a webhook needs events to tell of; they are \(Announcement.Name.list)"
    case .textInvalid: Obstacle.textInvalid.message(today: .first)
    case .textTooLong: Obstacle.textTooLong.message(today: .first)
    case .stale(let version, let by, let at):
      "\(by) wrote version \(version) at \(at.rfc3339); look at it and do it again"
    case .notWritten(let expected):
      "nobody has written this yet, so its version is 0 and not \(expected); look at it and do it again"
    }
  }

  /// The code that scripts read.
  public var code: String {
    switch self {
    case .notPermitted: "not_permitted"
    case .aliasTaken: "alias_taken"
    case .nameMissing: "name_missing"
    case .noHoliday: "no_holiday"
    case .statementMissing: "statement_missing"
    case .noRule: "no_rule"
    case .viewInvalid: "view_invalid"
    case .noView: "no_view"
    case .organizationMissing: "organization_missing"
    case .keyKindWrong: "key_kind_wrong"
    case .clientFixed: "already_gone"
    case .webhookInvalid: "url_invalid"
    case .eventsMissing: "events_missing"
    case .valueInvalid: "field_invalid"
    case .textInvalid: Obstacle.textInvalid.code
    case .textTooLong: Obstacle.textTooLong.code
    case .stale, .notWritten: "conflict"
    }
  }
}

extension RecordField {
  /// How its text is written.
  public var form: String {
    switch self {
    case .carrier(let field): field.form
    case .carrierCode:
      "reasons with commas between them, such as account_name_mismatch,pin_incorrect"
    case .country(let field): field.form
    case .rule(let field): field.form
    case .setting(let field): field.form
    }
  }

  /// What it is called on a screen.
  public var label: String {
    name.replacing("_", with: " ").replacing("loa", with: "LOA")
      .replacing("pin", with: "PIN").replacing("government id", with: "government ID")
  }
}

extension SettingField {
  fileprivate var form: String {
    switch self {
    case .providerName, .supportContact: "a text that isn't empty"
    case .home: "one of \(Country.allCases.map(\.code).joined(separator: ", "))"
    case .largestPaper: "a whole number of MiB, 1 to 1024"
    case .staleAfter, .chaseAfter: "a whole number of days, 1 to 365"
    case .webhookReach: WebhookReach.allCases.map(\.rawValue).joined(separator: " or ")
    case .keepPIN, .keepGovernmentID, .keepBill, .keepLOA, .keepPerson:
      "a whole number of days after the request's end"
    }
  }
}

extension CountryField {
  fileprivate var form: String {
    switch self {
    case .confirmationHours: "a whole number of hours, 1 to 720, or empty for none"
    case .freezeWindows: FreezeForm.words
    }
  }
}

private enum FreezeForm {
  static let words = "first and last days such as 2026-12-10..2027-01-05, blanks between them"
}

extension RuleField {
  fileprivate var form: String {
    switch self {
    case .statement: "what the rule says, in one sentence"
    case .offer: Rejection.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
    case .source: "where the rule was read"
    case .wait: "a wait such as 45 days or 2 months, or empty for none"
    }
  }
}

extension CarrierField {
  fileprivate var form: String {
    switch self {
    case .name: "a name"
    case .contact, .howToSubmit: "any text"
    case .aliases: "ids with blanks between them: letters, digits, - and _"
    case .loaAgeLimit: "a whole number of days, or empty for no limit"
    case .pinNeeded: "yes or no"
    case .cutOff: "a time of day such as 15:00, or empty for none"
    case .leadTime, .daysOfGrace: "a whole number of days"
    case .freezeWindows: FreezeForm.words
    case .ackDays: "a whole number of business days, or empty for none"
    // Short: it stands before the field where it is asked for again.
    case .codes: "codes such as 8C=pin_incorrect,other; 7A=port_lock"
    }
  }
}
