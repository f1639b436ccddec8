import Foundation
import PortDomain

/// Decides and stores within one transaction.
struct Committer<Transaction: DeskTransaction> {
  let rows: Transaction
  /// Never earlier than the last event, whatever the host's clock says.
  let now: Instant
  /// Content of papers that requests lost in this transaction.
  private(set) var lostPapers: Set<String> = []

  let basis: StoreBasis
  /// nil where the store never signed.
  let key: SealKey?
  /// The rules as of this transaction.
  let desk: Desk
  /// The requests that speak for the orders joined in this transaction.
  private var voices: [OrderID: [PortRequest]] = [:]
  /// As this transaction found it, and as it leaves it.
  private let foundHead: StoreHead
  var head: StoreHead

  /// - Throws: `StoreError.sealKeyMissing` for a store that signs, whose key isn't at hand.
  init(_ rows: Transaction, on basis: StoreBasis) throws {
    self.rows = rows
    self.basis = basis
    foundHead = try rows.head()
    head = foundHead
    desk = try basis.rules(in: rows, under: foundHead)
    key = try basis.signingKey(for: rows)
    now = max(basis.clock(), foundHead.lastAt ?? .first)
  }

  /// What becomes of an intent; a refused one stores nothing.
  mutating func outcome(of intent: Intent, _ wish: Wish) throws -> Outcome {
    if let obstacle = wish.obstacle { return .refused(Refusal(obstacle)) }
    if let filed = try rows.receipt(under: intent.key) {
      guard filed.fingerprint == wish.fingerprint else {
        throw StoreError.keyReused(key: intent.key)
      }
      let stored = try rows.files([filed.receipt.request], .newest).first
      return .done(filed.receipt.telling(stored.map { Receipt.Made($0.file.request) }))
    }
    let found: FoundFile?
    let ruling: Ruling
    var reference: String?
    switch intent.subject {
    case .create(let draft):
      found = nil
      reference = draft.orderReference
      ruling = try admit(draft, inFlight: nil, by: intent.actor)
    case .takeOver(let draft, let inFlight):
      found = nil
      reference = draft.orderReference
      ruling = try admit(draft, inFlight: inFlight, by: intent.actor)
    case .change(let id, let change, let basis):
      let read = try file(of: id, for: change, basis, by: intent.actor)
      found = read
      ruling = try desk.decide(
        change,
        on: read.stored.file,
        basis: basis,
        by: intent.actor,
        at: now,
        standing: rows.standing
      )
      if change == .showPIN, case .allowed = ruling {
        guard let sealed = read.stored.pin else {
          return .refused(Refusal(.pinAbsent(.lost), in: read.stored.file.request.country))
        }
        // One that can't be read is not shown, and no event says so.
        _ = try self.basis.open(sealed, of: id)
      }
    }
    switch ruling {
    case .allowed(let decision):
      // Nothing is stored that would come back as something else.
      if wish.holdsNUL {
        return .refused(Refusal(.textInvalid, in: decision.file.request.country))
      }
      let filed = FiledReceipt(
        key: intent.key,
        fingerprint: wish.fingerprint,
        event: decision.event.id,
        receipt: Receipt(
          request: decision.file.request.id,
          version: decision.file.request.version,
          warnings: decision.warnings,
          document: decision.document?.id
        )
      )
      try store(decision, over: found, filing: filed, orderReference: reference)
      let made = Receipt.Made(
        decision.file.request,
        takenBack: decision.file.takenBack(by: decision.event)
      )
      return .done(filed.receipt.telling(made))
    case .unchanged(let version):
      guard let request = found?.stored.file.request else {
        preconditionFailure("a new request changes something")
      }
      return .done(
        Receipt(
          request: request.id,
          version: version,
          made: Receipt.Made(request),
          isUnchanged: true
        )
      )
    case .refused(let refusal): return .refused(refusal)
    case .conflict(let conflict): return .conflict(conflict)
    }
  }

  /// Says over the whole store what this transaction made of it, and seals all events written so far,
  /// when enough have come since the last seal.
  ///
  /// - Returns: what is to be kept elsewhere, when a seal was made or a record written.
  func finish(sealingAfter interval: Int = HistorySeal.interval) throws -> KeptSeal? {
    if head != foundHead { try rows.write(head.vouched(with: key, after: foundHead)) }
    let isRecordNew = head.records != foundHead.records
    let sealed = try rows.newestSeal()?.event ?? 0
    if let hash = head.events.hash, head.events.count - sealed >= interval {
      try rows.write(HistorySeal(event: head.events.count, at: now, hash: hash, with: key))
      return KeptSeal(head)
    }
    return isRecordNew ? KeptSeal(head) : nil
  }

  // MARK: Deciding

  private func admit(
    _ draft: RequestDraft,
    inFlight: InFlight?,
    by actor: Operator
  ) throws -> Ruling {
    try desk.admit(
      draft,
      inFlight: inFlight,
      by: actor,
      at: now,
      voice: rows.voice(ofOrder:),
      standing: rows.standing
    )
  }

  /// The file of a request with what a change needs besides it; others' requests aren't there for a
  /// customer's program.
  private mutating func file(
    of id: RequestID,
    for change: Change,
    _ basis: Intent.Basis,
    by actor: Operator
  ) throws -> FoundFile {
    guard var stored = try rows.files([id], depth(of: change, basis)).first,
      actor.owns(stored.file.request)
    else { throw StoreError.noSuchThing(id.text) }
    var papers = PaperHashes()
    let isVouched = stored.isVouched(&papers)
    var wanted = change.paperBroughtBack(to: stored.file)
    var isLent = false
    if case .paper(.attach(let id)) = change { (wanted, isLent) = (id, true) }
    if let id = wanted, stored.file.attachments[id] == nil, let paper = try rows.paper(id) {
      stored.file.documents.append(paper.document)
      stored.file.attachments[id] = paper.attachment
      if isLent { stored.file.lenders = try lenders(of: paper, to: stored.file.request) }
    }
    if case .paper(.add(_, _, _, to: let others)) = change {
      let known = Set(stored.file.siblings.map(\.id))
      let strangers = others.filter { !known.contains($0) }
      stored.file.siblings += try rows.files(strangers, .newest).map { .init($0.file.request) }
    }
    if case .edit(let edits) = change, let pin = edits.pin, let sealed = stored.pin {
      stored.file.isPINRepeated = (try? self.basis.open(sealed, of: id)) == pin
    }
    if case .rejection(.resolve(let code, .fixed, _, _)) = change,
      code.reason.fields.contains(.accountPIN)
    {
      stored.file.pinsRepeated = pinsRepeated(in: stored)
    }
    if let order = change.orderJoined(by: stored.file) {
      let peers = try voices[order] ?? Order.voices(of: rows.requests(ofOrder: order))
      voices[order] = peers
      stored.file.peers = peers
    }
    return FoundFile(stored: stored, isVouched: isVouched)
  }

  /// The changes of a request's PIN before which it was what it is now.
  private func pinsRepeated(in stored: StoredFile) -> Set<EventID> {
    let request = stored.file.request.id
    func pin(_ sealed: [UInt8]?) -> Secret? {
      sealed.flatMap { try? basis.open($0, of: request) }
    }
    guard let present = pin(stored.pin) else { return [] }
    let events = stored.file.history.filter { event in
      event.kind == .pinSet && pin(try? event.detail?.pin?.bytes()) == present
    }
    return Set(events.map(\.id))
  }

  /// A request that holds a paper, where it counts there and the other request is of the same carrier;
  /// else all that hold it.
  private func lenders(
    of paper: HeldPaper,
    to request: PortRequest
  ) throws -> [RequestFile] {
    let holders = paper.attachment.requests
    let first = try rows.files(Array(holders.suffix(1)), .newest).map(\.file)
    let fits = first.allSatisfy {
      $0.successor(of: paper.document) == nil && $0.request.country == request.country
        && $0.request.carrier == request.carrier
    }
    return fits ? first : try rows.files(holders, .newest).map(\.file)
  }

  /// Undo looks for an event that may lie anywhere; a purge goes through them all.
  private func depth(of change: Change, _ basis: Intent.Basis) -> HistoryDepth {
    switch (change, basis) {
    case (.undo, _), (.redo, _), (.purge, _), (.showPIN, _): .whole
    case (_, .seen(let version)), (_, .exactly(let version)): .deciding(seen: version)
    case (_, .current): .deciding(seen: nil)
    }
  }

  // MARK: Storing

  private mutating func store(
    _ decision: Decision,
    over found: FoundFile?,
    filing filed: FiledReceipt,
    orderReference: String?
  ) throws {
    var decision = decision
    let request = decision.file.request
    let stored = found?.stored
    // What was sealed so far goes with the event that puts another in its place.
    if decision.event.detail?.pin != nil {
      decision.event.detail?.pin?.sealed = stored?.pin.map { Data($0).base64EncodedString() }
    }
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
      case .restored(let before): .set(try before.bytes())
      }
    let changes = FileChanges(
      decision,
      over: stored,
      pin: pin,
      forgotten: try decision.forgottenPapers.compactMap { try rows.paper($0)?.document },
      orderReference: orderReference,
      signedWith: key
    )
    let forgotten = try rows.write(changes)
    var papers = PaperHashes()
    // A file that isn't what its last event left is never vouched for again, so that no change hides it.
    let state =
      found?.isVouched == false
      ? nil
      : FileState(of: decision.file, pin: changes.pin(over: stored?.pin), papers: &papers)
    try append(
      HistoryEntry(
        decision.event,
        number: head.events.count + 1,
        after: stored?.tail?.hash,
        leaving: state,
        receipt: filed.hash,
        forgotten: forgotten,
        signedWith: key
      )
    )
    try rows.file(filed)
    try announce(decision)
    var run = HistoryRun()
    var papersBefore = PaperHashes()
    for (index, other) in others.enumerated() {
      let following = desk.follow(decision, in: other.file)
      _ = try rows.write(FileChanges(following.file, following.facts, over: other))
      let isVouched = other.isVouched(&papersBefore)
      try append(
        HistoryEntry(
          following.event,
          number: head.events.count + 1,
          after: other.tail?.hash,
          leaving: isVouched
            ? FileState(of: following.file, pin: other.pin, papers: &papers) : nil,
          in: &run,
          signedWith: index == others.count - 1 ? key : nil
        )
      )
      try announce(following)
    }
    lostPapers.formUnion(changes.purge?.papers.map(\.file.sha256) ?? [])
    let order = stored?.file.request.orderID
    if let order { voices[order] = nil }
    if let joined = request.orderID, joined != order {
      voices[joined] = voices[joined].map { Order.voices(of: $0 + [request]) }
    }
  }

  mutating func append(_ entry: HistoryEntry) throws {
    try rows.append(entry)
    head.add(entry.event, entry.hash)
  }
}

extension EventDetail.SealedPIN {
  fileprivate func bytes() throws -> [UInt8] {
    guard let bytes = sealed.flatMap({ Data(base64Encoded: $0) }) else {
      throw StoreError.corrupt(place: "", detail: "an earlier PIN")
    }
    return Array(bytes)
  }
}

/// A file as it was read for a change.
private struct FoundFile {
  let stored: StoredFile
  /// It is what its last event left.
  let isVouched: Bool
}

extension StoredFile {
  fileprivate func isVouched(_ papers: inout PaperHashes) -> Bool {
    tail?.state == state(&papers)
  }
}

extension FileChanges {
  /// The PIN as it is sealed afterwards.
  fileprivate func pin(over before: [UInt8]?) -> [UInt8]? {
    switch pin {
    case .kept: before
    case .set(let sealed): sealed
    case .removed: nil
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
