import GRDB
import PortDomain
import PortStore

/// What is held against the history.
extension SQLiteTransaction {
  public func requests(after id: RequestID?, limit: Int) throws -> [RequestID] {
    try db.found(
      "SELECT id FROM request WHERE id > ? ORDER BY id LIMIT ?",
      [id?.text ?? "", limit],
      in: RequestColumns.table
    ).map { try $0.value(0) }
  }

  public func examined(
    _ ids: [RequestID]
  ) throws -> [(stored: StoredFile, isAsWritten: Bool)] {
    var odd: Set<RequestID> = []
    let files = try FileReader(db: db).files(ids, .newest, columns: RequestColumns.examined) {
      row,
      listing in
      if try !RequestColumns.isAsWritten(row, listing) { odd.insert(listing.request.id) }
    }
    return files.map { ($0, !odd.contains($0.file.request.id)) }
  }

  public func forEachOrder(_ body: (SignedOrder) throws -> Bool) throws {
    try db.forEach(
      "SELECT id, created_at, reference, signature FROM port_order ORDER BY serial",
      in: "port_order"
    ) { row in
      let order = Order(
        id: try row.value(0),
        createdAt: try row.value(1),
        reference: try row.value(2)
      )
      return try body(SignedOrder(order: order, signature: try row.value(3)))
    }
  }

  public func forEachReceipt(
    _ body: (HashValue, Int, HashValue?) throws -> Bool
  ) throws {
    let receipts = try RowWalk(
      db.cachedStatement(sql: "\(FiledReceipt.select) ORDER BY c.key")
    )
    while var cells = try receipts.next() {
      let hash = FiledReceipt.hash { part, bytes in
        switch part {
        case .key: cells.add(text: 0, to: &bytes)
        case .fingerprint: bytes.add(cells.hash(1))
        case .event: cells.add(text: 2, to: &bytes)
        case .request: cells.add(text: 3, to: &bytes)
        case .version: bytes.add(cells.integer(4))
        case .warnings: cells.add(texts: 5, partedBy: UInt8(ascii: ","), to: &bytes)
        case .document: bytes.add(cells.isEmpty(6) ? nil : cells.text(6))
        }
      }
      let (event, named) = (cells.integer(7), cells.hash(8))
      guard cells.areSound else { throw StoreError.unreadable("receipt", cells.text(0)) }
      guard try body(hash, event, named) else { return }
    }
  }

  public func forEachForgotten(_ body: (Int, Int?) throws -> Bool) throws {
    try db.forEach(
      "SELECT event, purge FROM forgotten_detail ORDER BY purge, event",
      in: "forgotten_detail of event"
    ) { row in try body(row.value(0), row.value(1)) }
  }

  public func forEachTakenOver(_ body: (RequestID, Int, FileState) throws -> Bool) throws {
    try db.forEach(
      """
      SELECT r.id, t.number, t.state FROM taken_over AS t
      LEFT JOIN request AS r ON r.serial = t.request ORDER BY t.request
      """,
      in: "taken_over of"
    ) { row in try body(row.value(0), row.value(1), row.value(2)) }
  }
}

extension FiledReceipt {
  /// Without its event or request a receipt is there all the same, and can't be read.
  static let select = """
    SELECT c.key, c.fingerprint, e.id, r.id, c.version, c.warnings, c.document, c.event, e.receipt
    FROM receipt AS c LEFT JOIN event AS e ON e.serial = c.event
    LEFT JOIN request AS r ON r.serial = e.request
    """

  init(row: FoundRow) throws(StoreError) {
    self.init(
      key: try row.value(0),
      fingerprint: try row.value(1),
      event: try row.value(2),
      receipt: Receipt(
        request: try row.value(3),
        version: try row.value(4),
        warnings: try row.codes(5),
        document: try row.value(6)
      )
    )
  }
}
