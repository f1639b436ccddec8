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

extension Sequence where Element == String {
  /// `a`, `a and b`, `a, b and c`; with another word between the last two.
  public func spoken(_ word: String = "and") -> String {
    let texts = Array(self)
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension String {
  /// With its first letter in upper case, the rest as it is.
  public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
