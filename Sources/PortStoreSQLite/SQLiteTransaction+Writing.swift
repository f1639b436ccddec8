import Foundation
import GRDB
import PortDomain
import PortStore

extension SQLiteTransaction {
  public func write(_ changes: FileChanges) throws -> [Int] {
    if let order = changes.order { try insert(order) }
    let id = changes.file.request.id
    try write(changes.after, over: changes.before)
    guard let serial = try serial(of: id.text, in: RequestColumns.table) else {
      throw StoreError.noSuchThing(id.text)
    }
    try index(changes.after, over: changes.before, serial)
    if let document = changes.document {
      try write(document)
      for request in changes.attached { try attach(document.id, to: request) }
    }
    for (paper, request) in changes.detached { try detach(paper, from: request) }
    for rejection in changes.rejections { try write(rejection, of: serial) }
    for gone in changes.removedRejections { try delete(rejection: gone) }
    for charge in changes.charges { try insert(charge, of: serial) }
    if let number = changes.activeNumber { try write(number, of: serial) }
    switch changes.pin {
    case .kept: break
    case .set(let sealed): try write(sealed: sealed, of: serial)
    case .removed: try run("DELETE FROM sealed_pin WHERE request = ?", [serial])
    }
    return try changes.purge.map { try forget($0, of: id, serial) } ?? []
  }

  // MARK: The request

  private func write(_ after: Listing, over before: Listing?) throws {
    let values = RequestColumns.values(of: after)
    guard let before else { return try run(RequestColumns.insert, values: values) }
    // Only the columns that differ, so that no index is touched in vain.
    let old = RequestColumns.values(of: before)
    let changed = values.indices.filter { values[$0] != old[$0] }
    guard !changed.isEmpty else { return }
    let columns = changed.map { "\"\(RequestColumns.names[$0])\" = ?" }.joined(separator: ", ")
    try run(
      "UPDATE request SET \(columns) WHERE id = ?",
      values: changed.map { values[$0] } + [after.request.id.text.databaseValue]
    )
  }

  /// Keeps the words, digits and reasons in step by which a request is found.
  private func index(_ after: Listing, over before: Listing?, _ serial: Int) throws {
    if let before, before.facts.reasons == after.facts.reasons,
      before.request.names == after.request.names, before.request.number == after.request.number
    {
      return
    }
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
    guard let before else { return bring(serial) }
    guard before.request.number != after.request.number else { return }
    try indexNewNumbers()
    // How a row leaves an index that keeps no copy of its text.
    try run(
      "INSERT INTO number_digits (number_digits, rowid, digits) VALUES ('delete', ?, ?)",
      [serial, String(before.request.number.e164.dropFirst())]
    )
    try run(
      "INSERT INTO number_digits (rowid, digits) VALUES (?, ?)",
      [serial, String(after.request.number.e164.dropFirst())]
    )
  }

  private func insert(_ signed: SignedOrder) throws {
    let order = signed.order
    try run(
      """
      INSERT INTO port_order (id, created_at, reference, signature) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """,
      [order.id.text, order.createdAt.milliseconds, order.reference, signed.signature?.data]
    )
  }

  // MARK: Papers

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
    guard let serial = try serial(of: document.id.text, in: "document") else { return }
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
  }

  private func attach(_ paper: DocumentID, to request: RequestID) throws {
    try run(
      """
      INSERT INTO attachment (document, request) VALUES (
        (SELECT serial FROM document WHERE id = ?), (SELECT serial FROM request WHERE id = ?)
      ) ON CONFLICT DO NOTHING
      """,
      [paper.text, request.text]
    )
  }

  private func detach(_ paper: DocumentID, from request: RequestID) throws {
    try run(
      """
      DELETE FROM attachment WHERE document = (SELECT serial FROM document WHERE id = ?)
      AND request = (SELECT serial FROM request WHERE id = ?)
      """,
      [paper.text, request.text]
    )
  }

  // MARK: Purge

  /// A detail about a paper stays as long as any request holds that, and goes with it wherever it lies.
  /// - Returns: the numbers of the events whose details went, in order.
  private func forget(
    _ purge: FileChanges.Purge,
    of id: RequestID,
    _ serial: Int
  ) throws -> [Int] {
    var forgotten: [Int] = []
    func forget(_ condition: String, _ arguments: [Int]) throws {
      forgotten += try db.found(
        "DELETE FROM event_detail WHERE \(condition) RETURNING event",
        arguments,
        in: "event_detail"
      ).map { try $0.value(0) }
    }
    for number in purge.events {
      try forget(
        """
        event = (SELECT serial FROM event WHERE request = ? AND number = ?)
        AND NOT EXISTS (SELECT 1 FROM attachment AS a WHERE a.document = event_detail.document)
        """,
        [serial, number]
      )
    }
    for paper in purge.papers {
      let unheld = try db.first(
        """
        SELECT serial FROM document WHERE id = ?
        AND NOT EXISTS (SELECT 1 FROM attachment AS a WHERE a.document = document.serial)
        """,
        [paper.id.text],
        in: "document"
      )
      guard let unheld: Int = try unheld?.value(0) else { continue }
      try forget("document = ?", [unheld])
      for table in ["answer", "evidence"] {
        try run("DELETE FROM \(table) WHERE document = ?", [unheld])
      }
      try run("DELETE FROM document WHERE serial = ?", [unheld])
      try run("DELETE FROM draft WHERE subject = ?", [paper.id.text])
    }
    // Those about several requests name them all.
    try run("DELETE FROM draft WHERE instr(subject, ?) > 0", [id.text])
    if purge.takesPerson {
      try run("DELETE FROM announcement WHERE request = ?", [serial])
      try run("DELETE FROM personal WHERE instr(name, ?) = 1", [PersonalItem.Name.typedPrefix])
    }
    return forgotten.sorted()
  }

  // MARK: Rejections, money, numbers, PIN

  private func write(_ rejection: Rejection, of request: Int) throws {
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

  private func insert(_ charge: Charge, of request: Int) throws {
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

  private func write(_ number: ActiveNumber, of request: Int) throws {
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

  private func write(sealed: [UInt8], of request: Int) throws {
    try run(
      """
      INSERT INTO sealed_pin (request, sealed) VALUES (?, ?)
      ON CONFLICT (request) DO UPDATE SET sealed = excluded.sealed
      """,
      [request, Data(sealed)]
    )
  }
}
