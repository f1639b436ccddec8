import Foundation
import GRDB
import PortDomain
import PortStore

/// Stores what a decision changes: the difference between a request's file before and after it.
struct DecisionWriter {
  let db: Database
  let history: HistoryWriter
  /// Seals a PIN for a request; fails when the key is missing.
  let seal: (Secret, RequestID) throws(StoreError) -> [UInt8]

  /// - Parameters:
  ///   - stored: the file as it was read in the same transaction; nil for a new request.
  ///   - orderReference: the customer's name for an order that isn't known yet.
  /// - Returns: the number of the decision's event within the store.
  func store(
    _ decision: Decision,
    over stored: StoredFile?,
    orderReference: String? = nil
  ) throws -> Int64 {
    let file = decision.file
    if let order = file.request.orderID {
      try insertOrder(
        file.order ?? Order(id: order, createdAt: decision.event.at, reference: orderReference)
      )
    }
    let after = Listing(request: file.request, facts: decision.facts)
    let serial = try write(after, over: stored)
    try index(after, over: stored?.listing, serial)
    try storeDocuments(of: decision, over: stored, serial)
    for rejection in stored.changes(in: file, \.rejections) { try write(rejection, of: serial) }
    for gone in stored.gone(from: file, \.rejections) { try delete(rejection: gone.id) }
    for charge in stored.changes(in: file, \.charges) { try insert(charge, of: serial) }
    if let number = file.activeNumber, number != stored?.file.activeNumber {
      try write(number, of: serial)
    }
    switch decision.pin {
    case .kept: break
    case .set(let pin): try write(sealed: try seal(pin, file.request.id), of: serial)
    case .removed: try run("DELETE FROM sealed_pin WHERE request = ?", [serial])
    }
    if decision.event.kind == .purged { try forget(decision, over: stored, serial) }
    return try history.append(decision.event, to: serial)
  }

  /// Stores facts that changed though the request didn't.
  func store(_ facts: Facts, over stored: StoredFile) throws {
    guard facts != stored.facts else { return }
    let after = Listing(request: stored.file.request, facts: facts)
    try index(after, over: stored.listing, try write(after, over: stored))
  }

  // MARK: The request

  private func write(_ after: Listing, over stored: StoredFile?) throws -> Int64 {
    let values = RequestColumns.values(of: after)
    guard let stored else {
      try run(RequestColumns.insert, values)
      return db.lastInsertedRowID
    }
    // Only the columns that differ, so that no index is touched in vain.
    let before = RequestColumns.values(of: stored.listing)
    let changed = values.indices.filter { values[$0] != before[$0] }
    guard !changed.isEmpty else { return stored.serial }
    let columns = changed.map { "\"\(RequestColumns.names[$0])\" = ?" }.joined(separator: ", ")
    try run(
      "UPDATE request SET \(columns) WHERE serial = ?",
      changed.map { values[$0] } + [stored.serial.databaseValue]
    )
    return stored.serial
  }

  /// Keeps the words, digits and reasons in step by which a request is found.
  private func index(_ after: Listing, over before: Listing?, _ serial: Int64) throws {
    let words = (old: before?.request.nameWords ?? [], new: after.request.nameWords)
    for word in words.old.subtracting(words.new) {
      try run("DELETE FROM request_word WHERE word = ? AND request = ?", [word, serial])
    }
    for word in words.new.subtracting(words.old) {
      try run("INSERT INTO request_word (word, request) VALUES (?, ?)", [word, serial])
    }
    let reasons = (old: Set(before?.facts.reasons ?? []), new: Set(after.facts.reasons))
    for reason in reasons.old.subtracting(reasons.new) {
      try run(
        "DELETE FROM request_reason WHERE code = ? AND request = ?",
        [reason.rawValue, serial]
      )
    }
    for reason in reasons.new.subtracting(reasons.old) {
      try run(
        "INSERT INTO request_reason (code, request) VALUES (?, ?)",
        [reason.rawValue, serial]
      )
    }
    guard before?.request.number != after.request.number else { return }
    if let old = before?.request.number {
      // How a row leaves an index that keeps no copy of its text.
      try run(
        "INSERT INTO number_digits (number_digits, rowid, digits) VALUES ('delete', ?, ?)",
        [serial, String(old.e164.dropFirst())]
      )
    }
    try run(
      "INSERT INTO number_digits (rowid, digits) VALUES (?, ?)",
      [serial, String(after.request.number.e164.dropFirst())]
    )
  }

  private func insertOrder(_ order: Order) throws {
    try run(
      "INSERT INTO port_order (id, created_at, reference) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      [order.id.text, order.createdAt.milliseconds, order.reference]
    )
  }

  // MARK: Papers

  private func storeDocuments(
    of decision: Decision,
    over stored: StoredFile?,
    _ serial: Int64
  ) throws {
    var changed = stored.changes(in: decision.file, \.documents)
    if let document = decision.document, !changed.contains(where: { $0.id == document.id }) {
      changed.append(document)
    }
    for document in changed { try write(document) }
    for gone in stored.gone(from: decision.file, \.documents) {
      try run(
        """
        DELETE FROM attachment WHERE request = ?
        AND document = (SELECT serial FROM document WHERE id = ?)
        """,
        [serial, gone.id.text]
      )
    }
  }

  private func write(_ document: Document) throws {
    try run(
      """
      INSERT INTO document (id, kind, version, revision, file_name, media_type, size, sha256,
        received_at, received_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision
      """,
      [
        document.id.text, document.kind.rawValue, document.version, document.revision,
        document.file.name, document.file.mediaType, document.file.size, document.file.sha256,
        document.receivedAt.milliseconds, document.receivedBy,
      ]
    )
    guard
      let serial = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT serial FROM document WHERE id = ?"),
        arguments: [document.id.text]
      )
    else { return }
    try run("DELETE FROM answer WHERE document = ?", [serial])
    for (item, answer) in document.answers {
      try run(
        """
        INSERT INTO answer (document, item, verdict, answered_by, answered_at, remark)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          serial, item.rawValue, answer.verdict.rawValue, answer.by, answer.at.milliseconds,
          answer.remark,
        ]
      )
    }
    try run("DELETE FROM evidence WHERE document = ?", [serial])
    for (field, value) in document.evidence {
      try run(
        "INSERT INTO evidence (document, field, value) VALUES (?, ?, ?)",
        [serial, field.rawValue, value]
      )
    }
    try attach(serial, to: document.requests)
  }

  private func attach(_ document: Int64, to requests: [RequestID]) throws {
    let names = SQLFragment.list(requests.map(\.text))
    try run(
      """
      DELETE FROM attachment WHERE document = ?
      AND request NOT IN (SELECT serial FROM request WHERE id IN \(names.sql))
      """,
      [document.databaseValue] + names.arguments
    )
    for request in requests {
      try run(
        """
        INSERT INTO attachment (document, request)
        VALUES (?, (SELECT serial FROM request WHERE id = ?)) ON CONFLICT DO NOTHING
        """,
        [document, request.text]
      )
    }
  }

  // MARK: Purge

  /// Removes what a purge takes away: details beside the history, papers that no request holds any
  /// more, texts being typed.
  private func forget(_ decision: Decision, over stored: StoredFile?, _ serial: Int64) throws {
    for number in decision.forgets {
      try run(
        """
        DELETE FROM event_detail
        WHERE event = (SELECT serial FROM event WHERE request = ? AND number = ?)
        """,
        [serial, number]
      )
    }
    for paper in stored.gone(from: decision.file, \.documents) { try forget(paper) }
    try run("DELETE FROM draft WHERE subject = ?", [decision.file.request.id.text])
  }

  private func forget(_ paper: Document) throws {
    let unheld = """
      (SELECT serial FROM document WHERE id = ?
        AND serial NOT IN (SELECT document FROM attachment))
      """
    for table in ["answer", "evidence"] {
      try run("DELETE FROM \(table) WHERE document = \(unheld)", [paper.id.text])
    }
    try run("DELETE FROM document WHERE serial = \(unheld)", [paper.id.text])
  }

  // MARK: Rejections, money, numbers, PIN

  private func write(_ rejection: Rejection, of request: Int64) throws {
    try delete(groundsOf: rejection.id)
    try run(
      """
      INSERT INTO rejection (id, request, rejected_at, rejected_on, rejected_by, source, attempt,
        carrier_code, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET words = excluded.words
      """,
      [
        rejection.id.text, request, rejection.at.milliseconds, rejection.day.daysSinceEpoch,
        rejection.by, rejection.source.rawValue, rejection.attempt, rejection.carrierCode,
        rejection.text,
      ]
    )
    for (position, ground) in rejection.reasons.enumerated() {
      let resolution = ground.resolution
      try run(
        """
        INSERT INTO ground (rejection, position, code, outcome, until, note, resolved_by, resolved_at)
        VALUES ((SELECT serial FROM rejection WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          rejection.id.text, position, ground.code.rawValue, resolution?.outcome.rawValue,
          resolution?.until?.daysSinceEpoch, resolution?.note, resolution?.by,
          resolution?.at.milliseconds,
        ]
      )
    }
  }

  private func delete(groundsOf id: RejectionID) throws {
    try run(
      "DELETE FROM ground WHERE rejection = (SELECT serial FROM rejection WHERE id = ?)",
      [id.text]
    )
  }

  private func delete(rejection id: RejectionID) throws {
    try delete(groundsOf: id)
    try run("DELETE FROM rejection WHERE id = ?", [id.text])
  }

  private func insert(_ charge: Charge, of request: Int64) throws {
    try run(
      """
      INSERT INTO charge (id, request, cents, currency, charged_on, reverses)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        charge.id.text, request, charge.cents, charge.currency, charge.day.daysSinceEpoch,
        charge.reverses?.text,
      ]
    )
  }

  private func write(_ number: ActiveNumber, of request: Int64) throws {
    try run(
      """
      INSERT INTO active_number (id, request, phone_number, activated_on, released_on)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (request) DO UPDATE SET released_on = excluded.released_on
      """,
      [
        number.id.text, request, number.e164, number.activatedOn.daysSinceEpoch,
        number.releasedOn?.daysSinceEpoch,
      ]
    )
  }

  private func write(sealed: [UInt8], of request: Int64) throws {
    try run(
      """
      INSERT INTO sealed_pin (request, sealed) VALUES (?, ?)
      ON CONFLICT (request) DO UPDATE SET sealed = excluded.sealed
      """,
      [request, Data(sealed)]
    )
  }

  private func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
  }
}

extension Optional<StoredFile> {
  /// The things of a file that are new in it or differ.
  fileprivate func changes<Thing: Hashable>(
    in file: RequestFile,
    _ things: KeyPath<RequestFile, [Thing]>
  ) -> [Thing] {
    let before = Set(self?.file[keyPath: things] ?? [])
    return file[keyPath: things].filter { !before.contains($0) }
  }

  /// The things that a file had and has no more.
  fileprivate func gone<Thing: FiledThing>(
    from file: RequestFile,
    _ things: KeyPath<RequestFile, [Thing]>
  ) -> [Thing] {
    let after = Set(file[keyPath: things].map(\.id))
    return (self?.file[keyPath: things] ?? []).filter { !after.contains($0.id) }
  }
}

/// Something that lies in a request's file under an id of its own.
private protocol FiledThing {
  associatedtype ID: Hashable
  var id: ID { get }
}

extension Document: FiledThing {}
extension Rejection: FiledThing {}
