import PortDomain
import TerminalUI
import Wording

/// Fields that somebody else changed while they were being edited: before, theirs, mine, one by one.
public struct ConflictScreen: Screen {
  let conflict: Conflict
  /// The edit that met the conflict.
  let intent: Intent
  private(set) var choices: [Choice?]
  private(set) var scroll: ListScroll
  /// The request, for its number and its country's clock.
  private(set) var file: RequestFile?
  private var key = ""
  private var isStoring = false

  enum Choice: Hashable, Sendable {
    case mine, theirs
  }

  public init(_ conflict: Conflict, of intent: Intent) {
    self.conflict = conflict
    self.intent = intent
    choices = Array(repeating: nil, count: conflict.fields.count)
    scroll = ListScroll(count: conflict.fields.count, height: conflict.fields.count)
  }

  public var title: String { "Both changed" }
  public var input: InputMode { .keys }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [
      HintLine.Hint(.character("m"), "mine"), HintLine.Hint(.character("t"), "theirs"),
      HintLine.Hint([.character("j"), .character("k")], "move"), HintLine.Hint(.enter, "apply"),
      HintLine.Hint(.character("q"), "leave, text kept"),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened:
      key = context.intentKey()
      return [.read(.file(conflict.request))]
    case .key(let key): return isStoring ? [] : take(key, in: context)
    case .reply(.read(.file(conflict.request, .success(let file)))):
      self.file = file
      return []
    case .reply(.written(.committed(let intents, let result))):
      guard let index = intents.firstIndex(where: { $0.key == key }) else { return [] }
      isStoring = false
      return settle(result.map { $0[index] })
    case .uncovered, .command, .paste, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func take(_ key: Key, in context: Context) -> [Effect] {
    if Panels.leaves(key) || key == .character("q") {
      return [.say(Message("Nothing was changed; what you typed is still there.")), .close]
    }
    switch key {
    case .character("m"): choose(.mine)
    case .character("t"): choose(.theirs)
    case .character("j"): scroll.move(.down)
    case .character("k"): scroll.move(.up)
    case .enter: return apply(in: context)
    case .up, .down, .home, .end, .pageUp, .pageDown:
      if let motion = ListScroll.Motion(key) { scroll.move(motion) }
    case .character, .escape, .tab, .backTab, .backspace, .delete, .insert, .left, .right,
      .function, .control:
      break
    }
    return []
  }

  private mutating func choose(_ choice: Choice) {
    guard choices.indices.contains(scroll.cursor) else { return }
    choices[scroll.cursor] = choice
    scroll.move(.down)
  }

  private mutating func apply(in context: Context) -> [Effect] {
    if let open = choices.firstIndex(of: nil) {
      scroll.select(open)
      let label = conflict.fields[open].field.label
      return [.say(Message("First choose m (mine) or t (theirs) for \(label).", .warning))]
    }
    let change = Change.edit(edits)
    if edits.edits.isEmpty, edits.pin == nil {
      return [
        .tell(Answer(.edit, "", .dropped)), .say(Message("Theirs stays; nothing was changed.")),
        .close,
      ]
    }
    isStoring = true
    let basis = Intent.Basis.seen(version: conflict.version)
    return [.commit([context.intent(change, on: conflict.request, basis: basis, key: key)])]
  }

  /// Mine where it was chosen, now based on theirs, with the edits that met no conflict.
  var edits: FieldEdits {
    var edits = FieldEdits([])
    if case .change(_, .edit(let typed), _) = intent.subject { edits = typed }
    let disputed = Set(conflict.fields.map(\.field))
    edits.edits.removeAll { disputed.contains($0.field) }
    for (field, choice) in zip(conflict.fields, choices) where choice == .mine {
      edits.edits.append(FieldEdit(field.field, field.mine, basis: .seen(field.theirs)))
    }
    return edits
  }

  /// A further conflict opens a screen of its own, so this one goes.
  private func settle(_ result: Result<Outcome, StoreError>) -> [Effect] {
    switch result {
    case .success(.done), .success(.conflict): [.close]
    case .success(.refused), .failure: []
    }
  }
}
