/// The port fee of one number, or its reversal; rows are added, never changed.
public struct Charge: Hashable, Sendable {
  /// The fee of one completed port, in cents of `feeCurrency`. Published by the provider: $25.00.
  public static let fee = 2500
  public static let feeCurrency = "USD"

  public let id: ChargeID
  public let request: RequestID
  /// Whole cents; negative for a reversal.
  public let cents: Int
  /// ISO 4217.
  public let currency: String
  /// The day it belongs to: of activation, or of the return, in the number's country.
  public let day: CalendarDay
  /// The charge that this one takes back.
  public let reverses: ChargeID?

  public init(
    id: ChargeID,
    request: RequestID,
    cents: Int,
    currency: String,
    day: CalendarDay,
    reverses: ChargeID? = nil
  ) {
    self.id = id
    self.request = request
    self.cents = cents
    self.currency = currency
    self.day = day
    self.reverses = reverses
  }
}

/// What a completed request becomes: a number that is ours until it is returned.
public struct ActiveNumber: Hashable, Sendable {
  public let id: NumberID
  public let request: RequestID
  public let e164: String
  public let activatedOn: CalendarDay
  public var releasedOn: CalendarDay?

  public init(
    id: NumberID,
    request: RequestID,
    e164: String,
    activatedOn: CalendarDay,
    releasedOn: CalendarDay? = nil
  ) {
    self.id = id
    self.request = request
    self.e164 = e164
    self.activatedOn = activatedOn
    self.releasedOn = releasedOn
  }
}
