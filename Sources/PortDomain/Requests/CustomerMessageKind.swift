/// What a message to the customer is about.
public enum CustomerMessageKind: String, CaseIterable, Hashable, Sendable {
  /// Papers are missing, refused or too old.
  case papersWanted = "papers_wanted"
  case rejected
  case dateConfirmed = "date_confirmed"
  case dateMoved = "date_moved"
  case completed
  case cancelled
}

extension Desk {
  /// The messages to the customer that tell what is so on a day, the most fitting first; often there is
  /// none.
  ///
  /// What isn't so can't be recorded as sent.
  /// - Parameter today: in the number's country.
  public func messages(about file: RequestFile, on today: CalendarDay) -> [CustomerMessageKind] {
    let lifecycle = file.request.lifecycle
    switch file.request.status {
    case .pending, .inProgress: return arePapersWanted(of: file, on: today) ? [.papersWanted] : []
    case .rejected:
      let isOpen = !file.unresolved(on: today).isEmpty
      return (isOpen ? [.rejected] : [])
        + (arePapersWanted(of: file, on: today) ? [.papersWanted] : [])
    case .scheduled:
      guard let date = lifecycle.confirmation?.date, date >= today else { return [] }
      return lifecycle.reschedules > 0 ? [.dateMoved, .dateConfirmed] : [.dateConfirmed]
    case .completed: return lifecycle.returnedOn == nil ? [.completed] : []
    case .cancelled: return [.cancelled]
    }
  }

  private func arePapersWanted(of file: RequestFile, on today: CalendarDay) -> Bool {
    let states = paperStates(of: file, on: today)
    return states.contains(.missing) || states.contains(.refused)
  }
}
