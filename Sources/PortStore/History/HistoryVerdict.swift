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

  /// Where an event stands.
  public struct Place: Hashable, Sendable {
    /// Its number within the store.
    public let number: Int
    public let event: String
    public let request: String

    public init(number: Int, event: String, request: String) {
      self.number = number
      self.event = event
      self.request = request
    }
  }

  public enum Finding: Hashable, Sendable {
    /// The event, or the one before it of the same request, isn't what was written.
    case altered(Place)
    /// What lies beside the event (values, words) isn't what was written.
    case detailAltered(Place)
    /// An event is gone from before this one.
    case missing(before: Place)
    /// The event wasn't written by this program with this store's key.
    case unsigned(Place)
    /// All events up to one together aren't those that were sealed: moved, or put in anew.
    case sealBroken(event: Int)
    /// Events that were sealed are gone from the end: cut off, or an old copy was put back.
    case cut(after: Int, sealed: Int)
    /// A row can't be read as an event.
    case unreadable(number: Int)
    /// A version of the desk's records, or the one before it, isn't what was written.
    case recordAltered(number: Int)
  }
}
