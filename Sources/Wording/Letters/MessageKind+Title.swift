import PortDomain

extension MessageKind {
  /// What it is called where it is chosen and in the history.
  public var title: String { rawValue.replacing("_", with: " ") }

  /// What must be so before it is recorded as sent.
  var condition: String {
    switch self {
    case .papersWanted: "it asks for papers that are missing or refused"
    case .rejected: "it tells of reasons that are open"
    case .confirmationWanted: "it asks for an SMS that is awaited"
    case .dateConfirmed: "it tells of a confirmed date that is still to come"
    case .dateMoved: "it tells of a date that was moved and is still to come"
    case .completed: "it tells that the number is active with us"
    case .cancelled: "it tells that the request is cancelled"
    case .carrierReminder: "it reminds the carrier of what it has to answer"
    case .customerCalled: "the request is open"
    case .carrierCalled: "the request is open and was sent to the carrier"
    }
  }
}
