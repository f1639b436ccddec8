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
    /// What is awaited.
    case next([Awaited.Code])
    /// The beginning of the customer's name, folded.
    case customer(String)
    case priority([Priority])
    case order(OrderID)
    case day(DayField, Comparison, Day)
    /// A day within a month or another stretch, both ends included.
    case within(DayField, ClosedRange<CalendarDay>)
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
    /// Submit or resubmit is possible now.
    case ready
    /// What is awaited should have come by now.
    case late
    /// What is awaited is ours to do, by the end of today.
    case today
    case cancelAsked = "cancel-asked"
  }

  /// A word that stands for a longer filter.
  public enum Shorthand: String, CaseIterable, Hashable, Sendable {
    /// Open requests of which customer or carrier must be reminded: they let it come to be late, were silent
    /// for too long, or are to be followed up by today.
    case chase

    public var filter: Filter {
      switch self {
      case .chase:
        .all([
          .term(.flag(.open)),
          .any([
            .term(.next([.stale])),
            .all([
              .any([.term(.turn([.customer, .carrier])), .term(.next([.confirmation]))]),
              .any([.term(.flag(.late)), .term(.day(.followUp, .atMost, .fromToday(0)))]),
            ]),
          ]),
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
    /// The day the number became ours.
    case activated
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
    /// As people type it, where it isn't one day in all countries: `+3` counts their business days.
    case each([Country: CalendarDay])

    public func resolved(today: CalendarDay, in country: Country) -> CalendarDay {
      switch self {
      case .on(let day): day
      case .fromToday(let days): today.adding(days: days)
      case .each(let days): days[country] ?? today
      }
    }
  }
}

/// From where a filter is looked at: the time, the date in each country, the operator, the tags.
public struct Viewpoint: Hashable, Sendable {
  public let now: Instant
  public let today: [Country: CalendarDay]
  /// The ends of these days.
  public let endOfToday: [Country: Instant]
  public let me: String
  public let tagged: Set<RequestID>

  public init(zones: TimeZones, now: Instant, me: String, tagged: Set<RequestID> = []) {
    let midnight = TimeOfDay(secondsSinceMidnight: 0)
    var today: [Country: CalendarDay] = [:]
    var ends: [Country: Instant] = [:]
    for country in Country.allCases {
      let day = zones.today(in: country, at: now)
      today[country] = day
      ends[country] = zones.instant(day.adding(days: 1), midnight, in: country)
    }
    self.now = now
    self.today = today
    endOfToday = ends
    self.me = me
    self.tagged = tagged
  }

  public func today(in country: Country) -> CalendarDay {
    guard let day = today[country] else {
      preconditionFailure("a viewpoint has a date for every country")
    }
    return day
  }

  public func endOfToday(in country: Country) -> Instant {
    guard let end = endOfToday[country] else {
      preconditionFailure("a viewpoint has a date for every country")
    }
    return end
  }
}
