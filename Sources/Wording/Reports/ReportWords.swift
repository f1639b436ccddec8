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
    case .carriers: "Carriers"
    case .customers: "Customers"
    case .desk: "Desk"
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

  /// A day of the coming ports.
  public func portDay(_ place: Int) -> String {
    let day = today.adding(days: place)
    return day.spoken(today: today)
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
    let share = Share.text(sums.reduce(0) { $0 + $1.completed }, of: times)
    return """
      Carriers' reasons: \(times.grouped) given, after \(share) of which the port was completed
      """
  }

  /// How many of the times given led to completion.
  public var figure: String {
    "\(completed) of \(times), \(Share.text(completed, of: times))"
  }
}

/// A part as a whole percentage, rounded down; none of nothing.
private enum Share {
  static func text(_ part: Int, of whole: Int) -> String {
    percentage(part, of: whole).map { "\($0)%" } ?? "none"
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

extension String {
  /// With blanks before it, so that figures of several rows end below each other.
  fileprivate func flushRight(in width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

extension Quickness {
  /// The days within which half of them came.
  public var half: String { Quickness.text(median) }

  /// The days within which nine in ten came.
  public var nineInTen: String { Quickness.text(ninetieth) }

  fileprivate static func text(_ days: Int?) -> String {
    days.map { "\($0) d" } ?? Placeholder.none
  }
}

extension CarrierTime {
  public static func summary(of times: [CarrierTime]) -> String {
    let answered = times.reduce(0) { $0 + $1.answered.count }
    let late = times.reduce(0) { $0 + $1.late }
    return """
      Sent \(times.reduce(0) { $0 + $1.sent }.grouped), answered \(answered.grouped), of which \
      \(Share.text(late, of: answered)) late; silent now \(times.reduce(0) { $0 + $1.silent }.grouped)
      """
  }

  /// How many answers came late, and their share.
  public var lateness: String {
    latePercent.map { "\(late)\("\($0)%".flushRight(in: 5))" } ?? Placeholder.none
  }

  public var silence: String { Quickness.text(longestSilence) }

  /// Whether more than one answer in ten came after the published range.
  public var isLate: Bool {
    answered.ninetieth.map { $0 > country.typicalDuration.upperBound } ?? false
  }

  public var figure: String { "\(answered.nineInTen)\(isLate ? " !" : "  ")" }
}

extension CustomerTime {
  public static func summary(of times: [CustomerTime]) -> String {
    let slow = times.count { $0.waiting > 0 }
    let stale = times.reduce(0) { $0 + $1.stale }
    return """
      \(times.reduce(0) { $0 + $1.waiting }.grouped) requests wait for \(slow.grouped) of \
      \(times.count.grouped) customers; \(stale.grouped) silent for too long
      """
  }

  /// What says that not all of them are shown.
  public static func first(_ shown: Int, of times: [CustomerTime]) -> String {
    summary(of: times) + (shown < times.count ? "; the first \(shown)" : "")
  }

  public var figure: String { Quickness.text(longestWait) }
}

extension DeskStep {
  public var title: String {
    switch self {
    case .review: "review a paper"
    case .submit: "submit"
    case .resubmit: "resubmit"
    case .complete: "complete on the day"
    case .test: "test inbound call"
    case .routing: "set up routing"
    case .remind: "remind or cancel"
    case .reason: "resolve a reason"
    case .cancel: "cancel as asked"
    case .other: "waits for us by hand"
    }
  }
}

extension StepTime {
  public static func summary(of times: [StepTime]) -> String {
    let done = times.reduce(0) { $0 + $1.done.count }
    let late = times.reduce(0) { $0 + $1.late }
    let lying = times.reduce(0) { $0 + $1.lying }
    return """
      Done by the desk: \(done.grouped), of which \(Share.text(late, of: done)) late; \
      \(lying.grouped) to be done now
      """
  }

  public var longestLying: String { Quickness.text(longest) }
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
