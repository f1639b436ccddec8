import PortDomain

/// What the examination of a store's history found.
public struct HistoryVerdict: Hashable, Sendable {
  /// How many events were read.
  public let events: Int
  public let assurance: Assurance
  /// The first thing found wrong; nil when all is well.
  public let finding: Finding?
  /// Over everything read; to be kept elsewhere. nil for an empty history.
  public let seal: HistorySeal?

  public init(events: Int, assurance: Assurance, finding: Finding?, seal: HistorySeal?) {
    self.events = events
    self.assurance = assurance
    self.finding = finding
    self.seal = seal
  }

  /// What kind of damage could have been found.
  public enum Assurance: Hashable, Sendable {
    /// Any, since the signatures were checked.
    case signed
    /// Accidental damage alone: the key is missing, and whoever edits the file can mend the hashes.
    case accidentalOnly
  }

  public typealias Finding = HistoryFinding
  public typealias Place = HistoryFinding.Place
}
