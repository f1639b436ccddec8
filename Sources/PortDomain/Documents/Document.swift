/// One received file with its check sheet and what it says.
///
/// A newer LOA, bill or ID of a request is a new version with a sheet of its own; `other` never
/// supersedes. The file itself lies in the document store under its hash.
public struct Document: Hashable, Sendable, Codable {
  public let id: DocumentID
  public let kind: DocumentKind
  /// 1 for the first of its kind on a request.
  public let version: Int
  public let file: FileFacts
  public let receivedAt: Instant
  public let receivedBy: String
  public var answers: [CheckItem: Answer]
  /// What the paper says where it differs from the request; dates always, as `YYYY-MM-DD`.
  public var evidence: [EvidenceField: String]
  /// Goes up by one with each change of the sheet.
  public var revision: Int

  public init(
    id: DocumentID,
    kind: DocumentKind,
    version: Int,
    file: FileFacts,
    receivedAt: Instant,
    receivedBy: String,
    answers: [CheckItem: Answer] = [:],
    evidence: [EvidenceField: String] = [:],
    revision: Int = 1
  ) {
    self.id = id
    self.kind = kind
    self.version = version
    self.file = file
    self.receivedAt = receivedAt
    self.receivedBy = receivedBy
    self.answers = answers
    self.evidence = evidence
    self.revision = revision
  }

  /// A date the paper bears; nil when none was typed.
  public func day(_ field: EvidenceField) -> CalendarDay? {
    evidence[field].flatMap { CalendarDay(iso: $0) }
  }

  /// The date that its validity is measured from.
  public var date: CalendarDay? { kind.date.flatMap(day) }

  /// What is known of a file without parsing it.
  public struct FileFacts: Hashable, Sendable, Codable {
    public let name: String
    /// By content, such as `application/pdf`.
    public let mediaType: String
    /// In bytes.
    public let size: Int
    /// Of the content, 64 hexadecimal digits.
    public let sha256: String

    public init(name: String, mediaType: String, size: Int, sha256: String) {
      self.name = name
      self.mediaType = mediaType
      self.size = size
      self.sha256 = sha256
    }
  }

  /// An operator's answer to one row of the sheet.
  public struct Answer: Hashable, Sendable, Codable {
    public let verdict: Verdict
    public let by: String
    public let at: Instant
    public let remark: String?

    public init(verdict: Verdict, by: String, at: Instant, remark: String? = nil) {
      self.verdict = verdict
      self.by = by
      self.at = at
      self.remark = remark
    }
  }

  public enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
    case pass
    case fail
    case notApplicable = "na"
  }
}
