import GRDB
import PortDomain

/// How an event lies in the columns of `event`.
enum EventRow {
  /// The event of a row of serial, id, number, at, actor, session, kind, about, fields, version, without its
  /// detail.
  static func event(_ row: Row, request: RequestID) throws -> Event {
    let codes: String = row[7]
    let fields: String = row[8]
    let names = fields.split(separator: ",")
    let known = names.compactMap { RequestField(rawValue: String($0)) }
    guard let id = EventID(row[1] as String), let kind = Event.Kind(rawValue: row[6]),
      let about = Event.About(
        codes: codes.isEmpty ? [] : codes.components("\n"),
        of: kind
      ),
      known.count == names.count
    else { throw StoreError.corrupt(place: "", detail: "event \(row[0] as Int)") }
    return Event(
      id: id,
      request: request,
      number: row[2],
      at: Instant(milliseconds: row[3]),
      by: row[4],
      session: row[5],
      kind: kind,
      about: about,
      fields: known,
      version: row[9],
      detail: nil
    )
  }

  /// Codes hold no line breaks, so that one parts them.
  static func text(_ about: Event.About) -> String {
    about.codes.joined(separator: "\n")
  }

  static func text(fields: [RequestField]) -> String {
    fields.map(\.rawValue).joined(separator: ",")
  }
}

extension String {
  fileprivate func components(_ separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
