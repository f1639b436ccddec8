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
    let kept = FoldedText.kept(text, lines: field.form == .lines)
    switch field.form {
    case .secret: return nil
    case .country:
      return kept.isEmpty || Country(code: kept) != nil
        ? nil : FieldProblem(field, .countryUnsupported, value: kept)
    case .line, .lines, .day, .number, .flag, .choice, .phoneNumber, .carrier, .email, .endpoint,
      .order, .login:
      guard let country else { return nil }
      do throws(FieldProblem) {
        _ = try FieldText(carriers: carriers, country: country, today: today).kept(text, for: field)
        return nil
      } catch {
        return error
      }
    }
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
      if number.kind == .fixed, country != .southAfrica { warnings.append(.fixedLine) }
    }
    if field == .currentCarrier, carriers.carrier(text, in: country) == nil {
      warnings.append(.unknownCarrier)
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
