/// A column of an import that is no field of a request: where running work stands, and the order.
public enum RowColumn: String, CaseIterable, Hashable, Sendable {
  case status
  case createdOn = "created_on"
  case submittedOn = "submitted_on"
  case portDate = "port_date"
  case window
  case attempt
  case reasons
  case rejectedStage = "rejected_stage"
  /// The customer's own name for the order.
  case orderReference = "order_ref"

  /// Those of work that is under way.
  public static let running = allCases.filter { $0 != .orderReference }
}
