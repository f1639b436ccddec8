/// A line of a request's history as its customer may see it: statuses, dates, papers, reasons. No notes, no
/// logins, nothing of what carriers said, of disputes or of what the desk does for itself.
public struct CustomerEntry: Hashable, Sendable {
  public let at: Instant
  public let what: What

  public enum What: Hashable, Sendable {
    /// The request came to a status.
    case status(Standing)
    case paper(DocumentID, DocumentKind, PaperNews)
    /// The customer confirmed the port to the carrier, by SMS.
    case confirmed
    /// The number went back to the carrier.
    case returned(on: CalendarDay?)
  }

  /// Where a request stood.
  public struct Standing: Hashable, Sendable {
    public var status: Status
    public var attempt: Int
    public var portDate: CalendarDay?
    /// nil for the whole day, and where it isn't known any more.
    public var window: PortWindow?
    public var activatedOn: CalendarDay?
    /// Why it was rejected, where it was.
    public var reasons: [ReasonCode]

    public init(
      status: Status,
      attempt: Int = 1,
      portDate: CalendarDay? = nil,
      window: PortWindow? = nil,
      activatedOn: CalendarDay? = nil,
      reasons: [ReasonCode] = []
    ) {
      self.status = status
      self.attempt = attempt
      self.portDate = portDate
      self.window = window
      self.activatedOn = activatedOn
      self.reasons = reasons
    }
  }

  /// What is to be told of a paper.
  public enum PaperNews: Hashable, Sendable {
    case received
    case accepted
    /// The rows that failed, with what the reviewer wrote to each.
    case refused([Fault])
  }

  public struct Fault: Hashable, Sendable {
    public let item: CheckItem
    public let remark: String?

    public init(item: CheckItem, remark: String?) {
      self.item = item
      self.remark = remark
    }
  }
}

extension Desk {
  /// A request's history as its customer may see it, oldest first.
  ///
  /// A paper is told of when it came and when it was last looked at, as it stands now; one that the
  /// request holds no more not at all. A step that was taken back stays, followed by the status from
  /// before, as the customer's programs were told.
  ///
  /// - Parameter today: in the number's country.
  public func customerHistory(of file: RequestFile, on today: CalendarDay) -> [CustomerEntry] {
    var walk = StandingWalk(of: file)
    let undone = file.undoneEvents
    let checks = file.lastChecks
    var received: Set<DocumentID> = []
    return file.history.flatMap { event -> [CustomerEntry] in
      let standing = walk.step(event, in: file)
      let what: [CustomerEntry.What] =
        switch event.kind {
        case .created, .takenOver, .submitted, .scheduled, .rescheduled, .withdrawn, .completed,
          .rejected, .resubmitted, .reopened, .cancelled, .undone:
          standing.map { [.status($0)] } ?? []
        case .confirmed: undone.contains(event.origin) ? [] : [.confirmed]
        case .returned: [.returned(on: file.request.lifecycle.returnedOn)]
        case .paperAdded, .paperAttached:
          file.document(of: event).flatMap { paper in
            received.insert(paper.id).inserted
              ? [.paper(paper.id, paper.kind, .received)] : nil
          } ?? []
        case .paperChecked:
          file.document(of: event).flatMap { paper in
            checks[paper.id] == event.id
              ? verdict(on: paper, in: file, on: today)
                .map { [.paper(paper.id, paper.kind, $0)] } : nil
          } ?? []
        case .acknowledged, .changeAccepted, .changeRefused, .edited, .pinSet, .pinShown,
          .reasonResolved, .escalationCleared, .fraudStopLifted, .orderJoined, .splitOff, .noted,
          .ticked, .unticked, .messageSent, .purged:
          []
        }
      return what.map { CustomerEntry(at: event.at, what: $0) }
    }
  }

  /// What a sheet came to; nil while it is not through.
  private func verdict(
    on paper: Document,
    in file: RequestFile,
    on today: CalendarDay
  ) -> CustomerEntry.PaperNews? {
    switch state(of: paper, in: file, on: today) {
    case .accepted: .accepted
    case .refused:
      .refused(
        paper.kind.items.filter { verdict($0, of: paper, in: file, on: today) == .fail }
          .map { CustomerEntry.Fault(item: $0, remark: paper.answers[$0]?.remark) }
      )
    case .missing, .received, .underReview: nil
    }
  }
}

extension RequestFile {
  /// The paper that an event is about, while the request holds it.
  fileprivate func document(of event: Event) -> Document? {
    switch event.about {
    case .paper(_, let id), .sheet(let id, _, _): documents.first { $0.id == id }
    case .nothing, .status, .carrier, .portDate, .reasons, .outcome, .item, .message, .order,
      .event, .purged:
      nil
    }
  }

  /// Of each paper, the event that last answered its sheet.
  fileprivate var lastChecks: [DocumentID: EventID] {
    var last: [DocumentID: EventID] = [:]
    for event in history {
      if case .sheet(let id, _, _) = event.about { last[id] = event.id }
    }
    return last
  }
}

/// Follows a history and says after each of its steps where the request stood.
private struct StandingWalk {
  private var standing = CustomerEntry.Standing(status: .pending, attempt: 0)
  /// Where it stood before each event.
  private var before: [EventID: CustomerEntry.Standing] = [:]
  /// How often it was sent before the history began.
  private let earlier: Int

  init(of file: RequestFile) {
    var walk = StandingWalk()
    for event in file.history { _ = walk.step(event, in: file) }
    earlier = max(0, file.request.lifecycle.timesSent - walk.standing.attempt)
  }

  private init() { earlier = 0 }

  /// - Returns: where the request stands after an event that brought it to a status; nil after others.
  mutating func step(_ event: Event, in file: RequestFile) -> CustomerEntry.Standing? {
    before[event.origin] = standing
    guard advance(by: event, in: file) else { return nil }
    var shown = standing
    shown.attempt = max(1, earlier + standing.attempt)
    return shown
  }

  private mutating func advance(by event: Event, in file: RequestFile) -> Bool {
    switch event.kind {
    case .created: standing.status = .pending
    case .takenOver:
      if case .status(let status) = event.about { standing.status = status }
    case .submitted, .resubmitted:
      standing.attempt += 1
      enter(.inProgress)
    case .withdrawn: enter(.inProgress)
    case .scheduled, .rescheduled:
      let window = standing.window
      enter(.scheduled)
      if case .portDate(let day) = event.about { standing.portDate = day }
      standing.window = event.window(after: window)
    case .completed:
      let port = standing
      enter(.completed)
      (standing.portDate, standing.window) = (port.portDate, port.window)
      standing.activatedOn = file.request.lifecycle.activatedOn
    case .rejected:
      enter(.rejected)
      if case .reasons(let codes) = event.about {
        standing.reasons = codes.filter(\.isToldToCustomer)
      }
    case .reopened: enter(.pending)
    case .cancelled: enter(.cancelled)
    case .undone:
      guard case .event(let id, _) = event.about, let former = before[id] else { return false }
      let entersStatus = file.takenBack(by: event)?.entersStatus == true
      if entersStatus { standing = former }
      return entersStatus
    case .returned, .acknowledged, .confirmed, .changeAccepted, .changeRefused, .edited, .pinSet,
      .pinShown, .paperAdded, .paperAttached, .paperChecked, .reasonResolved, .escalationCleared,
      .fraudStopLifted, .orderJoined, .splitOff, .noted, .ticked, .unticked, .messageSent,
      .purged:
      return false
    }
    return true
  }

  private mutating func enter(_ status: Status) {
    standing = CustomerEntry.Standing(status: status, attempt: standing.attempt)
  }
}

extension Event {
  /// The hours of a port date that it confirmed, as far as its detail is still there.
  fileprivate func window(after before: PortWindow?) -> PortWindow? {
    guard let detail else { return nil }
    guard let change = detail.changes.first(where: { $0.field == .window }) else { return before }
    return change.after.flatMap { PortWindow($0) }
  }
}
