extension Lifecycle {
  /// The course as plain fields, for a store or an import to keep and bring back.
  public struct Record: Hashable, Sendable {
    public var status: Status
    public var timesSent: Int
    public var submittedOn: CalendarDay?
    public var portDate: CalendarDay?
    public var window: PortWindow?
    public var reschedules: Int
    public var rejectedAt: Stage?
    public var activatedOn: CalendarDay?
    public var returnedOn: CalendarDay?

    public init(
      status: Status,
      timesSent: Int = 0,
      submittedOn: CalendarDay? = nil,
      portDate: CalendarDay? = nil,
      window: PortWindow? = nil,
      reschedules: Int = 0,
      rejectedAt: Stage? = nil,
      activatedOn: CalendarDay? = nil,
      returnedOn: CalendarDay? = nil
    ) {
      self.status = status
      self.timesSent = timesSent
      self.submittedOn = submittedOn
      self.portDate = portDate
      self.window = window
      self.reschedules = reschedules
      self.rejectedAt = rejectedAt
      self.activatedOn = activatedOn
      self.returnedOn = returnedOn
    }
  }

  public var record: Record {
    Record(
      status: status,
      timesSent: timesSent,
      submittedOn: submittedOn,
      portDate: confirmation?.date,
      window: confirmation?.window,
      reschedules: reschedules,
      rejectedAt: rejectedAt,
      activatedOn: activatedOn,
      returnedOn: returnedOn
    )
  }

  /// The course that a record tells; nil when the record lacks what its status needs.
  public init?(_ record: Record) {
    guard record.timesSent >= 0, record.reschedules >= 0 else { return nil }
    self.init(
      state: {
        switch record.status {
        case .pending: .pending
        case .inProgress: .inProgress
        case .scheduled:
          record.portDate.map {
            .scheduled(
              Confirmation(date: $0, window: record.window),
              reschedules: record.reschedules
            )
          }
        case .rejected: .rejected(at: record.rejectedAt ?? .carrier)
        case .completed:
          record.activatedOn.map { .completed(activatedOn: $0, returnedOn: record.returnedOn) }
        case .cancelled: .cancelled
        }
      }(),
      timesSent: record.timesSent,
      submittedOn: record.submittedOn
    )
  }
}
