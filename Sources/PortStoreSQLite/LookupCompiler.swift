import GRDB
import PortDomain

/// Says by which indexes of one half a filter's requests are looked up.
///
/// What a fact is today depends on the date in each country: a lookup names those that it may hold of
/// anywhere, and those whose next span may have begun.
struct LookupCompiler {
  let viewpoint: Viewpoint
  let half: ListHalf

  /// nil where no index tells.
  func lookup(_ filter: Filter) -> FilterLookup? {
    switch filter {
    case .term(let term): return lookup(term)
    case .all(let filters):
      let lookups = filters.compactMap(lookup)
      return lookups.isEmpty ? nil : .anyOf(lookups)
    case .any(let filters):
      let lookups = filters.compactMap(lookup)
      return lookups.count == filters.count ? .allOf(lookups) : nil
    case .not: return nil
    }
  }

  private func lookup(_ term: Filter.Term) -> FilterLookup? {
    switch term {
    case .word(let text):
      let word = SearchWord(text)
      return word.isBlank ? nil : .named(word.serials)
    case .status(let statuses):
      let places = Status.allCases.indices.filter {
        let status = Status.allCases[$0]
        return status.isOpen == half.isOpen && statuses.contains(status)
      }
      return named("status", "status_order", among: places)
    case .country(let countries): return named("country", "country", among: countries.map(\.code))
    case .carrier(let carriers):
      return named("carrier", "current_carrier", among: carriers.map(\.text))
    case .owner(let tests): return .allOf(tests.map(lookup))
    case .reason(let codes):
      return .named(
        SQLFragment("SELECT request FROM request_reason WHERE code IN ")
          + .list(codes.map(\.rawValue))
      )
    case .documents(let states): return papers(states)
    case .turn(let parties):
      // Nearly all that is closed awaits nobody.
      if !half.isOpen, parties.contains(.nobody) { return nil }
      // The index holds the beginnings of their names alone.
      let turn = (half.isOpen ? "" : "span1_turn <> 'nobody' AND ") + "substr(span1_turn, 1, 2)"
      return spans(named("turn", turn, among: parties.map { String($0.rawValue.prefix(2)) }))
    case .next(let codes): return awaited(codes)
    case .customer(let name):
      let key = FoldedText.key(name)
      return named(
        "customer",
        "",
        SQLFragment("customer_key >= ? AND customer_key < ?", [key, key + "\u{10FFFF}"])
      )
    case .priority(let priorities):
      return priorities.contains(.normal)
        ? nil : .named(SQLFragment("SELECT serial FROM request WHERE priority = 'high'"))
    case .order(let order):
      return .named(SQLFragment("SELECT serial FROM request WHERE order_id = ?", [order.text]))
    case .day(let field, let comparison, let day): return lookup(field, comparison, days(day))
    case .within(let field, let days):
      return lookup(field, days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch)
    case .age(let comparison, let days):
      return lookup(.created, comparison.mirrored, self.days(.fromToday(-days)))
    case .attempt(let comparison, let count):
      // Nearly all are at their first.
      if comparison.holds(Lifecycle().attempt, count) { return nil }
      return .named(
        SQLFragment(
          "SELECT serial FROM request WHERE times_sent > 1 AND times_sent \(comparison.symbol) ?",
          [count]
        )
      )
    case .flag(let flag): return lookup(flag)
    }
  }

  private func lookup(_ test: Filter.OwnerTest) -> FilterLookup {
    switch test {
    case .me: named("owner", "owner = ", SQLFragment("?", [viewpoint.me]))
    case .none: named("owner", "owner IS NULL", SQLFragment(""))
    case .login(let login): named("owner", "owner = ", SQLFragment("?", [login]))
    }
  }

  private func lookup(_ flag: Filter.Flag) -> FilterLookup? {
    switch flag {
    case .open: half.isOpen ? nil : .allOf([])
    case .overdue: lookup(Filter.overdue)
    case .escalated: .named(SQLFragment("SELECT serial FROM request WHERE escalated = 1"))
    case .tagged:
      .named(
        SQLFragment(
          "SELECT serial FROM request WHERE id IN (SELECT value FROM json_each(?))",
          [viewpoint.taggedList]
        )
      )
    case .afterPort: .named(SQLFragment("SELECT serial FROM request WHERE after_port = 1"))
    case .high: lookup(.priority([.high]))
    case .ready: awaited(Awaited.Code.ready)
    case .late: awaited(by: viewpoint.now)
    case .today: awaited(by: viewpoint.endOfToday.values.max() ?? viewpoint.now)
    case .cancelAsked: .named(SQLFragment("SELECT serial FROM request WHERE cancel_asked = 1"))
    }
  }

  // MARK: Spans

  /// With those of which another span than the first may hold.
  private func spans(_ first: FilterLookup) -> FilterLookup {
    let today = viewpoint.today.values.map(\.daysSinceEpoch).max() ?? 0
    return .allOf([
      first, papers(anyOf: LookupCompiler.masks, SQLFragment(" AND span2_from <= ?", [today])),
    ])
  }

  private func awaited(_ codes: [Awaited.Code]) -> FilterLookup {
    spans(
      codes.isEmpty
        ? .allOf([])
        : .named(
          SQLFragment("SELECT serial FROM request INDEXED BY request_next WHERE span1_next IN ")
            + .list(codes.map(\.rawValue))
        )
    )
  }

  private func awaited(by moment: Instant) -> FilterLookup {
    // What is due by then is as urgent as that, or more.
    spans(
      named(
        "urgency",
        "",
        SQLFragment("urgency <= ?", [Listing.urgency(atMostOfWhatIsDueBy: moment)])
      )
    )
  }

  private func papers(_ states: [PaperState]) -> FilterLookup {
    let wanted = RequestColumns.bits(of: states)
    return spans(papers(anyOf: LookupCompiler.masks.filter { $0 & wanted != 0 }))
  }

  /// All that the states of a request's papers can come to.
  private static let masks = Array(0...RequestColumns.bits(of: PaperState.allCases))

  /// The index of papers holds besides from when on another span holds.
  private func papers(
    anyOf masks: [Int],
    _ test: SQLFragment = SQLFragment("")
  ) -> FilterLookup {
    masks.isEmpty
      ? .allOf([])
      : .named(
        SQLFragment(
          """
          SELECT serial FROM request INDEXED BY request_papers
          WHERE \(half.condition) AND span1_papers IN
          """ + " "
        ) + .list(masks) + test
      )
  }

  // MARK: Days

  /// From the earliest to the latest that a day is in any country.
  private func days(_ day: Filter.Day) -> ClosedRange<Int> {
    let days = Country.allCases.map {
      day.resolved(today: viewpoint.today(in: $0), in: $0).daysSinceEpoch
    }
    return (days.min() ?? 0)...(days.max() ?? 0)
  }

  private func lookup(
    _ field: Filter.DayField,
    _ comparison: Filter.Comparison,
    _ days: ClosedRange<Int>
  ) -> FilterLookup {
    switch comparison {
    case .less: lookup(field, Int.min...days.upperBound - 1)
    case .atMost: lookup(field, Int.min...days.upperBound)
    case .equal: lookup(field, days)
    case .atLeast: lookup(field, days.lowerBound...Int.max)
    case .greater: lookup(field, days.lowerBound + 1...Int.max)
    }
  }

  private func lookup(_ field: Filter.DayField, _ days: ClosedRange<Int>) -> FilterLookup {
    func between(_ column: String, _ index: String) -> FilterLookup {
      named(
        index,
        "",
        SQLFragment("\(column) >= ? AND \(column) <= ?", [days.lowerBound, days.upperBound])
      )
    }
    func among(_ column: String) -> FilterLookup {
      .named(
        SQLFragment(
          "SELECT serial FROM request WHERE \(column) >= ? AND \(column) <= ?",
          [days.lowerBound, days.upperBound]
        )
      )
    }
    return switch field {
    case .due: spans(between("span1_due", "due"))
    case .port: between("port_date", "port")
    case .created:
      .named(
        SQLFragment(
          """
          SELECT serial FROM request INDEXED BY request_started
          WHERE \(half.condition) AND clock_started_on >= ? AND clock_started_on <= ?
          """,
          [days.lowerBound, days.upperBound]
        )
      )
    case .followUp: among("follow_up_on")
    case .hold: among("hold_until")
    case .activated: among("activated_on")
    }
  }

  /// Those of this half that have one of some values.
  private func named(
    _ index: String,
    _ column: String,
    among values: [any DatabaseValueConvertible]
  ) -> FilterLookup {
    values.isEmpty ? .allOf([]) : named(index, "\(column) IN ", .list(values))
  }

  /// By an index of this half.
  private func named(_ index: String, _ test: String, _ values: SQLFragment) -> FilterLookup {
    .named(
      SQLFragment(
        "SELECT serial FROM request INDEXED BY \(half.index(index)) WHERE \(half.condition) AND \(test)"
      ) + values
    )
  }
}

extension Filter.Comparison {
  /// How the right side compares with the left.
  fileprivate var mirrored: Filter.Comparison {
    switch self {
    case .less: .greater
    case .atMost: .atLeast
    case .equal: .equal
    case .atLeast: .atMost
    case .greater: .less
    }
  }
}
