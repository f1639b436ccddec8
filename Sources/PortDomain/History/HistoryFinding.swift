/// What in a store's history isn't what was written.
public enum HistoryFinding: Hashable, Sendable {
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
}
