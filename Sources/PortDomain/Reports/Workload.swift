/// How many open requests of one status, country, carrier and owner were created on the same day and are to
/// be ported on the same.
public struct OpenCount: Hashable, Sendable {
  public let status: Status
  public let country: Country
  public let carrier: CarrierID
  public let owner: String?
  public let created: CalendarDay
  /// The port date; nil while there is none.
  public let port: CalendarDay?
  public let requests: Int

  public init(
    status: Status,
    country: Country,
    carrier: CarrierID,
    owner: String?,
    created: CalendarDay,
    port: CalendarDay?,
    requests: Int
  ) {
    self.status = status
    self.country = country
    self.carrier = carrier
    self.owner = owner
    self.created = created
    self.port = port
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
  public private(set) var carriers: [Losing: Int] = [:]
  /// How many ports are to be on each of the coming days, today first.
  public private(set) var ports: [Int]
  /// The first of these days.
  public let today: CalendarDay
  /// Nil for those nobody owns.
  public private(set) var owners: [String?: Int] = [:]
  /// Open requests by age, one for each of `ageLimits` and one for all beyond.
  public private(set) var ages = Array(repeating: 0, count: ageLimits.count + 1)
  public let weeks: CompletedWeeks
  /// Completed in each of `weeks`, the oldest first.
  public private(set) var completed = Array(repeating: 0, count: CompletedWeeks.count)

  /// The most calendar days since creation that a request of an age has.
  public static let ageLimits = [7, 14, 28, 56]

  /// How many days ahead ports are counted.
  public static let daysAhead = 14

  /// A losing carrier in its country.
  public struct Losing: Hashable, Sendable {
    public let country: Country
    public let carrier: CarrierID

    public init(country: Country, carrier: CarrierID) {
      self.country = country
      self.carrier = carrier
    }
  }

  /// The carriers with what is open of each, the most first.
  public var busiest: [(losing: Losing, requests: Int)] {
    carriers.map { (losing: $0.key, requests: $0.value) }.sorted { left, right in
      left.requests == right.requests
        ? (left.losing.country.code, left.losing.carrier.text)
          < (right.losing.country.code, right.losing.carrier.text)
        : left.requests > right.requests
    }
  }

  public init(
    open: [OpenCount],
    completed: [CompletedSpan],
    weeks: CompletedWeeks,
    today: CalendarDay,
    viewpoint: Viewpoint
  ) {
    self.weeks = weeks
    self.today = today
    ports = Array(repeating: 0, count: Workload.daysAhead)
    for count in open {
      self.open += count.requests
      statuses[count.status, default: 0] += count.requests
      countries[count.country, default: 0] += count.requests
      owners[count.owner, default: 0] += count.requests
      carriers[Losing(country: count.country, carrier: count.carrier), default: 0] += count.requests
      if count.status == .scheduled, let port = count.port {
        let ahead = today.days(until: port)
        if ports.indices.contains(ahead) { ports[ahead] += count.requests }
      }
      let age = count.created.days(until: viewpoint.today(in: count.country))
      let place = Workload.ageLimits.firstIndex { age <= $0 } ?? Workload.ageLimits.count
      ages[place] += count.requests
    }
    for span in completed {
      if let week = weeks.index(of: span.activated) { self.completed[week] += span.requests }
    }
  }
}
