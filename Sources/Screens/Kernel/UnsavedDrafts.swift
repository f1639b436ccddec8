import PortDomain

/// Texts typed since they were last kept. Each is written at most two seconds after its first
/// unsaved key, so that a lost connection loses no more.
struct UnsavedDrafts: Hashable, Sendable {
  private var waiting: [Draft.Key: Draft] = [:]
  private(set) var deadline: Int?

  /// In milliseconds.
  static let delay = 1_500

  mutating func keep(_ draft: Draft, at milliseconds: Int) {
    waiting[draft.key] = draft
    deadline = deadline ?? milliseconds + UnsavedDrafts.delay
  }

  mutating func remove(_ key: Draft.Key) {
    waiting[key] = nil
    if waiting.isEmpty { deadline = nil }
  }

  /// What is to be written now; it stays here until `settled`.
  mutating func due(at milliseconds: Int) -> [Draft] {
    guard let deadline, deadline <= milliseconds else { return [] }
    self.deadline = nil
    return all()
  }

  /// A draft was written, or could not be and is tried again.
  mutating func settled(_ key: Draft.Key, failed: Bool, at milliseconds: Int) {
    if failed {
      deadline = deadline ?? milliseconds + UnsavedDrafts.delay
    } else if deadline == nil {
      waiting[key] = nil
    }
  }

  func all() -> [Draft] {
    waiting.values.sorted { ($0.key.form, $0.key.subject) < ($1.key.form, $1.key.subject) }
  }
}
