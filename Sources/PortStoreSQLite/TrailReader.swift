import Foundation
import GRDB
import PortDomain
import PortStore

/// Reads trails in one walk over requests and their events, of which it holds one request's at a time.
struct TrailReader {
  let db: Database

  static let customer = "coalesce(organization_name, billing_name)"

  /// The columns of `request`, then those of the event.
  private static let list = """
    request.serial, request.id, country, current_carrier, \(customer), clock_started_on, submitted_on, \
    acknowledged_on, hold_until, port_date, activated_on, \
    e.serial, coalesce(l.id, e.id), e.number, e.at, coalesce(l.kind, e.kind) AS told, \
    coalesce(l.about, e.about), e.fields, \(dated)
    """

  /// The few details that name an earlier day; the others are not even decoded.
  private static let dated = """
    CASE WHEN e.kind IN (\(datedKinds)) THEN (
      SELECT body FROM event_detail AS d
      WHERE d.event = e.serial AND instr(d.body, CAST('"on":' AS BLOB)) > 0
    ) END
    """

  private static let datedKinds = Event.Kind.allCases.filter(\.mayBeDated)
    .map { "'\($0.rawValue)'" }.joined(separator: ", ")

  /// - Parameter body: takes a trail and how far it has come, from 0 to 1.
  func forEach(
    of kinds: Set<Event.Kind>,
    _ body: (Trail, Double) throws(StoreError) -> Void
  ) throws {
    let last: Int? = try db.first("SELECT max(serial) FROM request", in: "request of")?.value(0)
    let refusals = kinds.contains(.paperAdded) ? try refusals() : [:]
    let names = kinds.map(\.rawValue).sorted()
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    var serial: Int?
    var trail: Trail?
    var id: RequestID?
    func close() throws(StoreError) {
      if let trail, let serial, let last { try body(trail, Double(serial) / Double(max(last, 1))) }
      trail = nil
    }
    try db.forEach(
      """
      SELECT \(TrailReader.list)
      FROM request CROSS JOIN event AS e ON e.request = request.serial
        LEFT JOIN event AS l ON l.serial = e.lead
      WHERE told IN (\(marks)) ORDER BY request.serial, e.number
      """,
      names,
      in: "request"
    ) { row in
      if serial != (try row.value(0)) {
        try close()
        serial = try row.value(0)
        id = try row.value(1)
        trail = try TrailReader.head(row)
      }
      guard let id else { return true }
      let isTakenOver = trail?.history.first?.kind == .takenOver
      let event = try event(row, of: id, isTakenOver: isTakenOver)
      trail?.history.append(event)
      if case .paper(_, let paper) = event.about, let at = refusals[paper] {
        trail?.refusals[paper] = at
      }
      return true
    }
    try close()
  }

  private static func head(_ row: FoundRow) throws(StoreError) -> Trail {
    Trail(
      country: try row.value(2),
      carrier: try row.value(3),
      customer: try row.value(4),
      startedOn: try row.value(5),
      submittedOn: try row.value(6),
      acknowledgedOn: try row.value(7),
      holdUntil: try row.value(8),
      portDate: try row.value(9),
      activatedOn: try row.value(10)
    )
  }

  private func event(
    _ row: FoundRow,
    of request: RequestID,
    isTakenOver: Bool
  ) throws -> Event {
    let serial: Int = try row.value(11)
    let kind: Event.Kind = try row.value(15)
    let about = Event.About(codes: EventColumns.codes(of: try row.value(16)), of: kind)
    guard let about else { throw row.unreadable }
    var body: [UInt8]? = try row.value(18)
    // What was noted before is told by what replaced it.
    if isTakenOver, kind.isSending { body = try self.body(of: serial) }
    return Event(
      id: try row.value(12),
      request: request,
      number: try row.value(13),
      at: try row.value(14),
      by: "",
      session: "",
      kind: kind,
      about: about,
      fields: kind == .edited ? try row.codes(17) : [],
      version: 0,
      detail: try body.map {
        try StoredForm.value(EventDetail.self, from: $0, of: "event_detail \(serial)")
      }
    )
  }

  private func body(of event: Int) throws -> [UInt8]? {
    try db.first(
      "SELECT body FROM event_detail WHERE event = ?",
      [event],
      in: "event_detail"
    )?.value(0)
  }

  /// Papers that an answer refuses, with the moment of the last one.
  private func refusals() throws -> [DocumentID: Instant] {
    var refusals: [DocumentID: Instant] = [:]
    try db.forEach(
      """
      SELECT document.id, max(answer.answered_at)
      FROM answer JOIN document ON document.serial = answer.document
      WHERE answer.verdict = ? GROUP BY document.serial
      """,
      [Document.Verdict.fail.rawValue],
      in: "document"
    ) { row in
      refusals[try row.value(0)] = try row.value(1)
      return true
    }
    return refusals
  }
}
