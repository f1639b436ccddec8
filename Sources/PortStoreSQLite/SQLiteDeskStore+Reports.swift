import GRDB
import PortDomain

extension SQLiteDeskStore: ReportStore {
  public func fees(_ question: FeeQuestion) throws(StoreError) -> [FeeSum] {
    let group =
      switch question.grouping {
      case .month: "strftime('%Y-%m', charge.charged_on * 86400, 'unixepoch')"
      case .country: "request.country"
      case .customer: "coalesce(request.organization_name, request.billing_name)"
      }
    return try reading(.background) { rows in
      var conditions = [try condition(question.filter, question.viewpoint, rows.db)]
      if let from = question.from {
        conditions.append(SQLFragment("charge.charged_on >= ?", [from.daysSinceEpoch]))
      }
      if let before = question.before {
        conditions.append(SQLFragment("charge.charged_on < ?", [before.daysSinceEpoch]))
      }
      let summing =
        SQLFragment(
          """
          SELECT \(group) AS grouped, charge.currency AS currency,
            count(*) FILTER (WHERE charge.reverses IS NULL) AS charges,
            coalesce(sum(charge.cents) FILTER (WHERE charge.reverses IS NULL), 0) AS charged,
            count(charge.reverses) AS reversals,
            coalesce(sum(charge.cents) FILTER (WHERE charge.reverses IS NOT NULL), 0) AS reversed
          FROM charge JOIN request ON request.serial = charge.request
          WHERE
          """
        ) + SQLFragment(" ") + .joined(conditions, by: "AND", alone: "1")
        + SQLFragment(" GROUP BY 1, 2 ORDER BY 1, 2")
      return try Row.fetchAll(
        rows.db,
        sql: summing.sql,
        arguments: StatementArguments(summing.arguments)
      ).map { row in
        FeeSum(
          group: row["grouped"],
          currency: row["currency"],
          charges: row["charges"],
          chargedCents: row["charged"],
          reversals: row["reversals"],
          reversedCents: row["reversed"]
        )
      }
    }
  }

  public func reasonCounts() throws(StoreError) -> [ReasonCount] {
    try reading(.background) { rows in
      try Row.fetchAll(
        rows.db,
        sql: """
          SELECT request.country, request.current_carrier, ground.code, ground.outcome,
            count(*), count(*) FILTER (WHERE request.status = 'completed')
          FROM rejection
            JOIN ground ON ground.rejection = rejection.serial
            JOIN request ON request.serial = rejection.request
          WHERE rejection.source = 'carrier'
          GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
          """
      ).map { row in
        let outcome = row[3] as String?
        guard let reason = ReasonCode(rawValue: row[2]),
          outcome == nil || outcome.flatMap(Rejection.Outcome.init) != nil
        else { throw unreadable(row) }
        return ReasonCount(
          country: try country(of: row),
          carrier: try carrier(of: row),
          reason: reason,
          outcome: outcome.flatMap(Rejection.Outcome.init),
          times: row[4],
          completed: row[5]
        )
      }
    }
  }

  public func completedSpans(from: CalendarDay?) throws(StoreError) -> [CompletedSpan] {
    try reading(.background) { rows in
      var spans: [CompletedSpan] = []
      let found = try Row.fetchCursor(
        rows.db,
        sql: """
          SELECT country, current_carrier, clock_started_on, activated_on, count(*)
          FROM request WHERE status = 'completed' AND activated_on >= ?
          GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
          """,
        arguments: [from?.daysSinceEpoch ?? Int.min]
      )
      while let row = try found.next() {
        spans.append(
          CompletedSpan(
            country: try country(of: row),
            carrier: try carrier(of: row),
            created: CalendarDay(daysSinceEpoch: row[2]),
            activated: CalendarDay(daysSinceEpoch: row[3]),
            requests: row[4]
          )
        )
      }
      return spans
    }
  }

  public func openCounts() throws(StoreError) -> [OpenCount] {
    try reading(.background) { rows in
      var counts: [OpenCount] = []
      let found = try Row.fetchCursor(
        rows.db,
        sql: """
          SELECT country, status, owner, clock_started_on, count(*)
          FROM request WHERE is_open = 1 GROUP BY 1, 2, 3, 4
          """
      )
      while let row = try found.next() {
        guard let status = Status(rawValue: row[1]) else { throw unreadable(row) }
        counts.append(
          OpenCount(
            status: status,
            country: try country(of: row),
            owner: row[2],
            created: CalendarDay(daysSinceEpoch: row[3]),
            requests: row[4]
          )
        )
      }
      return counts
    }
  }

  // MARK: Columns

  private func country(of row: Row) throws(StoreError) -> Country {
    guard let country = Country(rawValue: row[0]) else { throw unreadable(row) }
    return country
  }

  private func carrier(of row: Row) throws(StoreError) -> CarrierID {
    do throws(CarrierID.Refusal) {
      return try CarrierID(parsing: row[1] as String)
    } catch {
      throw unreadable(row)
    }
  }

  private func unreadable(_ row: Row) -> StoreError {
    StoreError.corrupt(place: path, detail: "request of \(row[0] as String), \(row[1] as String)")
  }
}
