import Foundation
import GRDB
import PortDomain
import PortStore

/// Reads requests' files, as many as asked for with a handful of statements, within the caller's
/// transaction; what several of them share is read once and shared.
struct FileReader {
  let db: Database

  func files(_ ids: [RequestID], _ depth: HistoryDepth) throws -> [StoredFile] {
    guard !ids.isEmpty else { return [] }
    var found: [RequestID: (serial: Int64, listing: Listing)] = [:]
    for row in try rows(
      "SELECT \(RequestColumns.list) FROM request WHERE id IN (SELECT value FROM json_each(?))",
      ids.map(\.text)
    ) {
      let listing = try RequestColumns.listing(from: row)
      found[listing.request.id] = (row[0], listing)
    }
    let wanted = ids.compactMap { found[$0] }
    let serials = wanted.map(\.serial)
    let attached = Dictionary(
      grouping: try rows(
        """
        SELECT request, document FROM attachment
        WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
        """,
        serials
      ).map { (request: $0[0] as Int64, paper: $0[1] as Int64) },
      by: \.request
    ).mapValues { $0.map(\.paper) }
    let papers = try papers(Set(attached.values.joined()))
    let orders = Set(wanted.compactMap(\.listing.request.orderID))
    var kin = Kinship(papers: papers, orders: try members(ofOrders: orders))
    let known = try self.orders(orders)
    let rejections = try rejections(of: serials)
    let charges = try charges(of: serials)
    let numbers = try activeNumbers(of: serials)
    var details = DetailReader()
    return try wanted.map { serial, listing in
      let request = listing.request
      let own = (attached[serial] ?? []).compactMap { papers[$0] }
      var file = RequestFile(
        request: request,
        documents: own.map(\.document),
        attachments: Dictionary(
          own.map { ($0.document.id, $0.attachment) },
          uniquingKeysWith: { first, _ in first }
        ),
        rejections: try (rejections[serial] ?? []).map { try $0(request.id) },
        charges: try (charges[serial] ?? []).map { try $0(request.id) },
        activeNumber: try numbers[serial]?(request.id),
        order: request.orderID.flatMap { known[$0] },
        siblings: kin.siblings(of: request, on: attached[serial] ?? [])
      )
      let tail = try read(historyOf: serial, into: &file, depth, &details)
      return StoredFile(file: file, facts: listing.facts, tail: tail)
    }
  }

  // MARK: Papers

  func paper(_ id: DocumentID) throws -> HeldPaper? {
    try paper(rows("SELECT serial FROM document WHERE id = ?", text: id.text))
  }

  func paper(sha256: String) throws -> HeldPaper? {
    try paper(
      rows(
        """
        SELECT serial FROM document AS d WHERE sha256 = ?
        AND EXISTS (SELECT 1 FROM attachment AS a WHERE a.document = d.serial)
        ORDER BY serial DESC LIMIT 1
        """,
        text: sha256
      )
    )
  }

  private func paper(_ found: [Row]) throws -> HeldPaper? {
    guard let serial = found.first?[0] as Int64? else { return nil }
    return try papers([serial])[serial].map {
      HeldPaper(document: $0.document, attachment: $0.attachment)
    }
  }

  /// A paper with all who hold it.
  fileprivate struct Paper {
    let document: Document
    let attachment: Attachment
    let holders: [RequestFile.Sibling]
  }

  private func papers(_ serials: Set<Int64>) throws -> [Int64: Paper] {
    guard !serials.isEmpty else { return [:] }
    let serials = serials.sorted()
    let answers = try answers(on: serials)
    let evidence = try evidence(on: serials)
    let holders = Dictionary(
      grouping: try rows(
        """
        SELECT r.id, r.phone_number, r.status, r.order_id, a.document
        FROM attachment AS a JOIN request AS r ON r.serial = a.request
        WHERE a.document IN (SELECT value FROM json_each(?)) ORDER BY a.serial
        """,
        serials
      ),
      by: { $0[4] as Int64 }
    )
    var papers: [Int64: Paper] = [:]
    for row in try rows(
      "SELECT * FROM document WHERE serial IN (SELECT value FROM json_each(?))",
      serials
    ) {
      let serial: Int64 = row["serial"]
      let text: String = row["id"]
      guard let id = DocumentID(text), let kind = DocumentKind(rawValue: row["kind"]) else {
        throw StoreError.unreadable("document", text)
      }
      let document = Document(
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
        answers: answers[serial] ?? [:],
        evidence: evidence[serial] ?? [:],
        revision: row["revision"]
      )
      let siblings = try (holders[serial] ?? []).map(RequestFile.Sibling.init(row:))
      let attachment = Attachment(of: document, to: siblings.map(\.id), among: siblings)
      papers[serial] = Paper(document: document, attachment: attachment, holders: siblings)
    }
    return papers
  }

  private func answers(
    on papers: [Int64]
  ) throws -> [Int64: [CheckItem: Document.Answer]] {
    var answers: [Int64: [CheckItem: Document.Answer]] = [:]
    for row in try rows(
      """
      SELECT document, item, verdict, answered_by, answered_at, remark FROM answer
      WHERE document IN (SELECT value FROM json_each(?))
      """,
      papers
    ) {
      guard let item = CheckItem(rawValue: row[1]), let verdict = Document.Verdict(rawValue: row[2])
      else { throw StoreError.unreadable("answer of document", row[0] as Int64) }
      answers[row[0], default: [:]][item] = Document.Answer(
        verdict: verdict,
        by: row[3],
        at: Instant(milliseconds: row[4]),
        remark: row[5]
      )
    }
    return answers
  }

  private func evidence(on papers: [Int64]) throws -> [Int64: [EvidenceField: String]] {
    var evidence: [Int64: [EvidenceField: String]] = [:]
    for row in try rows(
      """
      SELECT document, field, value FROM evidence
      WHERE document IN (SELECT value FROM json_each(?))
      """,
      papers
    ) {
      guard let field = EvidenceField(rawValue: row[1]) else {
        throw StoreError.unreadable("evidence of document", row[0] as Int64)
      }
      evidence[row[0], default: [:]][field] = row[2]
    }
    return evidence
  }

  // MARK: Rejections, money, numbers

  /// What is read of a request before its id is at hand.
  private typealias Made<Thing> = (RequestID) throws -> Thing

  private func rejections(of requests: [Int64]) throws -> [Int64: [Made<Rejection>]] {
    let found = try rows(
      """
      SELECT * FROM rejection WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
      """,
      requests
    )
    guard !found.isEmpty else { return [:] }
    let grounds = Dictionary(
      grouping: try rows(
        """
        SELECT * FROM ground WHERE rejection IN (SELECT value FROM json_each(?))
        ORDER BY rejection, position
        """,
        found.map { $0["serial"] as Int64 }
      ),
      by: { $0["rejection"] as Int64 }
    )
    return Dictionary(grouping: found) { $0["request"] as Int64 }.mapValues { rows in
      rows.map { row in
        { request in
          let text: String = row["id"]
          guard let id = RejectionID(text), let source = Rejection.Source(rawValue: row["source"])
          else { throw StoreError.unreadable("rejection", text) }
          return Rejection(
            id: id,
            request: request,
            at: Instant(milliseconds: row["rejected_at"]),
            day: CalendarDay(daysSinceEpoch: row["rejected_on"]),
            by: row["rejected_by"],
            source: source,
            attempt: row["attempt"],
            carrierCode: row["carrier_code"],
            text: row["words"],
            reasons: try (grounds[row["serial"]] ?? []).map { try ground($0, of: text) }
          )
        }
      }
    }
  }

  private func ground(_ row: Row, of rejection: String) throws -> Rejection.Ground {
    guard let code = ReasonCode(rawValue: row["code"]) else {
      throw StoreError.unreadable("rejection", rejection)
    }
    guard let outcome = row["outcome"] as String? else { return Rejection.Ground(code: code) }
    guard let outcome = Rejection.Outcome(rawValue: outcome) else {
      throw StoreError.unreadable("rejection", rejection)
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

  private func charges(of requests: [Int64]) throws -> [Int64: [Made<Charge>]] {
    Dictionary(
      grouping: try rows(
        """
        SELECT request, id, cents, currency, charged_on, reverses FROM charge
        WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
        """,
        requests
      ),
      by: { $0[0] as Int64 }
    ).mapValues { rows in
      rows.map { row in
        { request in
          guard let id = ChargeID(row[1] as String) else {
            throw StoreError.unreadable("charge", row[1] as String)
          }
          return Charge(
            id: id,
            request: request,
            cents: row[2],
            currency: row[3],
            day: CalendarDay(daysSinceEpoch: row[4]),
            reverses: (row[5] as String?).flatMap { ChargeID($0) }
          )
        }
      }
    }
  }

  private func activeNumbers(of requests: [Int64]) throws -> [Int64: Made<ActiveNumber>] {
    var numbers: [Int64: Made<ActiveNumber>] = [:]
    for row in try rows(
      """
      SELECT request, id, phone_number, activated_on, released_on FROM active_number
      WHERE request IN (SELECT value FROM json_each(?))
      """,
      requests
    ) {
      numbers[row[0]] = { request in
        guard let id = NumberID(row[1] as String) else {
          throw StoreError.unreadable("active_number", row[1] as String)
        }
        return ActiveNumber(
          id: id,
          request: request,
          e164: row[2],
          activatedOn: CalendarDay(daysSinceEpoch: row[3]),
          releasedOn: (row[4] as Int?).map(CalendarDay.init(daysSinceEpoch:))
        )
      }
    }
    return numbers
  }

  // MARK: Orders

  /// The requests of an order, oldest first.
  func requests(ofOrder id: OrderID) throws -> [PortRequest] {
    try rows(
      "SELECT \(RequestColumns.list) FROM request WHERE order_id = ? ORDER BY id",
      text: id.text
    )
    .map { try RequestColumns.listing(from: $0).request }
  }

  func orders(_ ids: Set<OrderID>) throws -> [OrderID: Order] {
    guard !ids.isEmpty else { return [:] }
    var orders: [OrderID: Order] = [:]
    for row in try rows(
      """
      SELECT id, created_at, reference FROM port_order WHERE id IN (SELECT value FROM json_each(?))
      """,
      ids.map(\.text)
    ) {
      guard let id = OrderID(row[0] as String) else {
        throw StoreError.unreadable("port_order", row[0] as String)
      }
      orders[id] = Order(id: id, createdAt: Instant(milliseconds: row[1]), reference: row[2])
    }
    return orders
  }

  private func members(ofOrders ids: Set<OrderID>) throws -> [OrderID: [RequestFile.Sibling]] {
    guard !ids.isEmpty else { return [:] }
    let siblings = try rows(
      """
      SELECT id, phone_number, status, order_id FROM request
      WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY id
      """,
      ids.map(\.text)
    ).map(RequestFile.Sibling.init(row:))
    var members: [OrderID: [RequestFile.Sibling]] = [:]
    for sibling in siblings {
      if let order = sibling.orderID { members[order, default: []].append(sibling) }
    }
    return members
  }

  // MARK: History

  /// - Returns: the hash of the last event.
  private func read(
    historyOf request: Int64,
    into file: inout RequestFile,
    _ depth: HistoryDepth,
    _ details: inout DetailReader
  ) throws -> HashValue? {
    let newestFirst = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT \(EventColumns.list), e.hash, coalesce(e.lead, e.serial), d.body
          FROM event AS e \(EventColumns.lead)
          LEFT JOIN event_detail AS d ON d.event = coalesce(e.lead, e.serial)
          WHERE e.request = ? ORDER BY e.number DESC
          """
      ),
      arguments: [request]
    )
    var reading = HistoryReading(depth, of: file)
    var tail: HashValue?
    while let row = try newestFirst.next() {
      if tail == nil { tail = HashValue(data: row[EventColumns.count]) }
      let event = try EventColumns.event(row, request: file.request.id)
      let goesOn = try reading.look(at: event) {
        try details.detail(row[EventColumns.count + 1]) { row[EventColumns.count + 2] }
      }
      if !goesOn { break }
    }
    file.history = reading.history
    return tail
  }

  // MARK: Rows

  private func rows(_ sql: String, text: String) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [text])
  }

  private func rows(_ sql: String, _ texts: [String]) throws -> [Row] {
    try rows(sql, text: "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]")
  }

  private func rows(_ sql: String, _ serials: [Int64]) throws -> [Row] {
    try rows(sql, text: "[" + serials.map { String($0) }.joined(separator: ",") + "]")
  }
}

/// Who belongs together, worked out once for each set of shared papers and order.
private struct Kinship {
  let papers: [Int64: FileReader.Paper]
  let orders: [OrderID: [RequestFile.Sibling]]
  private var known: [Tie: [RequestFile.Sibling]] = [:]

  private struct Tie: Hashable {
    let order: OrderID?
    let papers: [Int64]
  }

  init(papers: [Int64: FileReader.Paper], orders: [OrderID: [RequestFile.Sibling]]) {
    self.papers = papers
    self.orders = orders
  }

  /// Those of the same order and on the same papers, itself included, oldest first.
  mutating func siblings(
    of request: PortRequest,
    on attached: [Int64]
  ) -> [RequestFile.Sibling] {
    let shared = attached.filter { papers[$0].map { $0.holders.count > 1 } ?? false }
    let tie = Tie(order: request.orderID, papers: shared)
    guard tie.order != nil || !shared.isEmpty else { return [RequestFile.Sibling(request)] }
    if let siblings = known[tie] { return siblings }
    var members = tie.order.flatMap { orders[$0] } ?? []
    var ids = Set(members.map(\.id))
    for paper in shared {
      members += (papers[paper]?.holders ?? []).filter { ids.insert($0.id).inserted }
    }
    members.sort { $0.id < $1.id }
    known[tie] = members
    return members
  }
}

/// Decodes details of events, each once however many events followed it.
private struct DetailReader {
  private var known: [Int64: EventDetail?] = [:]

  mutating func detail(
    _ event: Int64,
    body: () -> Data?
  ) throws -> EventDetail? {
    if let detail = known[event] { return detail }
    let detail = try body().map {
      try StoredForm.value(EventDetail.self, from: $0, of: "event_detail \(event)")
    }
    known[event] = .some(detail)
    return detail
  }
}

extension RequestFile.Sibling {
  /// - Parameter row: id, number, status and order.
  fileprivate init(row: Row) throws {
    guard let id = RequestID(row[0] as String), let number = PhoneNumber(e164: row[1] as String),
      let status = Status(rawValue: row[2])
    else { throw StoreError.unreadable("request", row[0] as String) }
    self.init(
      id: id,
      number: number,
      status: status,
      orderID: (row[3] as String?).flatMap { OrderID($0) }
    )
  }
}
