import PortDomain
import TerminalUI
import Wording

/// One field being edited: what it was, what it is to be, and why where the carrier must be told.
struct FieldEditor: Hashable, Sendable {
  enum Part: String, FormField {
    case value, why

    static func mending(_ obstacle: Obstacle) -> Part? {
      if case .waitRunning = obstacle { return .why }
      return obstacle == .whyMissing ? .why : .value
    }
  }

  let field: RequestField
  /// As it was when its editing began.
  let request: PortRequest
  /// What the operator saw before typing: the basis of the edit.
  let before: String?
  /// Which get the same value: then nothing stands before it.
  private let others: [RequestID]
  let needsWhy: Bool
  /// Whether a why may be given: one is needed, or a hold may end before the country's wait does.
  let takesWhy: Bool
  /// Whether the country may be corrected with the number.
  private let mayLeaveCountry: Bool
  var form: DraftedForm<Part>

  init(
    _ field: RequestField,
    of file: RequestFile,
    others: [RequestID] = [],
    in context: Context
  ) {
    let request = file.request
    self.field = field
    self.request = request
    self.others = others
    before = others.isEmpty ? request[field] : nil
    // What an order shares is changed for all its numbers, those with the carrier among them.
    // Of several it is told of each whether one is missing.
    needsWhy =
      others.isEmpty
      && (context.desk.obstacle(to: field, of: request, why: nil) == .whyMissing
        || field.side == .customer && Order.shared.contains(field) && request.status.isOpen
          && file.others.contains { $0.status == .inProgress })
    var unheld = request
    unheld.holdUntil = nil
    let today = context.today(in: request.country)
    takesWhy =
      needsWhy || (!others.isEmpty && (field.side == .customer || field == .holdUntil))
      || (field == .holdUntil
        && context.desk.obstacle(toHoldOf: unheld, why: nil, on: today) != nil)
    mayLeaveCountry =
      field == .phoneNumber
      && context.desk.obstacle(to: .country, of: request, why: nil) == nil
    let text = field == .phoneNumber ? request.number.grouped : before ?? ""
    let value =
      field.form == .lines
      ? Form<Part>.Field(id: .value, lines: TextArea(text, limit: 1_000))
      : Form<Part>.Field(
        id: .value,
        input: TextField(text, isMasked: field.form == .secret, limit: 1_000)
      )
    let why = Form<Part>.Field(id: .why, input: TextField(limit: 500))
    form = DraftedForm(
      Form([value] + (takesWhy ? [why] : [])),
      draft: Draft.Key(form: "edit.\(field.rawValue)", about: [request.id] + others),
      country: request.country
    )
    form.form.setCandidates(
      FieldEditor.candidates(for: field, of: request, in: context),
      of: .value
    )
    fit(context)
  }

  private static func candidates(
    for field: RequestField,
    of request: PortRequest,
    in context: Context
  ) -> [String] {
    if case .choice(let choices) = field.form { return choices }
    guard field.form == .carrier else { return [] }
    return context.desk.carriers.current.filter { $0.country == request.country }.map(\.id.text)
  }

  /// The logins that are known here, for the field that names one.
  mutating func take(operators: [String]) {
    guard field == .owner else { return }
    form.form.setCandidates(operators, of: .value, isTyped: true)
  }

  /// The columns of the labels.
  private static let labelWidth = 10
  private static let areaHeight = 4

  mutating func fit(_ context: Context) {
    let width = context.size.width - FieldEditor.labelWidth - 2
    form.form.resize(.value, to: Size(width: width, height: FieldEditor.areaHeight))
  }

  func offers() -> [Offer] {
    let enter =
      field.form == .lines ? "new line" : takesWhy && form.form.focus == .value ? "next" : "store"
    return [
      Offer(.accept, as: enter, hinted: true), Offer(.store, hinted: true),
      Offer(.clearText, hinted: true), Offer(.leaveText, as: "leave, draft kept", hinted: true),
      form.bringing, Offer(.nextField), Offer(.previousField), Offer(.lineUp),
      Offer(.lineDown), Offer(.linesUp), Offer(.linesDown),
    ] + Offer.editing.filter { $0.command != .clearText }
  }

  /// The edit as it stands.
  var edits: FieldEdits {
    let reason = form.form.text(.why).isEmpty ? nil : form.form.text(.why)
    let text = form.form.text(.value)
    if field.form == .secret { return FieldEdits([], pin: Secret(text), why: reason) }
    let value = form.given(.value)
    let edit = FieldEdit(field, value, basis: others.isEmpty ? .seen(before) : .current)
    let country = otherCountry.map { FieldEdit(.country, $0.code) }
    return FieldEdits([country, edit].compactMap { $0 }, why: reason)
  }

  /// The country that the number typed belongs to, where it is another one and may be corrected.
  private var otherCountry: Country? {
    let text = form.form.text(.value)
    guard mayLeaveCountry, let country = Country(ofNumber: text), country != form.country,
      (try? PhoneNumber(parsing: text, in: country)) != nil
    else { return nil }
    return country
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> DraftedForm<Part>.Step {
    if form.form.focus == .value, !form.isStoring {
      switch event {
      case .command(.accept) where field.form == .secret && form.form.text(.value).isEmpty:
        let key = context.key(.store)
        form.point(at: .value, RequestField.newPINMissing(key: key))
        return .effects([])
      case .command(.accept) where takesWhy && field.form != .lines:
        form.form.focus(on: .why)
        return .effects([])
      case .command(.lineUp), .command(.lineDown):
        guard case .choice(let choices) = field.form else { break }
        step(event == .command(.lineDown) ? 1 : -1, through: choices)
        return .effects(edited(in: context))
      case .opened, .uncovered, .command, .typed, .paste, .answer, .resized, .rested, .argument,
        .reply:
        break
      }
    }
    let step = form.update(event, in: context)
    switch step {
    case .edited: return .effects(edited(in: context))
    case .restored:
      // Drafts of earlier versions name the field.
      if let text = form.beside[field.rawValue] { form.form.setText(text, of: .value) }
      return .effects([])
    case .passed: return .effects([])
    case .effects, .entered, .left, .stored, .refused: return step
    }
  }

  private mutating func step(_ by: Int, through choices: [String]) {
    let place = choices.firstIndex(of: form.form.text(.value)).map { $0 + by } ?? 0
    form.form.setText(choices[(place + choices.count) % choices.count], of: .value)
  }

  /// Checks what is typed and keeps it.
  private mutating func edited(in context: Context) -> [Effect] {
    guard let country = form.country else { return [] }
    let text = form.form.text(.value)
    let today = context.today(in: country)
    let other = otherCountry
    let problem = context.desk.problem(
      with: text,
      for: field,
      in: other ?? country,
      on: today
    )
    form.form.setError(problem.map { DisplayText(sanitising: $0.message) }, of: .value)
    let warning =
      problem == nil && form.given(.value) != nil
      ? context.desk.warnings(about: text, for: field, in: other ?? country).first : nil
    let words = other.map(RequestField.countryFollows) ?? warning?.message
    form.form.setWarning(words.map { DisplayText(sanitising: $0) }, of: .value)
    return form.keep(at: context.now)
  }
}

extension FieldEditor {
  /// Draws before → after.
  ///
  /// - Parameter now: the value as it is by now; somebody may have changed it since.
  func draw(on canvas: inout Canvas, now: String, in context: Context) {
    let end = canvas.draw(
      DisplayText(sanitising: field.label.capitalisedFirst),
      at: Point(x: 1, y: 0),
      style: .heading
    )
    canvas.draw(
      form.note(in: context),
      at: Point(x: end + 2, y: 0),
      style: .muted,
      width: max(0, canvas.width - end - 3),
      alignment: .trailing
    )
    let x = FieldEditor.labelWidth
    let width = max(0, canvas.width - x - 2)
    var y = 1
    func label(_ text: DisplayText, on canvas: inout Canvas) {
      canvas.draw(text, at: Point(x: 1, y: y), style: .muted)
    }
    func draw(_ part: Part, height: Int, on canvas: inout Canvas) {
      let isFocused = form.form.focus == part
      canvas.region(Rect(x: x, y: y, width: width, height: height)) { area in
        form.form[part]?.input.draw(on: &area, isFocused: isFocused)
      }
      y += height
    }
    label("\(Heading.before.text)", on: &canvas)
    let old = field.form == .secret || field == .phoneNumber ? now : before ?? Placeholder.none
    for line in DisplayText.lines(sanitising: old).flatMap({ $0.wrapped(to: width) }).prefix(4) {
      canvas.draw(line, at: Point(x: x, y: y))
      y += 1
    }
    if needsWhy {
      canvas.draw("\(RequestField.toldToCarrier)", at: Point(x: x, y: y), style: .warning)
      y += 1
    }
    label("\(Heading.after.text)", on: &canvas)
    draw(.value, height: field.form == .lines ? FieldEditor.areaHeight : 1, on: &canvas)
    let problem = form.form[.why]?.error ?? form.form[.value]?.error
    let warning = form.form[.value]?.warning
    let note = problem ?? warning ?? DisplayText(sanitising: field.editHint)
    for line in note.wrapped(to: width) {
      let style: Style = problem != nil ? .danger : warning != nil ? .warning : .muted
      canvas.draw(line, at: Point(x: x, y: y), style: style)
      y += 1
    }
    guard takesWhy else { return }
    label("\(Heading.why.text)", on: &canvas)
    draw(.why, height: 1, on: &canvas)
  }
}
