/// A field's value in the type of its form; choices, names and ids are texts.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  case day(CalendarDay)
  case instant(Instant)
  case number(Int)
  case flag(Bool)

  /// Which of them a field has.
  public enum Kind: Hashable, Sendable {
    case text, day, instant, number, flag
  }

  /// Reads a field's value from its text, the reverse of `text`; nil for none.
  /// - Parameter isSound: becomes false where the text isn't of the field's form.
  init?(_ text: String?, of field: RequestField, isSound: inout Bool) {
    guard let text else { return nil }
    let value: FieldValue? =
      switch field.form.kind {
      case .text: .text(text)
      case .day: FieldValue(CalendarDay(iso: text))
      case .instant: FieldValue(Instant(rfc3339: text))
      case .number: Int(text).map { .number($0) }
      case .flag: Bool(text).map { .flag($0) }
      }
    guard let value else {
      isSound = false
      return nil
    }
    self = value
  }

  init?(_ text: String?) {
    guard let text else { return nil }
    self = .text(text)
  }

  init?(_ day: CalendarDay?) {
    guard let day else { return nil }
    self = .day(day)
  }

  init?(_ instant: Instant?) {
    guard let instant else { return nil }
    self = .instant(instant)
  }

  init(_ number: Int) { self = .number(number) }

  init(_ flag: Bool) { self = .flag(flag) }

  /// As it is compared, shown in history and exported.
  public var text: String {
    switch self {
    case .text(let text): text
    case .day(let day): day.iso
    case .instant(let instant): instant.rfc3339
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    }
  }
}

extension RequestField.Form {
  /// The type of what such a field holds.
  public var kind: FieldValue.Kind {
    switch self {
    case .line, .lines, .choice, .phoneNumber, .country, .carrier, .email, .endpoint, .order,
      .login, .secret:
      .text
    case .day: .day
    case .instant: .instant
    case .number: .number
    case .flag: .flag
    }
  }
}
