import PortDomain
import Wording

/// The views an operator has, and what is kept from one session to the next.
extension QueueScreen {
  /// Brings the views up to date with what is shared, with one's own, and with the day.
  mutating func arrange(in context: Context) {
    let basis = Arrangement(
      shared: context.desk.views,
      personal: personal,
      today: context.today(in: context.desk.settings.home)
    )
    guard basis != arranged else { return }
    arranged = basis
    views = context.desk.views(with: personal, at: context.now)
    view = views.first { $0.key == view.key } ?? view
  }

  /// Keeps something for the operator; nobody waits for it.
  mutating func keep(_ change: PersonalChange) -> [Effect] {
    personal.make(change)
    return [.keep(change)]
  }

  /// Keeps how the view is shown, where that isn't how it is by itself.
  mutating func keepLook() -> [Effect] {
    keep(look == view.look ? .forget(.look(view.key)) : .keep(.look(look, view: view.key)))
  }

  /// What the operator kept: the desk opens with the view of their choice, as they left it. Whoever went
  /// on meanwhile is left where they are.
  mutating func take(
    _ result: Result<Personal, StoreError>,
    in context: Context
  ) -> [Effect] {
    guard case .success(let personal) = result else {
      if case .failure(let error) = result { return [.say(Message(error.message, .failure))] }
      return []
    }
    let isFirst = !isPersonalKnown
    isPersonalKnown = true
    self.personal = personal
    arrange(in: context)
    let start = views.first { $0.key == personal.start } ?? view
    let look = personal.look(of: start.key) ?? start.look
    let hasOwn = views.count > View.builtIn.count
    guard isFirst, view.key == View.all.key, finding == nil, narrowing == nil, rangeStart == nil,
      start.key != view.key || look != self.look
    else { return hasOwn ? readCounts(in: context) : [] }
    view = start
    self.look = look
    return load(in: context) + readCounts(in: context)
  }

  /// Something is kept or forgotten by now.
  mutating func take(_ change: PersonalChange, in context: Context) -> [Effect] {
    personal.make(change)
    arrange(in: context)
    switch change {
    case .keep(.view(let saved)) where saved.key == saving: return showSaved(in: context)
    case .keep(.view), .keep(.digit), .forget(.view), .forget(.digit):
      return readCounts(in: context)
    case .keep(.look), .keep(.typed), .keep(.start), .forget(.look), .forget(.typed),
      .forget(.start):
      return []
    }
  }

  /// Lists what was saved; the view from which it came is as it was before it was narrowed.
  private mutating func showSaved(in context: Context) -> [Effect] {
    guard let view = views.first(where: { $0.key == saving }) else { return [] }
    saving = nil
    narrowing = nil
    return show(view, in: context)
  }

  /// Once all share a view, one's own of that name goes; else it would hide the other.
  mutating func takeShared(
    _ record: DeskRecord,
    _ outcome: RecordOutcome,
    in context: Context
  ) -> [Effect] {
    guard case .view(let shared) = record else { return [] }
    switch outcome {
    case .refused: return []
    case .done, .unchanged:
      if shared.key == saving { return showSaved(in: context) }
      guard personal.views.contains(where: { $0.key == shared.key }) else { return [] }
      return keep(.forget(.view(shared.key)))
    }
  }

  /// Goes to the view of that name, or the only one that begins so.
  mutating func show(named name: String, in context: Context) -> [Effect] {
    guard let view = views.named(name) else {
      return [.say(.noView(name, views: context.key(.views)))]
    }
    return show(view, in: context)
  }

  // MARK: Saving

  /// The filter of what is listed, as it would be typed.
  private var listedText: String {
    if let finding { return finding.text }
    let parts = [view.text, narrowing?.text ?? ""].filter { !$0.allSatisfy(\.isWhitespace) }
    guard parts.count > 1 else { return parts.first ?? "" }
    return parts.map {
      $0.split(separator: " ").contains { $0.lowercased() == "or" } ? "(\($0))" : $0
    }
    .joined(separator: " ")
  }

  func askForName(in context: Context) -> Effect {
    let name = view.kind == .builtIn ? "" : view.name
    return .open(PromptScreen(.saveView, label: Prompt.viewName, text: name, kind: .viewName))
  }

  /// Saves what is listed as a view of one's own, which is listed from then on; or as the one that all
  /// share, where that has the name.
  mutating func saveView(named name: String, in context: Context) -> [Effect] {
    let saved = SavedView(name: name, filter: listedText, look: look)
    if let problem = context.desk.problem(with: saved, at: context.now) {
      return [.say(Message(problem.message.capitalisedFirst + ".", .warning))]
    }
    saving = saved.key
    let present = views.first { $0.key == saved.key }
    if present?.kind == .shared {
      let revise = Effect.revise(
        .view(saved),
        on: .record(context.desk.record(of: .view(saved.key)))
      )
      return [.open(ConfirmScreen(.changeShared(saved.name), effects: [revise]))]
    }
    var effects: [Effect] = [.keep(.forget(.look(saved.key))), .keep(.keep(.view(saved)))]
    let digit = personal.digit(of: saved.key) ?? personal.freeDigit
    if let digit { effects.append(.keep(.keep(.digit(digit, view: saved.key)))) }
    effects.append(.say(.saved(saved.name, digit: digit, views: context.key(.views))))
    return present == nil || saved.key == view.key
      ? effects : [.open(ConfirmScreen(.replaceView(saved.name), effects: effects))]
  }
}
