/// How often a carrier gave a reason with one outcome, and how often the request was completed then.
public struct ReasonCount: Hashable, Sendable {
  public let country: Country
  public let carrier: CarrierID
  public let reason: ReasonCode
  /// Nil while it is unresolved.
  public let outcome: Rejection.Outcome?
  public let times: Int
  /// Those of `times` whose request was completed in the end.
  public let completed: Int

  public init(
    country: Country,
    carrier: CarrierID,
    reason: ReasonCode,
    outcome: Rejection.Outcome?,
    times: Int,
    completed: Int
  ) {
    self.country = country
    self.carrier = carrier
    self.reason = reason
    self.outcome = outcome
    self.times = times
    self.completed = completed
  }
}
