import PortDomain

/// Examines a whole store: the history, and all else that is kept against what the history says it left.
///
/// Most often all is well, which a quick look tells: events in their order on the one hand, on the other
/// each request with its own, by as many as take part. Where that finds fault all is gone through once more, in
/// order, so that the first thing that is wrong is named.
struct Examination<Rows: DeskTransaction> {
  typealias Finding = HistoryVerdict.Finding

  private let rows: Rows
  private let key: SealKey?
  private let head: StoreHead
  private let seals: [HistorySeal]
  private let kept: [KeptSeal]
  private let records: [RecordChain.Entry]

  /// - Parameters:
  ///   - key: nil when it is missing; then only accidental damage can be found.
  ///   - kept: seals that were kept elsewhere.
  init(of rows: Rows, with key: SealKey?, against kept: [KeptSeal]) throws {
    self.rows = rows
    self.key = key
    self.kept = kept
    head = try rows.head()
    seals = try rows.seals()
    records = try rows.records(newestOnly: false)
  }

  /// - Parameters:
  ///   - walk: over requests with their events, which others take part in beside this.
  ///   - others: what they came to, once they are through.
  ///   - progress: told now and then how far it has come, from 0 to 1.
  func verdict(
    _ walk: FileWalk,
    _ others: () -> [FileWalk.Part],
    _ progress: (Double) -> Void
  ) throws -> HistoryVerdict {
    if try isSound(walk, others, progress) {
      let isEmpty = head.events.count + head.records.count == 0
      return verdict(over: head.events.count, finding: nil, seal: isEmpty ? nil : KeptSeal(head))
    }
    var verifier = HistoryVerifier(takenOver: head.takenOver.count, order: order())
    let finding = try finding(&verifier, progress)
    return verdict(
      over: verifier.order.events.count,
      finding: finding,
      seal: finding == nil ? KeptSeal(head) : nil
    )
  }

  private func verdict(over events: Int, finding: Finding?, seal: KeptSeal?) -> HistoryVerdict {
    HistoryVerdict(
      events: events,
      assurance: key == nil ? .accidentalOnly : .signed,
      finding: finding,
      seal: seal
    )
  }

  private func order<Lead>(_: Lead.Type = Lead.self) -> HistoryOrder<Lead> {
    HistoryOrder(
      key: key,
      seals: seals,
      kept: kept,
      recordHashes: records.map(\.hash)
    )
  }

  // MARK: The quick look

  private func isSound(
    _ walk: FileWalk,
    _ others: () -> [FileWalk.Part],
    _ progress: (Double) -> Void
  ) throws -> Bool {
    var order = order(Int.self)
    // Each event is come to twice: in the order of all, and as one of its request.
    let steps = Double(max(2 * head.events.count, 1))
    func tell() { progress(min(Double(order.events.count + walk.events) / steps, 1)) }
    do {
      var isSound = true
      try rows.forEachMark { mark in
        isSound =
          order.isNext(mark.number) && order.flaw(of: mark) == nil && order.goOn(behind: mark)
        if mark.number.isMultiple(of: 1000) { tell() }
        return isSound
      }
      guard isSound, order.unsigned == nil, order.sealed(head) <= order.events.count,
        try finding(beside: order) == nil
      else { return false }
    } catch StoreError.corrupt {
      // Which row that is, and whether another is found first, is told in order.
      return false
    }
    let parts = [walk.part(of: rows) { tell() }] + others()
    return FileWalk.isSound(parts, over: order.events.count)
  }

  // MARK: The first finding

  /// The first thing that isn't what was written.
  private func finding(
    _ verifier: inout HistoryVerifier,
    _ progress: (Double) -> Void
  ) throws -> Finding? {
    if let found = try eventFinding(&verifier, progress) { return found }
    if let found = verifier.finding(at: head) { return found }
    if let found = try finding(beside: verifier.order) { return found }
    return try fileFinding(&verifier)
  }

  /// What is wrong with what is neither an event nor a request's file.
  private func finding(beside order: HistoryOrder<some Equatable>) throws -> Finding? {
    if let found = RecordChain.finding(in: records, with: key) { return found }
    let recordCount = max(head.records.count, kept.compactMap(\.records).max() ?? 0)
    if records.count < recordCount { return .recordsCut(after: records.count, of: recordCount) }
    if !isHead(over: order.events) { return .storeAltered }
    if let found = try takenOverFinding() { return found }
    if let found = try purgeFinding(order.forgotten) { return found }
    if let found = try receiptFinding(order.receipts) { return found }
    return try orderFinding()
  }

  private func eventFinding(
    _ verifier: inout HistoryVerifier,
    _ progress: (Double) -> Void
  ) throws -> Finding? {
    var finding: Finding?
    try rows.forEachEvent { row in
      switch row {
      case .unreadable(let number): finding = .unreadable(number: number)
      case .ofNoRequest(let number): finding = .requestGone(event: number)
      case .link(let link):
        finding = verifier.look(at: link)
        if link.number.isMultiple(of: 1000) {
          progress(Double(link.number) / Double(max(head.events.count, 1)))
        }
      }
      return finding == nil
    }
    return finding
  }

  private func isHead(over events: StoreHead.Reach) -> Bool {
    head.events == events && head.records.count == records.count
      && head.records.hash == records.last?.hash && head.isVouched(with: key)
  }

  private func takenOverFinding() throws -> Finding? {
    guard head.takenOver.count > 0 else { return nil }
    let found = try TakenOver.reach(of: rows, events: head.takenOver.count)
    return found == head.takenOver ? nil : .takenOverAltered
  }

  /// Each purge took what it said it took; what is taken by no purge was found gone already.
  ///
  /// - Parameter forgotten: what each took, as its event says.
  private func purgeFinding(_ forgotten: [Int: HashValue]) throws -> Finding? {
    var left = forgotten
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

  /// - Parameter expected: how many events have one.
  private func receiptFinding(_ expected: Int) throws -> Finding? {
    var finding: Finding?
    var count = 0
    try rows.forEachReceipt { receipt, event, named in
      guard event > head.takenOver.count else { return true }
      count += 1
      if receipt != named { finding = .receiptAltered(event: event) }
      return finding == nil
    }
    let gone = expected - count
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

  private func fileFinding(_ verifier: inout HistoryVerifier) throws -> Finding? {
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
    try rows.forEachReceipt { receipt, event, _ in
      if event <= events { add { $0.add(receipt) } }
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
