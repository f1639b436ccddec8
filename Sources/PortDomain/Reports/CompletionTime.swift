/// How many business days a carrier's ports took from creation to activation, whoever had the turn
/// meanwhile.
public struct CompletionTime: Hashable, Sendable {
  public let country: Country
  public let carrier: CarrierID
  public let completed: Int
  /// The least number of days within which half of them were completed.
  public let median: Int
  /// The least number of days within which nine in ten of them were completed.
  public let ninetieth: Int
  /// How many took longer than the range published for the country.
  public let late: Int

  public var published: ClosedRange<Int> { country.typicalDuration }
}

extension Desk {
  /// How long ports took by the desk's calendars, by country and carrier.
  public func completionTimes(of spans: some Sequence<CompletedSpan>) -> [CompletionTime] {
    var tally = CompletionTally(by: self)
    for span in spans { tally.add(span) }
    return tally.times
  }
}

/// Adds the days to completion up by country and carrier.
struct CompletionTally {
  private struct Place: Hashable {
    let country: Country
    let carrier: CarrierID
  }

  private var days: CountedDays
  private var counts: [Place: DayCounts] = [:]
  /// What the last ones were added to, since they come ordered by it.
  private var current: (place: Place, counts: DayCounts)?

  init(by desk: Desk) {
    days = CountedDays(by: desk)
  }

  mutating func add(_ span: CompletedSpan) {
    let place = Place(country: span.country, carrier: span.carrier)
    var sums = take(place)
    // One taken over may have been entered after it was activated.
    let taken = days.between(span.created, span.activated, in: span.country)
    sums.add(taken, times: span.requests)
    current = (place, sums)
  }

  private mutating func take(_ place: Place) -> DayCounts {
    defer { current = nil }
    if let current {
      if current.place == place { return current.counts }
      counts[current.place] = current.counts
    }
    return counts.removeValue(forKey: place) ?? DayCounts()
  }

  /// Ordered by country and carrier.
  var times: [CompletionTime] {
    var counts = counts
    if let current { counts[current.place] = current.counts }
    return
      counts.sorted {
        ($0.key.country.code, $0.key.carrier) < ($1.key.country.code, $1.key.carrier)
      }
      .map { place, days in
        CompletionTime(
          country: place.country,
          carrier: place.carrier,
          completed: days.total,
          median: days.percentile(50) ?? 0,
          ninetieth: days.percentile(90) ?? 0,
          late: days.beyond(place.country.typicalDuration.upperBound)
        )
      }
  }
}

/// How many requests of one carrier went from creation to activation between the same two days.
public struct CompletedSpan: Hashable, Sendable {
  public let country: Country
  public let carrier: CarrierID
  public let created: CalendarDay
  public let activated: CalendarDay
  public let requests: Int

  public init(
    country: Country,
    carrier: CarrierID,
    created: CalendarDay,
    activated: CalendarDay,
    requests: Int
  ) {
    self.country = country
    self.carrier = carrier
    self.created = created
    self.activated = activated
    self.requests = requests
  }
}
