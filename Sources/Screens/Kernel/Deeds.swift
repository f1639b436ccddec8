import PortDomain
import Wording

/// What was done in this session, the newest last; what was done to several requests at once is one.
public struct Deeds: Hashable, Sendable {
  public struct Deed: Hashable, Sendable {
    public fileprivate(set) var requests: [RequestID]
    /// What was said of it; empty until it is stored.
    public fileprivate(set) var words: String
    public let at: Instant
    /// Of the first of its intents.
    fileprivate let key: String

    /// - Returns: whether anything of it is left.
    fileprivate mutating func remove(_ request: RequestID) -> Bool {
      requests.removeAll { $0 == request }
      return !requests.isEmpty
    }
  }

  private var deeds: [Deed] = []

  /// Nobody takes more back one by one.
  private static let most = 200

  /// What is taken back next; nil when nothing was done.
  public var last: Deed? { deeds.last }

  /// Takes in changes that are on their way: what was done a moment ago can be taken back though the
  /// store has not answered yet.
  mutating func begin(_ intents: [Intent], at now: Instant) {
    let requests = intents.filter { !$0.isUndo }.compactMap(\.request)
    guard let key = intents.first?.key, !requests.isEmpty else { return }
    append(Deed(requests: requests, words: "", at: now, key: key))
  }

  private mutating func append(_ deed: Deed) {
    deeds.append(deed)
    deeds.removeFirst(max(0, deeds.count - Deeds.most))
  }

  /// Takes in what became of changes: an undo takes back the last deed of its request.
  ///
  /// - Returns: what had been said of a deed that was taken back; nil where none was.
  mutating func take(_ intents: [Intent], _ outcomes: [Outcome], at now: Instant) -> String? {
    var undone: String?
    var words = ""
    var requests: [RequestID] = []
    for (intent, outcome) in zip(intents, outcomes) {
      guard case .done(let receipt) = outcome else { continue }
      if intent.isUndo {
        undone = takeBack(receipt.request) ?? undone
        continue
      }
      if requests.isEmpty { words = intent.subject.words(receipt) }
      requests.append(receipt.request)
    }
    let index = deeds.lastIndex { $0.key == intents.first?.key }
    if requests.isEmpty {
      if let index { deeds.remove(at: index) }
    } else if let index {
      (deeds[index].requests, deeds[index].words) = (requests, words)
    } else if let key = intents.first?.key {
      append(Deed(requests: requests, words: words, at: now, key: key))
    }
    return undone
  }

  /// Nothing of these changes was stored.
  mutating func drop(_ intents: [Intent]) {
    deeds.removeAll { $0.key == intents.first?.key }
  }

  private mutating func takeBack(_ request: RequestID) -> String? {
    guard let index = deeds.lastIndex(where: { $0.requests.contains(request) }) else { return nil }
    let words = deeds[index].words
    if !deeds[index].remove(request) { deeds.remove(at: index) }
    return words
  }
}

extension Intent {
  var isUndo: Bool { if case .change(_, .undo, _) = subject { true } else { false } }
}
