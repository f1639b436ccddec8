import GRDB
import PortDomain

/// A filter as a condition on the columns of `request`.
///
/// `Filter.matches` is the definition; the contract suite compares both on random filters. No rule is
/// written here a second time: what depends on today's date is kept as spans, of which the one that
/// holds is picked by each country's date. A condition may come out NULL, which counts as false
/// everywhere but under NOT, so NOT takes it for false first.
struct FilterCompiler {
  let viewpoint: Viewpoint

  func condition(_ filter: Filter) -> SQLFragment {
    switch filter {
    case .term(let term): condition(term)
    case .all(let filters): .joined(filters.map(condition), by: "AND", alone: "1")
    case .any(let filters): .joined(filters.map(condition), by: "OR", alone: "0")
    case .not(let filter):
      SQLFragment("NOT coalesce(") + condition(filter) + SQLFragment(", 0)")
    }
  }

  private func condition(_ term: Filter.Term) -> SQLFragment {
    switch term {
    case .word(let word): condition(SearchWord(word))
    case .status(let statuses): condition(statuses)
    case .country(let countries): SQLFragment("country IN ") + .list(countries.map(\.code))
    case .carrier(let carriers): SQLFragment("current_carrier IN ") + .list(carriers.map(\.text))
    case .owner(let tests): .joined(tests.map(condition), by: "OR", alone: "0")
    case .reason(let codes):
      SQLFragment(
        "EXISTS (SELECT 1 FROM request_reason AS r WHERE r.request = request.serial AND r.code IN "
      )
        + .list(codes.map(\.rawValue)) + SQLFragment(")")
    case .documents(let states):
      SQLFragment("(") + span("papers")
        + SQLFragment(" & ?) != 0", [RequestColumns.bits(of: states)])
    case .turn(let parties): span("turn") + SQLFragment(" IN ") + .list(parties.map(\.rawValue))
    case .next(let codes): condition(codes)
    case .customer(let name):
      // As a range, so that the index over open requests serves.
      SQLFragment(
        "(customer_key >= ? AND customer_key < ?)",
        [FoldedText.key(name), FoldedText.key(name) + "\u{10FFFF}"]
      )
    case .priority(let priorities):
      SQLFragment("priority IN ") + .list(priorities.map(\.rawValue))
    case .order(let order): SQLFragment("order_id = ?", [order.text])
    case .day(let field, let comparison, let day):
      column(field) + SQLFragment(" \(comparison.symbol) ") + value(of: day)
    case .within(let field, let days):
      SQLFragment("(") + column(field) + SQLFragment(" >= ?", [days.lowerBound.daysSinceEpoch])
        + SQLFragment(" AND ") + column(field)
        + SQLFragment(" <= ?)", [days.upperBound.daysSinceEpoch])
    case .age(let comparison, let days):
      SQLFragment("(") + today(plus: 0)
        + SQLFragment(" - clock_started_on) \(comparison.symbol) ?", [days])
    case .attempt(let comparison, let count):
      // Before it was sent it counts as a new one does.
      SQLFragment(
        "coalesce(nullif(times_sent, 0), ?) \(comparison.symbol) ?",
        [Lifecycle().attempt, count]
      )
    case .flag(let flag): condition(flag)
    }
  }

  /// Says `is_open = 1` beside statuses that are all open, so that an index of open requests serves.
  private func condition(_ statuses: [Status]) -> SQLFragment {
    let isAllOpen = !statuses.isEmpty && statuses.allSatisfy(\.isOpen)
    return SQLFragment(isAllOpen ? "(is_open = 1 AND status IN " : "(status IN ")
      + .list(statuses.map(\.rawValue)) + SQLFragment(")")
  }

  private func condition(_ codes: [Awaited.Code]) -> SQLFragment {
    span("next") + SQLFragment(" IN ") + .list(codes.map(\.rawValue))
  }

  private func condition(_ test: Filter.OwnerTest) -> SQLFragment {
    switch test {
    case .me: SQLFragment("owner = ?", [viewpoint.me])
    case .none: SQLFragment("owner IS NULL")
    case .login(let login): SQLFragment("owner = ?", [login])
    }
  }

  private func condition(_ flag: Filter.Flag) -> SQLFragment {
    switch flag {
    case .open: SQLFragment("is_open = 1")
    case .overdue: condition(Filter.overdue)
    case .escalated: SQLFragment("escalated = 1")
    case .tagged:
      SQLFragment(
        "request.id IN (SELECT value FROM json_each(?))",
        [viewpoint.taggedList]
      )
    case .afterPort: SQLFragment("after_port = 1")
    case .high: SQLFragment("priority = 'high'")
    case .ready: condition(Awaited.Code.ready)
    case .late: span("next_due") + SQLFragment(" <= ?", [viewpoint.now.milliseconds])
    case .today:
      SQLFragment("(") + span("next_from") + SQLFragment(" = 'us' AND ") + span("next_due")
        + SQLFragment(" <= ")
        + byCountry { Int(viewpoint.endOfToday(in: $0).milliseconds) } + SQLFragment(")")
    case .cancelAsked: SQLFragment("cancel_asked = 1")
    }
  }

  // MARK: Days

  private func column(_ field: Filter.DayField) -> SQLFragment {
    switch field {
    case .due: span("due")
    case .port: SQLFragment("port_date")
    case .created: SQLFragment("clock_started_on")
    case .followUp: SQLFragment("follow_up_on")
    case .hold: SQLFragment("hold_until")
    case .activated: SQLFragment("activated_on")
    }
  }

  /// The fact that holds today, whichever of the spans has begun last.
  func span(_ name: String) -> SQLFragment {
    var fragment = SQLFragment("span1_\(name)")
    for number in 2...Facts.spanLimit {
      fragment =
        SQLFragment("CASE WHEN span\(number)_from <= ") + today(plus: 0)
        + SQLFragment(" THEN span\(number)_\(name) ELSE ") + fragment + SQLFragment(" END")
    }
    return fragment
  }

  private func value(of day: Filter.Day) -> SQLFragment {
    switch day {
    case .on(let day): SQLFragment("?", [day.daysSinceEpoch])
    case .fromToday(let days): today(plus: days)
    case .each:
      byCountry { day.resolved(today: viewpoint.today(in: $0), in: $0).daysSinceEpoch }
    }
  }

  /// Today in the request's country.
  private func today(plus days: Int) -> SQLFragment {
    byCountry { viewpoint.today(in: $0).daysSinceEpoch + days }
  }

  /// A value of the request's country; for most hours of the day countries have few between them.
  private func byCountry(_ value: (Country) -> Int) -> SQLFragment {
    let values = Dictionary(grouping: Country.allCases, by: value)
      .sorted { ($0.value.count, $0.key) > ($1.value.count, $1.key) }
    var fragment = SQLFragment("?", [values[0].key])
    for (value, countries) in values.dropFirst() {
      fragment =
        SQLFragment("CASE WHEN country IN ") + .list(countries.map(\.code).sorted())
        + SQLFragment(" THEN ? ELSE ", [value]) + fragment + SQLFragment(" END")
    }
    return fragment
  }

  // MARK: Words

  private func condition(_ word: SearchWord) -> SQLFragment {
    word.isBlank ? SQLFragment("1") : word.conditionOnRow
  }
}

extension Viewpoint {
  /// The ids of what is tagged, as `json_each` takes them.
  var taggedList: String {
    "[" + tagged.map { "\"\($0.text)\"" }.joined(separator: ",") + "]"
  }
}

extension Filter.Comparison {
  var symbol: String {
    switch self {
    case .less: "<"
    case .atMost: "<="
    case .equal: "="
    case .atLeast: ">="
    case .greater: ">"
    }
  }
}
