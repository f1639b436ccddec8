/// What reports read of one request: whose it is, what its fields say of its days, and its history so far as
/// they count by it.
public struct Trail: Hashable, Sendable {
  public let country: Country
  public let carrier: CarrierID
  /// As fees have it, by name.
  public let customer: String
  public let startedOn: CalendarDay
  public let submittedOn: CalendarDay?
  public let acknowledgedOn: CalendarDay?
  public let holdUntil: CalendarDay?
  /// The confirmed date, kept after completion.
  public let portDate: CalendarDay?
  public let activatedOn: CalendarDay?
  /// Events of the kinds asked for, oldest first. Their details may be told as far as they say on which day
  /// it really happened, those of what was sent after a taking over as a whole.
  public var history: [Event]
  /// When a paper was last refused by an answer that stands.
  public var refusals: [DocumentID: Instant]

  public init(
    country: Country,
    carrier: CarrierID,
    customer: String,
    startedOn: CalendarDay,
    submittedOn: CalendarDay?,
    acknowledgedOn: CalendarDay?,
    holdUntil: CalendarDay?,
    portDate: CalendarDay?,
    activatedOn: CalendarDay?,
    history: [Event] = [],
    refusals: [DocumentID: Instant] = [:]
  ) {
    self.country = country
    self.carrier = carrier
    self.customer = customer
    self.startedOn = startedOn
    self.submittedOn = submittedOn
    self.acknowledgedOn = acknowledgedOn
    self.holdUntil = holdUntil
    self.portDate = portDate
    self.activatedOn = activatedOn
    self.history = history
    self.refusals = refusals
  }

  /// The events that were not taken back.
  var standing: [Event] {
    guard history.contains(where: { $0.kind == .undone }) else { return history }
    let undone = history.reversed().undone
    return history.filter { $0.kind != .undone && !undone.contains($0.origin) }
  }
}

extension Desk {
  /// The day in the number's country on which it really happened.
  func day(of event: Event, in country: Country) -> CalendarDay {
    event.detail?.on ?? zones.today(in: country, at: event.at)
  }
}

/// How many requests of one customer and country wait for the same, from the same and since the same day.
public struct AwaitedCount: Hashable, Sendable {
  public let country: Country
  /// As fees have it, by name.
  public let customer: String
  public let code: Awaited.Code
  public let from: Party
  public let since: CalendarDay
  public let requests: Int

  public init(
    country: Country,
    customer: String,
    code: Awaited.Code,
    from: Party,
    since: CalendarDay,
    requests: Int
  ) {
    self.country = country
    self.customer = customer
    self.code = code
    self.from = from
    self.since = since
    self.requests = requests
  }
}
