import Foundation
import GRDB
import PortDomain
import PortStore

extension SQLiteDeskStore: DeskStore, PaperStore {
  public func page(
    _ query: Query,
    from start: PageStart,
    limit: Int
  ) throws(StoreError) -> Page {
    try reading(.screen) { db in
      try PageReader(
        db: db,
        condition: try condition(query.filter, query.viewpoint, db),
        sort: query.sort
      ).page(from: start, limit: limit)
    }
  }

  public func count(
    _ filter: Filter,
    from viewpoint: Viewpoint,
    upTo cap: Int
  ) throws(StoreError) -> Count {
    try reading(.background) { db in
      let condition = try condition(filter, viewpoint, db)
      let counting =
        SQLFragment("SELECT count(*) FROM (SELECT 1 FROM request WHERE ") + condition
        + SQLFragment(" LIMIT ?)", [cap + 1])
      let count =
        try Int.fetchOne(
          db.cachedStatement(sql: counting.sql),
          arguments: StatementArguments(counting.arguments)
        ) ?? 0
      return count > cap ? .moreThan(cap) : .exactly(count)
    }
  }

  public func file(_ id: RequestID) throws(StoreError) -> RequestFile {
    try reading(.screen) { db in try FileReader(db: db).file(id).file }
  }

  public func request(ofNumber e164: String) throws(StoreError) -> RequestID? {
    try id(
      """
      SELECT id FROM request WHERE phone_number = ? ORDER BY is_open DESC, id DESC LIMIT 1
      """,
      e164
    )
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

  public func requests(ofOrder id: OrderID) throws(StoreError) -> [RequestID] {
    try reading(.screen) { db in
      try String.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM request WHERE order_id = ? ORDER BY id"),
        arguments: [id.text]
      ).compactMap { RequestID($0) }
    }
  }

  public func order(_ id: OrderID) throws(StoreError) -> OrderFile {
    try reading(.screen) { db in
      let reader = FileReader(db: db)
      guard let order = try reader.order(id) else { throw StoreError.noSuchThing(id.text) }
      return OrderFile(
        order: order,
        files: try reader.requests(ofOrder: id).map { try reader.file($0.id).file }
      )
    }
  }

  public func orders(openOnly: Bool, limit: Int) throws(StoreError) -> [OrderListing] {
    try reading(.screen) { db in
      try String.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT id FROM port_order WHERE EXISTS (
              SELECT 1 FROM request WHERE order_id = port_order.id AND is_open >= ?
            ) ORDER BY created_at DESC, serial DESC LIMIT ?
            """
        ),
        arguments: [openOnly ? 1 : 0, limit]
      ).compactMap { try FileReader(db: db).listing(ofOrder: $0) }
    }
  }

  public func holdsPaper(sha256: String) throws(StoreError) -> Bool {
    try reading(.screen) { db in
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM document WHERE sha256 = ?)"),
        arguments: [sha256]
      ) ?? false
    }
  }

  public func paper(sha256: String) throws(StoreError) -> Document? {
    try reading(.screen) { db in try FileReader(db: db).document(ofHash: sha256) }
  }

  public func pin(of id: RequestID, shownUnder key: String) throws(StoreError) -> Secret {
    let sealed = try reading(.screen) { db in
      try Data.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT p.sealed FROM receipt AS c JOIN event AS e ON e.serial = c.event
            JOIN request AS r ON r.serial = e.request JOIN sealed_pin AS p ON p.request = r.serial
            WHERE c.key = ? AND r.id = ? AND e.kind = 'pin_shown' AND e.at >= ?
            """
        ),
        arguments: [
          key, id.text, clock().adding(seconds: -SQLiteDeskStore.pinSeconds).milliseconds,
        ]
      )
    }
    guard let sealed else { throw .noSuchThing(id.text) }
    return try keys.neededKey().open(Array(sealed), for: pinRow(of: id))
  }

  /// How long after its event a PIN may be fetched: "just before", whatever key somebody remembers.
  private static let pinSeconds = 60

  /// What a sealed PIN is bound to.
  func pinRow(of id: RequestID) -> String { "\(storeID) \(id.text)" }

  func reading<Value>(
    _ use: Connections.Use,
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    try connections.reading(use, path: path, body)
  }

  private func id(_ sql: String, _ text: String) throws(StoreError) -> RequestID? {
    try reading(.screen) { db in
      try String.fetchOne(db.cachedStatement(sql: sql), arguments: [text])
        .flatMap { RequestID($0) }
    }
  }

  /// A filter as a condition on the rows of `request`.
  func condition(
    _ filter: Filter,
    _ viewpoint: Viewpoint,
    _ db: Database
  ) throws -> SQLFragment {
    try FilterCompiler(viewpoint: viewpoint) { [commonWord] word in
      let probe =
        SQLFragment("SELECT count(*) FROM (") + word.serials(isDistinct: false)
        + SQLFragment(" LIMIT ?)", [commonWord])
      let count = try Int.fetchOne(
        db.cachedStatement(sql: probe.sql),
        arguments: StatementArguments(probe.arguments)
      )
      return (count ?? 0) >= commonWord
    }.condition(filter)
  }
}
