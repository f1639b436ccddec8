import PortDomain
import TerminalUI
import Wording

/// One field being edited: what it was, what it is to be, and why where the carrier must be told.
struct FieldEditor: Hashable, Sendable {
  let field: RequestField
  /// What the operator saw before typing: the basis of the edit.
  let before: String?
  let country: Country
  let needsWhy: Bool
  /// Of the intent; a new one after an answer that stored nothing.
  private(set) var key: String
  var isStoring = false
  var input: Input
  private(set) var why = TextField(limit: 500)
  private(set) var isOnWhy = false
  /// What is wrong with the value, or worth saying about it.
  private(set) var problem: String?
  private(set) var warning: String?
  private(set) var draft: KeptDraft

  enum Input: Hashable, Sendable {
    case line(TextField)
    case lines(TextArea)

    var text: String {
      switch self {
      case .line(let field): field.text
      case .lines(let area): area.text
      }
    }
  }

  /// What an event means to the screen.
  enum Step: Hashable, Sendable {
    case effects([Effect])
    case store
    case left
  }

  init(_ field: RequestField, of request: PortRequest, in context: Context) {
    self.field = field
    before = request[field]
    country = request.country
    needsWhy = context.desk.obstacle(to: field, of: request, why: nil) == .whyMissing
    key = context.intentKey()
    draft = KeptDraft(Draft.Key(form: "edit.\(field.rawValue)", subject: request.id.text))
    let text = field == .phoneNumber ? request.number.grouped : before ?? ""
    input =
      field.form == .lines
      ? .lines(TextArea(text, limit: 1_000))
      : .line(TextField(text, isMasked: field.form == .secret, limit: 1_000))
    fit(context)
  }

  /// The columns of the labels.
  static let labelWidth = 10
  static let areaHeight = 4

  mutating func fit(_ context: Context) {
    guard case .lines(var area) = input else { return }
    let width = context.size.width - FieldEditor.labelWidth - 2
    area.resize(to: Size(width: width, height: FieldEditor.areaHeight))
    input = .lines(area)
  }

  /// The edit as it stands.
  var edits: FieldEdits {
    let reason = why.isEmpty ? nil : why.text
    if field.form == .secret { return FieldEdits([], pin: Secret(input.text), why: reason) }
    let value = input.text.allSatisfy(\.isWhitespace) ? nil : input.text
    return FieldEdits([FieldEdit(field, value, basis: .seen(before))], why: reason)
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> Step {
    switch event {
    case .key(.control("x")): return .store
    case .key(.control("r")):
      if let found = draft.takeOffered() { fill(found) }
      return .effects([])
    case .key(let key):
      if Panels.leaves(key) { return .left }
      return take(key, in: context)
    case .paste(let text):
      paste(text)
      return .effects(edited(in: context))
    case .reply(.read(.drafts(.success(let drafts)))):
      if let found = draft.find(in: drafts) { fill(found) }
      return .effects([])
    case .opened, .uncovered, .command, .answer, .resized, .rested, .reply: return .effects([])
    }
  }

  private mutating func take(_ key: Key, in context: Context) -> Step {
    switch (key, input) {
    case (.tab, _), (.backTab, _):
      if needsWhy { isOnWhy.toggle() }
      return .effects([])
    case (.enter, .line) where field.form == .secret && input.text.isEmpty:
      problem = "type the new PIN; ^X with an empty field takes it away"
      return .effects([])
    case (.enter, .line),
      (.enter, .lines) where isOnWhy || field.form != .lines:
      if needsWhy, !isOnWhy {
        isOnWhy = true
        return .effects([])
      }
      return .store
    case (.up, .line), (.down, .line):
      guard !isOnWhy, case .choice(let choices) = field.form else { return .effects([]) }
      step(key == .down ? 1 : -1, through: choices)
      return .effects(edited(in: context))
    case _:
      return .effects(edit(key) ? edited(in: context) : [])
    }
  }

  private mutating func edit(_ key: Key) -> Bool {
    if isOnWhy { return why.edit(key) }
    switch input {
    case .line(var field):
      defer { input = .line(field) }
      return field.edit(key)
    case .lines(var area):
      defer { input = .lines(area) }
      return area.edit(key)
    }
  }

  private mutating func paste(_ text: String) {
    if isOnWhy { return why.insert(text) }
    switch input {
    case .line(var field):
      field.insert(text)
      input = .line(field)
    case .lines(var area):
      area.insert(text)
      input = .lines(area)
    }
  }

  private mutating func setText(_ text: String) {
    switch input {
    case .line(var field):
      field.setText(text)
      input = .line(field)
    case .lines(var area):
      area.edit(.control("u"))
      area = TextArea(text, limit: 1_000)
      input = .lines(area)
    }
  }

  private mutating func step(_ by: Int, through choices: [String]) {
    let place = choices.firstIndex(of: input.text).map { $0 + by } ?? 0
    setText(choices[(place + choices.count) % choices.count])
  }

  /// Checks what is typed and keeps it; a PIN is never kept.
  private mutating func edited(in context: Context) -> [Effect] {
    check(in: context)
    if field.form == .secret { return draft.save(["why": why.text], at: context.now) }
    return draft.save([field.rawValue: input.text, "why": why.text], at: context.now)
  }

  private mutating func check(in context: Context) {
    let text = input.text
    problem =
      context.desk.problem(with: text, for: field, in: country, on: context.today(in: country))?
      .message
    let isBlank = text.allSatisfy(\.isWhitespace)
    warning =
      problem == nil && !isBlank
      ? context.desk.warnings(about: text, for: field, in: country).first?.message : nil
  }

  private mutating func fill(_ draft: Draft) {
    if let text = draft.fields[field.rawValue] { setText(text) }
    if let text = draft.fields["why"] { why.setText(text) }
  }

  /// Says what stands in the way and goes to where it can be mended.
  mutating func point(at obstacle: Obstacle, in context: Context) {
    isOnWhy = obstacle == .whyMissing
    problem = obstacle.message(today: context.today(in: country))
  }

  /// The answer stored nothing: what comes next is another intent.
  mutating func renewKey(in context: Context) {
    isStoring = false
    key = context.intentKey()
  }
}
