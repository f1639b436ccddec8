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
    case .lastPortedOn: lastPortedOn?.iso
    case .organizationID: organizationID
    case .organizationName: organizationName
    case .contactName: contactName
    case .contactEmail: contactEmail
    case .contactPhone: contactPhone
    case .carrierReference: carrierReference
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
    case .portDate: lifecycle.confirmation?.date.iso
    case .window: lifecycle.confirmation?.window?.text
    case .reschedules: String(lifecycle.reschedules)
    case .rejectedAt: lifecycle.rejectedAt?.rawValue
    case .activatedOn: lifecycle.activatedOn?.iso
    case .returnedOn: lifecycle.returnedOn?.iso
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
