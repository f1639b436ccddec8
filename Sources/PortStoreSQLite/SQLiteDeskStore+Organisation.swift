import GRDB
import PortDomain

extension SQLiteDeskStore: OrganisationStore {
  public func requests(_ query: OrganisationQuery) throws(StoreError) -> [Listing] {
    try reading(.screen) { rows in
      let statement =
        SQLFragment("SELECT \(RequestColumns.list) FROM request WHERE ")
        + .joined(query.conditions, by: "AND", alone: "1")
        + SQLFragment(" ORDER BY id DESC LIMIT ? OFFSET ?", [query.limit, query.offset])
      return try rows.db.found(
        statement.sql,
        statement.arguments,
        in: RequestColumns.table,
        key: RequestColumns.key
      ).map { try RequestColumns.listing(from: $0) }
    }
  }

  public func request(
    _ id: RequestID,
    of organisation: String
  ) throws(StoreError) -> Listing? {
    try reading(.screen) { rows in
      try rows.db.first(
        "SELECT \(RequestColumns.list) FROM request WHERE id = ? AND organization_id = ?",
        [id.text, organisation],
        in: RequestColumns.table,
        key: RequestColumns.key
      ).map { try RequestColumns.listing(from: $0) }
    }
  }

  public func numbers(
    of organisation: String,
    before: NumberID?,
    limit: Int
  ) throws(StoreError) -> [PortedNumber] {
    try reading(.screen) { rows in
      let numbers: [NumberID] = try rows.db.found(
        """
        SELECT n.id FROM request AS r CROSS JOIN active_number AS n ON n.request = r.serial
        WHERE r.organization_id = ? AND n.id < ? ORDER BY n.id DESC LIMIT ?
        """,
        [organisation, before?.text ?? NumberID.behindAll, limit],
        in: "active_number"
      ).map { try $0.value(0) }
      return try numbers.compactMap { try rows.number($0, of: organisation) }
    }
  }

  public func number(
    _ id: NumberID,
    of organisation: String
  ) throws(StoreError) -> PortedNumber? {
    try reading(.screen) { try $0.number(id, of: organisation) }
  }
}

extension SQLiteTransaction {
  fileprivate func number(_ id: NumberID, of organisation: String) throws -> PortedNumber? {
    let row = try db.first(
      """
      SELECT \(RequestColumns.list), n.phone_number, n.activated_on, n.released_on
      FROM active_number AS n CROSS JOIN request ON request.serial = n.request
      WHERE n.id = ? AND request.organization_id = ?
      """,
      [id.text, organisation],
      in: RequestColumns.table,
      key: RequestColumns.key
    )
    guard let row else { return nil }
    let request = try RequestColumns.listing(from: row).request
    let place = RequestColumns.listed
    let number = ActiveNumber(
      id: id,
      request: request.id,
      e164: try row.value(place),
      activatedOn: try row.value(place + 1),
      releasedOn: try row.value(place + 2)
    )
    return PortedNumber(number: number, request: request)
  }
}

extension OrganisationQuery {
  /// As `matches` has them.
  fileprivate var conditions: [SQLFragment] {
    var parts = [SQLFragment("organization_id = ?", [organisation])]
    if let status { parts.append(SQLFragment("+status = ?", [status.rawValue])) }
    if let country { parts.append(SQLFragment("+country = ?", [country.code])) }
    if let carriers {
      parts.append(SQLFragment("+current_carrier IN ") + .list(carriers.map(\.text)))
    }
    if let number { parts.append(SQLFragment("+phone_number = ?", [number])) }
    if let createdAfter {
      parts.append(SQLFragment("+created_at > ?", [createdAfter.milliseconds]))
    }
    if let before { parts.append(SQLFragment("id < ?", [before.text])) }
    return parts
  }
}

extension NumberID {
  /// Behind every id in their order.
  fileprivate static let behindAll = Named.Number.prefix + "`"
}
