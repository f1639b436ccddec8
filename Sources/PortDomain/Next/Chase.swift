/// Somebody whom the desk reminds today, with all the numbers for which it does: a customer, or a carrier
/// in a country.
public struct Chase: Hashable, Sendable {
  public enum Whom: Hashable, Sendable {
    /// By the folded key of the name: case and accents make nobody else of them.
    case customer(key: String)
    case carrier(CarrierID, Country)

    public var party: Party {
      switch self {
      case .customer: .customer
      case .carrier: .carrier
      }
    }
  }

  /// One number for which somebody is reminded.
  public struct Item: Hashable, Sendable {
    public let listing: Listing
    /// nil where nothing is to come but a follow-up.
    public let awaited: Awaited?
    /// How often they were written to or called about it, and when last, in the number's country.
    public let reminders: Int
    public let remindedOn: CalendarDay?
  }

  public let whom: Whom
  /// What is most urgent first.
  public let items: [Item]

  public init(whom: Whom, items: [Item]) {
    self.whom = whom
    self.items = items
  }

  /// Since when the oldest is awaited.
  public var since: CalendarDay? { items.compactMap { $0.awaited?.since }.min() }
  /// The most that they were reminded of one of them.
  public var reminders: Int { items.map(\.reminders).max() ?? 0 }
  public var remindedOn: CalendarDay? { items.compactMap(\.remindedOn).max() }
  public var requests: [RequestID] { items.map(\.listing.request.id) }
}

extension Desk {
  /// Whom to remind today, customers before carriers, in the order in which something is most urgent.
  ///
  /// Who was written to or called within the last `chase_after` days is left alone, but where an operator
  /// set a day to follow up after that.
  ///
  /// - Parameters:
  ///   - rows: what the filter `chase` means, the most urgent first.
  ///   - messages: the events of all messages and calls about them.
  public func chases(_ rows: [Listing], after messages: [Event], at now: Instant) -> [Chase] {
    let messages = Dictionary(grouping: messages, by: \.request)
    var order: [Chase.Whom] = []
    var items: [Chase.Whom: [Chase.Item]] = [:]
    for row in rows {
      let whom = whom(row, at: now)
      let own = (messages[row.request.id] ?? []).filter { event in
        if case .message(let kind) = event.about { kind.recipient == whom.party } else { false }
      }
      let today = zones.today(in: row.request.country, at: now)
      let last = own.map { zones.today(in: row.request.country, at: $0.at) }.max()
      if let last, last.days(until: today) < settings.chaseAfter,
        !(row.request.followUpOn.map { $0 > last && $0 <= today } ?? false)
      {
        continue
      }
      if items[whom] == nil { order.append(whom) }
      items[whom, default: []].append(
        Chase.Item(
          listing: row,
          awaited: awaited(of: row, at: now),
          reminders: own.count,
          remindedOn: last
        )
      )
    }
    let sorted = order.filter { $0.party == .customer } + order.filter { $0.party == .carrier }
    return sorted.map { Chase(whom: $0, items: items[$0] ?? []) }
  }

  /// Who must move: the customer too whose silence it is for us to end.
  private func whom(_ row: Listing, at now: Instant) -> Chase.Whom {
    let awaited = awaited(of: row, at: now)
    let turn = facts(of: row, at: now).turn
    let isCustomers = awaited?.code == .stale || awaited?.code == .confirmation
    let isCarriers = !isCustomers && (turn == .carrier || awaited?.from == .carrier)
    guard isCarriers else { return .customer(key: FoldedText.key(row.request.customer)) }
    return .carrier(row.request.carrier, row.request.country)
  }

  private func facts(of row: Listing, at now: Instant) -> Facts.Span {
    row.facts.span(on: zones.today(in: row.request.country, at: now))
  }
}

/// All whom the desk reminds today.
public struct ChaseList: Hashable, Sendable {
  public let chases: [Chase]
  /// Whether there are more numbers than were looked at.
  public let isCut: Bool

  public init(_ chases: [Chase], isCut: Bool) {
    self.chases = chases
    self.isCut = isCut
  }

  /// More numbers than a desk can chase in a day.
  public static let most = 5_000
}

extension DeskStore {
  /// Whom to remind today, of the requests that a filter means.
  public func chases(
    _ filter: Filter,
    by desk: Desk,
    from viewpoint: Viewpoint
  ) throws(StoreError) -> ChaseList {
    let query = Query(.all([Filter.Shorthand.chase.filter, filter]), viewpoint: viewpoint)
    // At once: what is meant is looked up a single time.
    let page = try page(query, from: .first, limit: ChaseList.most)
    let messages = try events(.messageSent, of: page.rows.map(\.request.id))
    return ChaseList(
      desk.chases(page.rows, after: messages, at: viewpoint.now),
      isCut: page.hasAfter
    )
  }
}
