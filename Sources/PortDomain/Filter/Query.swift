/// A list of requests: which, in what order, seen from where.
public struct Query: Hashable, Sendable {
  public var filter: Filter
  public var sort: Sort
  public var viewpoint: Viewpoint

  public init(_ filter: Filter, sort: Sort = .byUrgency, viewpoint: Viewpoint) {
    self.filter = filter
    self.sort = sort
    self.viewpoint = viewpoint
  }
}

/// An order of requests; ties and gaps fall back to the id, which is the order of creation.
public struct Sort: Hashable, Sendable, Codable {
  public var field: Field
  public var isDescending: Bool

  public init(_ field: Field, descending: Bool = false) {
    self.field = field
    isDescending = descending
  }

  /// What is next comes first: how every view begins.
  public static let byUrgency = Sort(.urgency)

  public enum Field: String, CaseIterable, Hashable, Sendable, Codable {
    /// What is late by how late it is, then what is due by when, high priority before normal.
    case urgency
    case due
    case created
    case updated
    case number
    case country
    case carrier
    case customer
    case status
    case port
    case owner

    /// Whether its keys are texts; the others' are integers.
    public var isByText: Bool {
      switch self {
      case .number, .country, .carrier, .customer, .owner: true
      case .urgency, .due, .created, .updated, .status, .port: false
      }
    }
  }

  public func key(of listing: Listing) -> PageKey {
    PageKey(key: listing.key(field), id: listing.request.id)
  }

  /// Absent keys come last in either direction; among equal keys the ids go with the direction.
  public func precedes(_ left: PageKey, _ right: PageKey) -> Bool {
    switch (left.key, right.key) {
    case (.none, .none): break
    case (.none, _): return false
    case (_, .none): return true
    case (.integer(let a), .integer(let b)):
      if a != b { return (a < b) != isDescending }
    case (.text(let a), .text(let b)):
      if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) != isDescending }
    case (.integer, .text), (.text, .integer):
      preconditionFailure("one order has keys of two kinds")
    }
    return left.id != right.id && (left.id < right.id) != isDescending
  }
}

/// What a request sorts by: an integer or a bytewise compared text; none comes last in either direction.
public enum SortKey: Hashable, Sendable {
  case none
  case integer(Int)
  case text(String)
}

extension Listing {
  /// Urgency and the due date sort as of the last change of the file, so that an index can hold them;
  /// what follows by the date alone is due about when that was.
  public func key(_ field: Sort.Field) -> SortKey {
    func text(_ value: String?) -> SortKey { value.map { .text($0) } ?? .none }
    func day(_ value: CalendarDay?) -> SortKey {
      value.map { .integer($0.daysSinceEpoch) } ?? .none
    }
    return switch field {
    case .urgency: facts.spans[0].awaited.map { .integer(urgency(of: $0)) } ?? .none
    case .due: day(facts.spans[0].due)
    case .created: .integer(Int(request.createdAt.milliseconds))
    case .updated: .integer(Int(request.updatedAt.milliseconds))
    case .number: .text(request.number.e164)
    case .country: .text(request.country.code)
    case .carrier: .text(request.carrier.text)
    case .customer: .text(FoldedText.key(request.customer))
    case .status: .integer(Status.allCases.firstIndex(of: request.status) ?? 0)
    case .port: day(request.lifecycle.confirmation?.date)
    case .owner: text(request.owner)
    }
  }
}

extension Listing {
  /// The second by which it is due, twice, and one more of normal priority.
  private func urgency(of awaited: Awaited) -> Int {
    Int(awaited.due.seconds) * 2 + (request.priority == .high ? 0 : 1)
  }

  /// As far as what is due by a moment goes in the order by urgency.
  public static func urgency(atMostOfWhatIsDueBy moment: Instant) -> Int {
    Int(moment.seconds) * 2 + 1
  }
}

/// A place in a list, so that the next page starts behind it whatever was added meanwhile.
public struct PageKey: Hashable, Sendable {
  public let key: SortKey
  public let id: RequestID

  public init(key: SortKey, id: RequestID) {
    self.key = key
    self.id = id
  }
}

/// Where a page lies.
public enum PageStart: Hashable, Sendable {
  case first
  case last
  case after(PageKey)
  case before(PageKey)
  /// From the place a request has in the list, itself included.
  case at(PageKey)
  /// As many before the place of a request as from it on. Where the list doesn't have the request, that
  /// is its place alone, or the list's beginning.
  case around(PageKey, orFirst: Bool)
}

/// A stretch of a list.
public struct Page: Hashable, Sendable {
  public let rows: [Listing]
  public let hasBefore: Bool
  public let hasAfter: Bool

  public init(rows: [Listing], hasBefore: Bool, hasAfter: Bool) {
    self.rows = rows
    self.hasBefore = hasBefore
    self.hasAfter = hasAfter
  }
}

/// How many requests a filter means, counted up to a cap.
public enum Count: Hashable, Sendable {
  case exactly(Int)
  case moreThan(Int)
}
