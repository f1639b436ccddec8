/// Port dates for many numbers, so many a day: each gets the first day from a start on that its own
/// country and carrier allow and that isn't full.
///
/// A day counts once for all countries: so many a day is what the people here and at the carrier can
/// look after.
public struct PortDatePlan: Hashable, Sendable {
  public let perDay: Int
  private var taken: [CalendarDay: Int] = [:]
  /// The last day that was given under the same calendar: those before it are full or not allowed.
  private var places: [Place: CalendarDay] = [:]

  private struct Place: Hashable, Sendable {
    let start: CalendarDay
    let country: Country
    let carrier: CarrierID
  }

  /// How far a day is looked for; beyond it every day is full or closed.
  private static let reach = 3_660

  /// - Parameter perDay: at least 1.
  public init(perDay: Int) {
    precondition(perDay > 0, "a plan of no numbers a day")
    self.perDay = perDay
  }

  /// The day of the next number.
  ///
  /// - Parameter start: the first day that may be given.
  /// - Returns: the start itself where no day can be given, so that what is wrong with it is told.
  public mutating func next(
    for request: PortRequest,
    from start: CalendarDay,
    by desk: Desk,
    at now: Instant
  ) -> CalendarDay {
    let place = Place(start: start, country: request.country, carrier: request.carrier)
    var day = places[place] ?? start
    for _ in 0..<PortDatePlan.reach {
      if taken[day, default: 0] < perDay,
        desk.obstacles(toPortDate: day, of: request, at: now).isEmpty
      {
        taken[day, default: 0] += 1
        places[place] = day
        return day
      }
      day = day.adding(days: 1)
    }
    return start
  }
}

extension PortDatePlan {
  /// A confirmation on the next free day, for a request that can be scheduled. One that can't takes no
  /// place: it keeps the start, and is refused for what stands in its way.
  public mutating func confirmation(
    of file: RequestFile,
    from start: CalendarDay,
    window: PortWindow?,
    by desk: Desk,
    _ actor: Operator,
    at now: Instant
  ) -> Lifecycle.Confirmation {
    let isPossible = desk.obstacles(to: .schedule, on: file, by: actor, at: now).isEmpty
    let day = isPossible ? next(for: file.request, from: start, by: desk, at: now) : start
    return Lifecycle.Confirmation(date: day, window: window)
  }
}
