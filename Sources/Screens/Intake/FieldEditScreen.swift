import PortDomain
import TerminalUI
import Wording

/// Editing a request's fields: a list of them with their values, and one at a time before → after.
public struct FieldEditScreen: Screen {
  var open: OpenFile
  /// The only fields to edit; nil for all that a person may.
  let chosen: [RequestField]?
  private(set) var scroll = ListScroll()
  /// The field being edited; nil while one is being chosen.
  private(set) var editor: FieldEditor?

  public init(request: RequestID, fields: [RequestField]? = nil) {
    open = OpenFile(request)
    chosen = fields
  }

  public var title: String { "Edit" }
  public var input: InputMode { editor == nil ? .commands : .keys }

  /// What can be chosen. The country follows from the number.
  var fields: [RequestField] {
    chosen ?? RequestField.allCases.filter { $0.side != .rules && $0 != .country }
  }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.open, whyNot: lock(in: context), hinted: true), Offer(.back, hinted: true),
      Offer(.help, hinted: true), Offer(.commandLine), Offer(.down), Offer(.up), Offer(.pageDown),
      Offer(.pageUp), Offer(.home), Offer(.end),
    ]
  }

  public func hints(in context: Context) -> [HintLine.Hint] {
    guard let editor else {
      return offers(in: context).filter(\.isHinted).compactMap { offer in
        context.keymap.keys(of: offer.command).first.map {
          HintLine.Hint($0, DisplayText(sanitising: offer.command.label))
        }
      }
    }
    let enter = editor.field.form == .lines ? "new line" : editor.needsWhy ? "next" : "store"
    return [
      HintLine.Hint(.enter, DisplayText(sanitising: enter)), HintLine.Hint(.control("x"), "store"),
      HintLine.Hint(.control("u"), "clear"), HintLine.Hint(.escape, "leave, draft kept"),
    ]
  }

  /// Why the field under the cursor can't be edited now. A reason still to be written is no lock.
  private func lock(in context: Context) -> String? {
    guard let request = open.file?.request, fields.indices.contains(scroll.cursor) else {
      return "The request is still being read."
    }
    return lock(of: fields[scroll.cursor], in: request, context)?.capitalisedFirst
  }

  func lock(of field: RequestField, in request: PortRequest, _ context: Context) -> String? {
    guard let obstacle = context.desk.obstacle(to: field, of: request, why: nil),
      obstacle != .whyMissing
    else { return nil }
    return obstacle.message(today: context.today(in: request.country))
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let wasEmpty = open.file == nil
    var effects = open.update(event)
    switch event {
    case .opened, .resized: fit(context)
    case .command(.back): effects.append(.close)
    case .command(.open): effects += edit(at: scroll.cursor, in: context)
    case .command(let command):
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
    case .answer(let answer):
      // The conflict was settled in favour of the others.
      if answer.command == .edit, answer.stage == .dropped { effects += finish() }
    case .key, .paste: effects += typed(event, in: context)
    case .reply(.written(.committed(let intents, let result))):
      effects += settle(intents, result, in: context)
    case .reply:
      if wasEmpty, open.file != nil, fields.count == 1 { effects += edit(at: 0, in: context) }
      effects += typed(event, in: context)
    case .uncovered, .rested: break
    }
    return effects
  }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - 3))
    scroll.setCount(fields.count)
    editor?.fit(context)
  }

  private mutating func edit(at index: Int, in context: Context) -> [Effect] {
    guard let request = open.file?.request, fields.indices.contains(index) else { return [] }
    if let lock = lock(of: fields[index], in: request, context) {
      let words = Message(lock.capitalisedFirst, .warning)
      return chosen?.count == 1 ? [.say(words), .close] : [.say(words)]
    }
    editor = FieldEditor(fields[index], of: request, in: context)
    return [.read(.drafts)]
  }

  private mutating func typed(_ event: ScreenEvent, in context: Context) -> [Effect] {
    guard editor?.isStoring == false, let step = editor?.update(event, in: context) else {
      return []
    }
    switch step {
    case .effects(let effects): return effects
    case .store: return store(in: context)
    case .left:
      let isTouched = editor?.draft.isTouched == true
      return leave() + (isTouched ? [.say(Message("What you typed is kept as a draft."))] : [])
    }
  }

  /// Back to the list, or out where there is none.
  private mutating func leave() -> [Effect] {
    editor = nil
    return fields.count == 1 ? [.close] : []
  }

  /// Leaves a field with nothing more to keep.
  private mutating func finish() -> [Effect] {
    guard let key = editor?.draft.key else { return [] }
    return [.removeDraft(key)] + leave()
  }
}

// MARK: Storing

extension FieldEditScreen {
  private mutating func store(in context: Context) -> [Effect] {
    guard let editor, let file = open.file else { return [] }
    let change = Change.edit(editor.edits)
    let ruling = context.desk.decide(change, on: file, by: context.actor, at: context.now) { _ in
      .free
    }
    switch ruling {
    case .refused(let refusal):
      self.editor?.point(at: refusal.obstacles[0], in: context)
      return []
    case .unchanged: return [.say(Message("Nothing was changed."))] + finish()
    // With a conflict the store has the last word, and the newest state.
    case .allowed, .conflict:
      self.editor?.isStoring = true
      let basis = Intent.Basis.seen(version: file.request.version)
      return [.commit([context.intent(change, on: open.id, basis: basis, key: editor.key)])]
    }
  }

  private mutating func settle(
    _ intents: [Intent],
    _ result: Result<[Outcome], StoreError>,
    in context: Context
  ) -> [Effect] {
    guard let editor,
      let index = intents.firstIndex(where: {
        $0.key == editor.key || $0.edits(editor, of: open.id)
      })
    else { return [] }
    switch result.map({ $0[index] }) {
    case .success(.done): return finish()
    case .success(.refused(let refusal)):
      self.editor?.renewKey(in: context)
      self.editor?.point(at: refusal.obstacles[0], in: context)
    case .success(.conflict): self.editor?.renewKey(in: context)
    case .failure: self.editor?.isStoring = false
    }
    return []
  }
}

extension Intent {
  /// Whether it edits the same field of a request, as the settling of a conflict does.
  fileprivate func edits(_ editor: FieldEditor, of request: RequestID) -> Bool {
    guard case .change(request, .edit(let edits), _) = subject else { return false }
    return edits.edits.contains { $0.field == editor.field }
  }
}
