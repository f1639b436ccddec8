/// Brings a text typed for a field into the form in which it is kept.
///
/// The one place where values are checked, for create, set, import and forms alike.
public struct FieldText {
  let carriers: CarrierBook
  let country: Country
  let today: CalendarDay
  /// By which days are read as people type them; nil for files, where they stand in ISO 8601 alone.
  var calendar: BusinessCalendar?

  /// Longest texts, in characters: beyond them a paste went wrong.
  public static let longestLine = 200
  public static let longestLines = 1000

  /// - Returns: the text to keep; nil when it is empty, so that the field has no value.
  /// - Throws: what is wrong with it, naming field and value.
  func kept(_ text: String, for field: RequestField) throws(FieldProblem) -> String? {
    if let problem = field.problem(withSizeOf: text) { throw problem }
    let kept = FoldedText.kept(text, lines: field.form == .lines)
    if kept.isEmpty { return nil }
    let problem = FieldProblem(field, .fieldInvalid, value: kept)
    guard !kept.utf8.contains(0) else { throw problem }
    if MaskedText.isMasked(kept) { throw FieldProblem(field, .masked, value: kept) }
    func sound(_ isSound: Bool) throws(FieldProblem) -> String {
      guard isSound, kept.count <= FieldText.longestLine else { throw problem }
      return kept
    }
    switch field.form {
    case .line: return try sound(true)
    case .lines:
      guard kept.count <= FieldText.longestLines else { throw problem }
      return kept
    case .day:
      if calendar != nil, FieldText.nobody.contains(kept.lowercased()) { return nil }
      let day = try day(kept, for: field)
      guard day <= today || !FieldText.notInFuture.contains(field) else {
        throw FieldProblem(field, .dateInFuture, value: kept)
      }
      return day.iso
    case .instant:
      guard let instant = Instant(rfc3339: kept) else { throw problem }
      return instant.rfc3339
    case .number:
      guard let number = Int(kept), number >= 0 else { throw problem }
      return String(number)
    case .flag:
      guard let flag = FieldText.flags[kept.lowercased()] else { throw problem }
      return String(flag)
    case .choice(let choices):
      guard choices.contains(kept.lowercased()) else { throw problem }
      return kept.lowercased()
    case .phoneNumber: return try FieldText.number(kept, for: field, in: country).e164
    case .country, .secret: throw problem
    case .carrier:
      guard let named = try? Carrier.normalise(id: kept, in: country, among: carriers) else {
        throw problem
      }
      return named.id.text
    case .email:
      let parts = kept.split(separator: "@", omittingEmptySubsequences: false)
      return try sound(
        parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
      )
    case .endpoint:
      return try sound(
        kept.hasPrefix("ep_") && kept.count > 3 && !kept.contains(where: \.isWhitespace)
      )
    case .order: return try sound(OrderID(kept) != nil)
    case .login:
      // Nobody is called so: it gives the request to nobody.
      if FieldText.nobody.contains(kept.lowercased()) { return nil }
      return try sound(!kept.contains(where: \.isWhitespace))
    }
  }

  /// What a person types for no operator, and for no day.
  private static let nobody: Set<String> = ["none", "-"]

  private func day(_ text: String, for field: RequestField) throws(FieldProblem) -> CalendarDay {
    guard let calendar else {
      if let day = CalendarDay(iso: text) { return day }
      throw FieldProblem(field, .fieldInvalid, value: text)
    }
    do throws(TypedDay.Fault) {
      return try TypedDay.read(text, field.reach, today: today, by: calendar)
    } catch {
      throw FieldProblem(field, .fieldInvalid, value: text, day: error)
    }
  }

  private static let notInFuture: Set<RequestField> = [
    .authorizedDate, .lastPortedOn, .lookupOn, .activatedOn, .returnedOn, .acknowledgedOn,
    .confirmedOn, .changeToldOn, .changeAnsweredOn, .cancelAskedOn, .lastMessageOn,
  ]

  private static let flags = [
    "true": true, "yes": true, "1": true, "false": false, "no": false, "0": false,
  ]

  /// The number a text stands for in a country.
  static func number(
    _ text: String,
    for field: RequestField = .phoneNumber,
    in country: Country
  ) throws(FieldProblem) -> PhoneNumber {
    do {
      return try PhoneNumber(parsing: text, in: country)
    } catch {
      switch error {
      case .impossible(let why):
        throw FieldProblem(field, .numberImpossible, value: text, why: why)
      case .ofAnotherCountry: throw FieldProblem(field, .numberOfOtherCountry, value: text)
      }
    }
  }
}

/// One field at a time, for forms that check what was typed as a field is left.
extension Desk {
  /// What is wrong with a text for a field; nil when it can be kept, or is empty.
  ///
  /// The same rule as in `admit` and `decide`. Whether a field must have a value, and whether it may
  /// be changed now, they tell of the whole.
  ///
  /// - Parameter country: the number's; while it isn't known, only the country itself is checked.
  public func problem(
    with text: String,
    for field: RequestField,
    in country: Country?,
    on today: CalendarDay
  ) -> FieldProblem? {
    if let problem = field.problem(withSizeOf: text) { return problem }
    let kept = FoldedText.kept(text, lines: field.form == .lines)
    switch field.form {
    case .secret: return nil
    case .country:
      return kept.isEmpty || Country(code: kept) != nil
        ? nil : FieldProblem(field, .countryUnsupported, value: kept)
    case .line, .lines, .day, .instant, .number, .flag, .choice, .phoneNumber, .carrier, .email,
      .endpoint, .order, .login:
      guard let country else { return nil }
      do throws(FieldProblem) {
        _ = try typed(text, for: field, in: country, on: today)
        return nil
      } catch {
        return error
      }
    }
  }

  /// A text that a person typed for a field, as it is kept; nil where that is no value.
  /// - Throws: what is wrong with it.
  public func typed(
    _ text: String,
    for field: RequestField,
    in country: Country,
    on today: CalendarDay
  ) throws(FieldProblem) -> String? {
    try FieldText(
      carriers: carriers,
      country: country,
      today: today,
      calendar: calendar(of: country)
    ).kept(text, for: field)
  }

  /// What is worth saying about a text that can be kept for a field.
  public func warnings(
    about text: String,
    for field: RequestField,
    in country: Country
  ) -> [Warning] {
    var warnings: [Warning] = []
    if field == .phoneNumber, let number = try? PhoneNumber(parsing: text, in: country) {
      if !number.isInKnownRange { warnings.append(.numberOutsideKnownRanges) }
      if number.isShort { warnings.append(.shortNumber) }
      if number.kind == .fixed, country != .southAfrica { warnings.append(.fixedLine) }
    }
    if field.form == .carrier, carriers.carrier(text, in: country) == nil {
      warnings.append(.unknownCarrier)
    }
    if field == .requestedPortDate, let day = CalendarDay(iso: text),
      !calendar(of: country).isBusinessDay(day)
    {
      warnings.append(.wishedOnDayOff)
    }
    if field == .authorizedName, looksLikeCompany(text) {
      warnings.append(.signatoryLooksLikeCompany)
    }
    return warnings
  }

  private func looksLikeCompany(_ name: String) -> Bool {
    let forms: Set<String> = [
      "ltd", "limited", "inc", "corp", "corporation", "llc", "plc", "gmbh", "company", "pty", "fzc",
      "fze", "enterprises", "holdings", "group",
    ]
    return !forms.isDisjoint(with: FoldedText.words(of: name))
  }
}
