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
      var conditions = [
        FilterCompiler(viewpoint: question.viewpoint).condition(question.filter)
      ]
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
      return try rows.db.found(summing.sql, summing.arguments, in: "charge").map { row in
        FeeSum(
          group: try row.value(0),
          currency: try row.value(1),
          charges: try row.value(2),
          chargedCents: try row.value(3),
          reversals: try row.value(4),
          reversedCents: try row.value(5)
        )
      }
    }
  }

  public func reasonCounts() throws(StoreError) -> [ReasonCount] {
    try reading(.background) { rows in
      try rows.db.found(
        """
        SELECT request.country, request.current_carrier, ground.code,
            coalesce(
              ground.outcome,
              (SELECT again.outcome
                FROM rejection AS later JOIN ground AS again ON again.rejection = later.serial
                WHERE later.request = rejection.request AND later.serial > rejection.serial
                  AND again.code = ground.code AND again.outcome IS NOT NULL
                ORDER BY later.serial LIMIT 1)
            ),
            count(*), count(*) FILTER (WHERE request.status = 'completed')
          FROM rejection
            JOIN ground ON ground.rejection = rejection.serial
            JOIN request ON request.serial = rejection.request
          WHERE rejection.source = 'carrier'
          GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        """,
        in: "request of"
      ).map { row in
        ReasonCount(
          country: try row.value(0),
          carrier: try row.value(1),
          reason: try row.value(2),
          outcome: try row.value(3),
          times: try row.value(4),
          completed: try row.value(5)
        )
      }
    }
  }

  public func forEachCompletedSpan(
    from: CalendarDay?,
    _ body: (CompletedSpan) -> Void
  ) throws(StoreError) {
    try reading(.background) { rows in
      try CompletedSpanReader(db: rows.db).forEach(from: from ?? .first, body)
    }
  }

  public func openCounts() throws(StoreError) -> [OpenCount] {
    try reading(.background) { rows in
      try rows.db.found(
        """
        SELECT country, status, owner, clock_started_on, current_carrier, port_date, count(*)
        FROM request WHERE is_open = 1 GROUP BY 1, 2, 3, 4, 5, 6
        """,
        in: "request of"
      ).map { row in
        OpenCount(
          status: try row.value(1),
          country: try row.value(0),
          carrier: try row.value(4),
          owner: try row.value(2),
          created: try row.value(3),
          port: try row.value(5),
          requests: try row.value(6)
        )
      }
    }
  }

  public func awaitedCounts(from viewpoint: Viewpoint) throws(StoreError) -> [AwaitedCount] {
    let compiler = FilterCompiler(viewpoint: viewpoint)
    let next = compiler.span("next")
    // Each half by an index of its own, so that what is done with is never looked at.
    let halves = ["is_open = 1", "is_open = 0 AND after_port = 1"].map { condition in
      SQLFragment("SELECT country, \(TrailReader.customer), ") + next + SQLFragment(", ")
        + compiler.span("next_from") + SQLFragment(", ") + compiler.span("next_since")
        + SQLFragment(", count(*) FROM request WHERE \(condition) AND ") + next
        + SQLFragment(" IS NOT NULL GROUP BY 1, 2, 3, 4, 5")
    }
    let counting = halves[0] + SQLFragment(" UNION ALL ") + halves[1]
    return try reading(.background) { rows in
      try rows.db.found(counting.sql, counting.arguments, in: "request of").map { row in
        AwaitedCount(
          country: try row.value(0),
          customer: try row.value(1),
          code: try row.value(2),
          from: try row.value(3),
          since: try row.value(4),
          requests: try row.value(5)
        )
      }
    }
  }

  public func forEachTrail(
    of kinds: Set<Event.Kind>,
    _ body: (Trail, Double) throws(StoreError) -> Void
  ) throws(StoreError) {
    try reading(.apart) { rows in try TrailReader(db: rows.db).forEach(of: kinds, body) }
  }
}
