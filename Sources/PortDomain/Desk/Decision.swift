/// What the desk says to an intended change.
public enum Ruling: Hashable, Sendable {
  case allowed(Decision)
  /// Everything is as wanted already; nothing is to be stored.
  case unchanged(version: Int)
  case refused(Refusal)
  case conflict(Conflict)
}

/// A change that may be stored, with all that follows from it.
public struct Decision: Hashable, Sendable {
  /// The whole file as it is afterwards, the event at the end of its history.
  public var file: RequestFile
  public var facts: Facts
  public var event: Event
  public var pin: PINChange
  public var warnings: [Warning]
  /// The paper that changed or came, so that the other requests it is attached to follow.
  public var document: Document?
  /// The requests that the paper is attached to afterwards.
  public var attachment: Attachment?
  /// Numbers of earlier events whose details are to go.
  public var forgets: Set<Int> = []

  public init(
    file: RequestFile,
    facts: Facts,
    event: Event,
    pin: PINChange = .kept,
    warnings: [Warning] = [],
    document: Document? = nil
  ) {
    self.file = file
    self.facts = facts
    self.event = event
    self.pin = pin
    self.warnings = warnings
    self.document = document
  }

  public enum PINChange: Hashable, Sendable {
    case kept
    case set(Secret)
    case removed
  }
}
