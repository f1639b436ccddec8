import PortDomain

extension CalendarDay {
  /// The day as people read it: `Fri 20 Nov`, the year behind it where it isn't this one.
  public func spoken(today: CalendarDay) -> String {
    "\(weekday.short) \(withoutWeekday(today: today))"
  }

  /// `20 Nov`, or `20 Nov 2025` where the year isn't this one.
  public func withoutWeekday(today: CalendarDay) -> String {
    "\(day) \(monthName)" + (year == today.year ? "" : " \(year)")
  }

  /// `20 Nov 2026`, for letters and dates on papers.
  public var inFull: String { "\(day) \(monthName) \(year)" }

  /// What is wrong with a text in a file that should be a date.
  public static func demanded(insteadOf text: String) -> String {
    "\"\(text)\" is no date; write it as YYYY-MM-DD"
  }

  /// `30 Dec`, or only the year once the day lies more than a year ahead.
  public func dayOrYear(today: CalendarDay) -> String {
    today.days(until: self) > 365 ? String(year) : "\(day) \(monthName)"
  }

  /// A due day as lists show it: `today`, `2d ov` once it is over, `Sun 29` within four weeks, else
  /// `20 Dec`.
  public func spokenDue(today: CalendarDay, isOverdue: Bool) -> String {
    let days = today.days(until: self)
    if isOverdue { return "\(-days)d ov" }
    if days == 0 { return "today" }
    if (1..<28).contains(days) { return "\(weekday.short) \(day)" }
    return withoutWeekday(today: today)
  }

  /// The month's short English name.
  public var monthName: String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return names[month - 1]
  }
}

extension Weekday {
  /// `Mon` to `Sun`.
  public var short: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}

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
