/// What an operator intends to do to one request.
///
/// Each case belongs to one part of the desk and is decided in that part's file.
public enum Change: Hashable, Sendable {
  case status(StatusChange)
  case edit(FieldEdits)
  case paper(PaperChange)
  case rejection(RejectionChange)
  case order(OrderChange)
  case note(String)
  case tick(ChecklistItem, done: Bool)
  /// A message to the customer went out.
  case messageSent(CustomerMessageKind)
  /// Shows the PIN: the event is written before the answer is given.
  case showPIN
  /// Takes values away for good, from a finished request.
  case purge(Set<Retention.Class>)
  case undo
}

/// A step of the lifecycle with what the operator says about it.
public enum StatusChange: Hashable, Sendable {
  case submit(carrierReference: String? = nil)
  case schedule(Lifecycle.Confirmation, override: String? = nil)
  case reschedule(Lifecycle.Confirmation, why: String, override: String? = nil)
  case withdraw(why: String)
  case complete(activatedOn: CalendarDay? = nil, override: String? = nil)
  case reject(RejectionDraft)
  case resubmit(carrierReference: String? = nil)
  case reopen(why: String)
  case cancel(why: String)
  case `return`(why: String)

  public var action: Action {
    switch self {
    case .submit: .submit
    case .schedule: .schedule
    case .reschedule: .reschedule
    case .withdraw: .withdraw
    case .complete: .complete
    case .reject: .reject
    case .resubmit: .resubmit
    case .reopen: .reopen
    case .cancel: .cancel
    case .return: .return
    }
  }
}

/// A refusal as it is being written down.
public struct RejectionDraft: Hashable, Sendable, Codable {
  public var reasons: [ReasonCode]
  public var carrierCode: String?
  /// The carrier's words; required with the reason `other`.
  public var text: String?

  public init(reasons: [ReasonCode], carrierCode: String? = nil, text: String? = nil) {
    self.reasons = reasons
    self.carrierCode = carrierCode
    self.text = text
  }
}

/// New values for fields, each with the value it was based on.
public struct FieldEdits: Hashable, Sendable {
  public var edits: [FieldEdit]
  /// A new PIN; an empty one takes the PIN away.
  public var pin: Secret?
  /// Demanded where the carrier must be told of the change.
  public var why: String?

  public init(_ edits: [FieldEdit], pin: Secret? = nil, why: String? = nil) {
    self.edits = edits
    self.pin = pin
    self.why = why
  }
}

/// One field's new text; nil takes the value away.
public struct FieldEdit: Hashable, Sendable {
  public let field: RequestField
  public let value: String?
  public let basis: Basis

  /// What the operator saw before typing.
  public enum Basis: Hashable, Sendable {
    /// This value; another one meanwhile is a conflict.
    case seen(String?)
    /// Whatever the same transaction reads.
    case current
  }

  public init(_ field: RequestField, _ value: String?, basis: Basis = .current) {
    self.field = field
    self.value = value
    self.basis = basis
  }
}

/// A change to a request's papers.
public enum PaperChange: Hashable, Sendable {
  /// A received file, attached to this request and to the others named.
  case add(DocumentKind, Document.FileFacts, evidence: [EvidenceField: String], to: [RequestID])
  case attach(DocumentID)
  /// Answers and typed values on one sheet; nil takes an answer or value away.
  case check(DocumentID, SheetEdits)
}

/// Answers and evidence for one check sheet.
public struct SheetEdits: Hashable, Sendable {
  public var answers: [CheckItem: Document.Verdict?]
  public var evidence: [EvidenceField: String?]
  public var remark: String?
  /// The sheet's revision the operator saw; nil for whatever the transaction reads.
  public var seen: Int?

  public init(
    answers: [CheckItem: Document.Verdict?] = [:],
    evidence: [EvidenceField: String?] = [:],
    remark: String? = nil,
    seen: Int? = nil
  ) {
    self.answers = answers
    self.evidence = evidence
    self.remark = remark
    self.seen = seen
  }
}

/// A change to what became of a rejection.
public enum RejectionChange: Hashable, Sendable {
  case resolve(ReasonCode, Rejection.Outcome, until: CalendarDay?, note: String?)
  case clearEscalation(note: String)
  case liftFraudStop(note: String)
}
