/// A point of the published lists for before, during and after a port; ticking never blocks anything.
public enum ChecklistItem: String, CaseIterable, Comparable, Hashable, Sendable {
  case accountAccess = "account_access"
  case contractTerms = "contract_terms"
  case noBalance = "no_balance"
  case signatoryAvailable = "signatory_available"
  case keepService = "keep_service"
  case monitorStatus = "monitor_status"
  case respondPromptly = "respond_promptly"
  case testInbound = "test_inbound"
  case configureRouting = "configure_routing"
  case updateIntegrations = "update_integrations"
  case cancelOldService = "cancel_old_service"

  public enum Phase: String, CaseIterable, Hashable, Sendable {
    case before, during, after
  }

  public var phase: Phase {
    switch self {
    case .accountAccess, .contractTerms, .noBalance, .signatoryAvailable: .before
    case .keepService, .monitorStatus, .respondPromptly: .during
    case .testInbound, .configureRouting, .updateIntegrations, .cancelOldService: .after
    }
  }

  public static func items(_ phase: Phase) -> [ChecklistItem] {
    allCases.filter { $0.phase == phase }
  }

  public static func < (left: ChecklistItem, right: ChecklistItem) -> Bool {
    left.order < right.order
  }

  private var order: Int { ChecklistItem.allCases.firstIndex(of: self) ?? 0 }
}

extension RequestFile {
  /// Whether a point was dealt with: ticked, or routing, where an endpoint says so by itself.
  public func isDone(_ item: ChecklistItem) -> Bool {
    request.ticks.contains(item) || (item == .configureRouting && request.endpointID != nil)
  }

  /// The event by which a point that is ticked was; nil where it isn't, or its history isn't known.
  public func ticked(_ item: ChecklistItem) -> Event? {
    guard request.ticks.contains(item) else { return nil }
    let undone = undoneEvents
    return history.last {
      $0.kind == .ticked && $0.about == .item(item) && !undone.contains($0.origin)
    }
  }
}
