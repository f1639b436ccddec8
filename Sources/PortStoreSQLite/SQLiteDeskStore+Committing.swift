import Foundation
import GRDB
import PortDomain
import PortStore

extension SQLiteDeskStore {
  public func commit(_ intents: [Intent]) throws(StoreError) -> [Outcome] {
    guard !intents.isEmpty else { return [] }
    return try writing(recover: { db, outcomes in try recovered(outcomes, of: intents, db) }) {
      db in
      let committer = try Committer(store: self, db: db)
      let outcomes = try intents.map { intent in
        var outcome: Outcome?
        try db.inSavepoint {
          outcome = try committer.outcome(of: intent)
          return .commit
        }
        guard let outcome else { preconditionFailure("a savepoint runs its body") }
        return outcome
      }
      try committer.history.sealIfDue(at: committer.now)
      return outcomes
    }
  }

  /// The outcomes after a COMMIT that failed, if it stored them after all: their receipts tell.
  private func recovered(
    _ outcomes: [Outcome],
    of intents: [Intent],
    _ db: Database
  ) throws -> [Outcome]? {
    let done = zip(intents, outcomes).first { pair in
      if case .done = pair.1 { true } else { false }
    }
    guard let key = done?.0.key else { return nil }
    do {
      let count = try Int.fetchOne(
        db,
        sql: "SELECT count(*) FROM receipt WHERE key = ?",
        arguments: [key]
      )
      return count == 1 ? outcomes : nil
    } catch {
      throw StoreError.uncertain(key: key)
    }
  }
}

/// Decides and stores intents within one transaction.
struct Committer {
  let db: Database
  let history: HistoryWriter
  /// Never earlier than the last event, whatever the host's clock says.
  let now: Instant

  private let store: SQLiteDeskStore
  /// The rules as of this transaction.
  private let desk: Desk
  private let reader: FileReader
  private let writer: DecisionWriter

  init(store: SQLiteDeskStore, db: Database) throws {
    self.store = store
    self.db = db
    desk = try store.desk(in: db)
    let key = store.keys.key()
    history = HistoryWriter(db: db, key: key)
    reader = FileReader(db: db)
    writer = DecisionWriter(db: db, history: history) { (pin, id) throws(StoreError) in
      try store.keys.neededKey().seal(pin, for: store.pinRow(of: id))
    }
    let last = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT at FROM event ORDER BY serial DESC LIMIT 1")
    )
    now = max(store.clock(), Instant(milliseconds: last ?? .min))
  }

  func outcome(of intent: Intent) throws -> Outcome {
    let fingerprint = intent.fingerprint(with: history.key)
    if let receipt = try receipt(under: intent.key, fingerprint) { return .done(receipt) }
    switch intent.subject {
    case .create(let draft):
      return try admit(draft, inFlight: nil, intent, fingerprint)
    case .takeOver(let draft, let inFlight):
      return try admit(draft, inFlight: inFlight, intent, fingerprint)
    case .change(let id, let change, let basis):
      return try decide(change, on: id, basis, intent, fingerprint)
    }
  }

  /// Writes a request's facts as the rules have them now; its version and its history stay.
  func recount(_ id: RequestID) throws {
    let stored = try reader.file(id, history: .deciding(seen: nil))
    try writer.store(desk.facts(of: stored.file), over: stored)
  }

  private func admit(
    _ draft: RequestDraft,
    inFlight: InFlight?,
    _ intent: Intent,
    _ fingerprint: HashValue
  ) throws -> Outcome {
    let ruling = try desk.admit(
      draft,
      inFlight: inFlight,
      by: intent.actor,
      at: now,
      standing: standing
    )
    switch ruling {
    case .allowed(let decision):
      let event = try writer.store(decision, over: nil, orderReference: draft.orderReference)
      return .done(try file(decision, event, intent, fingerprint))
    case .unchanged: preconditionFailure("a new request changes something")
    case .refused(let refusal): return .refused(refusal)
    case .conflict(let conflict): return .conflict(conflict)
    }
  }

  private func decide(
    _ change: Change,
    on id: RequestID,
    _ basis: Intent.Basis,
    _ intent: Intent,
    _ fingerprint: HashValue
  ) throws -> Outcome {
    var stored = try reader.file(id, history: depth(of: change, basis))
    if case .paper(.attach(let paper)) = change,
      !stored.file.documents.contains(where: { $0.id == paper }),
      let document = try reader.document(paper)
    {
      stored.file.documents.append(document)
    }
    if let order = change.orderJoined(by: stored.file) {
      stored.file.peers = try reader.requests(ofOrder: order)
    }
    let ruling = try desk.decide(
      change,
      on: stored.file,
      basis: basis,
      by: intent.actor,
      at: now,
      standing: standing
    )
    switch ruling {
    case .allowed(let decision):
      let others = try followers(of: decision, stored.file)
      let event = try writer.store(decision, over: stored)
      if let document = decision.document {
        for other in others {
          _ = try writer.store(
            desk.follow(document, of: decision.event, in: other.file, at: now),
            over: other
          )
        }
      }
      return .done(try file(decision, event, intent, fingerprint))
    case .unchanged(let version): return .done(Receipt(request: id, version: version))
    case .refused(let refusal): return .refused(refusal)
    case .conflict(let conflict): return .conflict(conflict)
    }
  }

  /// The files, as they are before it, of the other requests that a changed paper is or was attached to.
  private func followers(
    of decision: Decision,
    _ before: RequestFile
  ) throws -> [StoredFile] {
    guard let document = decision.document else { return [] }
    let past = before.documents.first { $0.id == document.id }?.requests ?? []
    let others = document.requests + past.filter { !document.requests.contains($0) }
    return try others.filter { $0 != decision.file.request.id }.map {
      try reader.file($0, history: .deciding(seen: nil))
    }
  }

  /// Undo looks for an event that may lie anywhere; a purge goes through them all.
  private func depth(of change: Change, _ basis: Intent.Basis) -> FileReader.Depth {
    switch (change, basis) {
    case (.undo, _), (.purge, _): .whole
    case (_, .seen(let version)), (_, .exactly(let version)): .deciding(seen: version)
    case (_, .current): .deciding(seen: nil)
    }
  }

  /// Whether a number can be requested now.
  private func standing(of number: PhoneNumber) throws -> NumberStanding {
    let open = try String.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM request WHERE phone_number = ? AND is_open = 1"),
      arguments: [number.e164]
    )
    if let id = open.flatMap({ RequestID($0) }) { return .open(id) }
    let isOurs = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM active_number WHERE phone_number = ? AND released_on IS NULL)
          """
      ),
      arguments: [number.e164]
    )
    return isOurs == true ? .ours : .free
  }

  // MARK: Receipts

  private func receipt(under key: String, _ fingerprint: HashValue) throws -> Receipt? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT c.fingerprint, r.id, c.version, c.warnings, c.document FROM receipt AS c
          JOIN event AS e ON e.serial = c.event JOIN request AS r ON r.serial = e.request
          WHERE c.key = ?
          """
      ),
      arguments: [key]
    )
    guard let row else { return nil }
    guard HashValue(data: row[0]) == fingerprint, let id = RequestID(row[1] as String) else {
      throw StoreError.keyReused(key: key)
    }
    let warnings: String = row[3]
    return Receipt(
      request: id,
      version: row[2],
      warnings: warnings.split(separator: ",").compactMap { Warning(rawValue: String($0)) },
      document: (row[4] as String?).flatMap { DocumentID($0) }
    )
  }

  private func file(
    _ decision: Decision,
    _ event: Int64,
    _ intent: Intent,
    _ fingerprint: HashValue
  ) throws -> Receipt {
    let receipt = Receipt(
      request: decision.file.request.id,
      version: decision.file.request.version,
      warnings: decision.warnings,
      document: decision.document?.id
    )
    try db.cachedStatement(
      sql: """
        INSERT INTO receipt (key, fingerprint, event, version, warnings, document)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      intent.key, fingerprint.data, event, receipt.version,
      receipt.warnings.map(\.rawValue).joined(separator: ","), receipt.document?.text,
    ])
    return receipt
  }
}
