/// A column of an import that is no field of a request: where running work stands, and the order.
public enum RowColumn: String, CaseIterable, Hashable, Sendable {
  case status
  case createdOn = "created_on"
  case submittedOn = "submitted_on"
  case portDate = "port_date"
  case window
  case attempt
  case reasons
  case createdAt = "created_at"
  /// The customer's own name for the order.
  case orderReference = "order_ref"
}
