import Foundation
import GRDB
import PortDomain
import PortStore

/// How an event lies in the columns of `event`: one that followed another names it and leaves to it who
/// did what.
enum EventColumns {
  /// What a `SELECT` from `event AS e` lists for `event`, with `lead` behind the table.
  static let list = """
    e.serial, e.id, e.number, e.at, coalesce(l.actor, e.actor), coalesce(l.session, e.session), \
    coalesce(l.kind, e.kind), coalesce(l.about, e.about), e.fields, e.version, e.lead, l.id, lr.id
    """

  /// How many columns `list` has.
  static let count = 13

  static let lead = """
    LEFT JOIN event AS l ON l.serial = e.lead LEFT JOIN request AS lr ON lr.serial = l.request
    """

  /// The event of a row that begins with `list`, without its detail.
  static func event(_ row: Row, request: RequestID) throws -> Event {
    let codes: String = row[7]
    let names = (row[8] as String).split(separator: ",")
    let fields = names.compactMap { RequestField(rawValue: String($0)) }
    let id = (row[11] as String?).flatMap { EventID($0) }
    let lead = id.flatMap { id in
      (row[12] as String?).flatMap { RequestID($0) }.map { Event.Lead(id: id, request: $0) }
    }
    guard let id = EventID(row[1] as String), let kind = Event.Kind(rawValue: row[6]),
      let about = Event.About(
        codes: codes.isEmpty
          ? [] : codes.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
        of: kind
      ),
      fields.count == names.count, (lead == nil) == (row[10] as Int64? == nil)
    else { throw StoreError.unreadable("event", row[0] as Int64) }
    return Event(
      id: id,
      request: request,
      number: row[2],
      at: Instant(milliseconds: row[3]),
      by: row[4],
      session: row[5],
      kind: kind,
      about: about,
      fields: fields,
      version: row[9],
      lead: lead,
      detail: nil
    )
  }

  /// Codes hold no line breaks, so that one parts them.
  static func text(_ about: Event.About) -> String { about.codes.joined(separator: "\n") }

  static func text(fields: [RequestField]) -> String {
    fields.map(\.rawValue).joined(separator: ",")
  }
}

extension HashValue {
  init?(data: Data) {
    self.init(Array(data))
  }

  var data: Data { Data(bytes) }
}

extension StoreError {
  /// What can't be read, by its table and what finds it there; the store adds its place.
  static func unreadable(_ table: String, _ key: some CustomStringConvertible) -> StoreError {
    .corrupt(place: "", detail: "\(table) \(key)")
  }
}
