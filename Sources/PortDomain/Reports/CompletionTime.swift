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
  public func completionTimes(of spans: [CompletedSpan]) -> [CompletionTime] {
    struct Place: Hashable {
      let country: Country
      let carrier: CarrierID
    }
    return Dictionary(grouping: spans) { Place(country: $0.country, carrier: $0.carrier) }
      .sorted { ($0.key.country.code, $0.key.carrier) < ($1.key.country.code, $1.key.carrier) }
      .map { place, spans in
        let calendar = calendar(of: place.country)
        var requests: [Int: Int] = [:]
        for span in spans {
          // One taken over may have been entered after it was activated.
          let days = max(0, calendar.businessDays(from: span.created, to: span.activated))
          requests[days, default: 0] += span.requests
        }
        let longest = place.country.typicalDuration.upperBound
        return CompletionTime(
          country: place.country,
          carrier: place.carrier,
          completed: requests.values.reduce(0, +),
          median: percentile(50, of: requests),
          ninetieth: percentile(90, of: requests),
          late: requests.reduce(0) { $0 + ($1.key > longest ? $1.value : 0) }
        )
      }
  }

  /// The smallest value that at least `percent` of all have or stay below (nearest rank).
  private func percentile(_ percent: Int, of counts: [Int: Int]) -> Int {
    let rank = (counts.values.reduce(0, +) * percent + 99) / 100
    var seen = 0
    for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
      seen += count
      if seen >= rank { return value }
    }
    return 0
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
