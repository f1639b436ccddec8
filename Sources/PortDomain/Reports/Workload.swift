/// How many open requests of one status, country and owner were created on the same day.
public struct OpenCount: Hashable, Sendable {
  public let status: Status
  public let country: Country
  public let owner: String?
  public let created: CalendarDay
  public let requests: Int

  public init(
    status: Status,
    country: Country,
    owner: String?,
    created: CalendarDay,
    requests: Int
  ) {
    self.status = status
    self.country = country
    self.owner = owner
    self.created = created
    self.requests = requests
  }
}

/// The weeks of which a workload tells how much was completed in each.
public struct CompletedWeeks: Hashable, Sendable {
  public static let count = 26

  /// The Monday of the oldest.
  public let first: CalendarDay

  /// - Parameter today: within the last of them.
  public init(endingOn today: CalendarDay) {
    let monday = today.adding(days: 1 - today.weekday.rawValue)
    first = monday.adding(days: -7 * (CompletedWeeks.count - 1))
  }

  /// The Monday of each, the oldest first.
  public var starts: [CalendarDay] {
    (0..<CompletedWeeks.count).map { first.adding(days: 7 * $0) }
  }

  /// Counting from the oldest; nil for a day outside of them.
  func index(of day: CalendarDay) -> Int? {
    let days = first.days(until: day)
    return (0..<7 * CompletedWeeks.count).contains(days) ? days / 7 : nil
  }
}

/// What is open on the desk, and how much was completed in each of the last weeks.
public struct Workload: Hashable, Sendable {
  public private(set) var open = 0
  public private(set) var statuses: [Status: Int] = [:]
  public private(set) var countries: [Country: Int] = [:]
  /// Nil for those nobody owns.
  public private(set) var owners: [String?: Int] = [:]
  /// Open requests by age, one for each of `ageLimits` and one for all beyond.
  public private(set) var ages = Array(repeating: 0, count: ageLimits.count + 1)
  public let weeks: CompletedWeeks
  /// Completed in each of `weeks`, the oldest first.
  public private(set) var completed = Array(repeating: 0, count: CompletedWeeks.count)

  /// The most calendar days since creation that a request of an age has.
  public static let ageLimits = [7, 14, 28, 56]

  public init(
    open: [OpenCount],
    completed: [CompletedSpan],
    weeks: CompletedWeeks,
    viewpoint: Viewpoint
  ) {
    self.weeks = weeks
    for count in open {
      self.open += count.requests
      statuses[count.status, default: 0] += count.requests
      countries[count.country, default: 0] += count.requests
      owners[count.owner, default: 0] += count.requests
      let age = count.created.days(until: viewpoint.today(in: count.country))
      let place = Workload.ageLimits.firstIndex { age <= $0 } ?? Workload.ageLimits.count
      ages[place] += count.requests
    }
    for span in completed {
      if let week = weeks.index(of: span.activated) { self.completed[week] += span.requests }
    }
  }
}
