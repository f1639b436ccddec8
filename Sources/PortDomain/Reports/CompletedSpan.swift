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
