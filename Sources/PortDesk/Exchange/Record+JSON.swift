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
      "freeze_windows": .list(
        freezeWindows.map { ["from": .text($0.lowerBound.iso), "to": .text($0.upperBound.iso)] }
      ),
      "days_of_grace": .integer(daysOfGrace),
    ]
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
    .object(SettingField.allCases.map { JSON.Member($0.rawValue, .text($0.text(of: self))) })
  }
}
