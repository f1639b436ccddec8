import PortDomain

extension MissedDate {
  /// What became of the date, and what to do about it.
  public func message(today: CalendarDay) -> String {
    let missed = "The port of \(date.spoken(today: today)) was missed"
    guard let graceEndsOn else { return "\(missed): complete it, or agree on a new date" }
    let end = graceEndsOn.spoken(today: today)
    return graceEndsOn >= today
      ? "\(missed); the carrier carries it out until \(end)"
      : "\(missed), its days of grace ended \(end): agree on a new date"
  }
}
