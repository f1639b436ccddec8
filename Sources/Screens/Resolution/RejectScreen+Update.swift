import PortDomain
import TerminalUI
import Wording

extension RejectScreen {
  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    var effects = open.update(event)
    if !isTyping {
      if case .key(let key) = event { return effects + choose(key, in: context) }
      if case .paste(let text) = event {
        search.insert(text)
        cursor = 0
        return effects
      }
    }
    if leavesForm(event) { return effects }
    switch form.update(event, in: context) {
    case .effects(let more): effects += more
    case .left: isTyping = false
    case .entered: effects += send(in: context)
    case .stored: return effects + [.removeDraft(form.draftKey), .close]
    case .refused(let refusal): point(at: refusal, in: context)
    }
    return effects
  }

  /// Tab goes around: list, code, words, list.
  private mutating func leavesForm(_ event: ScreenEvent) -> Bool {
    let isLeft =
      (event == .key(.tab) && form.form.focus == .words)
      || (event == .key(.backTab) && form.form.focus == .code)
    if isLeft { isTyping = false }
    return isLeft
  }

  private mutating func choose(_ key: Key, in context: Context) -> [Effect] {
    let found = found
    switch key {
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(max(0, found.count - 1), cursor + 1)
    case .pageUp: cursor = max(0, cursor - 10)
    case .pageDown: cursor = min(max(0, found.count - 1), cursor + 10)
    case .home: cursor = 0
    case .end: cursor = max(0, found.count - 1)
    case .character(" "): return toggle(in: context)
    case .enter where chosen.isEmpty, .control("x") where chosen.isEmpty:
      return [.say(Message("Space chooses a reason; at least one must be blocking.", .warning))]
    case .control("x"): return send(in: context)
    case .enter, .tab: type(at: .code)
    case .backTab: type(at: .words)
    case .escape where !search.isEmpty: narrow { $0.setText("") }
    case _ where Panels.leaves(key): return [.close]
    case _: narrow { $0.edit(key) }
    }
    return []
  }

  private mutating func type(at field: Field) {
    isTyping = true
    form.form.focus(on: field)
  }

  private mutating func narrow(_ edit: (inout TextField) -> Void) {
    edit(&search)
    cursor = 0
  }

  private mutating func toggle(in context: Context) -> [Effect] {
    guard found.indices.contains(cursor) else { return [] }
    let code = found[cursor]
    let after = chosen.contains(code) ? chosen.filter { $0 != code } : chosen + [code]
    return form.keep(
      after.map(\.rawValue).joined(separator: ","),
      as: "reasons",
      at: context.now
    )
  }

  private mutating func send(in context: Context) -> [Effect] {
    guard let file = open.file else { return [] }
    func given(_ field: Field) -> String? {
      let text = FoldedText.kept(form.form.text(field), lines: true)
      return text.isEmpty ? nil : text
    }
    let draft = RejectionDraft(
      reasons: chosen,
      carrierCode: given(.code),
      text: given(.words)
    )
    let change = Change.status(.reject(draft))
    let ruling = context.desk.decide(change, on: file, by: context.actor, at: context.now) { _ in
      .free
    }
    if case .refused(let refusal) = ruling, point(at: refusal, in: context) {
      let today = context.today(in: file.request.country)
      return [.say(Message(refusal.message(today: today).capitalisedFirst, .warning))]
    }
    return [
      .commit([
        context.intent(
          change,
          on: open.id,
          basis: .seen(version: file.request.version),
          key: form.key
        )
      ])
    ]
  }

  /// - Returns: whether what is lacking can be given here.
  @discardableResult
  private mutating func point(at refusal: Refusal, in context: Context) -> Bool {
    if refusal.obstacles.contains(.reasonsMissing) {
      isTyping = false
      return true
    }
    guard refusal.obstacles.contains(.whyMissing), let file = open.file else { return false }
    let today = context.today(in: file.request.country)
    form.point(at: .words, Obstacle.whyMissing.message(today: today))
    return true
  }
}
