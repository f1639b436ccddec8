/// A field of a request: the one table that create, set, import, history, conflicts, undo, JSON and
/// the store's columns share.
///
/// Raw values are what stores keep; almost all are the names in JSON, CSV and on the command line too.
public enum RequestField: String, CaseIterable, Hashable, Sendable, Codable {
  // What the customer states.
  case phoneNumber = "phone_number"
  case country
  case currentCarrier = "current_carrier"
  case accountNumber = "account_number"
  case accountPIN = "account_pin"
  case accountPINState = "account_pin_state"
  case authorizedName = "authorized_name"
  case authorizedTitle = "authorized_title"
  case authorizedDate = "authorized_date"
  case billingName = "billing_name"
  case billingAddress = "billing_address"
  case serviceAddress = "service_address"
  case requestedPortDate = "requested_port_date"
  case scope
  case scopeStays = "scope_stays"
  case newBillingNumber = "new_billing_number"
  case scopeRest = "scope_rest"
  case lastPortedOn = "last_ported_on"
  case organizationID = "organization_id"
  case organizationName = "organization_name"
  case contactName = "contact_name"
  case contactEmail = "contact_email"
  case contactPhone = "contact_phone"
  // What the desk keeps beside it.
  case carrierReference = "carrier_reference"
  case lookupCarrier = "lookup_carrier"
  case lookupOn = "lookup_on"
  case lookupSource = "lookup_source"
  case endpointID = "endpoint_id"
  case orderID = "order_id"
  case owner
  case priority
  case followUpOn = "follow_up_on"
  case waitingOn = "waiting_on"
  case holdUntil = "hold_until"
  case cancelAsked = "cancel_asked"
  // What only the rules change.
  case escalated
  case fraudStop = "fraud_stop"
  case status
  case timesSent = "times_sent"
  case submittedOn = "submitted_on"
  case submittedAt = "submitted_at"
  case acknowledgedOn = "acknowledged_on"
  case confirmedOn = "confirmed_on"
  case portDate = "port_date"
  case window
  case reschedules
  case rejectedAt = "rejected_at"
  case activatedOn = "activated_on"
  case returnedOn = "returned_on"
  case changeToldOn = "change_told_on"
  case changeAnsweredOn = "change_answered_on"
  case changeAnswer = "change_answer"
  case changeWords = "change_words"
  case cancelAskedOn = "cancel_asked_on"
  case lastMessageOn = "last_message_on"
  case clockStood = "clock_stood"
  case clockCountedTo = "clock_counted_to"
  case ticks

  /// Its place among all.
  public var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// By its place: an enumeration of texts would hash its whole text.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }

  /// As JSON, files and the command line call it.
  public var name: String {
    // A stage and no instant, though stores have it under a name that sounds like one.
    self == .rejectedAt ? "rejected_stage" : rawValue
  }

  /// The field of a name; what stores call it is understood too, since files once did.
  public init?(named name: String) {
    self.init(rawValue: name == RequestField.rejectedAt.name ? "rejected_at" : name)
  }

  /// Who may change it.
  public enum Side: Hashable, Sendable {
    /// What the carrier is told of the customer; open to edits as the status allows.
    case customer
    /// The desk's own; open at any time.
    case desk
    /// Follows from actions; never edited.
    case rules
  }

  public var side: Side {
    switch self {
    case .phoneNumber, .country, .currentCarrier, .accountNumber, .accountPIN, .accountPINState,
      .authorizedName, .authorizedTitle, .authorizedDate, .billingName, .billingAddress,
      .serviceAddress, .requestedPortDate, .scope, .scopeStays, .newBillingNumber, .scopeRest:
      .customer
    case .lastPortedOn, .organizationID, .organizationName, .contactName, .contactEmail,
      .contactPhone, .carrierReference, .lookupCarrier, .lookupOn, .lookupSource, .endpointID,
      .orderID, .owner, .priority, .followUpOn, .waitingOn, .holdUntil, .cancelAsked:
      .desk
    case .escalated, .fraudStop, .status, .timesSent, .submittedOn, .submittedAt, .acknowledgedOn,
      .confirmedOn, .portDate, .window, .reschedules, .rejectedAt, .activatedOn, .returnedOn,
      .changeToldOn, .changeAnsweredOn, .changeAnswer, .changeWords, .cancelAskedOn, .lastMessageOn,
      .clockStood, .clockCountedTo, .ticks:
      .rules
    }
  }

  /// What its text must be.
  public enum Form: Hashable, Sendable {
    case line
    /// May hold line breaks.
    case lines
    case day
    /// A moment in UTC, as RFC 3339 writes it.
    case instant
    case number
    case flag
    case choice([String])
    /// Read by its country's number plan.
    case phoneNumber
    case country
    /// A carrier's id or alias.
    case carrier
    case email
    /// `ep_…`
    case endpoint
    /// `po_…`
    case order
    /// An account on the host: no blanks.
    case login
    /// Travels as a `Secret`, never as text.
    case secret
  }

  public var form: Form {
    switch self {
    case .billingAddress, .serviceAddress: .lines
    case .authorizedDate, .requestedPortDate, .lastPortedOn, .followUpOn, .holdUntil, .submittedOn,
      .portDate, .activatedOn, .returnedOn, .clockCountedTo, .lookupOn, .acknowledgedOn,
      .confirmedOn, .changeToldOn, .changeAnsweredOn, .cancelAskedOn, .lastMessageOn:
      .day
    case .submittedAt: .instant
    case .timesSent, .reschedules, .clockStood: .number
    case .cancelAsked, .escalated, .fraudStop: .flag
    case .accountPINState: .choice(PINState.settable.map(\.rawValue))
    case .priority: .choice(Priority.allCases.map(\.rawValue))
    case .waitingOn: .choice(Party.allCases.map(\.rawValue))
    case .status: .choice(Status.allCases.map(\.rawValue))
    case .rejectedAt: .choice(Stage.ofRejection.map(\.rawValue))
    case .scope: .choice(AccountScope.allCases.map(\.rawValue))
    case .scopeRest: .choice(AccountScope.Rest.allCases.map(\.rawValue))
    case .changeAnswer: .choice(ChangeAnswer.allCases.map(\.rawValue))
    case .phoneNumber, .newBillingNumber: .phoneNumber
    case .country: .country
    case .currentCarrier, .lookupCarrier: .carrier
    case .accountPIN: .secret
    case .contactEmail: .email
    case .endpointID: .endpoint
    case .orderID: .order
    case .owner: .login
    case .accountNumber, .authorizedName, .authorizedTitle, .billingName, .organizationID,
      .organizationName, .contactName, .contactPhone, .carrierReference, .window, .ticks,
      .scopeStays, .lookupSource, .changeWords:
      .line
    }
  }

  /// How far the clock has come, which the rules keep for themselves.
  public static let clock: Set<RequestField> = [.clockStood, .clockCountedTo]

  /// The fields without which no request is created.
  public static let required: [RequestField] = [
    .phoneNumber, .country, .currentCarrier, .accountNumber, .authorizedName, .authorizedDate,
    .billingName, .billingAddress,
  ]
}

/// Whether the account's PIN is known. The PIN itself lies sealed in the store.
public enum PINState: String, CaseIterable, Hashable, Sendable {
  case given
  case notGiven = "not_given"
  case notNeeded = "not_needed"

  /// Those a person states; `given` is so exactly while a PIN is stored.
  static let settable: [PINState] = [.notGiven, .notNeeded]
}

/// How much of the customer's account a request takes along.
public enum AccountScope: String, CaseIterable, Hashable, Sendable {
  /// The account has this one line.
  case line
  /// Other numbers stay with the carrier.
  case part
  /// With its order it takes all of them.
  case account

  /// What becomes of the numbers that stay.
  public enum Rest: String, CaseIterable, Hashable, Sendable {
    case keep
    case disconnect
  }
}

/// What the carrier said to a change that it was told.
public enum ChangeAnswer: String, CaseIterable, Hashable, Sendable {
  case accepted
  case refused
}

public enum Priority: String, CaseIterable, Hashable, Sendable {
  case normal
  case high
}
