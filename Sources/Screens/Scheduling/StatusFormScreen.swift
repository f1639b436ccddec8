import PortDomain
import TerminalUI
import Wording

/// What a step of the lifecycle asks to be said: the carrier's reference, why, the day of activation.
struct StatusFormScreen: Screen {
  enum Field: String, Hashable, Sendable {
    case reference, why, activatedOn, override
  }

  let action: Action
  /// One, or all tagged.
  let files: [RequestFile]
  var form: DraftedForm<Field>

  init(_ action: Action, _ files: [RequestFile]) {
    self.action = action
    self.files = files
    let subject = files.count == 1 ? files[0].request.id.text : "tagged"
    form = DraftedForm(
      Form(StatusFormScreen.fields(for: action)),
      draft: Draft.Key(form: action.rawValue, subject: subject)
    )
  }

  var title: String {
    let start = action.title.capitalisedFirst
    return files.count == 1
      ? "\(start) \(files[0].request.number.grouped)" : "\(start) \(files.count) requests"
  }

  var input: InputMode { .keys }
  var presentation: Presentation { .panel(rows: form.form.fields.count + 2 + (isSent ? 2 : 0)) }

  func hints(in context: Context) -> [HintLine.Hint] {
    [
      .init(.enter, DisplayText(sanitising: action.title)), .init(.tab, "next field"),
      .init(.escape, "leave"),
    ]
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch form.update(event, in: context) {
    case .effects(let effects): return effects
    case .left: return [.close]
    case .stored: return [.removeDraft(form.draftKey), .close]
    case .entered: return send(in: context)
    case .refused(let refusal):
      point(at: refusal, in: context)
      return []
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(form.form, in: canvas.bounds.inset(columns: 2))
    guard isSent, files.count == 1 else { return }
    var rest = canvas.bounds.inset(columns: 2)
    let lines = advice(in: context).flatMap { $0.wrapped(to: max(1, rest.width)) }
    let area = rest.takeBottom(min(lines.count, 2))
    for (y, line) in lines.prefix(area.height).enumerated() {
      canvas.draw(line, at: Point(x: area.x, y: area.y + y), style: .muted)
    }
  }

  /// Whether the request goes to the carrier by it.
  private var isSent: Bool { action == .submit || action == .resubmit }

  /// How the carrier wants it, and what to tell the customer.
  private func advice(in context: Context) -> [DisplayText] {
    let request = files[0].request
    let carrier = context.desk.carriers.carrier(request.carrier, in: request.country)
    let warnings = context.desk.warnings(aboutSubmitting: request, at: context.now)
    return ([carrier?.howToSubmit ?? ""] + warnings.map(\.message)).filter { !$0.isEmpty }
      .map { DisplayText(sanitising: $0.capitalisedFirst) }
  }

  private static func fields(for action: Action) -> [Form<Field>.Field] {
    switch action {
    case .submit, .resubmit:
      [.init(id: .reference, label: "Carrier reference", hint: "may stay empty")]
    case .complete:
      [
        .init(id: .activatedOn, label: "Active since", hint: "YYYY-MM-DD, -N days; empty: today"),
        .init(id: .override, label: "If early, why", hint: "before the confirmed date only"),
      ]
    case .withdraw, .reopen, .cancel, .return, .schedule, .reschedule, .reject:
      [.init(id: .why, label: "Why")]
    }
  }

  /// Sends the change, or asks first where it can't be undone.
  private mutating func send(in context: Context) -> [Effect] {
    var intents: [Intent] = []
    for (index, file) in files.enumerated() {
      let today = context.today(in: file.request.country)
      guard let change = change(today: today) else {
        form.point(at: .activatedOn, "no date; write it as YYYY-MM-DD, or -1 for yesterday")
        return []
      }
      // Of several, each is told of by the store; of one, what is lacking is shown at its field.
      if files.count == 1, let refusal = refusal(of: change, on: file, in: context) {
        point(at: refusal, in: context)
        if form.form.fields.contains(where: { $0.error != nil }) { return [] }
      }
      intents.append(
        context.intent(
          .status(change),
          on: file.request.id,
          basis: .seen(version: file.request.version),
          key: files.count == 1 ? form.key : "\(form.key)-\(index)"
        )
      )
    }
    if form.form.fields.contains(where: { $0.id == .why }), isBlank(.why) {
      point(at: Refusal(.whyMissing), in: context)
      return []
    }
    switch action {
    case .cancel, .complete, .return: return [.open(question(intents))]
    case .submit, .resubmit, .withdraw, .reopen, .schedule, .reschedule, .reject:
      return [.commit(intents)]
    }
  }

  private func change(today: CalendarDay) -> StatusChange? {
    let why = form.form.text(.why)
    switch action {
    case .submit: return .submit(carrierReference: given(.reference))
    case .resubmit: return .resubmit(carrierReference: given(.reference))
    case .withdraw: return .withdraw(why: why)
    case .reopen: return .reopen(why: why)
    case .cancel: return .cancel(why: why)
    case .return: return .return(why: why)
    case .complete:
      guard let text = given(.activatedOn) else { return .complete(override: given(.override)) }
      guard let day = CalendarDay(typed: text, today: today) else { return nil }
      return .complete(activatedOn: day, override: given(.override))
    case .schedule, .reschedule, .reject:
      preconditionFailure("\(action) has a screen of its own")
    }
  }

  private func refusal(
    of change: StatusChange,
    on file: RequestFile,
    in context: Context
  ) -> Refusal? {
    let ruling = context.desk.decide(.status(change), on: file, by: context.actor, at: context.now)
    { _ in .free }
    guard case .refused(let refusal) = ruling else { return nil }
    return refusal
  }

  private mutating func point(at refusal: Refusal, in context: Context) {
    let today = context.today(in: files[0].request.country)
    for obstacle in refusal.obstacles {
      let message = obstacle.message(today: today)
      if case .whyMissing = obstacle { form.point(at: .why, message) }
      if case .activationEarly = obstacle { form.point(at: .override, message) }
      if case .activationInFuture = obstacle { form.point(at: .activatedOn, message) }
    }
  }

  private func question(_ intents: [Intent]) -> ConfirmScreen {
    ConfirmScreen(
      .final(action, on: files.map(\.request)),
      effects: [.commit(intents)]
    )
  }

  private func given(_ field: Field) -> String? {
    isBlank(field) ? nil : form.form.text(field)
  }

  private func isBlank(_ field: Field) -> Bool {
    form.form.text(field).allSatisfy(\.isWhitespace)
  }
}

extension CalendarDay {
  /// A day as people type it: `2026-12-01`, `+3`, `+3 days`, `-1`.
  init?(typed text: String, today: CalendarDay) {
    let text = text.filter { !$0.isWhitespace }
    if let day = CalendarDay(iso: text) {
      self = day
      return
    }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(1 + digits.count)
    guard ["", "d", "day", "days"].contains(unit), let count = Int(digits), count < 10_000 else {
      return nil
    }
    self = today.adding(days: sign == "+" ? count : -count)
  }
}
