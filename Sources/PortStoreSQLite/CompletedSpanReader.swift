import GRDB
import PortDomain

/// Reads between which days requests were completed, one after another off the index that is in their order.
struct CompletedSpanReader {
  let db: Database

  private struct Place {
    let country: Country
    let carrier: CarrierID
  }

  /// - Parameter from: the first day of activation.
  func forEach(from: CalendarDay, _ body: (CompletedSpan) -> Void) throws {
    var last: Place?
    while let place = try place(after: last) {
      try db.forEach(
        """
        SELECT clock_started_on, activated_on, count(*)
        FROM request INDEXED BY request_completed
        WHERE status = 'completed' AND activated_on >= ? AND country = ? AND current_carrier = ?
        GROUP BY clock_started_on, activated_on ORDER BY clock_started_on, activated_on
        """,
        [from.daysSinceEpoch, place.country.code, place.carrier.text],
        in: "request of"
      ) { row in
        body(
          CompletedSpan(
            country: place.country,
            carrier: place.carrier,
            created: try row.value(0),
            activated: try row.value(1),
            requests: try row.value(2)
          )
        )
        return true
      }
      last = place
    }
  }

  private func place(after last: Place?) throws -> Place? {
    try db.first(
      """
      SELECT country, current_carrier FROM request INDEXED BY request_completed
      WHERE status = 'completed' AND activated_on IS NOT NULL
        AND (country, current_carrier) > (?, ?)
      ORDER BY country, current_carrier LIMIT 1
      """,
      [last?.country.code ?? "", last?.carrier.text ?? ""],
      in: "request of"
    ).map { Place(country: try $0.value(0), carrier: try $0.value(1)) }
  }
}
