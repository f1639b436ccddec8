/// An order with the whole file of each of its numbers, read in one snapshot.
public struct OrderFile: Hashable, Sendable {
  public let order: Order
  /// Oldest first.
  public let files: [RequestFile]

  public init(order: Order, files: [RequestFile]) {
    self.order = order
    self.files = files
  }

  /// The request that speaks for the order: the oldest open one, else the oldest; nil when all its
  /// numbers were split off.
  public var lead: PortRequest? {
    (files.first { $0.request.status.isOpen } ?? files.first)?.request
  }

  public var tally: OrderTally {
    OrderTally(
      counts: Dictionary(files.map { ($0.request.status, 1) }, uniquingKeysWith: +),
      cents: files.flatMap(\.charges).map(\.cents).reduce(0, +)
    )
  }

  /// The fields in which its open numbers have come to differ, though they share one account.
  public var differing: [RequestField] {
    guard let lead else { return [] }
    let open = files.map(\.request).filter(\.status.isOpen)
    return RequestField.allCases.filter(
      Set(open.flatMap { Order.differences(lead, $0) }).contains
    )
  }
}

/// Where the numbers of an order stand, and what they have cost.
public struct OrderTally: Hashable, Sendable {
  /// Only statuses that some number is in.
  public let counts: [Status: Int]
  /// Port fees charged so far, reversals taken off.
  public let cents: Int

  public init(counts: [Status: Int], cents: Int) {
    self.counts = counts
    self.cents = cents
  }

  public var count: Int { counts.values.reduce(0, +) }

  /// Completed or cancelled.
  public var finalCount: Int { counts.filter { !$0.key.isOpen }.values.reduce(0, +) }

  /// Every number has come to its end.
  public var isComplete: Bool { count > 0 && finalCount == count }
}

/// An order as lists show it.
public struct OrderListing: Hashable, Sendable {
  public let order: Order
  /// The oldest of its requests.
  public let lead: PortRequest
  public let tally: OrderTally

  public init(order: Order, lead: PortRequest, tally: OrderTally) {
    self.order = order
    self.lead = lead
    self.tally = tally
  }
}
