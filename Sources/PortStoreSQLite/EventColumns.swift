import PortDomain
import PortStore

/// How an event lies in the columns of `event`: one that followed another names it and leaves to it who
/// did what.
enum EventColumns {
  /// What a `SELECT` from `event AS e` lists for `event`, with `lead` behind the table.
  static let list = """
    e.serial, e.id, e.number, e.at, coalesce(l.actor, e.actor), coalesce(l.session, e.session), \
    coalesce(l.kind, e.kind), coalesce(l.about, e.about), e.fields, e.version, \(followed), l.id, lr.id
    """

  /// The one it followed; none, which is found, where it says itself who did what besides.
  static let followed =
    "CASE WHEN e.actor || e.session || e.kind || e.about = '' THEN e.lead END"

  static let table = "event"

  /// How many columns `list` has.
  static let count = 13

  static let lead = """
    LEFT JOIN event AS l ON l.serial = e.lead LEFT JOIN request AS lr ON lr.serial = l.request
    """

  /// The event of a row that begins with `list`, without its detail.
  static func event(_ row: FoundRow, request: RequestID) throws(StoreError) -> Event {
    let kind: Event.Kind = try row.value(6)
    let about = Event.About(codes: codes(of: try row.value(7)), of: kind)
    let leading: (number: Int?, id: EventID?, request: RequestID?) =
      (try row.value(10), try row.value(11), try row.value(12))
    let lead = leading.id.flatMap { id in
      leading.request.map { Event.Lead(id: id, request: $0) }
    }
    guard let about, (lead == nil) == (leading.number == nil) else { throw row.unreadable }
    return Event(
      id: try row.value(1),
      request: request,
      number: try row.value(2),
      at: try row.value(3),
      by: try row.value(4),
      session: try row.value(5),
      kind: kind,
      about: about,
      fields: try row.codes(8),
      version: try row.value(9),
      lead: lead,
      detail: nil
    )
  }

  /// Codes hold no line breaks, so that one parts them.
  static func text(_ about: Event.About) -> String { about.codes.joined(separator: "\n") }

  static func codes(of text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static func text(fields: [RequestField]) -> String {
    fields.map(\.rawValue).joined(separator: ",")
  }
}
