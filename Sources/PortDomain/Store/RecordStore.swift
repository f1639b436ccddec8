/// Carriers and holidays as the desk edits them: each change is a new version, none is ever removed.
public protocol RecordStore: Sendable {
  /// The rules with the newest version of every record.
  func rules() throws(StoreError) -> Desk

  /// Every version of every record, oldest first.
  func records() throws(StoreError) -> [RecordVersion]

  /// Stores a record's next version and counts the open requests anew that depend on it.
  ///
  /// - Parameter version: the version that was seen, 0 for none; nil for whatever there is.
  func revise(
    _ record: DeskRecord,
    by actor: Operator,
    seen version: Int?
  ) throws(StoreError) -> RecordOutcome
}

/// What became of a record's change.
public enum RecordOutcome: Hashable, Sendable {
  /// Stored; how many open requests were counted anew.
  case done(version: Int, recounted: Int)
  /// It said nothing new.
  case unchanged
  case refused([RecordObstacle])
}
