import Foundation
import GRDB
import PortDomain
import PortStore

/// A request's file as it lies in the tables, with the serial number of the request.
struct StoredFile {
  let serial: Int64
  let facts: Facts
  var file: RequestFile

  var listing: Listing { Listing(request: file.request, facts: facts) }
}

/// Reads requests' files, within the caller's transaction.
struct FileReader {
  let db: Database

  /// How far back a file's history is read.
  enum Depth {
    case whole
    /// As far as a decision looks: the last event, those after the version that was seen, those since
    /// the first rejection, and what bears on papers since their first answer. A request with
    /// thousands of events is then changed as quickly as a new one.
    case deciding(seen: Int?)
  }

  func file(_ id: RequestID, history depth: Depth = .whole) throws -> StoredFile {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(RequestColumns.list) FROM request WHERE id = ?"),
      arguments: [id.text]
    )
    guard let row else { throw StoreError.noSuchThing(id.text) }
    let listing = try RequestColumns.listing(from: row)
    let serial: Int64 = row[0]
    let request = listing.request
    let rejections = try rejections(of: serial, id)
    var file = RequestFile(
      request: request,
      documents: try documents(of: serial),
      rejections: rejections,
      charges: try charges(of: serial, id),
      activeNumber: try activeNumber(of: serial, id),
      order: try request.orderID.flatMap(order),
      siblings: try siblings(of: request, serial)
    )
    file.history = try history(
      of: serial,
      id,
      depth,
      since: rejections.first?.at ?? .distantFuture,
      papersSince: file.firstAnswer ?? .distantFuture
    )
    return StoredFile(serial: serial, facts: listing.facts, file: file)
  }

  // MARK: Papers

  /// In the order they were attached.
  private func documents(of request: Int64) throws -> [Document] {
    try rows(
      """
      SELECT d.* FROM attachment AS a JOIN document AS d ON d.serial = a.document
      WHERE a.request = ? ORDER BY a.serial
      """,
      [request]
    ).map(document)
  }

  func document(_ id: DocumentID) throws -> Document? {
    try rows("SELECT * FROM document WHERE id = ?", [id.text]).first.map(document)
  }

  /// The newest paper of that content that a request has.
  func document(ofHash sha256: String) throws -> Document? {
    try rows(
      """
      SELECT * FROM document AS d WHERE sha256 = ?
      AND EXISTS (SELECT 1 FROM attachment AS a WHERE a.document = d.serial)
      ORDER BY serial DESC LIMIT 1
      """,
      [sha256]
    ).first.map(document)
  }

  private func document(_ row: Row) throws -> Document {
    let serial: Int64 = row["serial"]
    let id: String = row["id"]
    let kind: String = row["kind"]
    guard let id = DocumentID(id), let kind = DocumentKind(rawValue: kind) else {
      throw unreadable("document", id)
    }
    return Document(
      id: id,
      kind: kind,
      version: row["version"],
      file: Document.FileFacts(
        name: row["file_name"],
        mediaType: row["media_type"],
        size: row["size"],
        sha256: row["sha256"]
      ),
      receivedAt: Instant(milliseconds: row["received_at"]),
      receivedBy: row["received_by"],
      requests: try requests(of: serial),
      answers: try answers(of: serial, id),
      evidence: try evidence(of: serial, id),
      revision: row["revision"]
    )
  }

  private func requests(of document: Int64) throws -> [RequestID] {
    try rows(
      """
      SELECT r.id FROM attachment AS a JOIN request AS r ON r.serial = a.request
      WHERE a.document = ? ORDER BY a.serial
      """,
      [document]
    ).compactMap { RequestID($0[0] as String) }
  }

  private func answers(
    of document: Int64,
    _ id: DocumentID
  ) throws -> [CheckItem: Document.Answer] {
    var answers: [CheckItem: Document.Answer] = [:]
    for row in try rows(
      "SELECT item, verdict, answered_by, answered_at, remark FROM answer WHERE document = ?",
      [document]
    ) {
      guard let item = CheckItem(rawValue: row[0]), let verdict = Document.Verdict(rawValue: row[1])
      else { throw unreadable("document", id.text) }
      answers[item] = Document.Answer(
        verdict: verdict,
        by: row[2],
        at: Instant(milliseconds: row[3]),
        remark: row[4]
      )
    }
    return answers
  }

  private func evidence(of document: Int64, _ id: DocumentID) throws -> [EvidenceField: String] {
    var evidence: [EvidenceField: String] = [:]
    for row in try rows("SELECT field, value FROM evidence WHERE document = ?", [document]) {
      guard let field = EvidenceField(rawValue: row[0]) else {
        throw unreadable("document", id.text)
      }
      evidence[field] = row[1]
    }
    return evidence
  }

  // MARK: Rejections, money, numbers, order

  private func rejections(of request: Int64, _ id: RequestID) throws -> [Rejection] {
    try rows("SELECT * FROM rejection WHERE request = ? ORDER BY serial", [request]).map { row in
      let text: String = row["id"]
      let source: String = row["source"]
      guard let rejection = RejectionID(text), let source = Rejection.Source(rawValue: source)
      else {
        throw unreadable("rejection", text)
      }
      return Rejection(
        id: rejection,
        request: id,
        at: Instant(milliseconds: row["rejected_at"]),
        day: CalendarDay(daysSinceEpoch: row["rejected_on"]),
        by: row["rejected_by"],
        source: source,
        attempt: row["attempt"],
        carrierCode: row["carrier_code"],
        text: row["words"],
        reasons: try grounds(of: row["serial"], text)
      )
    }
  }

  private func grounds(of rejection: Int64, _ id: String) throws -> [Rejection.Ground] {
    try rows("SELECT * FROM ground WHERE rejection = ? ORDER BY position", [rejection]).map { row in
      guard let code = ReasonCode(rawValue: row["code"]) else { throw unreadable("rejection", id) }
      guard let outcome = row["outcome"] as String? else { return Rejection.Ground(code: code) }
      guard let outcome = Rejection.Outcome(rawValue: outcome) else {
        throw unreadable("rejection", id)
      }
      return Rejection.Ground(
        code: code,
        resolution: Rejection.Resolution(
          outcome: outcome,
          until: (row["until"] as Int?).map(CalendarDay.init(daysSinceEpoch:)),
          note: row["note"],
          by: row["resolved_by"],
          at: Instant(milliseconds: row["resolved_at"])
        )
      )
    }
  }

  private func charges(of request: Int64, _ id: RequestID) throws -> [Charge] {
    try rows(
      """
      SELECT id, cents, currency, charged_on, reverses FROM charge
      WHERE request = ? ORDER BY serial
      """,
      [request]
    ).map { row in
      guard let charge = ChargeID(row[0] as String) else { throw unreadable("charge", row[0]) }
      return Charge(
        id: charge,
        request: id,
        cents: row[1],
        currency: row[2],
        day: CalendarDay(daysSinceEpoch: row[3]),
        reverses: (row[4] as String?).flatMap { ChargeID($0) }
      )
    }
  }

  private func activeNumber(of request: Int64, _ id: RequestID) throws -> ActiveNumber? {
    try rows(
      "SELECT id, phone_number, activated_on, released_on FROM active_number WHERE request = ?",
      [request]
    ).first.map { row in
      guard let number = NumberID(row[0] as String) else { throw unreadable("number", row[0]) }
      return ActiveNumber(
        id: number,
        request: id,
        e164: row[1],
        activatedOn: CalendarDay(daysSinceEpoch: row[2]),
        releasedOn: (row[3] as Int?).map(CalendarDay.init(daysSinceEpoch:))
      )
    }
  }

  // MARK: Orders

  /// The requests of an order, oldest first.
  func requests(ofOrder id: OrderID) throws -> [PortRequest] {
    try rows(
      "SELECT \(RequestColumns.list) FROM request WHERE order_id = ? ORDER BY id",
      [id.text]
    ).map { try RequestColumns.listing(from: $0).request }
  }

  func order(_ id: OrderID) throws -> Order? {
    try rows("SELECT created_at, reference FROM port_order WHERE id = ?", [id.text]).first.map {
      Order(id: id, createdAt: Instant(milliseconds: $0[0]), reference: $0[1])
    }
  }

  /// nil for an order without a number.
  func listing(ofOrder text: String) throws -> OrderListing? {
    guard let id = OrderID(text), let order = try order(id) else { return nil }
    let lead = try rows(
      "SELECT \(RequestColumns.list) FROM request WHERE order_id = ? ORDER BY id LIMIT 1",
      [id.text]
    ).first.map { try RequestColumns.listing(from: $0).request }
    guard let lead else { return nil }
    let counts = try rows(
      "SELECT status, count(*) FROM request WHERE order_id = ? GROUP BY status",
      [id.text]
    ).map { row in
      guard let status = Status(rawValue: row[0]) else { throw unreadable("request", row[0]) }
      return (status, row[1] as Int)
    }
    let cents = try rows(
      """
      SELECT coalesce(sum(cents), 0) FROM charge WHERE request IN (
        SELECT serial FROM request WHERE order_id = ?
      )
      """,
      [id.text]
    ).first.map { $0[0] as Int }
    return OrderListing(
      order: order,
      lead: lead,
      tally: OrderTally(counts: Dictionary(uniqueKeysWithValues: counts), cents: cents ?? 0)
    )
  }

  /// Those of the same order and on the same papers, itself included, oldest first.
  private func siblings(
    of request: PortRequest,
    _ serial: Int64
  ) throws -> [RequestFile.Sibling] {
    try rows(
      """
      SELECT id, phone_number, status, order_id FROM request WHERE serial IN (
        SELECT ?1 UNION SELECT serial FROM request WHERE order_id = ?2
        UNION SELECT other.request FROM attachment AS own
          JOIN attachment AS other ON other.document = own.document WHERE own.request = ?1
      ) ORDER BY id
      """,
      [serial, request.orderID?.text]
    ).map { row in
      guard let id = RequestID(row[0] as String), let number = PhoneNumber(e164: row[1] as String),
        let status = Status(rawValue: row[2])
      else { throw unreadable("request", row[0]) }
      return RequestFile.Sibling(
        id: id,
        number: number,
        status: status,
        orderID: (row[3] as String?).flatMap { OrderID($0) }
      )
    }
  }

  // MARK: History

  /// Oldest first, read from the newest back.
  private func history(
    of request: Int64,
    _ id: RequestID,
    _ depth: Depth,
    since rejected: Instant,
    papersSince answered: Instant
  ) throws -> [Event] {
    let decoder = JSONDecoder()
    let newestFirst = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT e.serial, e.id, e.number, e.at, e.actor, e.session, e.kind, e.about, e.fields,
            e.version, d.body
          FROM event AS e LEFT JOIN event_detail AS d ON d.event = e.serial
          WHERE e.request = ? ORDER BY e.number DESC
          """
      ),
      arguments: [request]
    )
    var events: [Event] = []
    while let row = try newestFirst.next() {
      var event = try EventRow.event(row, request: id)
      if case .deciding(let seen) = depth, !events.isEmpty,
        event.version <= seen ?? .max, event.at < rejected
      {
        if event.at < answered { break }
        if !event.kind.bearsOnPapers { continue }
      }
      event.detail = try (row[10] as Data?).map {
        try decoder.decode(EventDetail.self, from: $0)
      }
      events.append(event)
    }
    return events.reversed()
  }

  private func rows(
    _ sql: String,
    _ arguments: [(any DatabaseValueConvertible)?]
  ) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }

  private func unreadable(_ table: String, _ id: String) -> StoreError {
    .corrupt(place: "", detail: "\(table) \(id)")
  }
}

extension Instant {
  /// Later than any event.
  fileprivate static let distantFuture = Instant(milliseconds: .max)
}
