import PortDomain
import Wording

/// What was typed into a form before and kept: filled in when the form opens, offered when something
/// was typed before it was found.
struct KeptDraft: Hashable, Sendable {
  let key: Draft.Key
  /// Whether anything was typed or filled in since the form opened.
  private(set) var isTouched = false
  private(set) var offered: Draft?
  /// When the draft that was filled in had been kept.
  private(set) var restored: Instant?

  init(_ key: Draft.Key) {
    self.key = key
  }

  /// Takes the drafts there are.
  /// - Returns: the one to fill in now.
  mutating func find(in drafts: [Draft]) -> Draft? {
    guard restored == nil, let draft = drafts.first(where: { $0.key == key }) else { return nil }
    if isTouched {
      offered = draft
      return nil
    }
    return take(draft)
  }

  /// Takes the draft that is offered.
  mutating func takeOffered() -> Draft? { offered.map { take($0) } }

  private mutating func take(_ draft: Draft) -> Draft {
    offered = nil
    restored = draft.savedAt
    isTouched = true
    return draft
  }

  /// Keeps what is typed; an empty form leaves no draft.
  mutating func save(_ fields: [String: String], at now: Instant) -> [Effect] {
    isTouched = true
    let fields = fields.filter { !$0.value.isEmpty }
    return [
      fields.isEmpty
        ? .removeDraft(key) : .saveDraft(Draft(key: key, fields: fields, savedAt: now))
    ]
  }

  /// Forgets the draft and begins anew.
  mutating func clear() -> [Effect] {
    self = KeptDraft(key)
    isTouched = true
    return [.removeDraft(key)]
  }

  /// What to say about it at the head of the form.
  func note(at local: (Instant) -> String) -> String? {
    offered.map { "draft of \(local($0.savedAt)): ^R brings it" }
      ?? restored.map { "draft of \(local($0)) kept" }
  }
}
