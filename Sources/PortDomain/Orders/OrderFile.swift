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

extension RequestFile {
  /// The fields that a reason concerns and that were corrected since its last refusal, with what they
  /// said then.
  public func corrections(for code: ReasonCode) -> [RequestField: String?] {
    guard let rejection = rejection(for: code) else { return [:] }
    let undone = undoneEvents
    var before: [RequestField: String?] = [:]
    for event in events(since: rejection) where event.kind == .edited && !undone.contains(event.id)
    {
      for change in event.detail?.changes ?? [] where code.reason.fields.contains(change.field) {
        if before[change.field] == nil { before[change.field] = change.before }
      }
    }
    return before.filter { request[$0.key] != $0.value }
  }
}

extension OrderFile {
  /// What was corrected on one number for a reason, for the order's other open numbers that still say
  /// what it said: the edits of each.
  public func fixes(
    of code: ReasonCode,
    as on: RequestID
  ) -> [(file: RequestFile, edits: [FieldEdit])] {
    guard let fixed = files.first(where: { $0.request.id == on }) else { return [] }
    let corrections = fixed.corrections(for: code)
    return files.compactMap { file in
      guard file.request.id != on, file.request.status.isOpen else { return nil }
      let edits = RequestField.allCases.compactMap { field -> FieldEdit? in
        guard let before = corrections[field], file.request[field] == before else { return nil }
        return FieldEdit(field, fixed.request[field], basis: .seen(before))
      }
      return edits.isEmpty ? nil : (file, edits)
    }
  }
}
