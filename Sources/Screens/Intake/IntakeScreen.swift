import PortDomain
import TerminalUI
import Wording

/// The form of a new request: each field is checked as it is left, what is typed is kept.
public struct IntakeScreen: Screen {
  var form = Form(IntakeScreen.fields, button: "Create")
  private(set) var draft = KeptDraft(IntakeScreen.draftKey)
  /// Of the one intent that this form makes.
  private var key = ""
  private var isStoring = false

  static let draftKey = Draft.Key(form: "intake", subject: "")

  public init() {}

  public var title: String { "New request" }
  public var input: InputMode { .keys }

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
      hint: hint(for: field),
      input: TextField(isMasked: field.form == .secret, limit: 1_000)
    )
  }

  private static let sayings: [RequestField: DisplayText] = [
    .phoneNumber: "as the customer writes it; with +… the country follows",
    .serviceAddress: "where it differs from the billing address",
    .accountPIN: "kept sealed, never in a draft",
  ]

  private static func hint(for field: RequestField) -> DisplayText? {
    if let saying = sayings[field] { return saying }
    switch field.form {
    case .day, .choice, .country, .carrier: return DisplayText(sanitising: field.demand)
    case .line, .lines, .number, .flag, .phoneNumber, .email, .endpoint, .order, .login, .secret:
      return nil
    }
  }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [
      HintLine.Hint(.enter, form.isOnButton ? "create" : "next"),
      HintLine.Hint(.control("x"), "create"), HintLine.Hint([.tab, .backTab], "field"),
      HintLine.Hint(.control("k"), "clear all"), HintLine.Hint(.escape, "leave, draft kept"),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened:
      key = context.intentKey()
      return [.read(.drafts)]
    case .key, .paste:
      if isStoring { return [.say(Message("The request is being stored; a moment."))] }
      return typed(event, in: context)
    case .reply(.read(.drafts(.success(let drafts)))):
      if let draft = draft.find(in: drafts) { fill(draft, in: context) }
      return []
    case .reply(.written(.committed(let intents, let result))):
      guard let index = intents.firstIndex(where: { $0.key == key }) else { return [] }
      isStoring = false
      return settle(result.map { $0[index] }, in: context)
    case .uncovered, .command, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func typed(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .key(.control("x")): return create(in: context)
    case .key(.control("k")):
      form = Form(IntakeScreen.fields, button: "Create")
      return draft.clear() + [.say(Message("All fields are empty again."))]
    case .key(.control("r")):
      if let draft = draft.takeOffered() { fill(draft, in: context) }
      return []
    case .key(let key) where Panels.leaves(key):
      return (kept.isEmpty ? [] : [.say(Message(leaving))]) + [.close]
    case .key(let key): return took(form.handle(.key(key)), in: context)
    case .paste(let text):
      if let pasted = PastedFields(text) { return fill(pasted, in: context) }
      return took(form.handle(.paste(text)), in: context)
    case .opened, .uncovered, .command, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func took(
    _ outcome: Form<RequestField>.Outcome,
    in context: Context
  ) -> [Effect] {
    switch outcome {
    case .edited(let field):
      form.setError(nil, of: field)
      form.setWarning(nil, of: field)
      return keep(at: context.now)
    case .left(let field):
      check(field, in: context)
      return draft.isTouched ? keep(at: context.now) : []
    case .pressed: return create(in: context)
    case .ignored: return []
    }
  }
}

// MARK: Storing

extension IntakeScreen {
  /// Everything but the PIN, by field name, as drafts keep it.
  private var kept: [String: String] {
    Dictionary(
      uniqueKeysWithValues: form.fields.filter { $0.id.form != .secret && !$0.input.isEmpty }
        .map { ($0.id.rawValue, $0.input.text) }
    )
  }

  private var leaving: String {
    let rest = form.text(.accountPIN).isEmpty ? "" : " (the PIN is not)"
    return "What you typed is kept\(rest); a new request brings it back."
  }

  mutating func keep(at now: Instant) -> [Effect] { draft.save(kept, at: now) }

  private var requestDraft: RequestDraft {
    let texts = form.fields.filter { $0.id.form != .secret && !$0.input.isEmpty }
    let pin = form.text(.accountPIN)
    return RequestDraft(
      values: Dictionary(uniqueKeysWithValues: texts.map { ($0.id, $0.input.text) }),
      pin: pin.isEmpty ? nil : Secret(pin)
    )
  }

  /// Sends the request once the rules have nothing against it; whether its number is free, the store
  /// knows.
  private mutating func create(in context: Context) -> [Effect] {
    checkAll(in: context)
    let draft = requestDraft
    let ruling = context.desk.admit(draft, by: context.actor, at: context.now) { _ in .free }
    switch ruling {
    case .refused(let refusal):
      point(at: refusal, in: context)
      let first = refusal.obstacles[0].message(today: today(in: context)).capitalisedFirst
      let more = refusal.obstacles.count - 1
      return [.say(Message(first + (more > 0 ? ", and \(more) more" : ""), .warning))]
    case .allowed, .unchanged, .conflict:
      isStoring = true
      return [.commit([Intent(key: key, actor: context.actor, subject: .create(draft))])]
    }
  }

  private mutating func settle(
    _ result: Result<Outcome, StoreError>,
    in context: Context
  ) -> [Effect] {
    switch result {
    case .success(.done(let receipt)):
      let number = form.text(.phoneNumber)
      let words = ["\(number) is taken in."] + receipt.warnings.map { $0.message.capitalisedFirst }
      let tone: Message.Tone = receipt.warnings.isEmpty ? .done : .warning
      return [
        .removeDraft(draft.key), .say(Message(words.joined(separator: " "), tone)), .close,
      ]
    case .success(.refused(let refusal)):
      point(at: refusal, in: context)
      return []
    case .success(.conflict), .failure: return []
    }
  }

  /// Shows what is in the way at the fields and goes to the first.
  private mutating func point(at refusal: Refusal, in context: Context) {
    let obstacles = refusal.obstacles.filter { $0.field.map { form[$0] != nil } ?? false }
    for obstacle in obstacles.reversed() {
      guard let field = obstacle.field else { continue }
      let words = obstacle.message(today: today(in: context))
      form.setError(DisplayText(sanitising: words), of: field)
      form.focus(on: field)
    }
  }

  func today(in context: Context) -> CalendarDay {
    context.today(in: country)
  }
}
