/// Port fees and their reversals of one month, country or customer, in one currency.
public struct FeeSum: Hashable, Sendable {
  /// What fees are added up by.
  public enum Grouping: String, CaseIterable, Hashable, Sendable {
    case month, country, customer
  }

  /// A month as `YYYY-MM`, a country's code, or a customer's name.
  public let group: String
  /// ISO 4217; sums of different currencies are never added.
  public let currency: String
  public let charges: Int
  public let chargedCents: Int
  public let reversals: Int
  /// Zero or negative.
  public let reversedCents: Int

  public init(
    group: String,
    currency: String,
    charges: Int,
    chargedCents: Int,
    reversals: Int,
    reversedCents: Int
  ) {
    self.group = group
    self.currency = currency
    self.charges = charges
    self.chargedCents = chargedCents
    self.reversals = reversals
    self.reversedCents = reversedCents
  }

  public var netCents: Int { chargedCents + reversedCents }
}

extension FeeSum {
  /// The sum of all, one for each currency.
  public static func totals(of sums: [FeeSum]) -> [FeeSum] {
    Dictionary(grouping: sums, by: \.currency).sorted { $0.key < $1.key }.map { currency, own in
      FeeSum(
        group: "total",
        currency: currency,
        charges: own.reduce(0) { $0 + $1.charges },
        chargedCents: own.reduce(0) { $0 + $1.chargedCents },
        reversals: own.reduce(0) { $0 + $1.reversals },
        reversedCents: own.reduce(0) { $0 + $1.reversedCents }
      )
    }
  }
}

/// Which fees are to be added up, and by what.
public struct FeeQuestion: Hashable, Sendable {
  /// Of the requests that this means.
  public let filter: Filter
  public let viewpoint: Viewpoint
  public let grouping: FeeSum.Grouping
  /// The first day; nil for the desk's first.
  public let from: CalendarDay?
  /// The day after the last; nil for all to come.
  public let before: CalendarDay?

  public init(
    by grouping: FeeSum.Grouping,
    of filter: Filter = .everything,
    viewpoint: Viewpoint,
    from: CalendarDay? = nil,
    before: CalendarDay? = nil
  ) {
    self.filter = filter
    self.viewpoint = viewpoint
    self.grouping = grouping
    self.from = from
    self.before = before
  }
}
