/// What a message to the customer is about.
public enum CustomerMessageKind: String, CaseIterable, Hashable, Sendable {
  /// Papers are missing, refused or too old.
  case papersWanted = "papers_wanted"
  case rejected
  case dateConfirmed = "date_confirmed"
  case dateMoved = "date_moved"
  case completed
  case cancelled

  /// The kinds that fit a request as it stands, the most fitting first.
  public static func fitting(_ request: PortRequest) -> [CustomerMessageKind] {
    switch request.status {
    case .pending: [.papersWanted]
    case .inProgress: [.papersWanted]
    case .scheduled:
      request.lifecycle.reschedules > 0 ? [.dateMoved, .dateConfirmed] : [.dateConfirmed]
    case .rejected: [.rejected, .papersWanted]
    case .completed: [.completed]
    case .cancelled: [.cancelled]
    }
  }
}
