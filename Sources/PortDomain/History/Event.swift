/// One line of a request's history: append-only, chained and sealed by the store.
///
/// No personal data stands in it. Values before and after, reasons in writing and notes are its
/// `detail`, which lies beside the history, so that a purge can remove it and leave the chain whole.
public struct Event: Hashable, Sendable {
  public let id: EventID
  public let request: RequestID
  /// 1 for the first event of the request, without gaps.
  public let number: Int
  public let at: Instant
  public let by: String
  public let session: String
  public let kind: Kind
  public let about: About
  /// The fields that changed; their values are in the detail.
  public let fields: [RequestField]
  /// The request's version after it.
  public let version: Int
  /// The event that this one followed, of another request that holds the same paper; kind, person, what
  /// it was about and its detail are that one's.
  public let lead: Lead?
  /// nil when there was none, or once it was purged.
  public var detail: EventDetail?

  public init(
    id: EventID,
    request: RequestID,
    number: Int,
    at: Instant,
    by: String,
    session: String,
    kind: Kind,
    about: About,
    fields: [RequestField],
    version: Int,
    lead: Lead? = nil,
    detail: EventDetail?
  ) {
    self.id = id
    self.request = request
    self.number = number
    self.at = at
    self.by = by
    self.session = session
    self.kind = kind
    self.about = about
    self.fields = fields
    self.version = version
    self.lead = lead
    self.detail = detail
  }

  /// An event that others followed.
  public struct Lead: Hashable, Sendable {
    public let id: EventID
    public let request: RequestID

    public init(id: EventID, request: RequestID) {
      self.id = id
      self.request = request
    }
  }

  /// The event under which a change is known in every history that tells of it.
  public var origin: EventID { lead?.id ?? id }

  /// This event as another request that holds the paper has it, after it.
  ///
  /// - Parameter request: with the version that it has by it.
  public func following(as id: EventID, in request: PortRequest, number: Int) -> Event {
    Event(
      id: id,
      request: request.id,
      number: number,
      at: at,
      by: by,
      session: session,
      kind: kind,
      about: about,
      fields: [],
      version: request.version,
      lead: Lead(id: self.id, request: self.request),
      detail: detail?.shared
    )
  }

  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case created
    case takenOver = "taken_over"
    case submitted, scheduled, rescheduled, withdrawn, completed, rejected, resubmitted, reopened
    case cancelled, returned
    case acknowledged, confirmed
    case changeAccepted = "change_accepted"
    case changeRefused = "change_refused"
    case edited
    case pinSet = "pin_set"
    case pinShown = "pin_shown"
    case paperAdded = "paper_added"
    case paperAttached = "paper_attached"
    case paperChecked = "paper_checked"
    case reasonResolved = "reason_resolved"
    case escalationCleared = "escalation_cleared"
    case fraudStopLifted = "fraud_stop_lifted"
    case orderJoined = "order_joined"
    case splitOff = "split_off"
    case noted
    case ticked, unticked
    case messageSent = "message_sent"
    case undone
    case purged
  }
}

extension Event.Kind {
  private static let steps = Set(Action.allCases.filter { !$0.isNotice }.map { Event.Kind($0) })
  private static let notices = Set(Action.allCases.filter(\.isNotice).map { Event.Kind($0) })

  /// Whether it is a step of the lifecycle.
  public var isStep: Bool { Event.Kind.steps.contains(self) }

  /// Whether it tells what carrier or customer said, and changed nothing that a step depends on.
  var isNotice: Bool { Event.Kind.notices.contains(self) }

  /// Whether its detail may name an earlier day on which it really happened.
  public var mayBeDated: Bool { isStep || isNotice }

  /// The kind of event a step of the lifecycle writes.
  public init(_ action: Action) {
    self =
      switch action {
      case .submit: .submitted
      case .schedule: .scheduled
      case .reschedule: .rescheduled
      case .withdraw: .withdrawn
      case .complete: .completed
      case .reject: .rejected
      case .resubmit: .resubmitted
      case .reopen: .reopened
      case .cancel: .cancelled
      case .acknowledge: .acknowledged
      case .confirm: .confirmed
      case .changeAccepted: .changeAccepted
      case .changeRefused: .changeRefused
      case .return: .returned
      }
  }
}

/// The personal part of an event: what a reader of the history and an undo need.
public struct EventDetail: Hashable, Sendable, Codable {
  /// Fields of the request, before and after.
  public var changes: [FieldChange]
  /// Why, in the operator's words; a note's text.
  public var text: String?
  /// A paper as it was before; the paper alone when it didn't exist yet.
  public var paper: Before<DocumentID, Document>?
  /// A rejection as it was before; the rejection alone when it didn't exist yet.
  public var rejection: Before<RejectionID, Rejection>?
  /// The PIN before it was changed, as it was sealed; never shown, and gone with the PIN's purge.
  public var pin: SealedPIN?
  /// The day in the number's country on which it really happened, where that is an earlier one.
  public var on: CalendarDay?

  public init(
    changes: [FieldChange] = [],
    text: String? = nil,
    paper: Before<DocumentID, Document>? = nil,
    rejection: Before<RejectionID, Rejection>? = nil,
    pin: SealedPIN? = nil,
    on: CalendarDay? = nil
  ) {
    self.changes = changes
    self.text = text
    self.paper = paper
    self.rejection = rejection
    self.pin = pin
    self.on = on
  }

  /// What of it holds for the other requests that hold the paper: not the leading one's own fields.
  public var shared: EventDetail? {
    let shared = EventDetail(text: text, paper: paper)
    return shared == EventDetail() ? nil : shared
  }

  /// A PIN that only a store can open.
  public struct SealedPIN: Hashable, Sendable, Codable {
    /// As a store writes it; nil where there was none.
    public var sealed: String?

    public init(sealed: String? = nil) {
      self.sealed = sealed
    }
  }

  /// A thing beside the request that the event changed.
  public struct Before<ID: Hashable & Sendable & Codable, Thing: Hashable & Sendable & Codable>:
    Hashable, Sendable, Codable
  {
    public let id: ID
    /// nil when the event brought it.
    public let before: Thing?

    public init(id: ID, before: Thing?) {
      self.id = id
      self.before = before
    }
  }
}
