/// How many took each number of days.
struct DayCounts {
  private var counts: [Int: Int] = [:]

  mutating func add(_ days: Int, times: Int = 1) { counts[days, default: 0] += times }

  var total: Int { counts.values.reduce(0, +) }

  var longest: Int? { counts.keys.max() }

  /// How many took more days than a limit.
  func beyond(_ limit: Int) -> Int {
    counts.reduce(0) { $0 + ($1.key > limit ? $1.value : 0) }
  }

  /// The smallest number that at least `percent` of all have or stay below (nearest rank); nil of none.
  func percentile(_ percent: Int) -> Int? {
    let rank = (total * percent + 99) / 100
    var seen = 0
    for (days, count) in counts.sorted(by: { $0.key < $1.key }) {
      seen += count
      if seen >= rank { return days }
    }
    return nil
  }
}

/// Business days between days, each pair of which is counted once however many requests have it.
struct CountedDays {
  private let desk: Desk
  private var known: [Span: Int] = [:]

  private struct Span: Hashable {
    let country: Country
    let start: CalendarDay
    let end: CalendarDay
  }

  init(by desk: Desk) {
    self.desk = desk
  }

  /// None where the end comes first: what was noted late may have happened before.
  mutating func between(
    _ start: CalendarDay,
    _ end: CalendarDay,
    in country: Country
  ) -> Int {
    guard start < end else { return 0 }
    let span = Span(country: country, start: start, end: end)
    if let days = known[span] { return days }
    let days = desk.calendar(of: country).businessDays(from: start, to: end)
    known[span] = days
    return days
  }
}

/// A part as a whole percentage, rounded down; nil of nothing.
public func percentage(_ part: Int, of whole: Int) -> Int? {
  whole == 0 ? nil : part * 100 / whole
}
