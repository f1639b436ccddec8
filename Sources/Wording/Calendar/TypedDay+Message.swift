import PortDomain

extension TypedDay {
  /// How a day is written.
  public static let examples = "today, fri, +3, 15, 3 dec or 2026-12-03"
}

extension TypedDay.Fault {
  /// What is wrong with a text that was typed for a day, and what to write.
  public func message(of text: String) -> String {
    switch self {
    case .unreadable: "\"\(text)\" is no date; write \(TypedDay.examples)"
    case .noSuchDay: "\"\(text)\" is no day of the calendar; check it"
    case .ambiguous(let one, let other):
      "\"\(text)\" is \(one.inFull) or \(other.inFull); write the month as a word"
    case .shortYear: "\"\(text)\" has no whole year; write four figures"
    case .weekdayIsToday(let other):
      "\"\(text)\" is today; write today, or \(other.day) \(other.monthName)"
    case .past(let day): "\(day.weekday.short) \(day.inFull) is over; give a day from today on"
    }
  }
}
