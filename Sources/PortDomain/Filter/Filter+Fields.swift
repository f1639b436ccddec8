extension Filter {
  /// The fields of the language, as they are typed.
  public enum FieldName: String, CaseIterable, Hashable, Sendable {
    case status, country, carrier, owner, reason, docs, turn, order
    case next, customer, priority
    case due, port, created, follow, hold, activated
    case age, attempt

    /// Whether it is compared with a day.
    var isDay: Bool {
      switch self {
      case .due, .port, .created, .follow, .hold, .activated: true
      case .status, .country, .carrier, .owner, .reason, .docs, .turn, .order, .next, .customer,
        .priority, .age, .attempt:
        false
      }
    }

    /// What may be typed behind it, for completion and help.
    public var values: [String] {
      switch self {
      case .status: Status.allCases.map(\.rawValue)
      case .country: Country.allCases.map(\.code)
      case .owner: ["me", "none"]
      case .reason: ReasonCode.allCases.map(\.rawValue)
      case .docs: PaperState.allCases.map(\.rawValue)
      case .turn: Party.allCases.map(\.rawValue)
      case .next: Awaited.Code.allCases.map(\.rawValue)
      case .priority: Priority.allCases.map(\.rawValue)
      case .due, .port, .created, .follow, .hold, .activated:
        [
          "today", "tomorrow", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "3d",
          "-7d",
        ]
      case .carrier, .order, .age, .attempt, .customer: []
      }
    }
  }
}

extension Filter {
  /// The words that state a condition by themselves, or join others.
  static let names = Flag.allCases.map(\.rawValue) + Shorthand.allCases.map(\.rawValue)

  /// All that a word which is no search may become.
  static let beginnings = FieldName.allCases.map(\.rawValue) + names + ["not", "or"]
}

/// A word with a field's name, a sign and a value, as it is typed: `due<3d`.
struct FilterCondition {
  let name: String
  let sign: String
  let value: String

  /// nil for a word that compares nothing.
  init?(_ text: String) {
    guard let place = text.firstIndex(where: { ":<>".contains($0) }), !PhoneNumber.isPiece(text)
    else { return nil }
    name = String(text[..<place])
    let rest = text[place...]
    sign = String(
      rest.hasPrefix("<=") || rest.hasPrefix(">=") ? rest.prefix(2) : rest.prefix(1)
    )
    value = String(rest.dropFirst(sign.count))
  }

  /// nil where no field is called so.
  var field: Filter.FieldName? { Filter.FieldName(rawValue: name.lowercased()) }
}

extension Filter.Term {
  /// The condition a word states: a flag, a field with its value, or the word itself.
  init(_ token: FilterToken, _ basis: FilterBasis) throws(FilterError) {
    if let flag = Filter.Flag(rawValue: token.text.lowercased()) {
      self = .flag(flag)
      return
    }
    guard let condition = FilterCondition(token.text) else {
      self = .word(token.text)
      return
    }
    let name = condition.name
    guard let field = condition.field else {
      throw FilterError(position: token.position, found: name, expected: .field)
    }
    guard let comparison = Filter.Comparison(rawValue: condition.sign) else {
      throw FilterError(position: token.position, found: name, expected: .comparison(of: name))
    }
    let value = FilterValue(
      text: condition.value,
      field: field,
      position: token.position + name.count + condition.sign.count,
      basis: basis
    )
    self = try value.term(comparison)
  }
}

/// What stands behind a field's name, on its way to a condition.
private struct FilterValue {
  let text: String
  let field: Filter.FieldName
  let position: Int
  let basis: FilterBasis

  func term(_ comparison: Filter.Comparison) throws(FilterError) -> Filter.Term {
    switch field {
    case .status: return .status(try list(comparison, Status.init(rawValue:)))
    case .country: return .country(try list(comparison, Country.init(code:)))
    case .carrier:
      return .carrier(try list(comparison) { try? CarrierID(parsing: $0) })
    case .owner:
      return .owner(
        try list(comparison) {
          $0 == "me" ? .me : $0 == "none" ? Filter.OwnerTest.none : .login($0)
        }
      )
    case .reason: return .reason(try list(comparison, ReasonCode.init(rawValue:)))
    case .docs: return .documents(try list(comparison, PaperState.init(rawValue:)))
    case .turn: return .turn(try list(comparison, Party.init(rawValue:)))
    case .order:
      guard let order = OrderID(text) else { throw error(.value(of: "order", among: [])) }
      return .order(order)
    case .next: return .next(try list(comparison, Awaited.Code.init(rawValue:)))
    case .customer:
      guard comparison == .equal else { throw error(.comparison(of: field.rawValue)) }
      guard !FoldedText.key(text).isEmpty else { throw error(.value(of: "customer", among: [])) }
      return .customer(text)
    case .priority: return .priority(try list(comparison, Priority.init(rawValue:)))
    case .due: return try condition(on: .due, comparison)
    case .port: return try condition(on: .port, comparison)
    case .created: return try condition(on: .created, comparison)
    case .follow: return try condition(on: .followUp, comparison)
    case .hold: return try condition(on: .hold, comparison)
    case .activated: return try condition(on: .activated, comparison)
    case .age: return .age(comparison, try count(suffix: "d"))
    case .attempt: return .attempt(comparison, try count(suffix: ""))
    }
  }

  private func error(_ expected: FilterError.Expectation) -> FilterError {
    FilterError(position: position, found: text, expected: expected)
  }

  private func list<Value>(
    _ comparison: Filter.Comparison,
    _ read: (String) -> Value?
  ) throws(FilterError) -> [Value] {
    guard comparison == .equal else { throw error(.comparison(of: field.rawValue)) }
    var values: [Value] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard !part.isEmpty, let value = read(part.lowercased()) else {
        throw error(.value(of: field.rawValue, among: field.values))
      }
      values.append(value)
    }
    return values
  }

  /// A day, or with `:` a month: `2026-11`.
  private func condition(
    on field: Filter.DayField,
    _ comparison: Filter.Comparison
  ) throws(FilterError) -> Filter.Term {
    if comparison == .equal, let first = CalendarDay(iso: text + "-01") {
      return .within(field, first...first.adding(months: 1).adding(days: -1))
    }
    return .day(field, comparison, try day(field.reach))
  }

  /// `today`, `tomorrow`, `yesterday`, a date, days from today (`3d`, `-2d`), or as people type it.
  private func day(_ reach: TypedDay.Reach) throws(FilterError) -> Filter.Day {
    switch text.lowercased() {
    case "today": return .fromToday(0)
    case "tomorrow": return .fromToday(1)
    case "yesterday": return .fromToday(-1)
    default: break
    }
    if let day = CalendarDay(iso: text) { return .on(day) }
    if text.lowercased().hasSuffix("d"), let days = Int(text.dropLast()),
      (-99_999...99_999).contains(days)
    {
      return .fromToday(days)
    }
    do throws(TypedDay.Fault) { return try basis.day(text, reach) } catch {
      throw self.error(.day(error))
    }
  }

  private func count(suffix: String) throws(FilterError) -> Int {
    let digits = text.lowercased().hasSuffix(suffix) ? text.dropLast(suffix.count) : text[...]
    guard let number = Int(digits), (0..<100_000).contains(number) else { throw error(.number) }
    return number
  }
}

extension Filter.DayField {
  /// Which way a day lies whose year or week isn't typed.
  fileprivate var reach: TypedDay.Reach {
    switch self {
    case .due, .port, .followUp, .hold: .ahead
    case .created, .activated: .back
    }
  }
}
