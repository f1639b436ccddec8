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
  /// nil where nobody said.
  public var scope: AccountScope?
  /// The account's numbers that stay with the carrier, as the customer names them.
  public var scopeStays: String?
  /// Under which the carrier bills what stays, when the number that goes was the billing number.
  public var newBillingNumber: String?
  public var scopeRest: AccountScope.Rest?
  public var lastPortedOn: CalendarDay?
  public var organizationID: String?
  public var organizationName: String?
  public var contactName: String?
  public var contactEmail: String?
  public var contactPhone: String?

  /// The losing carrier's own order number.
  public var carrierReference: String?
  /// Who serves the number now, as somebody looked it up: the program itself never asks.
  public var lookupCarrier: CarrierID?
  public var lookupOn: CalendarDay?
  /// Where it was looked up.
  public var lookupSource: String?
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
  /// Since when; nil where an earlier program noted that alone.
  public var cancelAskedOn: CalendarDay?
  /// The day of the last message to the customer that was recorded as sent.
  public var lastMessageOn: CalendarDay?

  /// The day of the last change of the customer's statement since the carrier had it: the carrier must
  /// be told.
  public var changeToldOn: CalendarDay?
  public var changeAnsweredOn: CalendarDay?
  public var changeAnswer: ChangeAnswer?
  /// The carrier's own words to it.
  public var changeWords: String?

  /// The same reason came a third time; warns until cleared.
  public var isEscalated: Bool
  /// No submit or resubmit until a supervisor lifts it.
  public var isFraudStopped: Bool
  public var lifecycle: Lifecycle
  public var clock: PortClock
  public var ticks: Set<ChecklistItem>

  public var country: Country { number.country }
  public var status: Status { lifecycle.status }
  /// When it was last sent to the carrier: noon of that day, where it was noted on a later one; nil where
  /// an earlier program sent it.
  public var submittedAt: Instant? { lifecycle.submittedAt }
  /// The day the carrier said that it has the request of this attempt.
  public var acknowledgedOn: CalendarDay? { lifecycle.acknowledgedOn }
  /// The day the customer confirmed the port of this attempt to the carrier, by SMS.
  public var confirmedOn: CalendarDay? { lifecycle.confirmedOn }
  /// Whose request it is, for lists and reports.
  public var customer: String { organizationName ?? billingName }

  /// Whether the carrier was told of a change that it has not answered.
  public var hasOpenChange: Bool { changeToldOn != nil && changeAnswer == nil }

  /// Whether somebody looked up that another carrier serves the number.
  public var isLookedUpElsewhere: Bool { lookupCarrier.map { $0 != carrier } ?? false }

  /// Whether numbers stay in the account that nothing says how to bill once ours has left it.
  ///
  /// Which number an account is billed under isn't known here, unless it is the account's own number and
  /// named among those that stay: so who ports a part says under which number the rest is billed.
  public var leavesRestUnbilled: Bool {
    guard scope == .part, scopeRest != .disconnect, newBillingNumber == nil else { return false }
    func digits(_ text: String) -> String { text.filter(\.isWholeNumber) }
    let account = digits(accountNumber)
    let staying = (scopeStays ?? "").split { ",;\n".contains($0) }.map { digits(String($0)) }
    return account.isEmpty || !staying.contains { $0 == account }
  }

  /// What the customer states has changed while the carrier has it: it is told on a day.
  mutating func tellChange(on day: CalendarDay) {
    forgetChange()
    changeToldOn = day
  }

  /// A look-up is of the day on which it is noted unless another is told, and goes with its carrier or
  /// with the number that it was of.
  mutating func fitLookup(
    to edited: Set<RequestField>,
    before: PortRequest?,
    on today: CalendarDay
  ) {
    if let before, before.number != number, !edited.contains(.lookupCarrier) { lookupCarrier = nil }
    if lookupCarrier == nil {
      (lookupOn, lookupSource) = (nil, nil)
    } else if edited.contains(.lookupCarrier), !edited.contains(.lookupOn) {
      lookupOn = today
    }
  }

  mutating func forgetChange() {
    changeToldOn = nil
    changeAnsweredOn = nil
    changeAnswer = nil
    changeWords = nil
  }

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
