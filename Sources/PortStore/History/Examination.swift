import PortDomain

/// Examines a whole store: the history, and all else that is kept against what the history says it left.
///
/// Reads once from front to back, each table in the order it lies in; what grows with the store in memory is a
/// few hashes per request.
struct Examination<Rows: DeskTransaction> {
  typealias Finding = HistoryVerdict.Finding

  /// How much of the work the events are.
  private static var partOfEvents: Double { 0.4 }

  private let rows: Rows
  private let key: SealKey?
  private let head: StoreHead
  private let records: [RecordChain.Entry]
  private let keptRecords: Int
  private var verifier: HistoryVerifier

  /// - Parameters:
  ///   - key: nil when it is missing; then only accidental damage can be found.
  ///   - kept: seals that were kept elsewhere.
  init(of rows: Rows, with key: SealKey?, against kept: [KeptSeal]) throws {
    self.rows = rows
    self.key = key
    head = try rows.head()
    records = try rows.records(newestOnly: false)
    keptRecords = kept.compactMap(\.records).max() ?? 0
    verifier = HistoryVerifier(
      key: key,
      takenOver: head.takenOver.count,
      seals: try rows.seals(),
      kept: kept,
      recordHashes: records.map(\.hash)
    )
  }

  /// - Parameters:
  ///   - walk: over the files, which others take part in beside this.
  ///   - others: what they came to, once they are through.
  ///   - progress: told now and then how far it has come, from 0 to 1.
  func verdict(
    _ walk: FileWalk,
    _ others: () -> [FileWalk.Part],
    _ progress: (Double) -> Void
  ) throws -> HistoryVerdict {
    var examination = self
    let finding = try examination.finding(walk, others, progress)
    let isEmpty = head.events.count + head.records.count == 0
    return HistoryVerdict(
      events: examination.verifier.events.count,
      assurance: key == nil ? .accidentalOnly : .signed,
      finding: finding,
      seal: finding == nil && !isEmpty ? KeptSeal(head) : nil
    )
  }

  /// The first thing that isn't what was written.
  private mutating func finding(
    _ walk: FileWalk,
    _ others: () -> [FileWalk.Part],
    _ progress: (Double) -> Void
  ) throws -> Finding? {
    if let found = try eventFinding(progress) { return found }
    if let found = verifier.finding(at: head) { return found }
    if let found = RecordChain.finding(in: records, with: key) { return found }
    if records.count < max(head.records.count, keptRecords) {
      return .recordsCut(after: records.count, of: max(head.records.count, keptRecords))
    }
    if let found = headFinding { return found }
    if let found = try takenOverFinding() { return found }
    if let found = try purgeFinding() { return found }
    if let found = try receiptFinding() { return found }
    if let found = try orderFinding() { return found }
    let files = Double(max(verifier.tails.count, 1))
    let own = walk.part(of: rows) { looked in
      progress(Examination.partOfEvents + (1 - Examination.partOfEvents) * Double(looked) / files)
    }
    let parts = [own] + others()
    // What isn't sound is gone through once more, in order, so that the first finding is named.
    return FileWalk.isSound(parts, over: verifier.tails.keys) ? nil : try fileFinding()
  }

  private mutating func eventFinding(_ progress: (Double) -> Void) throws -> Finding? {
    var verifier = verifier
    var finding: Finding?
    try rows.forEachEvent { row in
      switch row {
      case .unreadable(let number): finding = .unreadable(number: number)
      case .ofNoRequest(let number): finding = .requestGone(event: number)
      case .link(let link):
        finding = verifier.look(at: link)
        if link.number.isMultiple(of: 1000) {
          progress(
            Examination.partOfEvents * Double(link.number) / Double(max(head.events.count, 1))
          )
        }
      }
      return finding == nil
    }
    self.verifier = verifier
    return finding
  }

  private var headFinding: Finding? {
    let isWhole =
      head.events == verifier.events && head.records.count == records.count
      && head.records.hash == records.last?.hash
    return isWhole && head.isVouched(with: key) ? nil : .storeAltered
  }

  private func takenOverFinding() throws -> Finding? {
    guard head.takenOver.count > 0 else { return nil }
    let found = try TakenOver.reach(of: rows, events: head.takenOver.count)
    return found == head.takenOver ? nil : .takenOverAltered
  }

  /// Each purge took what it said it took; what is taken by no purge was found gone already.
  private func purgeFinding() throws -> Finding? {
    var left = verifier.forgotten
    var finding: Finding?
    var current: (purge: Int, hash: HashValue?)?
    func close() {
      guard let purge = current?.purge, finding == nil else { return }
      if left.removeValue(forKey: purge) != current?.hash { finding = .purgeAltered(event: purge) }
    }
    try rows.forEachForgotten { event, purge in
      guard let purge else { return true }
      if current?.purge != purge {
        close()
        current = (purge, nil)
      }
      current = (purge, EventOutcome.hash(current?.hash, adding: event))
      return finding == nil
    }
    close()
    return finding ?? left.keys.min().map { .purgeAltered(event: $0) }
  }

  private func receiptFinding() throws -> Finding? {
    var finding: Finding?
    var count = 0
    try rows.forEachReceipt { filed, event, hash in
      guard event > head.takenOver.count else { return true }
      count += 1
      if hash != filed.hash { finding = .receiptAltered(event: event) }
      return finding == nil
    }
    let gone = verifier.receipts - count
    return finding ?? (gone > 0 ? .receiptsGone(count: gone) : nil)
  }

  private func orderFinding() throws -> Finding? {
    guard let key else { return nil }
    var finding: Finding?
    try rows.forEachOrder { signed in
      if !signed.isSigned(with: key) { finding = .orderAltered(signed.order.id) }
      return finding == nil
    }
    return finding
  }

  private mutating func fileFinding() throws -> Finding? {
    var last: RequestID?
    while true {
      // As many as share what is read with them, and few enough to be held.
      let ids = try rows.requests(after: last, limit: FileWalk.stride)
      guard let end = ids.last else { break }
      last = end
      var papers = PaperHashes()
      let found = try rows.examined(ids)
      for (stored, _) in found {
        let id = stored.file.request.id
        guard verifier.removeTail(of: id) != nil else { return .requestInserted(id) }
        if let order = stored.file.request.orderID, stored.file.order == nil {
          return .orderAltered(order)
        }
        guard let left = stored.tail?.state else { return .fileAltered(id, nil) }
        let present = stored.state(&papers)
        if present != left { return .fileAltered(id, left.firstDifference(from: present)) }
      }
      if let odd = found.first(where: { !$0.isAsWritten }) {
        return .fileAltered(odd.stored.file.request.id, .request)
      }
    }
    return verifier.tails.values.map(\.event).min().map { .requestGone(event: $0) }
  }
}

/// What an earlier program's store was found to hold when it was brought up to date: its events name
/// none of it, so that one hash over all of it stands for it.
public enum TakenOver {
  /// The reach over what lies there now.
  public static func reach(
    of rows: some DeskTransaction,
    events: Int
  ) throws -> StoreHead.Reach {
    var running: HashValue?
    func add(_ fill: (inout CanonicalBytes) -> Void) {
      var bytes = CanonicalBytes()
      bytes.add(running)
      fill(&bytes)
      running = HashValue(hashing: bytes.bytes)
    }
    try rows.forEachTakenOver { request, number, state in
      add {
        $0.add(request.text)
        $0.add(number)
        $0.add(state.bytes)
      }
      return true
    }
    try rows.forEachForgotten { event, purge in
      guard purge == nil else { return false }
      add { $0.add(event) }
      return true
    }
    try rows.forEachReceipt { filed, event, _ in
      if event <= events { add { $0.add(filed.hash) } }
      return true
    }
    return StoreHead.Reach(count: events, hash: running)
  }

  /// The head of a store of an earlier program, over what it holds.
  ///
  /// - Parameter key: nil when it is missing: it is then not signed.
  public static func head(
    _ identity: StoreHead.Identity,
    of rows: some DeskTransaction,
    signedWith key: SealKey?
  ) throws -> StoreHead {
    var events = StoreHead.Reach.nothing
    var lastAt: Instant?
    try rows.forEachEvent { row in
      switch row {
      case .link(let link):
        events = StoreHead.Reach(
          count: link.number,
          hash: HistorySeal.hash(events.hash, adding: link.hash)
        )
        lastAt = link.event.at
      case .unreadable(let number), .ofNoRequest(let number):
        throw StoreError.corrupt(place: "", detail: "event \(number)")
      }
      return true
    }
    let newest = try rows.records(newestOnly: false).last
    return StoreHead(
      identity,
      events: events,
      lastAt: lastAt,
      records: StoreHead.Reach(count: newest?.number ?? 0, hash: newest?.hash),
      takenOver: try reach(of: rows, events: events.count),
      signedWith: key
    )
  }

  /// What a request's file is now.
  public static func state(of stored: StoredFile) -> FileState {
    var papers = PaperHashes()
    return stored.state(&papers)
  }
}
