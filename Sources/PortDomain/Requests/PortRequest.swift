/// One telephone number on its way in, with all that belongs to it alone.
public struct PortRequest: Hashable, Sendable {
  public let id: RequestID
  public let createdAt: Instant
  public var updatedAt: Instant
  /// Goes up by one with each change but notes, ticks, drafts and presence.
  public var version: Int

  public var number: PhoneNumber
  /// The carrier's short id within the country, aliases resolved.
  public var carrier: CarrierID
  public var accountNumber: String
  public var pinState: PINState
  public var authorizedName: String
  public var authorizedTitle: String?
  public var authorizedDate: CalendarDay
  public var billingName: String
  public var billingAddress: String
  public var serviceAddress: String?
  /// What the customer wishes, never confused with the confirmed date.
  public var requestedPortDate: CalendarDay?
  public var lastPortedOn: CalendarDay?
  public var organizationID: String?
  public var organizationName: String?
  public var contactName: String?
  public var contactEmail: String?
  public var contactPhone: String?

  /// The losing carrier's own order number.
  public var carrierReference: String?
  /// Where calls are routed once the number is ours: `ep_…`.
  public var endpointID: String?
  public var orderID: OrderID?
  public var owner: String?
  public var priority: Priority
  public var followUpOn: CalendarDay?
  /// Set by hand, until cleared or the status changes.
  public var waitingOn: Party?
  /// No submit or resubmit before this day.
  public var holdUntil: CalendarDay?
  public var cancelAsked: Bool

  /// The same reason came a third time; warns until cleared.
  public var isEscalated: Bool
  /// No submit or resubmit until a supervisor lifts it.
  public var isFraudStopped: Bool
  public var lifecycle: Lifecycle
  public var clock: PortClock
  public var ticks: Set<ChecklistItem>

  public var country: Country { number.country }
  public var status: Status { lifecycle.status }
  /// Whose request it is, for lists and reports.
  public var customer: String { organizationName ?? billingName }

  /// The end of a hold that still runs on a day.
  func holdRunning(on today: CalendarDay) -> CalendarDay? {
    holdUntil.flatMap { today < $0 ? $0 : nil }
  }

  public init(
    id: RequestID,
    createdAt: Instant,
    number: PhoneNumber,
    carrier: CarrierID,
    accountNumber: String,
    pinState: PINState = .notGiven,
    authorizedName: String,
    authorizedDate: CalendarDay,
    billingName: String,
    billingAddress: String,
    clock: PortClock
  ) {
    self.id = id
    self.createdAt = createdAt
    updatedAt = createdAt
    version = 1
    self.number = number
    self.carrier = carrier
    self.accountNumber = accountNumber
    self.pinState = pinState
    self.authorizedName = authorizedName
    self.authorizedDate = authorizedDate
    self.billingName = billingName
    self.billingAddress = billingAddress
    priority = .normal
    cancelAsked = false
    isEscalated = false
    isFraudStopped = false
    lifecycle = Lifecycle()
    self.clock = clock
    ticks = []
  }
}

/// How long a request has been under way: it starts with the day of creation and never restarts.
///
/// It stands still while customer or nobody has the turn. `stood` is counted up to `countedTo`; what
/// came since follows from the turns on the days after it (`Facts`).
public struct PortClock: Hashable, Sendable {
  /// The creation day in the number's country: day 0.
  public let startedOn: CalendarDay
  /// Business days it stood still, up to `countedTo`.
  public var stood: Int
  public var countedTo: CalendarDay

  public init(startedOn: CalendarDay, stood: Int = 0, countedTo: CalendarDay? = nil) {
    self.startedOn = startedOn
    self.stood = stood
    self.countedTo = countedTo ?? startedOn
  }
}
