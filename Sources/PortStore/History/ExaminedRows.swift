import PortDomain

/// What is held against the history.
public protocol ExaminedRows {
  /// The next requests in the order of their ids, nil for the first.
  func requests(after id: RequestID?, limit: Int) throws -> [RequestID]

  /// The files of requests with their newest events, and whether what the store keeps of each for lists is
  /// what follows from it.
  func examined(_ ids: [RequestID]) throws -> [(stored: StoredFile, isAsWritten: Bool)]

  /// The last of the next requests in the order of their ids; nil behind the last.
  func last(ofNext limit: Int, after id: RequestID?) throws -> RequestID?

  /// Looks at requests in the order of their ids: whether all their events, and each one's row, are what was
  /// written. It names nothing that isn't.
  ///
  /// - Parameter takenOver: how many events an earlier program wrote.
  func quickLook(
    after id: RequestID?,
    upTo last: RequestID,
    takenOver: Int
  ) throws -> QuickLook

  func forEachOrder(_ body: (SignedOrder) throws -> Bool) throws

  /// The hash of every receipt, in the order of their keys; the event's number and what it says of the
  /// receipt come with each.
  func forEachReceipt(
    _ body: (_ receipt: HashValue, _ event: Int, _ named: HashValue?) throws -> Bool
  ) throws

  /// Events whose details were taken, in order, those that one purge took behind each other: its
  /// number, nil for those that an earlier program's purges took, which come first.
  func forEachForgotten(_ body: (_ event: Int, _ purge: Int?) throws -> Bool) throws

  /// The states that requests were found in when an earlier program's store was brought up to date,
  /// in the order of their ids, with the request's last event then.
  func forEachTakenOver(_ body: (RequestID, Int, FileState) throws -> Bool) throws
}

/// What a quick look at some requests came to.
public struct QuickLook: Sendable {
  /// Whether all that it looked at is what was written.
  public let isSound: Bool
  /// How many events they have.
  public let events: Int
  /// Whose files hold more than their request, and are to be examined besides.
  public let rest: [RequestID]

  public init(isSound: Bool, events: Int, rest: [RequestID]) {
    self.isSound = isSound
    self.events = events
    self.rest = rest
  }
}
