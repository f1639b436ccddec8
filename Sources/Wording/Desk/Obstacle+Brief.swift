import PortDomain

extension Obstacle {
  /// What stands in the way in a few words, for lines that list all of it.
  /// - Parameter today: in the number's country.
  public func brief(today: CalendarDay) -> String {
    func count(_ items: [CheckItem]) -> String {
      items.count == 1 ? "\(items[0].title) open" : "\(items.count) items open"
    }
    return switch self {
    case .fieldMissing(let field): "\(field.label) missing"
    case .pinNeeded: "PIN needed"
    case .documentMissing(let kind): "\(kind.title) missing"
    case .documentUnchecked(let kind, let items): "\(kind.title) \(count(items))"
    case .checkFailed(let kind, let item): "\(kind.title) \(item.title) fails"
    case .billTooOld(let last): "bill too old since \(last.spoken(today: today))"
    case .loaTooOld(let last): "LOA too old since \(last.spoken(today: today))"
    case .idExpired(let last): "government ID expired \(last.spoken(today: today))"
    case .holdRunning(let end): "on hold until \(end.spoken(today: today))"
    case .reasonOpen(let code): code.reason.title
    case .fraudStop: "fraud stop"
    case .wrongStatus(let action, let status): Obstacle.onlyFrom(action, status)
    case .fieldInvalid, .fieldLocked, .changeDemanded, .dateInPast, .notBusinessDay,
      .freezeWindow, .activationEarly, .activationInFuture, .whyMissing, .notPermitted,
      .duplicateOpen, .alreadyOurs, .nothingToUndo, .undoNotMine, .undoImpossible, .reasonNotOpen,
      .reasonsMissing, .untilMissing, .noSuchPaper, .answerNotTaken, .evidenceInvalid, .pinAbsent,
      .notEscalated, .notStopped, .returnedAlready, .stillOpen, .orderDiffers,
      .orderSettled, .inOrder, .notInOrder:
      message(today: today)
    }
  }
}
