import Foundation
import GRDB
import PortDomain
import PortStore

extension SQLiteDeskStore {
  public func page(
    _ query: Query,
    from start: PageStart,
    limit: Int
  ) throws(StoreError) -> Page {
    try reading(.screen) { rows in
      try PageReader(query, rows.db, reaches: reaches).page(from: start, limit: limit)
    }
  }

  public func count(
    _ filter: Filter,
    from viewpoint: Viewpoint,
    upTo cap: Int
  ) throws(StoreError) -> Count {
    try reading(.background) { rows in
      try ListCounter(db: rows.db, filter: filter, viewpoint: viewpoint).count(upTo: cap)
    }
  }

  public func request(ofNumber e164: String) throws(StoreError) -> RequestID? {
    try id(
      """
      SELECT id FROM request WHERE phone_number = ? ORDER BY is_open DESC, id DESC LIMIT 1
      """,
      e164
    )
  }

  public func requests(ofReference reference: String) throws(StoreError) -> [RequestID] {
    try reading(.screen) { rows in
      try rows.db.found(
        "SELECT id FROM request WHERE reference_key = ? ORDER BY id",
        [FoldedText.key(reference)],
        in: RequestColumns.table
      ).map { try $0.value(0) }
    }
  }

  public func request(ofDocument id: DocumentID) throws(StoreError) -> RequestID? {
    try self.id(
      """
      SELECT r.id FROM document AS d JOIN attachment AS a ON a.document = d.serial
      JOIN request AS r ON r.serial = a.request WHERE d.id = ? ORDER BY r.id DESC LIMIT 1
      """,
      id.text
    )
  }

  /// How many of the newest events are looked at for what somebody did: there is no index by person.
  private static let recentEvents = 100_000
  /// More than was ever done at one stroke.
  private static let recalledEvents = 5_000

  public func operators() throws(StoreError) -> [String] {
    try reading(.background) { rows in
      try rows.db.found(
        """
        SELECT owner FROM request WHERE is_open = 1 AND owner IS NOT NULL
        UNION SELECT actor FROM event
        WHERE serial > (SELECT max(serial) FROM event) - ? AND actor <> '' ORDER BY 1
        """,
        [SQLiteDeskStore.recentEvents],
        in: EventColumns.table
      ).map { try $0.value(0, String.self) }.filter { ClientKeyID($0) == nil }
    }
  }

  public func recentEvents(by login: String) throws(StoreError) -> [Event] {
    try reading(.background) { rows in
      try rows.db.found(
        """
        SELECT \(EventColumns.list), r.id FROM event AS e \(EventColumns.lead)
        JOIN request AS r ON r.serial = e.request
        WHERE e.serial > (SELECT max(serial) FROM event) - ? AND e.actor = ?
        ORDER BY e.serial DESC LIMIT ?
        """,
        [SQLiteDeskStore.recentEvents, login, SQLiteDeskStore.recalledEvents],
        in: EventColumns.table
      ).map { try EventColumns.event($0, request: $0.value(EventColumns.count)) }
    }
  }

  public func events(_ kind: Event.Kind, of ids: [RequestID]) throws(StoreError) -> [Event] {
    let list = "[" + ids.map { "\"\($0.text)\"" }.joined(separator: ",") + "]"
    return try reading(.background) { rows in
      try rows.db.found(
        """
        SELECT \(EventColumns.list), r.id FROM request AS r
        JOIN event AS e ON e.request = r.serial \(EventColumns.lead)
        WHERE r.id IN (SELECT value FROM json_each(?)) AND coalesce(l.kind, e.kind) = ?
        ORDER BY e.serial
        """,
        [list, kind.rawValue],
        in: EventColumns.table
      ).map { try EventColumns.event($0, request: $0.value(EventColumns.count)) }
    }
  }

  public func orders(openOnly: Bool, limit: Int) throws(StoreError) -> [OrderListing] {
    try reading(.screen) { rows in
      try rows.db.found(
        """
        SELECT id FROM port_order WHERE EXISTS (
          SELECT 1 FROM request WHERE order_id = port_order.id AND is_open >= ?
        ) ORDER BY created_at DESC, serial DESC LIMIT ?
        """,
        [openOnly ? 1 : 0, limit],
        in: "port_order"
      ).compactMap { try listing(ofOrder: $0.value(0), rows.db) }
    }
  }

  /// nil for an order without a number.
  private func listing(ofOrder id: OrderID, _ db: Database) throws -> OrderListing? {
    guard let order = try FileReader(db: db).orders([id])[id] else { return nil }
    let lead = try db.first(
      "SELECT \(RequestColumns.list) FROM request WHERE order_id = ? ORDER BY id LIMIT 1",
      [id.text],
      in: RequestColumns.table,
      key: RequestColumns.key
    ).map { try RequestColumns.listing(from: $0).request }
    guard let lead else { return nil }
    let counts = try db.found(
      "SELECT status, count(*), order_id FROM request WHERE order_id = ? GROUP BY status",
      [id.text],
      in: "request of",
      key: 2
    ).map { (try $0.value(0, Status.self), try $0.value(1, Int.self)) }
    let cents: Int? = try db.first(
      """
      SELECT coalesce(sum(cents), 0) FROM charge WHERE request IN (
        SELECT serial FROM request WHERE order_id = ?
      )
      """,
      [id.text],
      in: "charge"
    )?.value(0)
    return OrderListing(
      order: order,
      lead: lead,
      tally: OrderTally(counts: Dictionary(uniqueKeysWithValues: counts), cents: cents ?? 0)
    )
  }

  private func id(_ sql: String, _ text: String) throws(StoreError) -> RequestID? {
    try reading(.screen) { try $0.db.first(sql, [text], in: RequestColumns.table)?.value(0) }
  }
}
