import PortDomain

extension Title {
  public static let reports = "Reports"
}

extension Report {
  /// The page of a report.
  public var title: String {
    switch self {
    case .workload: "Work"
    case .fees: "Fees"
    case .reasons: "Reasons"
    case .durations: "Days to completion"
    }
  }
}

extension Workload {
  public var summary: String {
    let (week, weeks) = (completed.last ?? 0, completed.count)
    let (total, most) = (completed.reduce(0, +), completed.max() ?? 0)
    return """
      \(open.grouped) open. Completed: \(week) this week, \(total.grouped) in \(weeks) weeks, \
      at most \(most) in one
      """
  }

  /// What the ages are called, in days since creation.
  public static var ageNames: [String] {
    let starts = [0] + ageLimits.map { $0 + 1 }
    return zip(starts, ageLimits).map { "\($0)–\($1) days" } + ["over \(ageLimits.last ?? 0) days"]
  }
}

extension FeeSum {
  /// The net amount with its currency.
  public var net: String { "\(Amount.text(netCents)) \(currency)" }

  public static func summary(of sums: [FeeSum], by grouping: Grouping) -> String {
    let totals = totals(of: sums).map { total in
      "\(total.net): \(total.charges.grouped) fees, \(total.reversals.grouped) reversed"
    }
    return "Fees by \(grouping.rawValue). "
      + (totals.isEmpty ? "None yet" : totals.joined(separator: "; "))
  }
}

extension ReasonSum {
  public static func summary(of sums: [ReasonSum]) -> String {
    let times = sums.reduce(0) { $0 + $1.times }
    let share = share(sums.reduce(0) { $0 + $1.completed }, of: times)
    return """
      Carriers' reasons: \(times.grouped) given, after \(share) of which the port was completed
      """
  }

  /// How many of the times given led to completion.
  public var figure: String {
    "\(completed) of \(times), \(ReasonSum.share(completed, of: times))"
  }

  /// As a whole percentage, rounded down; none of nothing.
  private static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "none" : "\(part * 100 / whole)%"
  }
}

extension CompletionTime {
  public static func summary(of times: [CompletionTime]) -> String {
    let completed = times.reduce(0) { $0 + $1.completed }
    let late = times.reduce(0) { $0 + $1.late }
    return """
      Business days to completion: \(completed.grouped) ports, \(late.grouped) of them beyond the \
      published range
      """
  }

  /// The range published for the country.
  public var range: String { "\(published.lowerBound)–\(published.upperBound)" }

  /// Whether more than one port in ten took longer than published.
  public var isLate: Bool { ninetieth > published.upperBound }

  public var figure: String { "\(ninetieth) days\(isLate ? " !" : "  ")" }
}

extension FeeSum.Grouping {
  public var heading: Heading {
    switch self {
    case .month: .month
    case .country: .land
    case .customer: .customer
    }
  }
}
