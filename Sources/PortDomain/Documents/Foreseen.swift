/// A rejection that the carrier would probably answer with, were the request sent as it is.
public struct Foreseen: Hashable, Sendable {
  public let reason: ReasonCode
  /// The failing rows that foretell it, in the order of work; none where a PIN is lacking.
  public let rows: [Row]

  /// A failing row of a paper's sheet.
  public struct Row: Hashable, Sendable {
    public let paper: DocumentKind
    public let item: CheckItem
    /// What differs on the paper; nil where the row was failed by eye, or by its date.
    public let evidence: EvidenceField?

    public init(paper: DocumentKind, item: CheckItem, evidence: EvidenceField?) {
      self.paper = paper
      self.item = item
      self.evidence = evidence
    }
  }

  public init(reason: ReasonCode, rows: [Row]) {
    self.reason = reason
    self.rows = rows
  }
}
