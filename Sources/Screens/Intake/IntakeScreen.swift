import PortDomain
import TerminalUI
import Wording

/// The form of a new request: each field is checked as it is left, what is typed is kept.
public struct IntakeScreen: Screen {
  var form = DraftedForm(Form(fields, button: "Create"), draft: draftKey)

  /// The number that was typed, as soon as the store has told whether it can be requested.
  private(set) var known: KnownNumber?

  struct KnownNumber: Hashable, Sendable {
    let number: PhoneNumber
    let standing: NumberStanding
  }

  static let draftKey = Draft.Key(form: "intake", subject: "")

  public init() {}

  public var title: String { Title.newRequest }
  public var input: InputMode { .text() }

  /// What is asked for, in the order of the provider's own form.
  static let asked: [RequestField] = [
    .phoneNumber, .country, .currentCarrier, .accountNumber, .accountPIN, .accountPINState,
    .authorizedName, .authorizedTitle, .authorizedDate, .billingName, .billingAddress,
    .serviceAddress, .requestedPortDate, .lastPortedOn, .organizationName, .organizationID,
    .contactName, .contactEmail, .contactPhone, .priority,
  ]

  private static let fields = asked.map { field in
    let mark = RequestField.required.contains(field) ? " *" : ""
    return Form<RequestField>.Field(
      id: field,
      label: DisplayText(sanitising: field.label.capitalisedFirst + mark),
      hint: field.intakeHint.map { DisplayText(sanitising: $0) },
      input: TextField(isMasked: field.form == .secret, limit: 1_000)
    )
  }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.accept, as: form.form.isOnButton ? "create" : "next", hinted: true),
      Offer(.store, as: "create", hinted: true), Offer(.nextField, as: "field", hinted: true),
      Offer(.previousField, as: "field", hinted: true), Offer(.clearForm, hinted: true),
      Offer(.leaveText, as: "leave, draft kept", hinted: true), Offer(.bringDraft),
      Offer(.lineUp), Offer(.lineDown),
    ] + Offer.editing
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer { form.country = country }
    switch event {
    case .command(.clearForm) where !form.isStoring:
      return form.clear() + [.say(.fieldsEmptied)]
    case .paste(let text) where !form.isStoring:
      if let pasted = PastedFields(text) { return fill(pasted, in: context) + lookUp() }
    case .reply(.read(.standing(let number, .success(let standing)))) where number == self.number:
      known = KnownNumber(number: number, standing: standing)
      checkAlone(.phoneNumber, in: context)
      return []
    case .opened, .uncovered, .command, .typed, .paste, .answer, .resized, .rested, .reply: break
    }
    switch form.update(event, in: context) {
    case .effects(let effects): return effects
    case .edited: return form.keep(at: context.now)
    case .passed(let field):
      check(field, in: context)
      return (form.isTouched ? form.keep(at: context.now) : [])
        + ([.phoneNumber, .country].contains(field) ? lookUp() : [])
    case .restored:
      checkAll(in: context)
      return lookUp()
    case .entered: return create(in: context)
    case .left:
      let hasPIN = !form.form.text(.accountPIN).isEmpty
      return (isEmpty ? [] : [.say(.requestKept(hasPIN: hasPIN))]) + [.close]
    case .stored(let receipt):
      let number = form.form.text(.phoneNumber)
      return [.say(.takenIn(number, receipt.warnings))] + form.done
    case .refused: break
    }
    return []
  }
}

// MARK: Storing

extension IntakeScreen {
  private var isEmpty: Bool {
    form.form.fields.allSatisfy { $0.input.isMasked || $0.input.isEmpty }
  }

  /// Days are spelled out: what a person types for one is read in forms, never in a draft.
  private func requestDraft(in context: Context) -> RequestDraft {
    let texts = form.form.fields.filter { !$0.input.isMasked && !$0.input.isEmpty }
    let pin = form.form.text(.accountPIN)
    return RequestDraft(
      values: Dictionary(
        uniqueKeysWithValues: texts.map { ($0.id, spelled($0.input.text, $0.id, in: context)) }
      ),
      pin: pin.isEmpty ? nil : Secret(pin)
    )
  }

  /// Sends the request once the rules have nothing against it; whether its number is free, the store
  /// knows.
  private mutating func create(in context: Context) -> [Effect] {
    checkAll(in: context)
    let draft = requestDraft(in: context)
    let ruling = context.desk.admit(draft, by: context.actor, at: context.now) { _ in .free }
    switch ruling {
    case .refused(let refusal):
      form.point(at: refusal, in: context)
      return [.say(Message(refusal, by: context.clocks))]
    case .allowed, .unchanged, .conflict:
      return form.commit([Intent(key: form.key, actor: context.actor, subject: .create(draft))])
    }
  }

  private func today(in context: Context) -> CalendarDay {
    context.today(in: country)
  }

  private func spelled(_ text: String, _ field: RequestField, in context: Context) -> String {
    guard field.form == .day, let country else { return text }
    do {
      return try context.desk.typed(text, for: field, in: country, on: today(in: context)) ?? ""
    } catch {
      // Said at the field, as it was typed.
      return text
    }
  }
}

extension RequestField: FormField {
  static func mending(_ obstacle: Obstacle) -> RequestField? { obstacle.field }
}

// MARK: Checking

extension IntakeScreen {
  /// The country as far as it is typed.
  var country: Country? { Country(code: form.form.text(.country).filter { !$0.isWhitespace }) }

  /// The number as far as it is one.
  private var number: PhoneNumber? {
    country.flatMap { try? PhoneNumber(parsing: form.form.text(.phoneNumber), in: $0) }
  }

  private var takenNumber: FieldProblem? {
    known.flatMap { $0.number == number ? FieldProblem($0.number, $0.standing) : nil }
  }

  /// Asks the store whether the number can be requested, so that it is told while it is being typed and
  /// not at the end.
  private func lookUp() -> [Effect] {
    number.map { [.read(.standing($0))] } ?? []
  }

  /// Checks a field that was left; with number or country also what depends on the country.
  private mutating func check(_ field: RequestField, in context: Context) {
    if field == .phoneNumber, country == nil, form.form.text(.country).isEmpty {
      guess()
      if country != nil { return checkAll(in: context) }
    }
    if field == .country { return checkAll(in: context) }
    checkAlone(field, in: context)
  }

  private mutating func checkAll(in context: Context) {
    if form.form.text(.country).isEmpty { guess() }
    spellCountry()
    for field in IntakeScreen.asked { checkAlone(field, in: context) }
  }

  /// A number with its calling code tells the country.
  private mutating func guess() {
    if let country = Country(ofNumber: form.form.text(.phoneNumber)) {
      form.form.setText(country.code, of: .country)
    }
  }

  /// A country's name stands for its code.
  private mutating func spellCountry() {
    let typed = FoldedText.key(form.form.text(.country))
    if let country = Country.allCases.first(where: { FoldedText.key($0.name) == typed }) {
      form.form.setText(country.code, of: .country)
    }
  }

  private mutating func checkAlone(_ field: RequestField, in context: Context) {
    let text = form.form.text(field)
    let problem =
      context.desk.problem(with: text, for: field, in: country, on: today(in: context))
      ?? (field == .phoneNumber ? takenNumber : nil)
    form.form.setError(problem.map { DisplayText(sanitising: $0.message) }, of: field)
    form.form.setWarning(nil, of: field)
    guard problem == nil, let country, !text.allSatisfy(\.isWhitespace) else { return }
    if field == .phoneNumber, let number = try? PhoneNumber(parsing: text, in: country) {
      form.form.setText(number.grouped, of: field)
    }
    if field.form == .day { form.form.setText(spelled(text, field, in: context), of: field) }
    let warnings = context.desk.warnings(about: text, for: field, in: country)
    if !warnings.isEmpty {
      let words = warnings.map(\.message).joined(separator: "; ")
      form.form.setWarning(DisplayText(sanitising: words), of: field)
    }
  }

  /// Fills in pasted fields; line breaks within a value become commas, as the form has single lines.
  private mutating func fill(_ pasted: PastedFields, in context: Context) -> [Effect] {
    let taken = pasted.values.filter { form.form[$0.key] != nil }
    for (field, text) in taken {
      let lines = text.split(whereSeparator: \.isNewline)
      form.form.setText(lines.joined(separator: ", "), of: field)
    }
    checkAll(in: context)
    let left =
      pasted.values.keys.filter { form.form[$0] == nil }.map(\.rawValue).sorted() + pasted.unknown
    return form.keep(at: context.now) + [.say(.filledIn(taken.count, without: left))]
  }
}

extension IntakeScreen {
  /// Beyond this a form is hard to read.
  private static let widest = 100
  /// What stands beside the form where there is room.
  private static let asideWidth = 50

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    let head = rest.takeTop(1)
    let end = canvas.draw("\(title)", at: Point(x: 1, y: 0), style: .title)
    canvas.draw(
      ["\(Heading.needed)", form.note(in: context)].filter { !$0.isEmpty }.joined(separator: " · "),
      at: Point(x: end + 2, y: head.y),
      style: .muted,
      width: max(0, canvas.width - end - 3),
      alignment: .trailing
    )
    if canvas.width >= IntakeScreen.widest + IntakeScreen.asideWidth {
      let aside = rest.takeRight(canvas.width - IntakeScreen.widest)
      canvas.region(aside.inset(columns: 2)) { drawAside(on: &$0) }
    }
    let width = min(rest.width, IntakeScreen.widest)
    let area = Rect(x: 1, y: rest.y, width: max(0, width - 2), height: rest.height)
    canvas.draw(form.form, in: area)
  }

  /// What is still in the way of creating the request.
  private func drawAside(on canvas: inout Canvas) {
    let missing = RequestField.required.filter { form.form.text($0).isEmpty }.map(\.label)
    let wrong = form.form.fields.filter { $0.error != nil }.map(\.id.label)
    var y = 0
    func list(_ title: DisplayText, _ labels: [String], _ style: Style, on canvas: inout Canvas) {
      guard !labels.isEmpty else { return }
      canvas.draw(title, at: Point(x: 0, y: y), style: .heading)
      for (row, label) in labels.enumerated() {
        canvas.draw(DisplayText(sanitising: label), at: Point(x: 2, y: y + row + 1), style: style)
      }
      y += labels.count + 2
    }
    list("\(Heading.stillNeeded.text)", missing, .plain, on: &canvas)
    list("\(Heading.toBeMended.text)", wrong, .danger, on: &canvas)
    if y == 0 { canvas.draw("\(Placeholder.nothingMissing)", at: .zero, style: .success) }
  }
}
