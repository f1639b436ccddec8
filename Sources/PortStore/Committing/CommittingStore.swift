import PortDomain

/// A store that reads and writes rows in transactions; all else that a store does follows from it.
public protocol CommittingStore: ClientKeyStore, DeskStore, HistoryStore, OpenStore, PaperStore,
  RecordStore, WebhookStore
{
  associatedtype Transaction: DeskTransaction

  var basis: StoreBasis { get }

  /// Runs `body` on one snapshot.
  func reading<Value>(
    _ use: ReadingUse,
    _ body: (Transaction) throws -> Value
  ) throws(StoreError) -> Value

  /// Runs `body` on one snapshot, in the background, and `work` on other readers of the same beside it,
  /// where they are to be had.
  ///
  /// - Parameter body: waits with its second argument for what the others came to.
  func reading<Value, Part: Sendable>(
    beside work: @escaping @Sendable (Transaction) -> Part,
    _ body: (Transaction, _ others: () -> [Part]) throws -> Value
  ) throws(StoreError) -> Value

  /// Runs `body` as one transaction, alone; what it keeps is durable on return.
  ///
  /// - Parameters:
  ///   - recover: called when the transaction failed to end, since it may have been stored all the
  ///     same: a value if it was, nil if it wasn't. When it fails itself, nobody knows.
  ///   - afterwards: called once it is stored, before any other write may begin; what it throws is said,
  ///     though all is stored.
  func writing<Value>(
    recover: (Transaction, Value) throws -> Value?,
    afterwards: (Value) throws(StoreError) -> Void,
    _ body: (Transaction) throws -> Ending<Value>
  ) throws(StoreError) -> Value
}

/// What a snapshot is read for, so that a page needn't wait for a count.
public enum ReadingUse: CaseIterable, Sendable {
  /// Pages, and opening a request.
  case screen
  /// Counts and examinations; can be interrupted.
  case background
  /// What may take many seconds, so that no count waits for it; can be interrupted.
  case apart
}

/// How a transaction ends, when nothing failed.
public enum Ending<Value> {
  case keep(Value)
  /// Nothing of it is stored.
  case drop(Value)
}

extension CommittingStore {
  public func reading<Value, Part: Sendable>(
    beside work: @escaping @Sendable (Transaction) -> Part,
    _ body: (Transaction, _ others: () -> [Part]) throws -> Value
  ) throws(StoreError) -> Value {
    try reading(.background) { rows in try body(rows) { [] } }
  }

  public var storeID: String { basis.storeID }

  /// Runs `body` as one transaction of which nothing else depends on whether it was stored.
  public func writing<Value>(
    _ body: (Transaction) throws -> Value
  ) throws(StoreError) -> Value {
    try writing(recover: { _, _ in nil }, afterwards: { _ in }) {
      .keep(try body($0))
    }
  }

  public func writeObstacle() -> StoreError? {
    if isReadOnly { return .readOnly(place: place) }
    do throws(StoreError) {
      _ = try reading(.screen) { try basis.signingKey(for: $0) }
      return nil
    } catch {
      return error
    }
  }

  // MARK: Reading

  public func file(_ id: RequestID) throws(StoreError) -> RequestFile {
    guard let file = try files([id]).first else { throw .noSuchThing(id.text) }
    return file
  }

  public func files(_ ids: [RequestID]) throws(StoreError) -> [RequestFile] {
    try reading(.screen) { try $0.files(ids, .whole).map(\.file) }
  }

  public func standing(of number: PhoneNumber) throws(StoreError) -> NumberStanding {
    try reading(.screen) { try $0.standing(of: number) }
  }

  public func request(underKey key: String) throws(StoreError) -> RequestID? {
    try reading(.screen) { try $0.receipt(under: key)?.receipt.request }
  }

  public func requests(ofOrder id: OrderID) throws(StoreError) -> [RequestID] {
    try reading(.screen) { try $0.requests(ofOrder: id).map(\.id) }
  }

  public func order(_ id: OrderID) throws(StoreError) -> OrderFile {
    try reading(.screen) { rows in
      guard let order = try rows.order(id) else { throw StoreError.noSuchThing(id.text) }
      let files = try rows.files(rows.requests(ofOrder: id).map(\.id), .whole)
      return OrderFile(order: order, files: files.map(\.file))
    }
  }

  public func paper(sha256: String) throws(StoreError) -> (paper: Document, requests: [RequestID])?
  {
    try reading(.screen) {
      try $0.paper(sha256: sha256).map { ($0.document, $0.attachment.requests) }
    }
  }

  public func pin(of id: RequestID, shownUnder key: String) throws(StoreError) -> Secret {
    let shown = try reading(.screen) { try $0.shownPIN(of: id, under: key) }
    // "Just before", whatever key somebody remembers.
    guard let shown, basis.clock() <= shown.at.adding(seconds: 60) else {
      throw .noSuchThing(id.text)
    }
    return try basis.open(shown.sealed, of: id)
  }

  public func resolve(_ hashes: [String], in files: any PaperFiles) throws(StoreError) {
    try writing { rows in
      for hash in hashes {
        try files.resolve(sha256: hash, isHeld: rows.holdsPaper(sha256: hash))
      }
    }
  }

  // MARK: Committing

  public func commit(
    _ intents: [Intent],
    allOrNothing: Bool,
    with files: (any PaperFiles)?
  ) throws(StoreError) -> [Outcome] {
    guard !intents.isEmpty else { return [] }
    let key = basis.keys.key()
    let wishes = intents.map { $0.wish(with: key) }
    let reached = try writing(
      recover: { rows, reached in try recovered(reached, of: intents, rows) },
      afterwards: { reached throws(StoreError) in
        for (hash, isHeld) in reached.doubts { try files?.resolve(sha256: hash, isHeld: isHeld) }
      },
      { rows in
        var committer = try Committer(rows, on: basis)
        var outcomes: [Outcome] = []
        for (intent, wish) in zip(intents, wishes) {
          outcomes.append(try committer.outcome(of: intent, wish))
        }
        if allOrNothing, !outcomes.allSatisfy(\.isDone) { return .drop(Reached(outcomes)) }
        var doubts: [String: Bool] = [:]
        if outcomes.contains(where: \.isDone), let new = try files?.settle() {
          // Its change may have been stored long ago, and purged since.
          doubts[new] = try rows.holdsPaper(sha256: new)
        }
        let seal = try committer.finish()
        for hash in committer.lostPapers where try !rows.holdsPaper(sha256: hash) {
          try files?.doubt(sha256: hash)
          doubts[hash] = false
        }
        return .keep(Reached(outcomes, doubts: doubts, seal: seal))
      }
    )
    basis.keep(reached.seal)
    return reached.outcomes
  }

  /// What was reached after a COMMIT that failed, if it was stored after all: the receipts tell.
  private func recovered(
    _ reached: Reached,
    of intents: [Intent],
    _ rows: Transaction
  ) throws -> Reached? {
    let done = zip(intents, reached.outcomes).first { $0.1.isDone }
    guard let key = done?.0.key else { return nil }
    do {
      return try rows.receipt(under: key) == nil ? nil : reached
    } catch {
      throw StoreError.uncertain(key: key)
    }
  }

  // MARK: Records

  public func rules() throws(StoreError) -> Desk {
    try reading(.screen) { try basis.rules(in: $0) }
  }

  public func records() throws(StoreError) -> [RecordVersion] {
    try reading(.screen) { try $0.records(newestOnly: false).map { try $0.version() } }
  }

  public func newestRecord() throws(StoreError) -> ChangeToken {
    try reading(.screen) { ChangeToken(String(try $0.head().records.count)) }
  }

  public func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis,
    counted: (Int) -> Void
  ) throws(StoreError) -> RecordOutcome {
    guard try StoredForm.isWithinBounds(record) else { return .refused([.textTooLong]) }
    let (outcome, seal) = try writing { rows in
      var committer = try Committer(rows, on: self.basis)
      let outcome = try committer.revise(record, by: actor, on: basis)
      return (outcome, try committer.finish())
    }
    self.basis.keep(seal)
    guard case .done(let version, _) = outcome else { return outcome }
    return .done(version: version, recounted: try recountWhatIsOwed(counted: counted))
  }

  public func recountSome() throws(StoreError) -> Int? {
    guard try reading(.background, { try $0.isRecountOwed() }) else { return nil }
    let (counted, seal) = try writing { rows -> (Int, KeptSeal?) in
      // So many at a time that nobody waits long for the lock.
      guard let owed = try rows.takeOwedRecount(limit: 200) else { return (0, nil) }
      var committer = try Committer(rows, on: basis)
      try committer.recount(owed)
      return (owed.requests.count, try committer.finish())
    }
    basis.keep(seal)
    return counted
  }

  // MARK: History

  public func verifyHistory(
    against kept: [KeptSeal],
    progress: (Double) -> Void
  ) throws(StoreError) -> HistoryVerdict {
    let key = basis.keys.key()
    let walk = FileWalk()
    return try reading(beside: { walk.part(of: $0) }) { rows, others in
      // Whoever takes part beside this one is waited for.
      defer { walk.end() }
      return try Examination(of: rows, with: key, against: kept).verdict(walk, others, progress)
    }
  }

  public func sealHistory() throws(StoreError) -> KeptSeal? {
    // Without the key what the store says of itself is given out all the same.
    if !isReadOnly, basis.keys.key() != nil {
      let seal = try writing { try Committer($0, on: basis).finish(sealingAfter: 1) }
      basis.keep(seal)
    }
    let head = try reading(.screen) { try $0.head() }
    return head.events.count + head.records.count > 0 ? KeptSeal(head) : nil
  }
}

/// What a commit came to.
private struct Reached {
  let outcomes: [Outcome]
  /// Contents of which a paper comes or goes with it, and whether one stands for them then.
  let doubts: [String: Bool]
  /// To be kept elsewhere.
  let seal: KeptSeal?

  init(_ outcomes: [Outcome], doubts: [String: Bool] = [:], seal: KeptSeal? = nil) {
    self.outcomes = outcomes
    self.doubts = doubts
    self.seal = seal
  }
}
