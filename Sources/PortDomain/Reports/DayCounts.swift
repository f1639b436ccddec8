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

/// Business days between days: a country's are counted through once, however many pairs are asked for.
struct CountedDays {
  private let desk: Desk
  private var known: [Country: Stretch] = [:]

  /// Days behind each other with how many business days lie behind the first, up to each.
  private struct Stretch {
    var first: Int
    var counts: [Int32]

    var last: Int { first + counts.count - 1 }
  }

  /// A century, in days: pairs that lie further apart are counted by themselves.
  private static let longest = 36_525
  /// So that not every new pair makes the stretch longer.
  private static let margin = 400

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
    let (from, to) = (start.daysSinceEpoch, end.daysSinceEpoch)
    if let stretch = known[country], stretch.first <= from, to <= stretch.last {
      return Int(stretch.counts[to - stretch.first] - stretch.counts[from - stretch.first])
    }
    let first = min(from - CountedDays.margin, known[country]?.first ?? from)
    let last = max(to + CountedDays.margin, known[country]?.last ?? to)
    let calendar = desk.calendar(of: country)
    guard last - first <= CountedDays.longest else {
      return calendar.businessDays(from: start, to: end)
    }
    var counts: [Int32] = [0]
    counts.reserveCapacity(last - first + 1)
    for day in first + 1...last {
      let isCounted = calendar.isBusinessDay(CalendarDay(daysSinceEpoch: day))
      counts.append(counts[counts.count - 1] + (isCounted ? 1 : 0))
    }
    known[country] = Stretch(first: first, counts: counts)
    return Int(counts[to - first] - counts[from - first])
  }
}

/// A part as a whole percentage, rounded down; nil of nothing.
public func percentage(_ part: Int, of whole: Int) -> Int? {
  whole == 0 ? nil : part * 100 / whole
}
