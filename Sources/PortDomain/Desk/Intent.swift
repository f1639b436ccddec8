/// One change as it is handed to a store: who, what, on which grounds, under which key.
public struct Intent: Hashable, Sendable {
  /// Made when the dialog opened: the same key again returns the first outcome, never a second change.
  public let key: String
  public let actor: Operator
  public let subject: Subject

  public init(key: String, actor: Operator, subject: Subject) {
    self.key = key
    self.actor = actor
    self.subject = subject
  }

  /// Whether it gives a number what every open number of its order is given with it.
  public var isForOrder: Bool {
    if case .change(_, .edit(let edits), _) = subject { edits.isForOrder } else { false }
  }

  public enum Subject: Hashable, Sendable {
    /// A new request.
    case create(RequestDraft)
    /// Running work from before the desk was used.
    case takeOver(RequestDraft, InFlight)
    /// A change to one request.
    case change(RequestID, Change, basis: Basis)
  }

  /// Which state of the request the change was made against.
  public enum Basis: Hashable, Sendable {
    /// The version on the operator's screen: later changes are merged or refused as the rules say.
    case seen(version: Int)
    /// This version and no other.
    case exactly(version: Int)
    /// Whatever the same transaction reads.
    case current
  }
}

/// What became of an intent.
public enum Outcome: Hashable, Sendable {
  case done(Receipt)
  case refused(Refusal)
  case conflict(Conflict)

  public var isDone: Bool {
    switch self {
    case .done: true
    case .refused, .conflict: false
    }
  }
}

/// A change that was stored.
public struct Receipt: Hashable, Sendable {
  public let request: RequestID
  public let version: Int
  public let warnings: [Warning]
  /// What the change brought forth: a paper's id, say.
  public let document: DocumentID?
  /// What it made of the request, for those who tell of it; not kept with the receipt.
  public let made: Made?
  /// Everything was as wanted already, so that nothing was stored.
  public let isUnchanged: Bool

  /// A request as a change left it.
  public struct Made: Hashable, Sendable {
    public let request: PortRequest
    /// What was taken back, or brought back, by an undo or a redo.
    public let takenBack: Event.Kind?

    public init(_ request: PortRequest, takenBack: Event.Kind? = nil) {
      self.request = request
      self.takenBack = takenBack
    }
  }

  public init(
    request: RequestID,
    version: Int,
    warnings: [Warning] = [],
    document: DocumentID? = nil,
    made: Made? = nil,
    isUnchanged: Bool = false
  ) {
    self.request = request
    self.version = version
    self.warnings = warnings
    self.document = document
    self.made = made
    self.isUnchanged = isUnchanged
  }

  /// The same with one more thing to look at.
  public func warning(of warning: Warning) -> Receipt {
    Receipt(
      request: request,
      version: version,
      warnings: warnings + [warning],
      document: document,
      made: made,
      isUnchanged: isUnchanged
    )
  }

  /// The same with what the change made of the request.
  public func telling(_ made: Made?) -> Receipt {
    Receipt(
      request: request,
      version: version,
      warnings: warnings,
      document: document,
      made: made,
      isUnchanged: isUnchanged
    )
  }
}

/// A change that was made against a state somebody has changed since.
public struct Conflict: Hashable, Sendable {
  public let request: RequestID
  /// The number's, by whose clocks it is told.
  public let country: Country
  /// The present version.
  public let version: Int
  /// What happened since and bears on the change, oldest first, without its details.
  public let since: [Event]
  /// The fields that both changed: before, theirs, mine.
  public let fields: [FieldConflict]

  public init(
    request: RequestID,
    country: Country,
    version: Int,
    since: [Event],
    fields: [FieldConflict] = []
  ) {
    self.request = request
    self.country = country
    self.version = version
    self.since = since
    self.fields = fields
  }

  /// What is told of it: the last step of the lifecycle, where there was one.
  public var cause: Event? {
    (fields.isEmpty ? since.last { $0.kind.isStep } : nil) ?? since.last
  }
}

public struct FieldConflict: Hashable, Sendable {
  public let field: RequestField
  public let before: String?
  public let theirs: String?
  public let mine: String?

  public init(field: RequestField, before: String?, theirs: String?, mine: String?) {
    self.field = field
    self.before = before
    self.theirs = theirs
    self.mine = mine
  }
}
