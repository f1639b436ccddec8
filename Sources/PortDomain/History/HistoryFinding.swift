/// What in a store isn't what was written.
public enum HistoryFinding: Hashable, Sendable {
  /// The event, or the one before it of the same request, isn't what was written.
  case altered(Place)
  /// What lies beside the event (values, words) isn't what was written.
  case detailAltered(Place)
  /// What lay beside the event is gone, and no purge took it.
  case detailGone(Place)
  /// What the purge is said to have taken isn't what it took.
  case purgeAltered(event: Int)
  /// An event is gone from before this one.
  case missing(before: Place)
  /// The event wasn't written by this program with this store's key.
  case unsigned(Place)
  /// All events up to one together aren't those that were sealed: moved, or put in anew.
  case sealBroken(event: Int)
  /// Events are gone from the end: cut off, or an old copy was put back.
  case cut(after: Int, sealed: Int)
  /// A row can't be read as an event.
  case unreadable(number: Int)
  /// The receipt by which a change is known when it comes again isn't what was written.
  case receiptAltered(event: Int)
  /// So many receipts are gone.
  case receiptsGone(count: Int)
  /// What a request's file holds isn't what its last event left; nil where a later event found it so and
  /// the part isn't known any more.
  case fileAltered(RequestID, FilePart?)
  /// No event tells of the request: it was put in.
  case requestInserted(RequestID)
  /// A request of which events tell isn't there.
  case requestGone(event: Int)
  /// The order isn't what was written, or isn't there.
  case orderAltered(OrderID)
  /// A version of the desk's records, or the one before it, isn't what was written.
  case recordAltered(number: Int)
  /// Versions of the desk's records are gone from the end.
  case recordsCut(after: Int, of: Int)
  /// What the store says of itself (its id, whether it is for trying out, how much it holds) isn't what
  /// was written.
  case storeAltered
  /// What was taken over when an earlier program's store was brought up to date isn't that any more.
  case takenOverAltered

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

/// What of a request's file is vouched for apart, so that the part that was changed can be named.
public enum FilePart: UInt8, CaseIterable, Hashable, Sendable {
  // Stores hold these numbers.
  case request = 1
  /// Which papers it holds, their files, sheets and what they say.
  case papers = 2
  /// With their grounds.
  case rejections = 3
  case charges = 4
  case activeNumber = 5
  /// The PIN as it is sealed.
  case pin = 6
}
