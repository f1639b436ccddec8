import Foundation
import GRDB
import PortDomain
import PortStore

/// Reads requests' files, as many as asked for with a handful of statements, within the caller's
/// transaction; what several of them share is read once and shared.
struct FileReader {
  let db: Database

  /// - Parameters:
  ///   - columns: what is read of each request, the usual list first.
  ///   - look: is shown each row with what it says.
  func files(
    _ ids: [RequestID],
    _ depth: HistoryDepth,
    columns: String = RequestColumns.list,
    _ look: (FoundRow, Listing) throws -> Void = { _, _ in }
  ) throws -> [StoredFile] {
    guard !ids.isEmpty else { return [] }
    var found: [RequestID: (serial: Int, listing: Listing)] = [:]
    for row in try rows(
      "SELECT \(columns) FROM request WHERE id IN (SELECT value FROM json_each(?))",
      ids.map(\.text),
      in: RequestColumns.table,
      key: RequestColumns.key
    ) {
      let listing = try RequestColumns.listing(from: row)
      try look(row, listing)
      found[listing.request.id] = (try row.value(0), listing)
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
      of: requests.keys,
      in: "attachment of request"
    ) { row throws(StoreError) in try row.value(1, Int.self) }
    let papers = try papers(Set(attached.values.joined()))
    let orders = Set(wanted.compactMap(\.listing.request.orderID))
    var kin = Kinship(papers: papers, orders: try members(ofOrders: orders))
    let known = try self.orders(orders)
    let rejections = try rejections(of: requests)
    let charges = try charges(of: requests)
    let numbers = try activeNumbers(of: requests)
    let pins = try sealedPINs(of: requests)
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
      return StoredFile(
        file: file,
        facts: listing.facts,
        pin: pins[serial]?.first,
        tail: tail
      )
    }
  }

  // MARK: Orders

  /// The requests of an order, oldest first.
  func requests(ofOrder id: OrderID) throws -> [PortRequest] {
    try db.found(
      "SELECT \(RequestColumns.list) FROM request WHERE order_id = ? ORDER BY id",
      [id.text],
      in: RequestColumns.table,
      key: RequestColumns.key
    )
    .map { try RequestColumns.listing(from: $0).request }
  }

  func voice(ofOrder id: OrderID) throws -> PortRequest? {
    try db.found(
      """
      SELECT \(RequestColumns.list) FROM request WHERE order_id = ?
      ORDER BY is_open DESC, id LIMIT 1
      """,
      [id.text],
      in: RequestColumns.table,
      key: RequestColumns.key
    )
    .first.map { try RequestColumns.listing(from: $0).request }
  }

  func orders(_ ids: Set<OrderID>) throws -> [OrderID: Order] {
    guard !ids.isEmpty else { return [:] }
    var orders: [OrderID: Order] = [:]
    for row in try rows(
      """
      SELECT id, created_at, reference FROM port_order WHERE id IN (SELECT value FROM json_each(?))
      """,
      ids.map(\.text),
      in: "port_order"
    ) {
      let id: OrderID = try row.value(0)
      orders[id] = Order(id: id, createdAt: try row.value(1), reference: try row.value(2))
    }
    return orders
  }

  private func members(ofOrders ids: Set<OrderID>) throws -> [OrderID: [RequestFile.Sibling]] {
    guard !ids.isEmpty else { return [:] }
    let siblings = try rows(
      """
      SELECT id, phone_number, current_carrier, status, order_id, returned_on IS NOT NULL FROM request
      WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY id
      """,
      ids.map(\.text),
      in: RequestColumns.table
    ).map { try RequestFile.Sibling(row: $0, from: 0) }
    var members: [OrderID: [RequestFile.Sibling]] = [:]
    for sibling in siblings {
      if let order = sibling.orderID { members[order, default: []].append(sibling) }
    }
    return members
  }

  // MARK: History

  /// - Returns: the last event.
  private func read(
    historyOf request: Int,
    into file: inout RequestFile,
    _ depth: HistoryDepth,
    _ details: inout DetailReader
  ) throws -> StoredFile.Tail? {
    var reading = HistoryReading(depth, of: file)
    var tail: StoredFile.Tail?
    try db.forEach(
      """
      SELECT \(EventColumns.list), e.hash, coalesce(t.state, e.state), coalesce(e.lead, e.serial),
        d.body
      FROM event AS e \(EventColumns.lead)
      LEFT JOIN taken_over AS t ON t.request = e.request AND t.number = e.number
      LEFT JOIN event_detail AS d ON d.event = coalesce(e.lead, e.serial)
      WHERE e.request = ? ORDER BY e.number DESC
      """,
      [request],
      in: EventColumns.table
    ) { row in
      if tail == nil {
        tail = StoredFile.Tail(
          hash: try row.value(EventColumns.count),
          state: try row.value(EventColumns.count + 1)
        )
      }
      let event = try EventColumns.event(row, request: file.request.id)
      return try reading.look(at: event) {
        try details.detail(row.value(EventColumns.count + 2)) {
          try row.value(EventColumns.count + 3)
        }
      }
    }
    file.history = reading.history
    return tail
  }

  // MARK: Rows

  /// What lies in rows that begin with the serial number of their owner, by that.
  func things<Thing>(
    _ sql: String,
    of owners: some Sequence<Int>,
    in table: String,
    key: Int = 0,
    _ make: (FoundRow) throws -> Thing
  ) throws -> [Int: [Thing]] {
    var things: [Int: [Thing]] = [:]
    for row in try rows(sql, owners, in: table, key: key) {
      things[try row.value(0), default: []].append(try make(row))
    }
    return things
  }

  private func rows(
    _ sql: String,
    _ texts: [String],
    in table: String,
    key: Int = 0
  ) throws -> [FoundRow] {
    let list = "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    return try db.found(sql, [list], in: table, key: key)
  }

  func rows(
    _ sql: String,
    _ serials: some Sequence<Int>,
    in table: String,
    key: Int = 0
  ) throws -> [FoundRow] {
    let list = "[" + serials.map { String($0) }.joined(separator: ",") + "]"
    return try db.found(sql, [list], in: table, key: key)
  }
}

/// Who belongs together, worked out once for each set of shared papers and order.
private struct Kinship {
  let papers: [Int: FileReader.Paper]
  let orders: [OrderID: [RequestFile.Sibling]]
  private var known: [Tie: [RequestFile.Sibling]] = [:]

  private struct Tie: Hashable {
    let order: OrderID?
    let papers: [Int]
  }

  init(papers: [Int: FileReader.Paper], orders: [OrderID: [RequestFile.Sibling]]) {
    self.papers = papers
    self.orders = orders
  }

  /// Those of the same order and on the same papers, itself included, oldest first.
  mutating func siblings(
    of request: PortRequest,
    on attached: [Int]
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
  private var known: [Int: EventDetail?] = [:]

  mutating func detail(
    _ event: Int,
    body: () throws -> [UInt8]?
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
  /// - Parameter start: from where on the row lists id, number, carrier, status, order and whether it was
  ///   returned.
  init(row: FoundRow, from start: Int) throws(StoreError) {
    guard let number = PhoneNumber(e164: try row.value(start + 1, String.self)) else {
      throw row.unreadable
    }
    self.init(
      id: try row.value(start),
      number: number,
      carrier: try row.value(start + 2),
      status: try row.value(start + 3),
      orderID: try row.value(start + 4),
      isReturned: try row.value(start + 5)
    )
  }
}
