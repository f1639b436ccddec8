import Hummingbird
import PortDesk
import PortDomain
import Wording

/// The list of a client's own requests.
enum PortRequestList {
  static let parameters: [Endpoint.Parameter] = [
    .query(
      "status",
      ["type": "string", "enum": .list(Status.allCases.map { .text($0.rawValue) })],
      "Those of this status."
    ),
    .query(
      "country",
      ["type": "string", "enum": .list(Country.allCases.map { .text($0.code) })],
      "Those of this country."
    ),
    .query("current_carrier", ["type": "string"], "Those of this carrier, by its id or an alias."),
    .query("phone_number", ["type": "string"], "Those of this number, as people write numbers."),
    .query(
      "created_after",
      ["type": "string", "examples": ["2026-11-01T09:00:00Z", "2026-11-01"]],
      "Those that came after this time (RFC 3339, UTC), or from this day on."
    ),
    .limit,
    .query(
      "offset",
      [
        "type": "integer", "minimum": 0, "maximum": .integer(QueryValues.mostPassedOver),
        "default": 0,
      ],
      "How many of the newest are passed over; beside a cursor, of those behind it."
    ),
    .cursor("requests"),
  ]

  static func handle(_ call: Call) async throws -> Response {
    let values = QueryValues(call)
    try values.demandOnly(parameters.map(\.name))
    var query = OrganisationQuery(of: call.caller.organisation, limit: try values.limit())
    query.status = try values.value(
      "status",
      Status.allCases.map(\.rawValue).spoken("or"),
      Status.init(rawValue:)
    )
    query.country = try values.value("country", Country.allCases.map(\.code).spoken("or")) {
      Country(code: $0)
    }
    query.offset =
      try values.value("offset", "0 to \(QueryValues.mostPassedOver)") { text in
        Int(text).flatMap { (0...QueryValues.mostPassedOver).contains($0) ? $0 : nil }
      } ?? 0
    query.createdAfter = try values.value("created_after", "a time as 2026-11-01T09:00:00Z") {
      Instant(rfc3339: $0) ?? CalendarDay(iso: $0).map { Instant(endOf: $0.adding(days: -1)) }
    }
    query.before = try values.value("cursor", "the next_cursor of a page") { RequestID($0) }
    query.number = try values.value("phone_number", "a number with its country code") { text in
      number(text, in: query.country)
    }
    query.carriers = try values.value("current_carrier", "a carrier's id") { [query] text in
      carriers(named: text, in: query.country, call.session.desk)
    }
    // One more tells whether there are more.
    query.limit += 1
    return try await call.answer { [query] session in
      let rows = try session.ask { store throws(StoreError) in try store.requests(query) }
      return page(rows, limit: query.limit - 1, at: session)
    }
  }

  /// A number without its country's code may be one of several countries: then its country is needed.
  private static func number(_ text: String, in country: Country?) -> String? {
    guard let country = country ?? Country(ofNumber: text) else { return nil }
    return (try? PhoneNumber(parsing: text, in: country))?.e164
  }

  /// All that a name may mean; in each country it may be an alias of another.
  private static func carriers(
    named text: String,
    in country: Country?,
    _ desk: Desk
  ) -> [CarrierID]? {
    guard let id = CarrierID(coded: text) else { return nil }
    let countries = country.map { [$0] } ?? Country.allCases
    return [id] + countries.compactMap { desk.carriers.carrier(text, in: $0)?.id }
  }

  private static func page(
    _ rows: [Listing],
    limit: Int,
    at session: DeskSession
  ) -> JSON {
    let shown = rows.prefix(limit)
    let hasMore = rows.count > limit
    return [
      "data": .list(shown.map { $0.customerJSON(by: session.desk, at: session.now) }),
      "has_more": .flag(hasMore),
      "next_cursor": JSON(hasMore ? shown.last?.request.id.text : nil),
    ]
  }
}

extension Instant {
  /// The last moment of a day, in UTC.
  fileprivate init(endOf day: CalendarDay) {
    self.init(milliseconds: Int64(day.daysSinceEpoch + 1) * 86_400_000 - 1)
  }
}
