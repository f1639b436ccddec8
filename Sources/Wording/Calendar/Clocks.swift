import PortDomain

/// How moments are told: by the clocks and the calendar of a number's country, or in UTC where none is
/// known.
public struct Clocks: Sendable {
  private let zones: TimeZones
  private let now: Instant

  public init(zones: TimeZones, now: Instant) {
    self.zones = zones
    self.now = now
  }

  public func today(in country: Country?) -> CalendarDay { local(now, in: country).day }

  /// `14:05`, or `14:05 UTC`.
  public func time(_ instant: Instant, in country: Country?) -> String {
    local(instant, in: country).time.clockText() + (country == nil ? " UTC" : "")
  }

  /// `22 Nov 14:05`, as histories show it.
  public func stamp(_ instant: Instant, in country: Country?) -> String {
    let day = local(instant, in: country).day.withoutWeekday(today: today(in: country))
    return "\(day) \(time(instant, in: country))"
  }

  private func local(_ instant: Instant, in country: Country?) -> (
    day: CalendarDay, time: TimeOfDay
  ) {
    country.map { zones.local(instant, in: $0) } ?? instant.parts(offset: 0)
  }
}
