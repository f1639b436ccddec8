import PortDomain

/// What a column of an import file holds.
enum ImportColumn: Hashable {
  case field(RequestField)
  /// The customer's own name for the order.
  case orderReference
  /// Where running work stands.
  case running(RunningWork)
  /// Nothing the desk knows.
  case unknown

  /// Columns of work that is under way, under the names they have in a file.
  enum RunningWork: String, CaseIterable {
    case status
    case createdOn = "created_on"
    case submittedOn = "submitted_on"
    case portDate = "port_date"
    case window
    case attempt
    case reasons
  }

  init(_ name: String) {
    let name = name.lowercased().filter { !$0.isWhitespace }
    if name == "order_ref" {
      self = .orderReference
    } else if let running = RunningWork(rawValue: name) {
      self = .running(running)
    } else if let field = RequestField(rawValue: name), field.side != .rules {
      self = .field(field)
    } else {
      self = .unknown
    }
  }
}

extension RequestField {
  /// The field's name in an import file: that of the column it was read from.
  func importName(isInFlight: Bool) -> String {
    guard isInFlight else { return rawValue }
    return switch self {
    case .clockCountedTo: ImportColumn.RunningWork.createdOn.rawValue
    case .rejectedAt: ImportColumn.RunningWork.reasons.rawValue
    case .timesSent: ImportColumn.RunningWork.attempt.rawValue
    case .phoneNumber, .country, .currentCarrier, .accountNumber, .accountPIN, .accountPINState,
      .authorizedName, .authorizedTitle, .authorizedDate, .billingName, .billingAddress,
      .serviceAddress, .requestedPortDate, .lastPortedOn, .organizationID, .organizationName,
      .contactName, .contactEmail, .contactPhone, .carrierReference, .endpointID, .orderID, .owner,
      .priority, .followUpOn, .waitingOn, .holdUntil, .cancelAsked, .escalated, .fraudStop, .status,
      .submittedOn, .portDate, .window, .reschedules, .activatedOn, .returnedOn, .clockStood,
      .ticks:
      rawValue
    }
  }
}
