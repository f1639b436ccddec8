import PortDomain
import TerminalUI
import Wording

/// Editing a request's fields: a list of them with their values, and one at a time before → after.
public struct FieldEditScreen: Screen, RequestScreen {
  var open: OpenFile
  /// Which get the same value.
  let others: [RequestID]
  /// The only fields to edit; nil for all that a person may.
  let chosen: [RequestField]?
  /// The fields as they are listed: those that can be edited before the locked ones.
  private(set) var list = NarrowedList<RequestField>()
  /// The field being edited; nil while one is being chosen.
  private(set) var editor: FieldEditor?
  /// A field and perhaps its value, as typed on the command line, until the request is read.
  private var argument: String?
  /// Whether the field was named there: with it the whole is done.
  private var isNamed = false

  public init(
    request: RequestID,
    others: [RequestID] = [],
    fields: [RequestField]? = nil
  ) {
    open = OpenFile(request)
    self.others = others
    chosen = fields
  }

  public var title: String { Title.edit }
  public var input: InputMode { editor == nil && !isSearched ? .commands : .text() }

  /// Whether letters narrow the list: of all fields, not of the few that a reason concerns.
  var isSearched: Bool { chosen == nil }

  /// What can be chosen. The country follows from the number; several requests never share a number, an
  /// account's PIN or an order.
  var fields: [RequestField] {
    if !others.isEmpty {
      let own: Set<RequestField> = [
        .phoneNumber, .country, .accountPIN, .orderID, .endpointID, .carrierReference,
      ]
      return RequestField.allCases.filter { $0.side != .rules && !own.contains($0) }
    }
    return chosen ?? RequestField.allCases.filter { $0.side != .rules && $0 != .country }
  }

  public func offers(in context: Context) -> [Offer] {
    if let editor { return editor.offers() }
    let lock = lock(in: context)
    guard isSearched else {
      return [Offer(.open, whyNot: lock, hinted: true)] + Offer.general + Offer.moving
    }
    return [
      Offer(.accept, as: "edit", whyNot: lock, hinted: true),
      Offer(.lineDown, as: "move", hinted: true), Offer(.lineUp, as: "move", hinted: true),
      Offer(.leaveText, as: list.typed.isEmpty ? "back" : "all fields", hinted: true),
      Offer(.linesDown), Offer(.linesUp),
    ] + Offer.editing
  }

  /// Why the field under the cursor can't be edited now. A reason still to be written is no lock.
  private func lock(in context: Context) -> String? {
    guard let request = open.file?.request else { return WhyNot.beingRead }
    guard let field = list.current else { return WhyNot.noFieldFits }
    return lock(of: field, in: request, context)?.capitalisedFirst
  }

  func lock(of field: RequestField, in request: PortRequest, _ context: Context) -> String? {
    // Of several each is told of before it is stored.
    guard others.isEmpty, let obstacle = context.desk.obstacle(to: field, of: request, why: nil),
      obstacle != .whyMissing
    else { return nil }
    return obstacle.message(today: context.today(in: request.country))
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let wasEmpty = open.file == nil
    var effects = open.update(event)
    switch event {
    case .opened, .resized: fit(context)
    case .argument(let text): argument = text
    case .answer(let answer):
      // The conflict was settled in favour of the others.
      if answer.command == .edit, answer.stage == .dropped { effects += finish(in: context) }
    case .command(let command):
      effects += editor == nil ? run(command, in: context) : typed(event, in: context)
    case .typed, .paste:
      if editor == nil { narrow(event, in: context) }
      effects += typed(event, in: context)
    case .reply(.written(.committed(let intents, .success(let outcomes)))):
      effects += typed(event, in: context)
      if zip(intents, outcomes).contains(where: settles) { effects += finish(in: context) }
    case .reply:
      if case .reply(.read(.operators(.success(let operators)))) = event {
        editor?.take(operators: operators)
      }
      show(in: context)
      // What is locked went to the end, the cursor doesn't.
      if wasEmpty, open.file != nil { list.select(nil) }
      if wasEmpty, open.file != nil, fields.count == 1 { effects += edit(fields[0], in: context) }
      effects += typed(event, in: context)
    case .uncovered, .rested: break
    }
    guard let text = argument, open.file != nil else { return effects }
    argument = nil
    return effects + take(text, in: context)
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .back: return [.close]
    case .leaveText:
      if list.typed.isEmpty { return [.close] }
      list.look(for: "")
      show(in: context)
    case .open, .accept: return list.current.map { edit($0, in: context) } ?? []
    case _:
      if let motion = ListScroll.Motion(command) {
        list.move(motion)
      } else {
        narrow(.command(command), in: context)
      }
    }
    return []
  }

  private mutating func fit(_ context: Context) {
    list.resize(height: max(1, context.size.height - 3))
    show(in: context)
    editor?.fit(context)
  }

  /// Lists what the typed words name, what is locked last.
  private mutating func show(in context: Context) {
    let words = list.words
    let found = fields.filter { field in
      let text = FoldedText.key("\(field.label) \(field.rawValue)")
      return words.allSatisfy(text.contains)
    }
    let request = open.file?.request
    let locked = found.filter { field in
      request.map { lock(of: field, in: $0, context) != nil } ?? false
    }
    list.show(found.filter { !locked.contains($0) } + locked)
  }

  private mutating func narrow(_ event: ScreenEvent, in context: Context) {
    if isSearched, list.edit(event) { show(in: context) }
  }

  /// Edits a field as it was named on the command line; with a value it is stored unless a why is needed.
  private mutating func take(_ text: String, in context: Context) -> [Effect] {
    let parts = text.split(maxSplits: 1) { $0.isWhitespace || $0 == "=" }.map(String.init)
    guard let name = parts.first, let field = PastedFields.field(named: name),
      list.items.contains(field)
    else {
      list.look(for: parts.first ?? "")
      show(in: context)
      return []
    }
    isNamed = true
    let effects = edit(field, in: context)
    guard parts.count == 2, field.form != .secret, editor != nil else { return effects }
    editor?.form.spareDraft()
    editor?.form.form.setText(parts[1], of: .value)
    if editor?.needsWhy == true {
      editor?.form.form.focus(on: .why)
      return effects
    }
    return effects + store(in: context)
  }

  private mutating func edit(_ field: RequestField, in context: Context) -> [Effect] {
    guard let file = open.file else { return [] }
    if let lock = lock(of: field, in: file.request, context) {
      let words = Message(lock.capitalisedFirst, .warning)
      return chosen?.count == 1 ? [.say(words), .close] : [.say(words)]
    }
    var editor = FieldEditor(field, of: file, others: others, in: context)
    _ = editor.update(.opened, in: context)
    self.editor = editor
    return [.read(.drafts)] + (editor.field == .owner ? [.read(.operators)] : [])
  }

  private mutating func typed(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch editor?.update(event, in: context) {
    case .effects(let effects): return effects
    case .entered: return store(in: context)
    case .left:
      let isTouched = editor?.form.isTouched == true
      return leave(in: context) + (isTouched ? [.say(.keptAsDraft)] : [])
    case .stored: return finish(in: context)
    case .edited, .passed, .restored, .refused, nil: return []
    }
  }

  /// Back to the list, or out where there is none.
  private mutating func leave(in context: Context) -> [Effect] {
    editor = nil
    list.look(for: "")
    show(in: context)
    return fields.count == 1 || isNamed ? [.close] : []
  }

  /// Leaves a field with nothing more to keep.
  private mutating func finish(in context: Context) -> [Effect] {
    guard let removal = editor?.form.removal else { return [] }
    return removal + (others.isEmpty ? leave(in: context) : [.close])
  }

  private mutating func store(in context: Context) -> [Effect] {
    guard let editor, let file = open.file else { return [] }
    let change = Change.edit(editor.edits)
    guard others.isEmpty else {
      return editor.form.preview(editor.field.label, .same(change), on: [open.id] + others)
    }
    let ruling = context.desk.decide(change, on: file, by: context.actor, at: context.now) { _ in
      .free
    }
    switch ruling {
    case .refused(let refusal):
      if let question = question(after: refusal, on: file, in: context) { return [.open(question)] }
      self.editor?.form.point(at: refusal, in: context)
      return file.moved(since: editor.request.version, by: context).map { [.say($0)] } ?? []
    case .unchanged: return [.say(.nothingChanged)] + finish(in: context)
    // With a conflict the store has the last word, and the newest state.
    case .allowed, .conflict:
      let basis = Intent.Basis.seen(version: file.request.version)
      let intent = context.intent(change, on: open.id, basis: basis, key: editor.form.key)
      return self.editor?.form.commit([intent]) ?? []
    }
  }

  /// Whether what the order's numbers share is changed for all of them; nil where something else is in
  /// the way, or where it can't be changed on one of them.
  private func question(
    after refusal: Refusal,
    on file: RequestFile,
    in context: Context
  ) -> ConfirmScreen? {
    guard let editor, refusal.obstacles.allSatisfy(\.isForOrder),
      let field = refusal.obstacles.first?.field
    else { return nil }
    let others = file.others.filter(\.status.isOpen)
    let isLocked = field.side == .customer && others.contains { $0.status == .scheduled }
    guard field != .country, !isLocked else { return nil }
    var edits = editor.edits
    edits.isForOrder = true
    var followers = edits
    followers.edits = edits.edits.map { FieldEdit($0.field, $0.value) }
    let lead = context.intent(
      .edit(edits),
      on: open.id,
      basis: .seen(version: file.request.version),
      key: editor.form.key
    )
    let intents = others.map { other in
      context.intent(
        .edit(followers),
        on: other.id,
        basis: .current,
        key: "\(editor.form.key) \(other.id)"
      )
    }
    return ConfirmScreen(
      .changeOrder(
        field,
        to: edits.edits.last?.value,
        others.map(\.number),
        split: context.key(.order)
      ),
      effects: [.commit([lead] + intents)]
    )
  }

  /// Whether the field being edited was stored, as the settling of a conflict does.
  private func settles(_ intent: Intent, _ outcome: Outcome) -> Bool {
    guard let editor, case .done = outcome,
      case .change(open.id, .edit(let edits), _) = intent.subject
    else { return false }
    return edits.edits.contains { $0.field == editor.field }
  }
}
