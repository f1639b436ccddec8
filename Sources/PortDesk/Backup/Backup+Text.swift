import Wording

extension Backup {
  /// What was made of it, for people.
  public func text(_ deed: BackupDeed) -> PrintedText {
    .backup(
      deed,
      at: path,
      events: examined.verdict.events,
      papers: papers,
      finding: examined.verdict.finding?.message,
      lost: lost,
      removed: removed.count,
      movedAside: movedAside
    )
  }
}
