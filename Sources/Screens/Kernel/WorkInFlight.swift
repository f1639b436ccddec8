import PortDomain
import Wording

/// Reads and writes that went out and have not come back, and when to say so.
struct WorkInFlight: Hashable, Sendable {
  private(set) var reads = 0
  /// Reads of pages and files, for whose answer a frame waits a little.
  private(set) var quickReads = 0
  private(set) var writes = 0
  /// Whether a change of many is under way and can be stopped.
  private(set) var canBeStopped = false
  private var since: Int?
  private(set) var isShown = false

  /// How long work may take before the message line says what is being done, in milliseconds.
  static let patience = 150

  static let message = Message.working

  var deadline: Int? { isShown ? nil : since.map { $0 + WorkInFlight.patience } }

  mutating func begin(_ effect: Outside, at milliseconds: Int) {
    switch effect {
    case .read(let read):
      reads += 1
      if read.isQuick { quickReads += 1 }
    case .write, .file: writes += 1
    case .draft, .personal, .terminal, .keep, .giveUpReport: return
    case .stop:
      canBeStopped = false
      return
    }
    since = since ?? milliseconds
  }

  mutating func end(_ reply: Reply) {
    switch reply {
    case .read(let found):
      if found.isQuick { quickReads = max(0, quickReads - 1) }
      reads = max(0, reads - 1)
    case .written, .givenOut, .answered, .fileRefused:
      writes = max(0, writes - 1)
      if case .written = reply { canBeStopped = false }
    case .progress:
      canBeStopped = true
      return
    case .draftSaved, .kept, .changed, .notice, .met, .addedUp: return
    }
    if reads + writes == 0 {
      since = nil
      isShown = false
    }
  }

  /// - Returns: whether the work has now taken so long that it must be said.
  mutating func meetDeadline(at milliseconds: Int) -> Bool {
    guard let deadline, deadline <= milliseconds else { return false }
    isShown = true
    return true
  }
}

/// Texts typed since they were last kept. Each is written at most two seconds after its first
/// unsaved key, so that a lost connection loses no more.
struct UnsavedDrafts: Hashable, Sendable {
  private var waiting: [Draft.Key: Draft] = [:]
  /// What was stored or emptied, and when: the store may still be about to forget it.
  private var removed: [Draft.Key: Instant] = [:]
  private(set) var deadline: Int?

  /// In milliseconds.
  static let delay = 1_500

  mutating func keep(_ draft: Draft, at milliseconds: Int) {
    waiting[draft.key] = draft
    removed[draft.key] = nil
    deadline = deadline ?? milliseconds + UnsavedDrafts.delay
  }

  mutating func remove(_ key: Draft.Key, at now: Instant) {
    waiting[key] = nil
    removed[key] = now
    if waiting.isEmpty { deadline = nil }
  }

  /// The drafts that a store told of, as they are by now: a form that is opened again at once begins
  /// where it was left.
  func newest(of stored: [Draft]) -> [Draft] {
    stored.filter { draft in
      waiting[draft.key] == nil && removed[draft.key].map { draft.savedAt > $0 } ?? true
    } + all()
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
