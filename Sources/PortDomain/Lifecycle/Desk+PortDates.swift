extension Desk {
  /// What speaks against a port date: past, no business day, a freeze of the country or of the
  /// carrier. An override ("the carrier confirmed exactly this one") lifts them all.
  public func obstacles(
    toPortDate day: CalendarDay,
    of request: PortRequest,
    at now: Instant
  ) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    let calendar = calendar(of: request.country)
    if day < zones.today(in: request.country, at: now) { obstacles.append(.dateInPast(day)) }
    if !calendar.isBusinessDay(day) {
      obstacles.append(.notBusinessDay(day, holiday: calendar.holiday(on: day)))
    }
    if let freeze = terms(of: request.country).freezeWindow(on: day) {
      obstacles.append(.freezeWindow(day, until: freeze.upperBound, in: request.country))
    }
    if let freeze = carrier(of: request)?.freezeWindow(on: day) {
      obstacles.append(.freezeWindow(day, until: freeze.upperBound))
    }
    return obstacles
  }

  /// What is worth saying about a port date that is allowed.
  ///
  /// - Parameter today: in the number's country.
  public func warnings(
    aboutPortDate day: CalendarDay,
    of file: RequestFile,
    on today: CalendarDay
  ) -> [Warning] {
    let calendar = calendar(of: file.request.country)
    var warnings = warnings(aboutGoingOnWith: file.request)
    if calendar.leavesCoveredYears(day) { warnings.append(.yearNotCovered) }
    if [-1, 0, 1].contains(where: {
      calendar.holiday(on: day.adding(days: $0))?.isEstimated == true
    }) {
      warnings.append(.holidayEstimated)
    }
    if file.idExpires(before: day) { warnings.append(.idExpiresBeforePort) }
    if let lead = carrier(of: file.request)?.leadTime, lead > 0,
      day < calendar.day(lead, businessDaysAfter: today)
    {
      warnings.append(.withinLeadTime)
    }
    return warnings
  }

  /// A port date that has passed without a port; nil while it hasn't.
  ///
  /// - Parameter today: in the number's country.
  public func missedDate(of request: PortRequest, on today: CalendarDay) -> MissedDate? {
    guard request.status == .scheduled, let date = request.lifecycle.confirmation?.date,
      date < today
    else { return nil }
    let grace = carrier(of: request)?.daysOfGrace ?? 0
    return MissedDate(date: date, graceEndsOn: grace > 0 ? date.adding(days: grace) : nil)
  }
}

/// A confirmed date on which the port was not carried out.
public struct MissedDate: Hashable, Sendable {
  public let date: CalendarDay
  /// The last day on which the carrier still carries it out; nil where it gives no days of grace.
  public let graceEndsOn: CalendarDay?
}
