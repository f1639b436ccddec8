import PortDomain

extension Title {
  public static let portDate = "Port date"
  public static let movePortDate = "Move the port date"

  public static func status(of count: Int) -> String {
    count == 1 ? "Status" : "Status of \(count) requests"
  }

  public static func whyNot(_ action: Action) -> String { "Why not \(action.title)" }

  public static func step(_ action: Action, on requests: [PortRequest]) -> String {
    let subject =
      requests.count == 1 ? requests[0].number.grouped : "\(requests.count) requests"
    return "\(action.title.capitalisedFirst) \(subject)"
  }
}

extension StepField {
  public static func demandedPerDay(insteadOf text: String) -> String {
    "\"\(text)\" is no number a day; type 1 or more"
  }

  public static let overrideOfSeveralDays =
    "an override speaks of one date; leave one of the two empty"
}

extension Message {
  public static let unreadable = Message("The requests can't be read.", .warning)
}

/// The fields of the forms for a step of the lifecycle.
public enum StepField: String, Hashable, Sendable {
  case reference, words, why, activatedOn, window, perDay, override, on

  public func label(for action: Action) -> String {
    switch self {
    case .reference: "Carrier reference"
    case .words: "The carrier's words"
    case .on: "When it was"
    case .why: action == .reschedule ? "Why it moves" : "Why"
    case .activatedOn: "Active since"
    case .window: "Window"
    case .perDay: "A day"
    case .override: action == .complete ? "If early, why" : "Override"
    }
  }

  public func hint(for action: Action) -> String? {
    switch self {
    case .reference, .words: "may stay empty"
    case .on: "the day it happened: fri, 15, 3 dec; empty: today"
    case .why: nil
    case .activatedOn: "fri, 15, 3 dec; empty: today"
    case .window: "10-12 or 10:00-12:30 there; empty: the whole day"
    case .perDay: "so many a business day from the date on; empty: all on the date"
    case .override:
      action == .complete
        ? "before the confirmed date only"
        : "only for a day that isn't allowed: who at the carrier confirmed it"
    }
  }
}

extension Obstacle {
  /// What is in the way of a day, and how it is gone round.
  /// - Parameter key: what opens the field for it.
  public func overridable(today: CalendarDay, key: String) -> String {
    let words = message(today: today).replacing(Obstacle.orOverride, with: "")
    return "\(words); \(key) overrides it in writing"
  }

  public func overridden(today: CalendarDay) -> String { "overridden: \(brief(today: today))" }
}

extension Action {
  public static let allTagged = "all tagged, at the versions you have seen"

  /// How many of several requests it is possible for.
  public static func possible(_ count: Int, of all: Int) -> String { "\(count) of \(all)" }

  public static func impossible(_ first: String) -> String {
    "possible for none of them; the first: \(first)"
  }
}

extension Country {
  /// Over a month of the country: month, place, clocks, and today there.
  /// - Parameter offset: seconds east of UTC.
  public func monthHeading(of day: CalendarDay, offset: Int, today: CalendarDay) -> String {
    let minutes = abs(offset) / 60
    let rest = minutes % 60 == 0 ? "" : ":\(minutes % 60)"
    let zone = "UTC\(offset < 0 ? "-" : "+")\(minutes / 60)\(rest)"
    return """
      \(day.fullMonthName) \(day.year)   \(name)   \(timeZone), \(zone)   today \
      \(today.spoken(today: today))
      """
  }
}

/// What the signs of a month mean.
public enum MonthLegend {
  public static let weekend = "weekend"
  public static let freeze = "freeze"
  public static let holiday = "holiday"
  // Where each day is a sentence.
  public static let today = "today"
  public static let past = "past"
  public static let isTypical = "in the typical range"

  public static func spoken(_ holiday: Holiday) -> String {
    "holiday: \(holiday.name)\(holiday.isEstimated ? ", estimated" : "")"
  }

  public static func typical(_ days: ClosedRange<CalendarDay>, today: CalendarDay) -> String {
    let first = days.lowerBound.withoutWeekday(today: today)
    return "typical: \(first) to \(days.upperBound.withoutWeekday(today: today))"
  }

  public static func holiday(_ holiday: Holiday) -> String {
    "\(holiday.day.day) \(holiday.name)\(holiday.isEstimated ? ", estimated" : "")"
  }
}

extension CalendarDay {
  fileprivate var fullMonthName: String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return names[month - 1]
  }
}
