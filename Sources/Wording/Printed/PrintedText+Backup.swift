import PortDomain

/// What was done with a backup.
public enum BackupDeed: Sendable {
  case backedUp, restored
}

extension PrintedText {
  public static let backingUp = "Copying the desk and examining the copy …"
  public static let restoring = "Putting the backup back and examining it …"

  /// That the key must be kept elsewhere, and where it may lie.
  public static func keyApart(_ folders: [String]) -> String {
    "the key is not in the backup, and PINs can't be read without it; keep a copy elsewhere (--key-to), it"
      + " lies in \(folders.joined(separator: " or "))"
  }

  /// What was made of a backup, and what in it is not as it should be.
  ///
  /// - Parameters:
  ///   - lost: hashes of papers.
  ///   - removed: how many older backups.
  public static func backup(
    _ deed: BackupDeed,
    at path: String,
    events: Int,
    papers: Int,
    finding: String?,
    lost: [String],
    removed: Int,
    movedAside: [String]
  ) -> PrintedText {
    let held = "\(events.counted("event")) and \(papers.counted("paper"))"
    var text: PrintedText =
      switch deed {
      case .backedUp: "\(path) holds \(held)"
      case .restored: "\(path) is a desk again, with \(held)"
      }
    for path in movedAside { text.add("a log without its database lay there; it is \(path) now") }
    text.add(finding ?? "all that it holds is what was written")
    for hash in lost { text.add("paper \(hash) is not there, or not what it was") }
    if removed > 0 { text.add("removed \(removed.counted("older backup"))") }
    return text
  }
}
