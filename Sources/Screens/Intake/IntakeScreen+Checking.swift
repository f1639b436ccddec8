import PortDomain
import TerminalUI
import Wording

extension IntakeScreen {
  /// The country as far as it is typed.
  var country: Country? { Country(code: form.text(.country).filter { !$0.isWhitespace }) }

  /// Checks a field that was left; with number or country also what depends on the country.
  mutating func check(_ field: RequestField, in context: Context) {
    if field == .phoneNumber, country == nil, form.text(.country).isEmpty {
      guess()
      if country != nil { return checkAll(in: context) }
    }
    if field == .country { return checkAll(in: context) }
    checkAlone(field, in: context)
  }

  mutating func checkAll(in context: Context) {
    if form.text(.country).isEmpty { guess() }
    spellCountry()
    for field in IntakeScreen.asked { checkAlone(field, in: context) }
  }

  /// A number with its calling code tells the country.
  private mutating func guess() {
    if let country = Country(ofNumber: form.text(.phoneNumber)) {
      form.setText(country.code, of: .country)
    }
  }

  /// A country's name stands for its code.
  private mutating func spellCountry() {
    let typed = FoldedText.key(form.text(.country))
    if let country = Country.allCases.first(where: { FoldedText.key($0.name) == typed }) {
      form.setText(country.code, of: .country)
    }
  }

  private mutating func checkAlone(_ field: RequestField, in context: Context) {
    let text = form.text(field)
    let problem = context.desk.problem(
      with: text,
      for: field,
      in: country,
      on: today(in: context)
    )
    form.setError(problem.map { DisplayText(sanitising: $0.message) }, of: field)
    form.setWarning(nil, of: field)
    guard problem == nil, let country, !text.allSatisfy(\.isWhitespace) else { return }
    if field == .phoneNumber, let number = try? PhoneNumber(parsing: text, in: country) {
      form.setText(number.grouped, of: field)
    }
    let warnings = context.desk.warnings(about: text, for: field, in: country)
    if !warnings.isEmpty {
      let words = warnings.map(\.message).joined(separator: "; ")
      form.setWarning(DisplayText(sanitising: words), of: field)
    }
  }

  /// Fills in what was typed before.
  mutating func fill(_ draft: Draft, in context: Context) {
    for (name, text) in draft.fields {
      if let field = RequestField(rawValue: name) { form.setText(text, of: field) }
    }
    checkAll(in: context)
  }

  /// Fills in pasted fields; line breaks within a value become commas, as the form has single lines.
  mutating func fill(_ pasted: PastedFields, in context: Context) -> [Effect] {
    let taken = pasted.values.filter { form[$0.key] != nil }
    for (field, text) in taken {
      let lines = text.split(whereSeparator: \.isNewline)
      form.setText(lines.joined(separator: ", "), of: field)
    }
    checkAll(in: context)
    let left =
      pasted.values.keys.filter { form[$0] == nil }.map(\.rawValue).sorted() + pasted.unknown
    let words =
      "Filled in \(taken.count) \(taken.count == 1 ? "field" : "fields")."
      + (left.isEmpty ? "" : " Not taken: \(left.spoken()).")
    return keep(at: context.now) + [.say(Message(words, left.isEmpty ? .done : .warning))]
  }
}
