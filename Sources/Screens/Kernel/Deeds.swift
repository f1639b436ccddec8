import PortDomain
import Wording

/// What was done in this session, the newest last; what was done to several requests at once is one.
///
/// What was taken back is remembered apart, so that it can be brought back until something else is done.
public struct Deeds: Hashable, Sendable {
  public struct Deed: Hashable, Sendable {
    public fileprivate(set) var requests: [RequestID]
    /// What was said of it; empty until it is stored.
    public fileprivate(set) var words: String
    /// When it was done, taken back or brought back.
    public fileprivate(set) var at: Instant
    /// Of the first of its intents; nil where it comes from the history.
    fileprivate let key: String?

    /// - Returns: whether anything of it is left.
    fileprivate mutating func remove(_ request: RequestID) -> Bool {
      requests.removeAll { $0 == request }
      return !requests.isEmpty
    }
  }

  private var deeds: [Deed] = []
  private var undone: [Deed] = []

  /// Nobody takes more back one by one.
  private static let most = 200

  /// What is taken back next; nil when nothing was done.
  public var last: Deed? { deeds.last }

  /// What is brought back next; nil when nothing was taken back since something was done.
  public var lastUndone: Deed? { undone.last }

  /// Takes in what the history tells of an earlier session, where this one has done nothing.
  /// - Parameter events: what the operator did lately, newest first.
  mutating func recall(_ events: [Event]) {
    if deeds.isEmpty, let deed = Deed(lastOf: events) { deeds = [deed] }
    if undone.isEmpty, let deed = Deed(lastUndoneOf: events) { undone = [deed] }
  }

  /// Takes in changes that are on their way: what was done a moment ago can be taken back though the
  /// store has not answered yet.
  mutating func begin(_ intents: [Intent], at now: Instant) {
    let requests = intents.filter { !$0.isUndo && !$0.isRedo }.compactMap(\.request)
    guard let key = intents.first?.key, !requests.isEmpty else { return }
    undone = []
    append(Deed(requests: requests, words: "", at: now, key: key))
  }

  private mutating func append(_ deed: Deed) {
    deeds.append(deed)
    deeds.removeFirst(max(0, deeds.count - Deeds.most))
  }

  /// Takes in what became of changes: an undo takes back the last deed of its request, a redo brings it
  /// back.
  ///
  /// - Returns: what had been said of the deed that was taken or brought back; nil where it isn't known.
  mutating func take(
    _ intents: [Intent],
    _ outcomes: [Outcome],
    at now: Instant,
    by clocks: Clocks
  ) -> String? {
    var told: String?
    var words = ""
    var requests: [RequestID] = []
    for (intent, outcome) in zip(intents, outcomes) {
      guard case .done(let receipt) = outcome, !receipt.isUnchanged else { continue }
      if intent.isUndo || intent.isRedo {
        told = move(receipt.request, isRedo: intent.isRedo, at: now) ?? told
        continue
      }
      if requests.isEmpty { words = intent.subject.words(receipt, by: clocks) }
      requests.append(receipt.request)
    }
    guard let key = intents.first?.key else { return told }
    let index = deeds.lastIndex { $0.key == key }
    if requests.isEmpty {
      if let index { deeds.remove(at: index) }
    } else if let index {
      (deeds[index].requests, deeds[index].words) = (requests, words)
    } else {
      undone = []
      append(Deed(requests: requests, words: words, at: now, key: key))
    }
    return told
  }

  /// Nothing of these changes was stored.
  mutating func drop(_ intents: [Intent]) {
    guard let key = intents.first?.key else { return }
    deeds.removeAll { $0.key == key }
  }

  /// Moves a request of a deed to the deeds taken back, or from there.
  private mutating func move(_ request: RequestID, isRedo: Bool, at now: Instant) -> String? {
    let from = isRedo ? undone : deeds
    guard let index = from.lastIndex(where: { $0.requests.contains(request) }) else { return nil }
    var rest = from
    var moved = from[index]
    if !rest[index].remove(request) { rest.remove(at: index) }
    moved.requests = [request]
    moved.at = now
    var to = isRedo ? deeds : undone
    if let last = to.indices.last, to[last].at == moved.at, to[last].key == moved.key {
      to[last].requests.append(request)
    } else {
      to.append(moved)
    }
    (deeds, undone) = isRedo ? (to, rest) : (rest, to)
    return moved.words.isEmpty ? nil : moved.words
  }
}

extension Deeds.Deed {
  /// The newest of these events that stands, with all that was done at the same stroke. A request's
  /// beginning is nothing to go back behind.
  fileprivate init?(lastOf events: [Event]) {
    let undone = events.undone
    let deeds = events.filter { event in
      event.undid == nil && event.kind != .created && event.kind != .takenOver
        && event.session != Operator.ruleSession && !undone.contains(event.origin)
    }
    self.init(deeds) { $0.kind }
  }

  /// The newest undo, while nothing but undos came after it.
  fileprivate init?(lastUndoneOf events: [Event]) {
    let undone = events.undone
    let undos = events.prefix { $0.undid != nil }
    self.init(undos.filter { $0.undid != .undone && !undone.contains($0.origin) }) { $0.undid }
  }

  /// - Parameter what: what an event did, or took back.
  private init?(_ events: [Event], _ what: (Event) -> Event.Kind?) {
    guard let first = events.first, let kind = what(first) else { return nil }
    // What one change did to several requests has one time; to many, one for each batch.
    func batch(at time: Instant, in events: ArraySlice<Event>) -> ArraySlice<Event> {
      events.prefix { $0.at == time && $0.session == first.session && what($0) == kind }
    }
    var stroke = batch(at: first.at, in: events[...])
    while let last = stroke.last, let next = events[stroke.endIndex...].first,
      last.at <= next.at.adding(seconds: Deeds.Deed.batchSeconds)
    {
      let earlier = batch(at: next.at, in: events[stroke.endIndex...])
      guard earlier.count >= StoreAnswers.batch / 2,
        Set(stroke.map(\.request)).isDisjoint(with: earlier.map(\.request))
      else { break }
      stroke = events[..<earlier.endIndex]
    }
    self.init(
      requests: stroke.map(\.request).reversed(),
      words: kind.title,
      at: first.at,
      key: nil
    )
  }
}

extension Deeds.Deed {
  /// No batch of one change follows the one before later than that.
  private static let batchSeconds = 10
}

extension Intent {
  var isUndo: Bool { if case .change(_, .undo, _) = subject { true } else { false } }
  var isRedo: Bool { if case .change(_, .redo, _) = subject { true } else { false } }
}
