/// What a message to the customer or to the carrier is about; a call counts as one.
public enum MessageKind: String, CaseIterable, Hashable, Sendable {
  /// Papers are missing, refused or too old.
  case papersWanted = "papers_wanted"
  case rejected
  /// The customer's SMS to the carrier is awaited.
  case confirmationWanted = "confirmation_wanted"
  case dateConfirmed = "date_confirmed"
  case dateMoved = "date_moved"
  case completed
  case cancelled
  /// The carrier is asked for what it owes.
  case carrierReminder = "carrier_reminder"
  case customerCalled = "customer_called"
  case carrierCalled = "carrier_called"

  /// Who gets it.
  public var recipient: Party {
    switch self {
    case .papersWanted, .rejected, .confirmationWanted, .dateConfirmed, .dateMoved, .completed,
      .cancelled, .customerCalled:
      .customer
    case .carrierReminder, .carrierCalled: .carrier
    }
  }

  /// That somebody was called: the customer, else the carrier.
  public static func call(to party: Party) -> MessageKind {
    party == .carrier ? .carrierCalled : .customerCalled
  }

  /// Whether it was spoken, and no text of it was written.
  public var isCall: Bool { self == .customerCalled || self == .carrierCalled }
}

extension Desk {
  /// The messages to the customer that tell what is so on a day, the most fitting first; often there is
  /// none.
  ///
  /// What isn't so can't be recorded as sent.
  /// - Parameter today: in the number's country.
  public func messages(about file: RequestFile, on today: CalendarDay) -> [MessageKind] {
    let lifecycle = file.request.lifecycle
    let papers: [MessageKind] = arePapersWanted(of: file, on: today) ? [.papersWanted] : []
    switch file.request.status {
    case .pending: return papers
    case .inProgress:
      let isUnconfirmed = awaited(of: file, on: today)?.code == .confirmation
      return (isUnconfirmed ? [.confirmationWanted] : []) + papers
    case .rejected: return (file.unresolved(on: today).isEmpty ? [] : [.rejected]) + papers
    case .scheduled:
      guard let date = lifecycle.confirmation?.date, date >= today else { return [] }
      return lifecycle.reschedules > 0 ? [.dateMoved, .dateConfirmed] : [.dateConfirmed]
    case .completed: return lifecycle.returnedOn == nil ? [.completed] : []
    case .cancelled: return [.cancelled]
    }
  }

  /// Whether a message tells what is so on a day: the carrier is reminded of what it has, and whoever has
  /// an open request can be called.
  public func isSo(_ kind: MessageKind, of file: RequestFile, on today: CalendarDay) -> Bool {
    switch kind {
    case .papersWanted, .rejected, .confirmationWanted, .dateConfirmed, .dateMoved, .completed,
      .cancelled:
      messages(about: file, on: today).contains(kind)
    case .carrierReminder: isWithCarrier(file, on: today)
    case .customerCalled: file.request.status.isOpen
    case .carrierCalled: file.request.status.isOpen && file.request.lifecycle.submittedOn != nil
    }
  }

  /// Whether the carrier has to move, or has the request and hasn't answered.
  public func isWithCarrier(_ file: RequestFile, on today: CalendarDay) -> Bool {
    file.request.status == .inProgress || awaited(of: file, on: today)?.from == .carrier
  }

  private func arePapersWanted(of file: RequestFile, on today: CalendarDay) -> Bool {
    let states = paperStates(of: file, on: today)
    return states.contains(.missing) || states.contains(.refused)
  }
}
