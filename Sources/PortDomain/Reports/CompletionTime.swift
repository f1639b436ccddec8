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
        var counted = CountedDays(by: self)
        var days = DayCounts()
        for span in spans {
          // One taken over may have been entered after it was activated.
          let taken = counted.between(span.created, span.activated, in: place.country)
          days.add(taken, times: span.requests)
        }
        return CompletionTime(
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
