import Screens

/// Reads that have not begun, the newest of each lane, and whether anybody still waits for the report that
/// has.
struct WaitingReads {
  private var reads: [Read.Lane: Read] = [:]
  /// Whether the report that is being added up is to end.
  private(set) var isReportGivenUp = false

  /// - Returns: the one whose place it takes. For a report that is being added up nobody waits any more.
  mutating func add(_ read: Read) -> Read? {
    if read.lane == .report { isReportGivenUp = true }
    return reads.updateValue(read, forKey: read.lane)
  }

  func awaits(_ lane: Read.Lane) -> Bool { reads[lane] != nil }

  /// The next to begin; nil where it was given up.
  mutating func next(of lane: Read.Lane) -> Read? {
    if lane == .report { isReportGivenUp = false }
    return reads.removeValue(forKey: lane)
  }

  /// - Returns: the report that had not begun.
  mutating func giveUpReport() -> Read? {
    isReportGivenUp = true
    return reads.removeValue(forKey: .report)
  }
}
