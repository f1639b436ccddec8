/// Which requests are meant: the one language of find, filter, tag, views and the command line.
///
/// A value that can be evaluated in memory (`matches`) or compiled by a store.
public indirect enum Filter: Hashable, Sendable {
  case term(Term)
  /// All hold; empty means every request.
  case all([Filter])
  /// At least one holds.
  case any([Filter])
  case not(Filter)

  public static let everything = Filter.all([])

  /// Due before today in the number's country, and the clock is running.
  public static let overdue = Filter.all([
    .term(.flag(.open)), .term(.turn(Party.allCases.filter { !$0.stopsClock })),
    .term(.day(.due, .less, .fromToday(0))),
  ])

  /// One condition.
  public enum Term: Hashable, Sendable {
    /// Looks in number, names, ids and carrier reference; see `Listing.mentions`.
    case word(String)
    case status([Status])
    case country([Country])
    case carrier([CarrierID])
    case owner([OwnerTest])
    case reason([ReasonCode])
    case documents([PaperState])
    case turn([Party])
    case order(OrderID)
    case day(DayField, Comparison, Day)
    /// Calendar days since creation.
    case age(Comparison, Int)
    case attempt(Comparison, Int)
    case flag(Flag)
  }

  public enum OwnerTest: Hashable, Sendable {
    case me
    case none
    case login(String)
  }

  public enum Flag: String, CaseIterable, Hashable, Sendable {
    case open
    case overdue
    case escalated
    case tagged
    /// Completed, with routing or inbound test open.
    case afterPort = "afterport"
    case high
  }

  /// A word that stands for a longer filter.
  public enum Shorthand: String, CaseIterable, Hashable, Sendable {
    /// Open requests that wait for the customer or the carrier and whose follow-up date has come.
    case chase

    public var filter: Filter {
      switch self {
      case .chase:
        .all([
          .term(.flag(.open)), .term(.turn([.customer, .carrier])),
          .term(.day(.followUp, .atMost, .fromToday(0))),
        ])
      }
    }
  }

  public enum DayField: String, CaseIterable, Hashable, Sendable {
    case due
    /// The confirmed date.
    case port
    case created
    case followUp = "follow"
    case hold
  }

  public enum Comparison: String, CaseIterable, Hashable, Sendable {
    case less = "<"
    case atMost = "<="
    case equal = ":"
    case atLeast = ">="
    case greater = ">"

    public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch self {
      case .less: left < right
      case .atMost: left <= right
      case .equal: left == right
      case .atLeast: left >= right
      case .greater: left > right
      }
    }
  }

  /// A date in a filter: fixed, or days from today in the number's country.
  public enum Day: Hashable, Sendable {
    case on(CalendarDay)
    case fromToday(Int)

    public func resolved(today: CalendarDay) -> CalendarDay {
      switch self {
      case .on(let day): day
      case .fromToday(let days): today.adding(days: days)
      }
    }
  }
}

/// From where a filter is looked at: the date in each country, the operator, the tags.
public struct Viewpoint: Hashable, Sendable {
  public let today: [Country: CalendarDay]
  public let me: String
  public let tagged: Set<RequestID>

  public init(today: [Country: CalendarDay], me: String, tagged: Set<RequestID> = []) {
    self.today = today
    self.me = me
    self.tagged = tagged
  }

  public init(zones: TimeZones, now: Instant, me: String, tagged: Set<RequestID> = []) {
    self.init(
      today: Dictionary(
        uniqueKeysWithValues: Country.allCases.map { ($0, zones.today(in: $0, at: now)) }
      ),
      me: me,
      tagged: tagged
    )
  }

  public func today(in country: Country) -> CalendarDay {
    guard let day = today[country] else {
      preconditionFailure("a viewpoint has a date for every country")
    }
    return day
  }
}
