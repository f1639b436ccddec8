/// How long a request has been under way: it starts with the day of creation and never restarts.
///
/// It stands still while customer or nobody has the turn. `stood` is counted up to `countedTo`; what
/// came since follows from the turns on the days after it (`Facts`).
public struct PortClock: Hashable, Sendable {
  /// The creation day in the number's country: day 0.
  public let startedOn: CalendarDay
  /// Business days it stood still, up to `countedTo`.
  public var stood: Int
  public var countedTo: CalendarDay

  public init(startedOn: CalendarDay, stood: Int = 0, countedTo: CalendarDay? = nil) {
    self.startedOn = startedOn
    self.stood = stood
    self.countedTo = countedTo ?? startedOn
  }
}
