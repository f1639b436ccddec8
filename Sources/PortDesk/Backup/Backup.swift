import PortDomain
import PortStore
import Wording

/// A backup that was made or put back: where it lies, and what was found when it was held against its
/// history.
public struct Backup: Hashable, Sendable {
  /// The folder of a backup, or the database that one became.
  public let path: String
  public let examined: ExaminedCopy
  /// How many papers were copied.
  public let papers: Int
  /// Papers that requests hold and that are not there, or not what they were, by their hashes.
  public let lost: [String]
  /// Older backups that were removed.
  public internal(set) var removed: [String] = []
  /// What lay in the way of a database that was put back, under its new name.
  public internal(set) var movedAside: [String] = []

  public var isWhole: Bool { examined.verdict.finding == nil && lost.isEmpty }

  public var json: JSON {
    [
      "path": .text(path),
      "store": .text(examined.storeID),
      "events": .integer(examined.verdict.events),
      "signed": .flag(examined.verdict.assurance == .signed),
      "intact": .flag(examined.verdict.finding == nil),
      "finding": JSON(examined.verdict.finding?.message),
      "papers": .integer(papers),
      "lost": .list(lost.map(JSON.text)),
      "removed": .list(removed.map(JSON.text)),
      "moved_aside": .list(movedAside.map(JSON.text)),
    ]
  }
}

/// What a backup's folder is called, and which older ones beside it give way.
struct BackupName {
  /// The name of the database in it.
  let database: String

  /// The name of one that is made at a moment, in UTC.
  func name(at now: Instant) -> String {
    let digits = now.rfc3339.filter { $0.isNumber || $0 == "T" }
    return "\(stem)-\(digits.prefix(BackupName.digits))Z"
  }

  /// Those of some names that are backups of the same database, the oldest first.
  func backups(among names: [String]) -> [String] {
    names.filter { name in
      guard name.hasPrefix(stem + "-"), name.hasSuffix("Z") else { return false }
      let moment = name.dropFirst(stem.count + 1).dropLast()
      return moment.count == BackupName.digits
        && moment.enumerated().allSatisfy { $0 == 8 ? $1 == "T" : $1.isASCII && $1.isNumber }
    }.sorted()
  }

  /// As in `20261127T180000`.
  private static let digits = 15

  private var stem: String {
    database.hasSuffix(".db") ? String(database.dropLast(3)) : database
  }
}
