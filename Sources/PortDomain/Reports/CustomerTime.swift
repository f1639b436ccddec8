/// How long a customer took to bring papers that were asked for, in business days, and what it keeps waiting.
public struct CustomerTime: Hashable, Sendable {
  /// As fees have it, by name.
  public let customer: String
  public let requests: Int
  /// Each paper that came after it was asked for counts.
  public let papers: Quickness
  /// How many requests wait for the customer now, those it has been silent about for too long among them.
  public let waiting: Int
  /// The most days that one of these has waited.
  public let longestWait: Int?
  /// For how many of them the customer has been silent for too long.
  public let stale: Int

  public init(
    customer: String,
    requests: Int,
    papers: Quickness,
    waiting: Int,
    longestWait: Int?,
    stale: Int
  ) {
    self.customer = customer
    self.requests = requests
    self.papers = papers
    self.waiting = waiting
    self.longestWait = longestWait
    self.stale = stale
  }
}

/// A paper that came after it was asked for.
public struct PaperSpan: Hashable, Sendable {
  public let askedOn: CalendarDay
  public let receivedOn: CalendarDay

  public init(askedOn: CalendarDay, receivedOn: CalendarDay) {
    self.askedOn = askedOn
    self.receivedOn = receivedOn
  }
}

extension Desk {
  /// The papers of a trail that came after they were asked for.
  ///
  /// The three demanded ones are with the request's creation; one of a kind anew with its refusal on the
  /// sheet, and with a rejection for a ground on which the customer acts and that concerns it. One that
  /// nobody asked for doesn't count.
  func papersBrought(in trail: Trail) -> [PaperSpan] {
    var asked: [DocumentKind: CalendarDay] = [:]
    var spans: [PaperSpan] = []
    func ask(_ kinds: [DocumentKind], on day: CalendarDay) {
      for kind in kinds where DocumentKind.demanded.contains(kind) {
        asked[kind] = asked[kind] ?? day
      }
    }
    for event in trail.standing {
      let day = day(of: event, in: trail.country)
      switch event.about {
      // Work that was taken over from later on has had its papers elsewhere.
      case .status(.pending): ask(DocumentKind.demanded, on: trail.startedOn)
      case .paper(let kind, let id):
        if let since = asked.removeValue(forKey: kind) {
          spans.append(PaperSpan(askedOn: since, receivedOn: day))
        }
        if let refused = trail.refusals[id] {
          ask([kind], on: zones.today(in: trail.country, at: refused))
        }
      case .reasons(let codes):
        let theirs = codes.map(\.reason).filter { $0.actor == .customer }
        ask(theirs.flatMap(\.papers), on: day)
      case .status, .nothing, .carrier, .portDate, .outcome, .sheet, .item, .message, .order,
        .event, .purged:
        break
      }
    }
    return spans
  }
}

/// Adds papers and waits up by customer.
struct CustomerTally {
  /// The kinds of events that tell when papers were asked for and came.
  static let kinds: Set<Event.Kind> = [
    .created, .takenOver, .paperAdded, .paperAttached, .rejected, .undone,
  ]

  private struct Sums {
    var requests = 0
    var papers = DayCounts()
    var waits = DayCounts()
    var stale = 0
  }

  private let desk: Desk
  private let viewpoint: Viewpoint
  private var days: CountedDays
  private var sums: [String: Sums] = [:]

  init(by desk: Desk, from viewpoint: Viewpoint) {
    self.desk = desk
    self.viewpoint = viewpoint
    days = CountedDays(by: desk)
  }

  mutating func add(_ papers: [PaperSpan], of customer: String, in country: Country) {
    var sum = sums.removeValue(forKey: customer) ?? Sums()
    sum.requests += 1
    for paper in papers {
      sum.papers.add(days.between(paper.askedOn, paper.receivedOn, in: country))
    }
    sums[customer] = sum
  }

  mutating func add(_ count: AwaitedCount) {
    guard count.isForCustomer else { return }
    let since = desk.waitedSince(count.since, for: count.code)
    let waited = days.between(since, viewpoint.today(in: count.country), in: count.country)
    sums[count.customer, default: Sums()].waits.add(waited, times: count.requests)
    if count.code == .stale { sums[count.customer, default: Sums()].stale += count.requests }
  }

  /// Who has kept a request waiting longest comes first, then who keeps most waiting, then who takes longest.
  var times: [CustomerTime] {
    sums.map { customer, sum in
      CustomerTime(
        customer: customer,
        requests: sum.requests,
        papers: Quickness(sum.papers),
        waiting: sum.waits.total,
        longestWait: sum.waits.longest,
        stale: sum.stale
      )
    }
    .sorted { left, right in
      left.slowness == right.slowness
        ? left.customer < right.customer
        : right.slowness.lexicographicallyPrecedes(left.slowness)
    }
  }
}

extension CustomerTime {
  /// What customers are ordered by, the greatest first.
  fileprivate var slowness: [Int] {
    [longestWait ?? -1, waiting, papers.ninetieth ?? -1, papers.median ?? -1]
  }
}

extension AwaitedCount {
  /// The customer must move, or didn't for so long that the desk must.
  fileprivate var isForCustomer: Bool {
    switch code {
    case .stale: true
    // Nobody asks what the customer does with the old service.
    case .cancelOldService: false
    case .cancel, .hold, .review, .papers, .submit, .reason, .resubmit, .confirmation,
      .acknowledgement, .change, .answer, .port, .complete, .missed, .test, .routing:
      from == .customer
    }
  }
}
