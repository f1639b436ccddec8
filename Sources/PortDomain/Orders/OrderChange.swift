/// A change to which order a number belongs to.
public enum OrderChange: Hashable, Sendable {
  /// Puts the number into an order; one that doesn't exist yet begins with it.
  case join(OrderID)
  /// Takes the number out of its order, to go on by itself.
  case split(why: String)
}

extension Change {
  /// The order that a request would belong to afterwards and doesn't yet: a decision has to see that
  /// order's requests as the file's `peers`.
  public func orderJoined(by file: RequestFile) -> OrderID? {
    switch self {
    case .order(.join(let order)): return order
    case .undo:
      guard let event = file.lastEvent, event.kind == .splitOff else { return nil }
      return event.about.first.flatMap { OrderID($0) }
    case .order(.split), .status, .edit, .paper, .rejection, .note, .tick, .messageSent, .showPIN,
      .purge:
      return nil
    }
  }
}
