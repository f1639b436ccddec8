extension PortRequest {
  /// A field's value as text, the form in which it is stored, compared, shown in history and exported;
  /// nil when it has none. A PIN is never here: `accountPIN` is always nil.
  public subscript(field: RequestField) -> String? {
    switch field {
    case .phoneNumber: number.e164
    case .country: country.code
    case .currentCarrier: carrier.text
    case .accountNumber: accountNumber
    case .accountPIN: nil
    case .accountPINState: pinState.rawValue
    case .authorizedName: authorizedName
    case .authorizedTitle: authorizedTitle
    case .authorizedDate: authorizedDate.iso
    case .billingName: billingName
    case .billingAddress: billingAddress
    case .serviceAddress: serviceAddress
    case .requestedPortDate: requestedPortDate?.iso
    case .scope: scope?.rawValue
    case .scopeStays: scopeStays
    case .newBillingNumber: newBillingNumber
    case .scopeRest: scopeRest?.rawValue
    case .lastPortedOn: lastPortedOn?.iso
    case .organizationID: organizationID
    case .organizationName: organizationName
    case .contactName: contactName
    case .contactEmail: contactEmail
    case .contactPhone: contactPhone
    case .carrierReference: carrierReference
    case .lookupCarrier: lookupCarrier?.text
    case .lookupOn: lookupOn?.iso
    case .lookupSource: lookupSource
    case .endpointID: endpointID
    case .orderID: orderID?.text
    case .owner: owner
    case .priority: priority.rawValue
    case .followUpOn: followUpOn?.iso
    case .waitingOn: waitingOn?.rawValue
    case .holdUntil: holdUntil?.iso
    case .cancelAsked: String(cancelAsked)
    case .escalated: String(isEscalated)
    case .fraudStop: String(isFraudStopped)
    case .status: status.rawValue
    case .timesSent: String(lifecycle.timesSent)
    case .submittedOn: lifecycle.submittedOn?.iso
    case .submittedAt: submittedAt?.rfc3339
    case .acknowledgedOn: acknowledgedOn?.iso
    case .confirmedOn: confirmedOn?.iso
    case .portDate: lifecycle.confirmation?.date.iso
    case .window: lifecycle.confirmation?.window?.text
    case .reschedules: String(lifecycle.reschedules)
    case .rejectedAt: lifecycle.rejectedAt?.rawValue
    case .activatedOn: lifecycle.activatedOn?.iso
    case .returnedOn: lifecycle.returnedOn?.iso
    case .changeToldOn: changeToldOn?.iso
    case .changeAnsweredOn: changeAnsweredOn?.iso
    case .changeAnswer: changeAnswer?.rawValue
    case .changeWords: changeWords
    case .cancelAskedOn: cancelAskedOn?.iso
    case .lastMessageOn: lastMessageOn?.iso
    case .clockStood: String(clock.stood)
    case .clockCountedTo: clock.countedTo.iso
    case .ticks: ticks.isEmpty ? nil : ticks.sorted().map(\.rawValue).joined(separator: ",")
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
    func day(_ field: RequestField) -> CalendarDay? {
      guard let text = fields[field] else { return nil }
      let day = CalendarDay(iso: text)
      if day == nil { isSound = false }
      return day
    }
    func instant(_ field: RequestField) -> Instant? {
      guard let text = fields[field] else { return nil }
      let instant = Instant(rfc3339: text)
      if instant == nil { isSound = false }
      return instant
    }
    func named(_ field: RequestField) -> CarrierID? {
      guard let text = fields[field] else { return nil }
      let carrier = try? CarrierID(parsing: text)
      if carrier == nil { isSound = false }
      return carrier
    }
    func choice<Value: RawRepresentable>(_ field: RequestField) -> Value?
    where Value.RawValue == String {
      guard let text = fields[field] else { return nil }
      let value = Value(rawValue: text)
      if value == nil { isSound = false }
      return value
    }
    func count(_ field: RequestField) -> Int { fields[field].flatMap { Int($0) } ?? 0 }
    func flag(_ field: RequestField) -> Bool { fields[field] == "true" }

    guard let number = fields[.phoneNumber].flatMap({ PhoneNumber(e164: $0) }),
      let carrier = fields[.currentCarrier].flatMap({ try? CarrierID(parsing: $0) }),
      let accountNumber = fields[.accountNumber],
      let authorizedName = fields[.authorizedName], let authorizedDate = day(.authorizedDate),
      let billingName = fields[.billingName], let billingAddress = fields[.billingAddress],
      let status: Status = choice(.status)
    else { return nil }
    self.init(
      id: id,
      createdAt: createdAt,
      number: number,
      carrier: carrier,
      accountNumber: accountNumber,
      pinState: choice(.accountPINState) ?? .notGiven,
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
    authorizedTitle = fields[.authorizedTitle]
    serviceAddress = fields[.serviceAddress]
    requestedPortDate = day(.requestedPortDate)
    scope = choice(.scope)
    scopeStays = fields[.scopeStays]
    newBillingNumber = fields[.newBillingNumber]
    scopeRest = choice(.scopeRest)
    lastPortedOn = day(.lastPortedOn)
    organizationID = fields[.organizationID]
    organizationName = fields[.organizationName]
    contactName = fields[.contactName]
    contactEmail = fields[.contactEmail]
    contactPhone = fields[.contactPhone]
    carrierReference = fields[.carrierReference]
    lookupCarrier = named(.lookupCarrier)
    lookupOn = day(.lookupOn)
    lookupSource = fields[.lookupSource]
    endpointID = fields[.endpointID]
    orderID = fields[.orderID].flatMap { OrderID($0) }
    owner = fields[.owner]
    priority = choice(.priority) ?? .normal
    followUpOn = day(.followUpOn)
    waitingOn = choice(.waitingOn)
    holdUntil = day(.holdUntil)
    cancelAsked = flag(.cancelAsked)
    cancelAskedOn = day(.cancelAskedOn)
    lastMessageOn = day(.lastMessageOn)
    changeToldOn = day(.changeToldOn)
    changeAnsweredOn = day(.changeAnsweredOn)
    changeAnswer = choice(.changeAnswer)
    changeWords = fields[.changeWords]
    isEscalated = flag(.escalated)
    isFraudStopped = flag(.fraudStop)
    ticks = Set(
      (fields[.ticks] ?? "").split(separator: ",").compactMap { .init(rawValue: String($0)) }
    )
    guard
      let lifecycle = Lifecycle(
        Lifecycle.Record(
          status: status,
          timesSent: count(.timesSent),
          submittedOn: day(.submittedOn),
          submittedAt: instant(.submittedAt),
          acknowledgedOn: day(.acknowledgedOn),
          confirmedOn: day(.confirmedOn),
          confirmation: day(.portDate).map {
            .init(date: $0, window: fields[.window].flatMap { PortWindow($0) })
          },
          reschedules: count(.reschedules),
          rejectedAt: choice(.rejectedAt),
          activatedOn: day(.activatedOn),
          returnedOn: day(.returnedOn)
        )
      ), isSound
    else { return nil }
    self.lifecycle = lifecycle
  }

  /// The same request with other texts in some fields; nil in a value takes the field away.
  ///
  /// - Returns: nil when the texts don't make a request.
  func replacing(_ values: [RequestField: String?]) -> PortRequest? {
    var fields: [RequestField: String] = [:]
    for field in RequestField.allCases {
      fields[field] = values[field] ?? self[field]
    }
    return PortRequest(
      id: id,
      createdAt: createdAt,
      updatedAt: updatedAt,
      version: version,
      clockStartedOn: clock.startedOn,
      fields: fields
    )
  }
}
