import PortDomain

/// A received paper as an operator names it; the runner reads its file and makes the change of it.
///
/// The outcome comes back as `Reply.committed` with an intent under `key`, or with none when the file
/// itself could not be taken.
public struct PaperIntake: Hashable, Sendable {
  public let request: RequestID
  public let kind: DocumentKind
  /// As typed: relative to where the program was started, or in the inbox in restricted mode.
  public let path: String
  public let evidence: [EvidenceField: String]
  /// The other requests it is attached to.
  public let others: [RequestID]
  /// The key of the intent that stores it.
  public let key: String

  public init(
    request: RequestID,
    kind: DocumentKind,
    path: String,
    evidence: [EvidenceField: String],
    others: [RequestID] = [],
    key: String
  ) {
    self.request = request
    self.kind = kind
    self.path = path
    self.evidence = evidence
    self.others = others
    self.key = key
  }
}
