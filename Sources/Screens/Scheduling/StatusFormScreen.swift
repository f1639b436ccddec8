import PortDomain
import TerminalUI
import Wording

/// What a step of the lifecycle asks to be said: the carrier's reference, why, the day of activation.
struct StatusFormScreen: FormPanel {
  let action: Action
  /// One, or all tagged.
  let files: [RequestFile]
  var form: DraftedForm<StepField>

  init(_ action: Action, _ files: [RequestFile]) {
    self.action = action
    self.files = files
    form = DraftedForm(
      Form(StatusFormScreen.fields(for: action)),
      draft: Draft.Key(form: action.rawValue, about: files.map(\.request.id)),
      country: files[0].request.country
    )
  }

  var title: String {
    Title.step(action, on: files.map(\.request))
  }

  var verb: String { action.title }
  var presentation: Presentation { .panel(rows: form.form.fields.count + 2 + (isSent ? 2 : 0)) }

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

  private static func fields(for action: Action) -> [Form<StepField>.Field] {
    let fields: [StepField] =
      switch action {
      case .submit, .resubmit, .acknowledge: [.reference, .on]
      case .confirm: [.on]
      case .changeAccepted, .changeRefused: [.words, .on]
      case .complete: [.activatedOn, .override]
      case .withdraw, .reopen, .cancel, .return, .schedule, .reschedule, .reject: [.why]
      }
    return fields.map { $0.field(for: action) }
  }

  /// Sends the change, or asks first where it can't be undone.
  mutating func send(in context: Context) -> [Effect] {
    var activatedOn: CalendarDay?
    if form.form[.activatedOn] != nil, form.given(.activatedOn) != nil {
      guard let day = try? form.day(.activatedOn, .back, in: context) else { return [] }
      activatedOn = day
    }
    var on: CalendarDay?
    if form.form[.on] != nil, form.given(.on) != nil {
      guard let day = try? form.day(.on, .back, in: context) else { return [] }
      on = day
    }
    let change = change(activatedOn, on: on)
    if form.form[.why] != nil, form.given(.why) == nil {
      form.point(at: Refusal(.whyMissing), in: context)
      return []
    }
    guard files.count == 1 else {
      return form.preview(
        action.title,
        .same(.status(change)),
        on: files.map(\.request.id),
        files: files,
        isFinal: action.isFinal
      )
    }
    let file = files[0]
    if let refusal = context.refusal(of: .status(change), on: file),
      form.point(at: refusal, in: context)
    {
      return []
    }
    let intent = context.intent(
      .status(change),
      on: file.request.id,
      basis: form.basis(of: file),
      key: form.key
    )
    return action.isFinal ? [.open(question([intent]))] : form.commit([intent])
  }

  private func change(_ activatedOn: CalendarDay?, on day: CalendarDay?) -> StatusChange {
    let why = form.form.text(.why)
    switch action {
    case .submit: return .submit(carrierReference: form.given(.reference), on: day)
    case .resubmit: return .resubmit(carrierReference: form.given(.reference), on: day)
    case .acknowledge: return .acknowledge(carrierReference: form.given(.reference), on: day)
    case .confirm: return .confirm(on: day)
    case .changeAccepted: return .answerChange(.accepted, words: form.given(.words), on: day)
    case .changeRefused: return .answerChange(.refused, words: form.given(.words), on: day)
    case .withdraw: return .withdraw(why: why)
    case .reopen: return .reopen(why: why)
    case .cancel: return .cancel(why: why)
    case .return: return .return(why: why)
    case .complete:
      return .complete(activatedOn: activatedOn, override: form.given(.override))
    case .schedule, .reschedule, .reject:
      preconditionFailure("\(action) has a screen of its own")
    }
  }

  private func question(_ intents: [Intent]) -> ConfirmScreen {
    ConfirmScreen(
      .final(action, on: files.map(\.request)),
      effects: [.commit(intents)]
    )
  }
}

extension Action {
  /// Whether it is asked for with a question whose Enter is No.
  var isFinal: Bool {
    switch self {
    case .cancel, .complete, .return: true
    case .submit, .resubmit, .withdraw, .reopen, .schedule, .reschedule, .reject, .acknowledge,
      .confirm, .changeAccepted, .changeRefused:
      false
    }
  }
}

extension StepField: FormField {
  static func mending(_ obstacle: Obstacle) -> StepField? {
    if obstacle.field == .portDate { return .override }
    if obstacle.field == .changeWords { return .words }
    if case .activationEarly = obstacle { return .override }
    if case .activationInFuture = obstacle { return .activatedOn }
    if obstacle.isOfDay { return .on }
    return obstacle == .whyMissing ? .why : nil
  }

  func field(for action: Action) -> Form<StepField>.Field {
    Form<StepField>.Field(
      id: self,
      label: "\(label(for: action))",
      hint: hint(for: action).map { DisplayText(sanitising: $0) }
    )
  }
}
