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
    let requests = Dictionary(
      found.map { ($0.value.serial, $0.key) },
      uniquingKeysWith: { first, _ in first }
    )
    let attached = try things(
      """
      SELECT request, document FROM attachment
      WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
      """,
      of: requests.keys
    ) { $0[1] as Int64 }
    let papers = try papers(Set(attached.values.joined()))
    let orders = Set(wanted.compactMap(\.listing.request.orderID))
    var kin = Kinship(papers: papers, orders: try members(ofOrders: orders))
    let known = try self.orders(orders)
    let rejections = try rejections(of: requests)
    let charges = try charges(of: requests)
    let numbers = try activeNumbers(of: requests)
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
        rejections: rejections[serial] ?? [],
        charges: charges[serial] ?? [],
        activeNumber: numbers[serial]?.first,
        order: request.orderID.flatMap { known[$0] },
        siblings: kin.siblings(of: request, on: attached[serial] ?? [])
      )
      let tail = try read(historyOf: serial, into: &file, depth, &details)
      return StoredFile(file: file, facts: listing.facts, tail: tail)
    }
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
    ).map { try RequestFile.Sibling(row: $0, from: 0) }
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

  /// What lies in rows that begin with the serial number of their owner, by that.
  func things<Thing>(
    _ sql: String,
    of owners: some Sequence<Int64>,
    _ make: (Row) throws -> Thing
  ) throws -> [Int64: [Thing]] {
    var things: [Int64: [Thing]] = [:]
    for row in try rows(sql, owners) { things[row[0], default: []].append(try make(row)) }
    return things
  }

  func rows(_ sql: String, text: String) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [text])
  }

  func rows(_ sql: String, _ texts: [String]) throws -> [Row] {
    try rows(sql, text: "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]")
  }

  func rows(_ sql: String, _ serials: some Sequence<Int64>) throws -> [Row] {
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
  /// - Parameter start: from where on the row lists id, number, status and order.
  init(row: Row, from start: Int) throws {
    guard let id = RequestID(row[start] as String),
      let number = PhoneNumber(e164: row[start + 1] as String),
      let status = Status(rawValue: row[start + 2])
    else { throw StoreError.unreadable("request", row[start] as String) }
    self.init(
      id: id,
      number: number,
      status: status,
      orderID: (row[start + 3] as String?).flatMap { OrderID($0) }
    )
  }
}
