import PortDomain

extension RequestField {
  /// The field's name in forms and sentences.
  public var label: String {
    switch self {
    case .phoneNumber: "number"
    case .country: "country"
    case .currentCarrier: "carrier"
    case .accountNumber: "account number"
    case .accountPIN: "PIN"
    case .accountPINState: "PIN state"
    case .authorizedName: "signatory"
    case .authorizedTitle: "title"
    case .authorizedDate: "signing date"
    case .billingName: "billing name"
    case .billingAddress: "billing address"
    case .serviceAddress: "service address"
    case .requestedPortDate: "wished port date"
    case .scope: "account scope"
    case .scopeStays: "numbers that stay"
    case .newBillingNumber: "new billing number"
    case .scopeRest: "other numbers"
    case .lastPortedOn: "last ported on"
    case .organizationID: "organisation id"
    case .organizationName: "organisation"
    case .contactName: "contact name"
    case .contactEmail: "contact email"
    case .contactPhone: "contact phone"
    case .carrierReference: "carrier reference"
    case .lookupCarrier: "looked-up carrier"
    case .lookupOn: "looked up on"
    case .lookupSource: "looked up at"
    case .endpointID: "endpoint"
    case .orderID: "order"
    case .owner: "owner"
    case .priority: "priority"
    case .followUpOn: "follow-up date"
    case .waitingOn: "waiting on"
    case .holdUntil: "hold until"
    case .cancelAsked: "cancel asked"
    case .escalated: "escalated"
    case .fraudStop: "fraud stop"
    case .status: "status"
    case .timesSent: "times sent"
    case .submittedOn: "submitted on"
    case .submittedAt: "submitted at"
    case .acknowledgedOn: "acknowledged on"
    case .confirmedOn: "confirmed on"
    case .portDate: "port date"
    case .window: "window"
    case .reschedules: "reschedules"
    case .rejectedAt: "stage of rejection"
    case .activatedOn: "activated on"
    case .returnedOn: "returned on"
    case .changeToldOn: "change told on"
    case .changeAnsweredOn: "change answered on"
    case .changeAnswer: "answer to the change"
    case .changeWords: "words on the change"
    case .cancelAskedOn: "cancel asked on"
    case .lastMessageOn: "last message on"
    case .clockStood: "days stood still"
    case .clockCountedTo: "clock counted to"
    case .ticks: "checklist"
    }
  }

  /// What is taken for it, for a message about a text that isn't.
  public var demand: String {
    switch form {
    case .line: "one line of at most 200 characters"
    case .lines: "at most 1000 characters"
    case .day: "a date as YYYY-MM-DD"
    case .instant: "a moment as 2026-11-01T09:00:00Z"
    case .number: "a number"
    case .flag: "yes or no"
    case .choice(let values): values.spoken("or")
    case .phoneNumber: "a telephone number"
    case .country: "one of \(Country.allCases.map(\.code).spoken("or"))"
    case .carrier: "a carrier's short id, such as mtn"
    case .email: "an email address"
    case .endpoint: "an endpoint's id, ep_…"
    case .order: "an order's id, po_…"
    case .login: "a login name without blanks"
    case .secret: "a PIN, typed apart"
    }
  }
}

extension RequestField {
  /// A value of it as people read it: a day by its name, anything else as it is kept.
  /// - Parameter today: in the number's country.
  public func spoken(_ value: String, today: CalendarDay) -> String {
    form == .day ? CalendarDay(iso: value)?.spoken(today: today) ?? value : value
  }
}
