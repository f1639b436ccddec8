/// Who may do what, whatever the state of a request: the one place that knows.
///
/// The desk's staff by their role (domain: who may change what); a customer's program on its own
/// organisation's requests alone, and there only what customers do themselves.
extension Operator {
  /// Whether requests of that one are there for it at all.
  public func owns(_ request: PortRequest) -> Bool {
    organization == nil || request.organizationID == organization
  }

  func may(_ action: Action, on request: PortRequest) -> Bool {
    organization == nil ? role >= action.role : owns(request) && action.isCustomers
  }

  /// - Parameter file: of the request that it is a change to.
  func may(_ change: Change, on file: RequestFile) -> Bool {
    guard organization != nil else { return role >= .operator }
    return owns(file.request) && change.isCustomers(on: file)
  }

  /// A customer's program brings what the customer states, for its own organisation.
  func may(create draft: RequestDraft, isTakenOver: Bool) -> Bool {
    guard let organization else { return role >= .operator }
    return !isTakenOver && draft.values[.organizationID] == organization
      && draft.values.keys.allSatisfy { $0 == .organizationID || $0.isGivenByCustomers }
  }

  func may(write record: DeskRecord) -> Bool {
    guard let organization else { return role >= record.role }
    guard case .webhook(let webhook) = record else { return false }
    return webhook.organization == organization
  }
}

extension Action {
  /// Who of the desk at least may take it.
  var role: Role { self == .return ? .supervisor : .operator }

  /// Whether customers may take it themselves.
  fileprivate var isCustomers: Bool {
    switch self {
    case .cancel, .confirm: true
    case .submit, .schedule, .reschedule, .withdraw, .complete, .reject, .resubmit, .reopen,
      .acknowledge, .changeAccepted, .changeRefused, .return:
      false
    }
  }
}

extension Change {
  fileprivate func isCustomers(on file: RequestFile) -> Bool {
    switch self {
    case .status(let step): step.action.isCustomers
    case .edit(let edits):
      edits.pin == nil && edits.why == nil && edits.edits.allSatisfy { $0.field == .endpointID }
    case .paper(.add(_, _, _, let others)):
      // Numbers of one order are one organisation's.
      Set(others).isSubset(of: file.others.map(\.id) + [file.request.id])
    case .paper(.attach), .paper(.check), .rejection, .order, .note, .tick, .messageSent, .showPIN,
      .purge, .undo, .redo:
      false
    }
  }
}

extension RequestField {
  /// Whether a customer may give it with a request that is new; whose request it is follows from the key.
  public var isGivenByCustomers: Bool {
    side == .customer || RequestField.saidOfOneself.contains(self)
  }

  private static let saidOfOneself: Set<RequestField> = [
    .lastPortedOn, .organizationName, .contactName, .contactEmail, .contactPhone,
  ]
}
