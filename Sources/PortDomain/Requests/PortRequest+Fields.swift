extension PortRequest {
  /// A field's value as text, the form in which it is stored, compared, shown in history and exported;
  /// nil when it has none. A PIN is never here: `accountPIN` is always nil.
  public subscript(field: RequestField) -> String? { value(of: field)?.text }

  /// A field's value in its type; nil when it has none, and always for a PIN.
  public func value(of field: RequestField) -> FieldValue? {
    switch field {
    case .phoneNumber: FieldValue(number.e164)
    case .country: FieldValue(country.code)
    case .currentCarrier: FieldValue(carrier.text)
    case .accountNumber: FieldValue(accountNumber)
    case .accountPIN: nil
    case .accountPINState: FieldValue(pinState.rawValue)
    case .authorizedName: FieldValue(authorizedName)
    case .authorizedTitle: FieldValue(authorizedTitle)
    case .authorizedDate: FieldValue(authorizedDate)
    case .billingName: FieldValue(billingName)
    case .billingAddress: FieldValue(billingAddress)
    case .serviceAddress: FieldValue(serviceAddress)
    case .requestedPortDate: FieldValue(requestedPortDate)
    case .scope: FieldValue(scope?.rawValue)
    case .scopeStays: FieldValue(scopeStays)
    case .newBillingNumber: FieldValue(newBillingNumber)
    case .scopeRest: FieldValue(scopeRest?.rawValue)
    case .lastPortedOn: FieldValue(lastPortedOn)
    case .organizationID: FieldValue(organizationID)
    case .organizationName: FieldValue(organizationName)
    case .contactName: FieldValue(contactName)
    case .contactEmail: FieldValue(contactEmail)
    case .contactPhone: FieldValue(contactPhone)
    case .carrierReference: FieldValue(carrierReference)
    case .lookupCarrier: FieldValue(lookupCarrier?.text)
    case .lookupOn: FieldValue(lookupOn)
    case .lookupSource: FieldValue(lookupSource)
    case .endpointID: FieldValue(endpointID)
    case .orderID: FieldValue(orderID?.text)
    case .owner: FieldValue(owner)
    case .priority: FieldValue(priority.rawValue)
    case .followUpOn: FieldValue(followUpOn)
    case .waitingOn: FieldValue(waitingOn?.rawValue)
    case .holdUntil: FieldValue(holdUntil)
    case .cancelAsked: FieldValue(cancelAsked)
    case .escalated: FieldValue(isEscalated)
    case .fraudStop: FieldValue(isFraudStopped)
    case .status: FieldValue(status.rawValue)
    case .timesSent: FieldValue(lifecycle.timesSent)
    case .submittedOn: FieldValue(lifecycle.submittedOn)
    case .submittedAt: FieldValue(submittedAt)
    case .acknowledgedOn: FieldValue(acknowledgedOn)
    case .confirmedOn: FieldValue(confirmedOn)
    case .portDate: FieldValue(lifecycle.confirmation?.date)
    case .window: FieldValue(lifecycle.confirmation?.window?.text)
    case .reschedules: FieldValue(lifecycle.reschedules)
    case .rejectedAt: FieldValue(lifecycle.rejectedAt?.rawValue)
    case .activatedOn: FieldValue(lifecycle.activatedOn)
    case .returnedOn: FieldValue(lifecycle.returnedOn)
    case .changeToldOn: FieldValue(changeToldOn)
    case .changeAnsweredOn: FieldValue(changeAnsweredOn)
    case .changeAnswer: FieldValue(changeAnswer?.rawValue)
    case .changeWords: FieldValue(changeWords)
    case .cancelAskedOn: FieldValue(cancelAskedOn)
    case .lastMessageOn: FieldValue(lastMessageOn)
    case .clockStood: FieldValue(clock.stood)
    case .clockCountedTo: FieldValue(clock.countedTo)
    case .ticks: ticks.isEmpty ? nil : .text(ticks.sorted().map(\.rawValue).joined(separator: ","))
    }
  }

  /// The fields in which another state of the same request differs, with both values.
  public func changes(to after: PortRequest) -> [FieldChange] {
    RequestField.allCases.compactMap { field in
      let (old, new) = (self[field], after[field])
      return old == new ? nil : FieldChange(field: field, before: old, after: new)
    }
  }
}

/// One field's value before and after a change; nil is no value.
public struct FieldChange: Hashable, Sendable, Codable {
  public let field: RequestField
  public let before: String?
  public let after: String?

  public init(field: RequestField, before: String?, after: String?) {
    self.field = field
    self.before = before
    self.after = after
  }
}

extension PortRequest {
  /// A request from the values of its fields, the reverse of `value(of:)`.
  ///
  /// - Parameter value: a field's value, asked for once each but the country, which the number tells.
  /// - Returns: nil when a field that every request has is absent or a value isn't of its form.
  public init?(
    id: RequestID,
    createdAt: Instant,
    updatedAt: Instant,
    version: Int,
    clockStartedOn: CalendarDay,
    value: (RequestField) -> FieldValue?
  ) {
    var isSound = true
    func sound<From, Value>(_ from: From?, _ read: (From) -> Value?) -> Value? {
      guard let from else { return nil }
      let value = read(from)
      if value == nil { isSound = false }
      return value
    }
    func choice<Value: RawRepresentable>(_ text: String?) -> Value?
    where Value.RawValue == String {
      sound(text) { Value(rawValue: $0) }
    }
    func text(_ field: RequestField) -> String? {
      sound(value(field)) { if case .text(let text) = $0 { text } else { nil } }
    }
    func day(_ field: RequestField) -> CalendarDay? {
      sound(value(field)) { if case .day(let day) = $0 { day } else { nil } }
    }
    func instant(_ field: RequestField) -> Instant? {
      sound(value(field)) { if case .instant(let instant) = $0 { instant } else { nil } }
    }
    func count(_ field: RequestField) -> Int {
      sound(value(field)) { if case .number(let number) = $0 { number } else { nil } } ?? 0
    }
    func flag(_ field: RequestField) -> Bool {
      sound(value(field)) { if case .flag(let flag) = $0 { flag } else { nil } } ?? false
    }
    func named(_ field: RequestField) -> CarrierID? {
      sound(text(field)) { try? CarrierID(parsing: $0) }
    }

    guard let number = text(.phoneNumber).flatMap({ PhoneNumber(e164: $0) }),
      let carrier = named(.currentCarrier),
      let accountNumber = text(.accountNumber),
      let authorizedName = text(.authorizedName),
      let authorizedDate = day(.authorizedDate),
      let billingName = text(.billingName),
      let billingAddress = text(.billingAddress),
      let status: Status = choice(text(.status))
    else { return nil }
    self.init(
      id: id,
      createdAt: createdAt,
      number: number,
      carrier: carrier,
      accountNumber: accountNumber,
      pinState: choice(text(.accountPINState)) ?? .notGiven,
      authorizedName: authorizedName,
      authorizedDate: authorizedDate,
      billingName: billingName,
      billingAddress: billingAddress,
      clock: PortClock(
        startedOn: clockStartedOn,
        stood: count(.clockStood),
        countedTo: day(.clockCountedTo)
      )
    )
    self.updatedAt = updatedAt
    self.version = version
    authorizedTitle = text(.authorizedTitle)
    serviceAddress = text(.serviceAddress)
    requestedPortDate = day(.requestedPortDate)
    scope = choice(text(.scope))
    scopeStays = text(.scopeStays)
    newBillingNumber = text(.newBillingNumber)
    scopeRest = choice(text(.scopeRest))
    lastPortedOn = day(.lastPortedOn)
    organizationID = text(.organizationID)
    organizationName = text(.organizationName)
    contactName = text(.contactName)
    contactEmail = text(.contactEmail)
    contactPhone = text(.contactPhone)
    carrierReference = text(.carrierReference)
    lookupCarrier = named(.lookupCarrier)
    lookupOn = day(.lookupOn)
    lookupSource = text(.lookupSource)
    endpointID = text(.endpointID)
    orderID = text(.orderID).flatMap { OrderID($0) }
    owner = text(.owner)
    priority = choice(text(.priority)) ?? .normal
    followUpOn = day(.followUpOn)
    waitingOn = choice(text(.waitingOn))
    holdUntil = day(.holdUntil)
    cancelAsked = flag(.cancelAsked)
    cancelAskedOn = day(.cancelAskedOn)
    lastMessageOn = day(.lastMessageOn)
    changeToldOn = day(.changeToldOn)
    changeAnsweredOn = day(.changeAnsweredOn)
    changeAnswer = choice(text(.changeAnswer))
    changeWords = text(.changeWords)
    isEscalated = flag(.escalated)
    isFraudStopped = flag(.fraudStop)
    ticks = Set(
      (text(.ticks) ?? "").split(separator: ",").compactMap { .init(rawValue: String($0)) }
    )
    let window = text(.window).flatMap { PortWindow($0) }
    guard
      let lifecycle = Lifecycle(
        Lifecycle.Record(
          status: status,
          timesSent: count(.timesSent),
          submittedOn: day(.submittedOn),
          submittedAt: instant(.submittedAt),
          acknowledgedOn: day(.acknowledgedOn),
          confirmedOn: day(.confirmedOn),
          confirmation: day(.portDate).map { .init(date: $0, window: window) },
          reschedules: count(.reschedules),
          rejectedAt: choice(text(.rejectedAt)),
          activatedOn: day(.activatedOn),
          returnedOn: day(.returnedOn)
        )
      ), isSound
    else { return nil }
    self.lifecycle = lifecycle
  }

  /// A request from its fields as text, the reverse of `subscript(field:)`.
  ///
  /// - Returns: nil when a field that every request has is absent or a text isn't of its form.
  public init?(
    id: RequestID,
    createdAt: Instant,
    updatedAt: Instant,
    version: Int,
    clockStartedOn: CalendarDay,
    fields: [RequestField: String]
  ) {
    var isSound = true
    self.init(
      id: id,
      createdAt: createdAt,
      updatedAt: updatedAt,
      version: version,
      clockStartedOn: clockStartedOn,
      value: { FieldValue(fields[$0], of: $0, isSound: &isSound) }
    )
    if !isSound { return nil }
  }

  /// The same request with other texts in some fields; nil in a value takes the field away.
  ///
  /// - Returns: nil when the texts don't make a request.
  func replacing(_ values: [RequestField: String?]) -> PortRequest? {
    var isSound = true
    let request = PortRequest(
      id: id,
      createdAt: createdAt,
      updatedAt: updatedAt,
      version: version,
      clockStartedOn: clock.startedOn,
      value: { field in
        values[field].map { FieldValue($0, of: field, isSound: &isSound) } ?? value(of: field)
      }
    )
    return isSound ? request : nil
  }
}
