import PortDomain

/// Decides and stores within one transaction.
struct Committer<Transaction: DeskTransaction> {
  let rows: Transaction
  /// Never earlier than the last event, whatever the host's clock says.
  let now: Instant
  /// Content of papers that requests lost in this transaction.
  private(set) var lostPapers: Set<String> = []

  private let basis: StoreBasis
  /// nil where the store never signed.
  private let key: SealKey?
  /// The rules as of this transaction.
  private let desk: Desk
  /// The requests that speak for the orders joined in this transaction.
  private var voices: [OrderID: [PortRequest]] = [:]

  /// - Throws: `StoreError.sealKeyMissing` for a store that signs, whose key isn't at hand.
  init(_ rows: Transaction, on basis: StoreBasis) throws {
    self.rows = rows
    self.basis = basis
    desk = try basis.rules(in: rows)
    key = try basis.signingKey(for: rows)
    now = max(basis.clock(), try rows.lastEvent()?.at ?? Instant(milliseconds: .min))
  }

  /// What becomes of an intent; a refused one stores nothing.
  mutating func outcome(of intent: Intent, _ wish: Wish) throws -> Outcome {
    if let obstacle = wish.obstacle { return .refused(Refusal(obstacle)) }
    if let filed = try rows.receipt(under: intent.key) {
      guard filed.fingerprint == wish.fingerprint else {
        throw StoreError.keyReused(key: intent.key)
      }
      return .done(filed.receipt)
    }
    let stored: StoredFile?
    let ruling: Ruling
    var reference: String?
    switch intent.subject {
    case .create(let draft):
      stored = nil
      reference = draft.orderReference
      ruling = try admit(draft, inFlight: nil, by: intent.actor)
    case .takeOver(let draft, let inFlight):
      stored = nil
      reference = draft.orderReference
      ruling = try admit(draft, inFlight: inFlight, by: intent.actor)
    case .change(let id, let change, let basis):
      let read = try file(of: id, for: change, basis)
      stored = read
      ruling = try desk.decide(
        change,
        on: read.file,
        basis: basis,
        by: intent.actor,
        at: now,
        standing: rows.standing
      )
    }
    switch ruling {
    case .allowed(let decision):
      // Nothing is stored that would come back as something else.
      if wish.holdsNUL {
        return .refused(Refusal(.textInvalid, in: decision.file.request.country))
      }
      try store(decision, over: stored, orderReference: reference)
      let receipt = Receipt(
        request: decision.file.request.id,
        version: decision.file.request.version,
        warnings: decision.warnings,
        document: decision.document?.id
      )
      try rows.file(
        FiledReceipt(
          key: intent.key,
          fingerprint: wish.fingerprint,
          event: decision.event.id,
          receipt: receipt
        )
      )
      return .done(receipt)
    case .unchanged(let version):
      guard let id = stored?.file.request.id else {
        preconditionFailure("a new request changes something")
      }
      return .done(Receipt(request: id, version: version))
    case .refused(let refusal): return .refused(refusal)
    case .conflict(let conflict): return .conflict(conflict)
    }
  }

  /// Writes requests' facts as the rules have them now; their versions and histories stay.
  func recount(_ ids: [RequestID]) throws {
    for stored in try rows.files(ids, .deciding(seen: nil)) {
      let facts = desk.facts(of: stored.file)
      if facts != stored.facts { try rows.write(FileChanges(stored.file, facts, over: stored)) }
    }
  }

  /// Seals all events written so far, when enough have come since the last seal.
  func sealIfDue(after interval: Int = HistorySeal.interval) throws {
    let last = try rows.newestSeal()
    let sealed = last?.event ?? 0
    guard let newest = try rows.lastEvent()?.number, newest - sealed >= interval else { return }
    let hash = try rows.eventHashes(after: sealed).reduce(last?.hash) {
      HistorySeal.hash($0, adding: $1)
    }
    if let hash { try rows.write(HistorySeal(event: newest, at: now, hash: hash, with: key)) }
  }

  /// Stores a record's next version.
  func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis
  ) throws -> RecordOutcome {
    let newest = try rows.records(newestOnly: true).last { $0.link.subject == record.subject.text }
    let present = desk.record(of: record.subject)
    if let newest, !basis.agrees(with: newest.link.version, present) {
      let (version, by, at) = (newest.link.version, newest.link.by, newest.link.at)
      return .refused([.stale(version: version, by: by, at: at)])
    }
    let body = String(decoding: try StoredForm.bytes(of: record), as: UTF8.self)
    var obstacles = desk.obstacles(to: record, by: actor)
    // As JSON escapes it.
    if body.contains("\\u0000") { obstacles.append(.textInvalid) }
    guard obstacles.isEmpty else { return .refused(obstacles) }
    guard present != record else { return .unchanged }
    let link = RecordChain.Link(
      subject: record.subject.text,
      version: (newest?.link.version ?? 0) + 1,
      at: self.basis.clock(),
      by: actor.login,
      session: actor.session,
      body: body
    )
    let last = try rows.newestRecord()
    try rows.append(RecordChain.Entry(link, after: last, signedWith: key), owing: record.reach)
    return .done(version: link.version, recounted: 0)
  }

  // MARK: Deciding

  private func admit(
    _ draft: RequestDraft,
    inFlight: InFlight?,
    by actor: Operator
  ) throws -> Ruling {
    try desk.admit(draft, inFlight: inFlight, by: actor, at: now, standing: rows.standing)
  }

  /// The file of a request with what a change needs besides it.
  private mutating func file(
    of id: RequestID,
    for change: Change,
    _ basis: Intent.Basis
  ) throws -> StoredFile {
    guard var stored = try rows.files([id], depth(of: change, basis)).first else {
      throw StoreError.noSuchThing(id.text)
    }
    if case .paper(.attach(let id)) = change, stored.file.attachments[id] == nil,
      let paper = try rows.paper(id)
    {
      stored.file.documents.append(paper.document)
      stored.file.attachments[id] = paper.attachment
    }
    if let order = change.orderJoined(by: stored.file) {
      let peers = try voices[order] ?? Order.voices(of: rows.requests(ofOrder: order))
      voices[order] = peers
      stored.file.peers = peers
    }
    return stored
  }

  /// Undo looks for an event that may lie anywhere; a purge goes through them all.
  private func depth(of change: Change, _ basis: Intent.Basis) -> HistoryDepth {
    switch (change, basis) {
    case (.undo, _), (.purge, _): .whole
    case (_, .seen(let version)), (_, .exactly(let version)): .deciding(seen: version)
    case (_, .current): .deciding(seen: nil)
    }
  }

  // MARK: Storing

  private mutating func store(
    _ decision: Decision,
    over stored: StoredFile?,
    orderReference: String?
  ) throws {
    let request = decision.file.request
    // Read before the change is written, since they follow from what they were.
    let others = try rows.files(
      decision.followers(besides: stored?.file),
      .deciding(seen: nil)
    )
    let pin: FileChanges.SealedPIN =
      switch decision.pin {
      case .kept: .kept
      case .set(let pin): .set(try basis.seal(pin, of: request.id))
      case .removed: .removed
      }
    let changes = FileChanges(decision, over: stored, pin: pin, orderReference: orderReference)
    try rows.write(changes)
    try rows.append(HistoryEntry(decision.event, after: stored?.tail, signedWith: key))
    var run = HistoryRun()
    for (index, other) in others.enumerated() {
      let following = desk.follow(decision, in: other.file)
      try rows.write(FileChanges(following.file, following.facts, over: other))
      let key = index == others.count - 1 ? key : nil
      try rows.append(
        HistoryEntry(following.event, after: other.tail, in: &run, signedWith: key)
      )
    }
    lostPapers.formUnion(changes.purge?.papers.map(\.file.sha256) ?? [])
    let order = stored?.file.request.orderID
    if let order { voices[order] = nil }
    if let joined = request.orderID, joined != order {
      voices[joined] = voices[joined].map { Order.voices(of: $0 + [request]) }
    }
  }
}

extension Decision {
  /// The other requests that a changed paper is attached to, or was before.
  fileprivate func followers(besides before: RequestFile?) -> [RequestID] {
    guard let document else { return [] }
    let past = before?.attachments[document.id]?.requests ?? []
    let present = attachment?.requests ?? []
    let known = Set(present)
    return (present + past.filter { !known.contains($0) }).filter { $0 != file.request.id }
  }
}
