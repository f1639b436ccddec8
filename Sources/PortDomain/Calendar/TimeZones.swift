/// How far each country's clocks are from UTC at an instant.
///
/// Zone rules come from outside: the program hands in the host's zone data, tests hand in their own.
public struct TimeZones: Sendable {
  /// Seconds east of UTC.
  public let offset: @Sendable (Country, Instant) -> Int

  public init(offset: @escaping @Sendable (Country, Instant) -> Int) {
    self.offset = offset
  }

  /// The date on the country's calendars at an instant.
  public func today(in country: Country, at now: Instant) -> CalendarDay {
    local(now, in: country).day
  }

  /// The date and time of day on the country's clocks at an instant.
  public func local(_ instant: Instant, in country: Country) -> (day: CalendarDay, time: TimeOfDay)
  {
    instant.parts(offset: offset(country, instant))
  }

  /// The instant at which the country's clocks show a date and time.
  ///
  /// Where the clocks skip that time, the instant as far after the change; where they show it twice,
  /// the first.
  public func instant(_ day: CalendarDay, _ time: TimeOfDay, in country: Country) -> Instant {
    let wall = Instant(
      milliseconds: (Int64(day.daysSinceEpoch) * 86_400 + Int64(time.secondsSinceMidnight)) * 1000
    )
    let before = offset(country, wall.adding(seconds: -86_400))
    let first = wall.adding(seconds: -before)
    let after = offset(country, first)
    let second = wall.adding(seconds: -after)
    return offset(country, second) == after ? second : first
  }
}
