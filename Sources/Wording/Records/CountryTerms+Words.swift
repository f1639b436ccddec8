import PortDomain

extension CountryTerms {
  /// What holds in the country, in words; empty where nothing does.
  public func words(today: CalendarDay) -> [String] {
    let confirmation: String? =
      switch (confirmsBySMS, confirmationHours) {
      case (false, _): nil
      case (true, nil): "the customer confirms by SMS"
      case (true, let hours?): "the customer confirms by SMS within \(hours) hours"
      }
    return [confirmation].compactMap { $0 } + freezeWindows.spoken(today: today)
  }

  /// The same under the country's name; nil where there is nothing to say.
  public func line(today: CalendarDay) -> String? {
    let words = words(today: today)
    return words.isEmpty ? nil : "\(country.name): " + words.joined(separator: " · ")
  }
}

extension [ClosedRange<CalendarDay>] {
  /// Times without ports that are not over, each in words.
  func spoken(today: CalendarDay) -> [String] {
    filter { $0.upperBound >= today }.map { window in
      "no ports \(window.lowerBound.withoutWeekday(today: today)) to "
        + window.upperBound.withoutWeekday(today: today)
    }
  }
}

extension Country {
  /// What the provider publishes beside how long a port takes; nil where it says nothing.
  public var timelineNote: String? {
    switch self {
    case .nigeria: "depends on carrier"
    case .southAfrica: "ICASA regulations"
    case .emirates: "TRA (now TDRA) compliance required"
    case .ghana, .kenya, .egypt: nil
    }
  }
}
