extension Country.Wait {
  /// The first day on which a number may port again after a port on `day`.
  public func end(after day: CalendarDay) -> CalendarDay {
    switch self {
    case .days(let days): day.adding(days: days)
    case .months(let months): day.adding(months: months)
    }
  }
}

extension PortRequest {
  /// The day the country's wait after the number's earlier port ends; nil where no wait or no
  /// earlier port is known.
  public var waitEndsOn: CalendarDay? {
    guard let ported = lastPortedOn else { return nil }
    return country.waitAfterPort?.end(after: ported)
  }
}
