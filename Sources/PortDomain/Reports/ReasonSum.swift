/// How often a reason was given with one outcome, by one carrier, in one country or by all.
public struct ReasonSum: Hashable, Sendable {
  /// Country and carrier, or the country, or nothing.
  public let place: [String]
  public let reason: ReasonCode
  /// Nil while it is unresolved.
  public let outcome: Rejection.Outcome?
  public let times: Int
  /// Those of `times` whose request was completed in the end.
  public let completed: Int
}

extension ReasonCount {
  /// What reasons are added up by, besides themselves and their outcomes.
  public enum Grouping: CaseIterable, Hashable, Sendable {
    case carrier, country
    /// By nothing else.
    case reason
  }

  fileprivate func place(by grouping: Grouping) -> [String] {
    switch grouping {
    case .carrier: [country.code, carrier.text]
    case .country: [country.code]
    case .reason: []
    }
  }
}

extension [ReasonCount] {
  /// Ordered by place; within one the reason given most often comes first, its outcomes together.
  public func summed(by grouping: ReasonCount.Grouping) -> [ReasonSum] {
    Dictionary(grouping: self) { $0.place(by: grouping) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .flatMap { place, counts in counts.summed(at: place) }
  }

  private func summed(at place: [String]) -> [ReasonSum] {
    let reasons = Dictionary(grouping: self, by: \.reason)
    let frequent = reasons.sorted { left, right in
      (-left.value.times, left.key.rawValue) < (-right.value.times, right.key.rawValue)
    }
    return frequent.flatMap { reason, counts -> [ReasonSum] in
      let sums = Dictionary(grouping: counts, by: \.outcome).map { outcome, counts in
        ReasonSum(
          place: place,
          reason: reason,
          outcome: outcome,
          times: counts.times,
          completed: counts.reduce(0) { $0 + $1.completed }
        )
      }
      return sums.sorted { left, right in
        (-left.times, left.outcome?.rawValue ?? "") < (-right.times, right.outcome?.rawValue ?? "")
      }
    }
  }

  private var times: Int { reduce(0) { $0 + $1.times } }
}

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
