extension Country.Wait {
  /// The longest count that is taken for a wait and not for a slip.
  private static let longest = 3650

  /// The first day on which a number may port again after a port on `day`.
  public func end(after day: CalendarDay) -> CalendarDay {
    switch self {
    case .days(let days): day.adding(days: days)
    case .months(let months): day.adding(months: months)
    }
  }

  /// `45 days`, `2 months`: as it is typed and printed.
  public var text: String {
    switch self {
    case .days(let days): "\(days) \(days == 1 ? "day" : "days")"
    case .months(let months): "\(months) \(months == 1 ? "month" : "months")"
    }
  }

  /// The wait that a text such as `45 days` or `2 months` names.
  public init?(_ text: some StringProtocol) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, let count = Int(words[0]),
      (1...Country.Wait.longest).contains(count)
    else { return nil }
    switch words[1] {
    case "day", "days": self = .days(count)
    case "month", "months": self = .months(count)
    default: return nil
    }
  }
}
