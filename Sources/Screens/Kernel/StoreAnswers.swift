import PortDomain

/// What the app asks of a store, answered: beside the loop in the program, between two keys in tests.
///
/// It stands beside the questions, so that a new one is answered in one place, and knows of stores only
/// what their protocols say.
public struct StoreAnswers: Sendable {
  public typealias Store = DeskStore & DraftStore & PersonalStore & PresenceStore & RecordStore
    & ReportStore & WebhookStore

  private let store: any Store
  private let actor: Operator
  /// Logins that are known besides those that the store names.
  private let colleagues: @Sendable () -> Set<String>

  public init(
    from store: any Store,
    to actor: Operator,
    colleagues: @escaping @Sendable () -> Set<String> = { [] }
  ) {
    self.store = store
    self.actor = actor
    self.colleagues = colleagues
  }

  /// - Parameter goesOn: asked now and then, with how far what takes long has come, from 0 to 1; once it
  ///   says no the read is given up.
  public func answer(
    _ read: Read,
    goesOn: (_ part: Double) -> Bool = { _ in true }
  ) -> Found {
    switch read {
    case .page(let query, let start, let limit):
      let page = result { () throws(StoreError) in
        try store.page(query, from: start, limit: limit)
      }
      return .page(query, from: start, page)
    case .counts(let filters, let viewpoint):
      let counts = result { () throws(StoreError) in
        var counts: [String: Count] = [:]
        for (name, filter) in filters {
          counts[name] = try store.count(filter, from: viewpoint, upTo: StoreAnswers.countCap)
        }
        return counts
      }
      return .counts(viewpoint, counts)
    case .matches(let filter, let viewpoint):
      let count = result { () throws(StoreError) in
        try store.count(filter, from: viewpoint, upTo: StoreAnswers.countCap)
      }
      return .matches(filter, count)
    case .file(let id): return .file(id, result { () throws(StoreError) in try store.file(id) })
    case .files(let ids):
      return .files(ids, result { () throws(StoreError) in try store.files(ids) })
    case .order(let id): return .order(id, result { () throws(StoreError) in try store.order(id) })
    case .drafts:
      return .drafts(result { () throws(StoreError) in try store.drafts(of: actor.login) })
    case .personal:
      return .personal(result { () throws(StoreError) in try store.personal(of: actor.login) })
    case .presence(let request):
      let others = result { () throws(StoreError) in try meet(on: request) }
      guard let request, case .success(let logins) = others else { return .superseded(read) }
      return .presence(request, logins)
    case .numbers(let numbers):
      let requests = result { () throws(StoreError) in
        var found: [RequestID?] = []
        for number in numbers { found.append(try store.request(ofNumber: number)) }
        return found
      }
      return .numbers(numbers, requests)
    case .standings(let numbers):
      let standings = result { () throws(StoreError) in
        var found: [NumberStanding] = []
        for number in numbers { found.append(try store.standing(of: number)) }
        return found
      }
      return .standings(numbers, standings)
    case .report(let report, let viewpoint):
      let figures = result { () throws(StoreError) in
        try store.figures(of: report, by: store.rules(), from: viewpoint) {
          part throws(StoreError) in if !goesOn(part) { throw .interrupted }
        }
      }
      return figures == .failure(.interrupted) ? .superseded(read) : .report(report, figures)
    case .chases(let filter, let viewpoint):
      let list = result { () throws(StoreError) in
        try store.chases(filter, by: store.rules(), from: viewpoint)
      }
      return .chases(filter, list)
    case .deliveries(let scope, let limit):
      let deliveries = result { () throws(StoreError) in
        try store.deliveries(of: scope, before: nil, limit: limit)
      }
      return .deliveries(scope, deliveries)
    case .stretch(let query, let start, let limit):
      let page = result { () throws(StoreError) in
        try store.page(query, from: start, limit: limit)
      }
      return .stretch(query, from: start, page)
    case .deeds:
      return .deeds(result { () throws(StoreError) in try store.recentEvents(by: actor.login) })
    // Files are no store's.
    case .paths(let path): return .paths(path, [])
    case .operators:
      return .operators(
        result { () throws(StoreError) in
          try colleagues().union(store.operators()).union([actor.login]).sorted()
        }
      )
    }
  }

  /// Makes a change and tells what became of it; of many, so many at a time that nobody waits long for
  /// the lock.
  ///
  /// - Parameter goesOn: asked between two batches, with how many are done.
  public func make(_ write: Write, goesOn: (_ done: Int) -> Bool = { _ in true }) -> [Reply] {
    guard case .commit(let intents) = write, intents.count > StoreAnswers.batch,
      !intents.contains(where: \.isForOrder)
    else { return [.written(written(write))] }
    var outcomes: [Outcome] = []
    var failure: StoreError?
    repeat {
      let batch = Array(intents[outcomes.count...].prefix(StoreAnswers.batch))
      do throws(StoreError) {
        outcomes += try store.commit(batch, allOrNothing: false)
      } catch {
        if outcomes.isEmpty { return [.written(.committed(intents, .failure(error)))] }
        failure = error
        break
      }
    } while outcomes.count < intents.count && goesOn(outcomes.count)
    let reached = Array(intents.prefix(outcomes.count))
    let written = Reply.written(.committed(reached, .success(outcomes)))
    guard reached.count < intents.count else { return [written] }
    // After it: what became of a write covers what was said before.
    let done = outcomes.count(where: \.isDone)
    return [written, .notice(.stopped(done, of: intents.count, failure))]
  }

  /// How many changes are stored in one transaction.
  public static let batch = 50

  private func written(_ write: Write) -> Written {
    switch write {
    case .commit(let intents):
      return .committed(intents, result { () throws(StoreError) in try commit(intents) })
    case .revise(let record, let basis):
      let outcome = result { () throws(StoreError) in
        try store.revise(record, by: actor, on: basis)
      }
      return .revised(record, outcome)
    case .sendAgain(let id):
      return .sentAgain(id, result { () throws(StoreError) in try store.sendAgain(id) })
    case .revealPIN(let intent, let request):
      let shown = result { () throws(StoreError) in try store.commit([intent]) }
      // The event is stored before the PIN is read; a refusal shows none.
      switch shown {
      case .failure(let error): return .pin(request, .failure(error))
      case .success(let outcomes):
        guard case .done? = outcomes.first else { return .committed([intent], shown) }
        let pin = result { () throws(StoreError) in
          try store.pin(of: request, shownUnder: intent.key)
        }
        return .pin(request, pin)
      }
    }
  }

  /// What is changed for a whole order is changed on all its numbers or on none.
  private func commit(_ intents: [Intent]) throws(StoreError) -> [Outcome] {
    let isWhole = intents.contains(where: \.isForOrder)
    let outcomes = try store.commit(intents, allOrNothing: isWhole)
    guard isWhole, let obstacle = outcomes.first(where: { !$0.isDone }) else { return outcomes }
    return outcomes.map { $0.isDone ? obstacle : $0 }
  }

  public func keep(_ change: DraftChange) -> Reply? {
    switch change {
    case .save(let draft):
      switch result({ () throws(StoreError) in try store.saveDraft(draft, of: actor.login) }) {
      case .success: return .draftSaved(draft.key, nil)
      case .failure(let error): return .draftSaved(draft.key, error)
      }
    case .remove(let key):
      // A draft that stays is offered once more; nothing is lost by it.
      _ = result { () throws(StoreError) in try store.removeDraft(key, of: actor.login) }
      return nil
    }
  }

  public func keep(_ change: PersonalChange) -> Reply {
    switch result({ () throws(StoreError) in try store.make(change, of: actor.login) }) {
    case .success: .kept(change, nil)
    case .failure(let error): .kept(change, error)
    }
  }

  /// Tells that the operator has a request open, or none any more, and asks who else has it.
  private func meet(on request: RequestID?) throws(StoreError) -> [String] {
    try store.setPresence(request, login: actor.login, session: actor.session)
    guard let request else { return [] }
    return try store.presence(on: request, besides: actor.session)
  }

  private func result<Value>(
    _ body: () throws(StoreError) -> Value
  ) -> Result<Value, StoreError> {
    do throws(StoreError) { return .success(try body()) } catch { return .failure(error) }
  }

  /// Beyond it a view says "99999+".
  private static let countCap = 99_999
}

/// What others change in a store, told once; what this session changes is known by its outcome.
public struct ChangeWatch: Sendable {
  private let store: any DeskStore & RecordStore
  private var seen: ChangeToken?
  private var newestRecord: ChangeToken

  /// - Parameter newestRecord: that of the rules that the session began with.
  public init(of store: any DeskStore & RecordStore, newestRecord: ChangeToken) {
    self.store = store
    self.newestRecord = newestRecord
  }

  /// The requests that others changed since the last look; nil when there are none, and at the first
  /// look, which only remembers where it began.
  public mutating func look() -> Reply? {
    let isFirst = seen == nil
    guard let changes = advance() else { return nil }
    return isFirst || changes.requests?.isEmpty == true ? nil : .changed(changes.requests)
  }

  /// Passes over what this session has just changed.
  ///
  /// Others' changes of the same requests go with it: the outcome has them read again, after this.
  /// - Parameter own: the requests concerned.
  /// - Returns: what else was changed meanwhile, if anything.
  public mutating func pass(over own: Set<RequestID>) -> Reply? {
    guard seen != nil, let changes = advance() else { return nil }
    let others = changes.requests?.filter { !own.contains($0) }
    return others?.isEmpty == true ? nil : .changed(others)
  }

  /// The desk by the rules as somebody wrote them since; nil when they are as before.
  public mutating func newRules() -> Desk? {
    guard let newest = try? store.newestRecord(), newest != newestRecord,
      let desk = try? store.rules()
    else { return nil }
    newestRecord = newest
    return desk
  }

  private mutating func advance() -> Changes? {
    guard let changes = try? store.changes(since: seen) else { return nil }
    seen = changes.token
    return changes
  }
}

extension Written {
  /// The requests that this session changed by it; none where it isn't known that it was stored.
  public var changed: Set<RequestID> {
    switch self {
    case .committed(let intents, .success): intents.reduce(into: []) { $0.formUnion($1.requests) }
    case .pin(let request, .success): [request]
    case .committed(_, .failure), .pin(_, .failure), .revised, .sentAgain: []
    }
  }
}

extension Intent {
  /// The requests that it changes; none when it makes one.
  fileprivate var requests: Set<RequestID> {
    switch subject {
    case .change(let id, .paper(.add(_, _, _, let others)), _): Set(others + [id])
    case .change(let id, _, _): [id]
    case .create, .takeOver: []
    }
  }
}
