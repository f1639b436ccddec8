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
    self.detail = detail
  }

  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case created
    case takenOver = "taken_over"
    case submitted, scheduled, rescheduled, withdrawn, completed, rejected, resubmitted, reopened
    case cancelled, returned
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

  public init(
    changes: [FieldChange] = [],
    text: String? = nil,
    paper: Before<DocumentID, Document>? = nil,
    rejection: Before<RejectionID, Rejection>? = nil
  ) {
    self.changes = changes
    self.text = text
    self.paper = paper
    self.rejection = rejection
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
