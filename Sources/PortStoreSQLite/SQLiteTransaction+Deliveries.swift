import GRDB
import PortDomain
import PortStore

/// Announcements, and how far each has come on its way to each webhook.
extension SQLiteTransaction {
  public func append(_ announcement: Announcement, _ deliveries: [Delivery]) throws {
    let facts = try StoredForm.bytes(of: announcement.facts)
    try run(
      """
      INSERT INTO announcement (id, request, name, at, facts)
      VALUES (?, (SELECT serial FROM request WHERE id = ?), ?, ?, ?)
      """,
      [
        announcement.id.text, announcement.facts.request.text, announcement.name.rawValue,
        announcement.at.milliseconds, String(decoding: facts, as: UTF8.self),
      ]
    )
    for delivery in deliveries {
      try run(
        """
        INSERT INTO delivery (webhook, announcement, request, state, attempts)
        SELECT ?, serial, request, ?, ? FROM announcement WHERE id = ?
        """,
        [
          delivery.webhook.text, delivery.state.rawValue, delivery.attempts,
          announcement.id.text,
        ]
      )
      try write(delivery)
    }
  }

  public func write(_ delivery: Delivery) throws {
    try run(
      """
      UPDATE delivery SET state = ?, attempts = ?, next_at = ?, last_at = ?, last_result = ?
      WHERE webhook = ? AND announcement = (SELECT serial FROM announcement WHERE id = ?)
      """,
      [
        delivery.state.rawValue, delivery.attempts, delivery.next?.milliseconds,
        delivery.last?.at.milliseconds, delivery.last?.result.code, delivery.webhook.text,
        delivery.announcement.id.text,
      ]
    )
  }

  public func delivery(_ id: Delivery.ID) throws -> Delivery? {
    try deliveries(
      "WHERE a.id = ? AND d.webhook = ?",
      [id.announcement.text, id.webhook.text]
    ).first
  }

  public func oldestOpenDelivery(
    to webhook: WebhookID,
    about request: RequestID
  ) throws -> Delivery? {
    try deliveries(
      """
      WHERE d.webhook = ? AND d.request = (SELECT serial FROM request WHERE id = ?)
      AND \(Self.isOpen) ORDER BY d.announcement LIMIT 1
      """,
      [webhook.text, request.text],
      by: "delivery_open"
    ).first
  }

  public func openDeliveries(to webhook: WebhookID) throws -> [Delivery] {
    try deliveries(
      "WHERE d.webhook = ? AND \(Self.isOpen) ORDER BY d.announcement",
      [webhook.text],
      by: "delivery_open"
    )
  }

  public func nextDelivery() throws -> Instant? {
    try db.first(
      "SELECT min(next_at) FROM delivery INDEXED BY delivery_due WHERE next_at IS NOT NULL",
      in: "delivery"
    )?.value(0)
  }

  public func dueDeliveries(at now: Instant, limit: Int) throws -> [Delivery] {
    try deliveries(
      "WHERE d.next_at <= ? ORDER BY d.next_at, d.announcement LIMIT ?",
      [now.milliseconds, limit],
      by: "delivery_due"
    )
  }

  public func deliveries(
    of scope: DeliveryScope,
    before: AnnouncementID?,
    limit: Int
  ) throws -> [Delivery] {
    let (condition, index, argument): (String, String, String?) =
      switch scope {
      case .all: ("1", "delivery_announcement", nil)
      case .open: (Self.isOpen, "delivery_open", nil)
      case .request(let id):
        ("d.request = (SELECT serial FROM request WHERE id = ?)", "delivery_request", id.text)
      case .webhook(let id): ("d.webhook = ?", "delivery_webhook", id.text)
      case .announcement(let id):
        (
          "d.announcement = (SELECT serial FROM announcement WHERE id = ?)",
          "delivery_announcement", id.text
        )
      }
    let start = before.map { _ in
      "AND d.announcement < (SELECT serial FROM announcement WHERE id = ?)"
    }
    let arguments: [(any DatabaseValueConvertible)?] =
      (argument.map { [$0] } ?? []) + (before.map { [$0.text] } ?? []) + [limit]
    return try deliveries(
      "WHERE \(condition) \(start ?? "") ORDER BY d.announcement DESC, d.webhook DESC LIMIT ?",
      arguments,
      by: index
    )
  }

  private static let isOpen = "d.state IN ('pending', 'retrying')"

  /// - Parameter index: of the deliveries, by which they are found; nil to find them by the announcement.
  private func deliveries(
    _ condition: String,
    _ arguments: [(any DatabaseValueConvertible)?],
    by index: String? = nil
  ) throws -> [Delivery] {
    try db.found(
      """
      SELECT a.id, a.name, a.at, a.facts, d.webhook, d.state, d.attempts, d.next_at, d.last_at,
        d.last_result
      FROM delivery AS d \(index.map { "INDEXED BY \($0)" } ?? "")
      JOIN announcement AS a ON a.serial = d.announcement \(condition)
      """,
      arguments,
      in: "announcement"
    ).map { try Delivery(row: $0) }
  }
}

extension Delivery {
  fileprivate init(row: FoundRow) throws(StoreError) {
    let id: AnnouncementID = try row.value(0)
    let announcement = Announcement(
      id: id,
      name: try row.value(1),
      at: try row.value(2),
      facts: try StoredForm.value(
        from: try row.value(3, String.self).utf8,
        of: "announcement \(id.text)"
      )
    )
    let at: Instant? = try row.value(8)
    let result: Result? = try row.value(9)
    self.init(
      announcement: announcement,
      webhook: try row.value(4),
      state: try row.value(5),
      attempts: try row.value(6),
      next: try row.value(7),
      last: at.flatMap { at in result.map { Attempt(at: at, result: $0) } }
    )
  }
}

extension Announcement.Name: StoredValue {}
extension Delivery.State: StoredValue {}

extension Delivery.Result: StoredValue {
  init?(stored cell: DatabaseValue) {
    guard case .string(let code) = cell.storage else { return nil }
    self.init(code: code)
  }
}
