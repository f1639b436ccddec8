/// A new request as it was typed, pasted or imported: texts by field, nothing checked yet.
public struct RequestDraft: Hashable, Sendable {
  public var values: [RequestField: String]
  public var pin: Secret?
  /// The order it came with.
  public var orderID: OrderID?
  /// The customer's own name for the order.
  public var orderReference: String?

  public init(
    values: [RequestField: String] = [:],
    pin: Secret? = nil,
    orderID: OrderID? = nil,
    orderReference: String? = nil
  ) {
    self.values = values
    self.pin = pin
    self.orderID = orderID
    self.orderReference = orderReference
  }
}

/// The state of running work that is taken over on day one, as texts by import column.
public struct InFlight: Hashable, Sendable {
  public var status: String?
  public var createdOn: String?
  public var submittedOn: String?
  public var portDate: String?
  public var window: String?
  public var attempt: String?
  /// Codes, separated by blanks, commas or semicolons.
  public var reasons: String?
  /// The moment of its creation, as an export gives it; on the day that `createdOn` says.
  public var createdAt: String?
  /// What else the rules keep of a request and an export gives.
  public var kept: [RequestField: String] = [:]

  /// The fields that `kept` may hold.
  public static let keptFields: [RequestField] =
    [
      .activatedOn, .returnedOn, .reschedules, .rejectedAt, .escalated, .fraudStop, .ticks,
      .submittedAt, .acknowledgedOn, .confirmedOn,
    ] + keptAsTheyAre

  /// Those of them that say nothing of where it stands.
  static let keptAsTheyAre: [RequestField] = [
    .changeToldOn, .changeAnsweredOn, .changeAnswer, .changeWords, .cancelAskedOn, .lastMessageOn,
  ]

  public init(
    status: String? = nil,
    createdOn: String? = nil,
    submittedOn: String? = nil,
    portDate: String? = nil,
    window: String? = nil,
    attempt: String? = nil,
    reasons: String? = nil
  ) {
    self.status = status
    self.createdOn = createdOn
    self.submittedOn = submittedOn
    self.portDate = portDate
    self.window = window
    self.attempt = attempt
    self.reasons = reasons
  }
}

/// Whether a number can be requested now, as a store knows it.
public enum NumberStanding: Hashable, Sendable {
  case free
  /// It was ours until it went back on a day; it may be requested again.
  case released(on: CalendarDay)
  /// An open request holds it.
  case open(RequestID)
  /// It is ours already.
  case ours
}

extension FieldProblem {
  /// What keeps a number from being requested anew; nil when nothing does.
  public init?(_ number: PhoneNumber, _ standing: NumberStanding) {
    switch standing {
    case .free, .released: return nil
    case .ours: self.init(.phoneNumber, .alreadyOurs, value: number.e164)
    case .open(let other):
      self.init(.phoneNumber, .duplicateOpen, value: number.e164, other: other)
    }
  }
}
