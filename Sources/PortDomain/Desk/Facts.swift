/// What follows from a request's whole file, kept beside it so that lists and filters never need the
/// rules again: whose turn it is, what is awaited, when it is due, how its papers stand.
///
/// Some of it changes with the date alone (a hold ends, a bill grows too old), so it is a row of spans;
/// readers pass today's date in the number's country.
public struct Facts: Hashable, Sendable {
  /// One to four spans in order of `from`; the first also holds before its own day.
  public let spans: [Span]
  /// Completed, with routing or the inbound test still open.
  public let isAfterPortOpen: Bool
  /// Every reason it was ever rejected for, each once.
  public let reasons: [ReasonCode]

  public init(spans: [Span], isAfterPortOpen: Bool, reasons: [ReasonCode]) {
    precondition((1...Facts.spanLimit).contains(spans.count), "facts have one to four spans")
    self.spans = spans
    self.isAfterPortOpen = isAfterPortOpen
    self.reasons = reasons
  }

  /// How many spans are kept; later changes of the date are found when the file is next written.
  public static let spanLimit = 4

  public struct Span: Hashable, Sendable {
    public let from: CalendarDay
    public let turn: Party
    /// nil once the request is final.
    public let due: CalendarDay?
    /// The states that the three demanded papers are in.
    public let papers: Set<PaperState>
    /// nil where nothing is to come, and in a store that an earlier program wrote until it is counted anew.
    public let awaited: Awaited?

    public init(
      from: CalendarDay,
      turn: Party,
      due: CalendarDay?,
      papers: Set<PaperState>,
      awaited: Awaited?
    ) {
      self.from = from
      self.turn = turn
      self.due = due
      self.papers = papers
      self.awaited = awaited
    }

    public var isPaused: Bool { turn.stopsClock }
  }

  /// What holds on a day.
  public func span(on today: CalendarDay) -> Span {
    spans.last { $0.from <= today } ?? spans[0]
  }
}

/// A request as lists show it.
public struct Listing: Hashable, Sendable {
  public let request: PortRequest
  public let facts: Facts

  public init(request: PortRequest, facts: Facts) {
    self.request = request
    self.facts = facts
  }
}
