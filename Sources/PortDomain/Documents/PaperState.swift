/// How far one of the three papers of a request is.
public enum PaperState: String, CaseIterable, Hashable, Sendable, Codable {
  /// There is no file.
  case missing
  /// Nothing is answered.
  case received
  /// Some rows are answered.
  case underReview = "under_review"
  /// A row failed.
  case refused
  /// All rows pass or don't apply.
  case accepted
}
