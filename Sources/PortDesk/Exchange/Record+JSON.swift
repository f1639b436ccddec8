import PortDomain
import Wording

extension Carrier {
  /// Names as the fields are written with `carrier set`.
  public var json: JSON {
    [
      "country": .text(country.code),
      "id": .text(id.text),
      "name": .text(name),
      "aliases": .list(aliases.map { .text($0.text) }),
      "contact": .text(contact),
      "how_to_submit": .text(howToSubmit),
      "loa_age_limit": loaAgeLimit.map { .integer($0) } ?? .null,
      "pin_needed": .flag(needsPIN),
      "cut_off": cutOff.map { .text($0.clockText()) } ?? .null,
      "lead_time": .integer(leadTime),
      "freeze_windows": freezeWindows.json,
      "days_of_grace": .integer(daysOfGrace),
      "ack_days": ackDays.map { .integer($0) } ?? .null,
      "codes": .object(
        codes.sorted { $0.key < $1.key }.map { code, reasons in
          JSON.Member(code, .list(reasons.map { .text($0.rawValue) }))
        }
      ),
    ]
  }
}

extension CountryTerms {
  /// Names as the fields are written with `country set`.
  public var json: JSON {
    [
      "country": .text(country.code),
      "name": .text(country.name),
      "confirms_by_sms": .flag(confirmsBySMS),
      "confirmation_hours": confirmationHours.map { .integer($0) } ?? .null,
      "freeze_windows": freezeWindows.json,
    ]
  }
}

extension [ClosedRange<CalendarDay>] {
  fileprivate var json: JSON {
    .list(map { ["from": .text($0.lowerBound.iso), "to": .text($0.upperBound.iso)] })
  }
}

extension CountryRule {
  /// Names as the fields are written with `rule set`.
  public var json: JSON {
    [
      "country": .text(country.code),
      "reason": .text(code.rawValue),
      "statement": .text(statement),
      "offer": .text(offer.rawValue),
      "source": .text(source),
      "wait": JSON(wait?.text),
    ]
  }
}

extension Holiday {
  public func json(in country: Country) -> JSON {
    [
      "country": .text(country.code), "date": .text(day.iso), "name": .text(name),
      "estimated": .flag(isEstimated),
    ]
  }
}

extension DeskSettings {
  /// Names as the settings are written with `setting set`.
  public var json: JSON {
    .object(
      SettingField.allCases.map { field in
        let text = field.text(of: self)
        return JSON.Member(
          field.rawValue,
          field.isCount ? JSON.integer(Int(text) ?? 0) : .text(text)
        )
      }
    )
  }
}

extension SettingField {
  /// Whether it counts something: days, or mebibytes.
  fileprivate var isCount: Bool {
    switch self {
    case .providerName, .supportContact, .home, .webhookReach: false
    case .largestPaper, .staleAfter, .chaseAfter, .keepPIN, .keepGovernmentID, .keepBill, .keepLOA,
      .keepPerson:
      true
    }
  }
}

extension DeskSession {
  /// The newest version that the desk wrote of each record; 0, which is left out, is what was known at
  /// the start. `--if-version` expects it.
  private func versions() throws(DeskFailure) -> [DeskRecord.Subject: Int] {
    let records = try ask { store throws(StoreError) in try store.records() }
    return Dictionary(records.map { ($0.record.subject, $0.version) }) { _, newest in newest }
  }

  private func json<Value>(
    of values: [Value],
    _ json: (Value) -> JSON,
    _ subject: (Value) -> DeskRecord.Subject
  ) throws(DeskFailure) -> [JSON] {
    let versions = try versions()
    return values.map { json($0).adding(["version": .integer(versions[subject($0)] ?? 0)]) }
  }

  /// Carriers with the versions that they stand at.
  public func json(of carriers: [Carrier]) throws(DeskFailure) -> [JSON] {
    try json(of: carriers, \.json) { .carrier($0.country, $0.id) }
  }

  public func json(of countries: [CountryTerms]) throws(DeskFailure) -> [JSON] {
    try json(of: countries, \.json) { .country($0.country) }
  }

  public func json(of rules: [CountryRule]) throws(DeskFailure) -> [JSON] {
    try json(of: rules, \.json) { .rule($0.country, $0.code) }
  }

  public func json(of holidays: [Holiday], in country: Country) throws(DeskFailure) -> [JSON] {
    try json(of: holidays, { $0.json(in: country) }, { .day(country, $0.day) })
  }

  /// The settings, and the versions that they stand at.
  public func settingsJSON() throws(DeskFailure) -> JSON {
    let versions = try versions()
    let members = SettingField.allCases.map { field in
      JSON.Member(field.rawValue, .integer(versions[.setting(field)] ?? 0))
    }
    return desk.settings.json.adding(["versions": .object(members)])
  }
}
