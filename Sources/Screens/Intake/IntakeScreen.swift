import PortDomain
import TerminalUI
import Wording

/// The form of a new request, or of an order of several numbers: each field is checked as it is left,
/// what is typed is kept.
public struct IntakeScreen: Screen {
  var form = DraftedForm(Form(fields, button: "Create"), draft: draftKey)

  /// Whether the numbers that were typed can be requested, as far as the store has told.
  var standings: [PhoneNumber: NumberStanding] = [:]
  /// Whether the numbers are to be shown before they are stored, once the store has told of all.
  var isLookingUp = false
  /// The order that several numbers go into; nil while none was made.
  var order: OrderID?

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

  private static let longestLine = 1_000
  /// Some thousand numbers.
  private static let longestList = 100_000

  private static let fields = asked.map { field in
    let mark = RequestField.required.contains(field) ? " *" : ""
    return Form<RequestField>.Field(
      id: field,
      label: DisplayText(sanitising: field.label.capitalisedFirst + mark),
      hint: field.intakeHint.map { DisplayText(sanitising: $0) },
      input: TextField(
        isMasked: field.form == .secret,
        limit: field == .phoneNumber ? longestList : longestLine
      )
    )
  }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.accept, as: form.form.isOnButton ? "create" : "next", hinted: true),
      Offer(.store, as: "create", hinted: true), Offer(.nextField, as: "field", hinted: true),
      Offer(.previousField, as: "field", hinted: true), Offer(.clearForm, hinted: true),
      Offer(.leaveText, as: "leave, draft kept", hinted: true), form.bringing,
      Offer(.lineUp), Offer(.lineDown),
    ] + Offer.editing
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer {
      form.country = country
      suggest(in: context)
    }
    switch event {
    case .command(.clearForm) where !form.isStoring:
      (standings, order, isLookingUp) = ([:], nil, false)
      form.form.setNote(nil, of: .phoneNumber)
      return form.clear() + [.say(.fieldsEmptied)]
    case .paste(let text) where !form.isStoring:
      if let pasted = PastedFields(text) { return fill(pasted, in: context) + lookUp() }
      if form.form.focus == .phoneNumber, !form.form.isOnButton,
        let effects = paste(numbers: text, in: context)
      {
        return effects
      }
    case .reply(.read(.standings(let numbers, let result))):
      return take(result, of: numbers, in: context)
    case .reply(.written(.committed(let intents, .success(let outcomes))))
    where intents.contains(where: isOfList):
      return take(outcomes, of: intents, in: context)
    case .opened, .uncovered, .command, .typed, .paste, .answer, .resized, .rested, .argument,
      .reply:
      break
    }
    switch form.update(event, in: context) {
    case .effects(let effects): return effects
    case .edited(let field):
      isLookingUp = false
      if field == .phoneNumber { countNumbers() }
      return form.keep(at: context.now)
    case .passed(let field):
      check(field, in: context)
      if field == .accountPIN { followPIN() }
      return (form.isTouched ? form.keep(at: context.now) : [])
        + ([.phoneNumber, .country].contains(field) ? lookUp() : [])
    case .restored:
      checkAll(in: context)
      return lookUp()
    case .entered:
      if let begun, pieces.isEmpty { return form.done + [.open(OrderScreen(order: begun))] }
      return isList ? takeIn(in: context) : create(in: context)
    case .left:
      let hasPIN = !form.form.text(.accountPIN).isEmpty
      return (isEmpty ? [] : [.say(.requestKept(hasPIN: hasPIN))]) + [.close]
    case .stored(let receipt):
      let number = form.form.text(.phoneNumber)
      let opened = begun.map { [Effect.open(OrderScreen(order: $0))] } ?? []
      return [.say(.takenIn(number, receipt.warnings))] + form.done + opened
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
  func requestDraft(in context: Context) -> RequestDraft {
    let texts = form.form.fields.filter { !$0.input.isMasked && !$0.input.isEmpty }
    let pin = form.form.text(.accountPIN)
    return RequestDraft(
      values: Dictionary(
        uniqueKeysWithValues: texts.map { ($0.id, spelled($0.input.text, $0.id, in: context)) }
      ),
      pin: pin.isEmpty ? nil : Secret(pin),
      orderID: begun
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

  func today(in context: Context) -> CalendarDay {
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

  /// Checks a field that was left; with number or country also what depends on the country.
  private mutating func check(_ field: RequestField, in context: Context) {
    if field == .phoneNumber, country == nil, form.form.text(.country).isEmpty {
      guess()
      if country != nil { return checkAll(in: context) }
    }
    if field == .country { return checkAll(in: context) }
    checkAlone(field, in: context)
  }

  mutating func checkAll(in context: Context) {
    if form.form.text(.country).isEmpty { guess() }
    spellCountry()
    for field in IntakeScreen.asked { checkAlone(field, in: context) }
  }

  /// What the country and its carriers are called, and what a field of few values may say.
  private mutating func suggest(in context: Context) {
    let carriers = context.desk.carriers.current.filter { country == nil || $0.country == country }
    form.form.setCandidates(carriers.map(\.id.text), of: .currentCarrier)
    guard form.form[.country]?.candidates.isEmpty == true else { return }
    form.form.setCandidates(Country.allCases.map(\.name), of: .country)
    for field in IntakeScreen.asked {
      if case .choice(let choices) = field.form { form.form.setCandidates(choices, of: field) }
    }
  }

  /// A number with its calling code tells the country.
  private mutating func guess() {
    let first = NumberList(form.form.text(.phoneNumber), in: nil).pieces.first
    if let country = first.flatMap(Country.init(ofNumber:)) {
      form.form.setText(country.code, of: .country)
    }
  }

  /// With a PIN its state is no question.
  private mutating func followPIN() {
    let isGiven = !form.form.text(.accountPIN).isEmpty
    if isGiven { form.form.setText("", of: .accountPINState) }
    let note: DisplayText? = isGiven ? DisplayText(sanitising: PINState.given.title) : nil
    form.form.setNote(note, of: .accountPINState)
  }

  /// A country's name stands for its code.
  private mutating func spellCountry() {
    let typed = FoldedText.key(form.form.text(.country))
    if let country = Country.allCases.first(where: { FoldedText.key($0.name) == typed }) {
      form.form.setText(country.code, of: .country)
    }
  }

  private mutating func checkAlone(_ field: RequestField, in context: Context) {
    if field == .phoneNumber { return checkNumbers(in: context) }
    let text = form.form.text(field)
    let problem = context.desk.problem(
      with: text,
      for: field,
      in: country,
      on: today(in: context)
    )
    form.form.setError(problem.map { DisplayText(sanitising: $0.message) }, of: field)
    form.form.setWarning(nil, of: field)
    guard problem == nil, let country, !text.allSatisfy(\.isWhitespace) else { return }
    if field.form == .day { form.form.setText(spelled(text, field, in: context), of: field) }
    let warnings = context.desk.warnings(about: form.form.text(field), for: field, in: country)
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
    let heading = begun.map(Title.newRequest) ?? title
    let end = canvas.draw("\(heading)", at: Point(x: 1, y: 0), style: .title)
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
