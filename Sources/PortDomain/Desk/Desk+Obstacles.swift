extension Desk {
  /// Everything that stands in the way of an action before anything is said about it: what a menu
  /// shows and `why` tells. Empty when the action is possible.
  public func obstacles(
    to action: Action,
    on file: RequestFile,
    by actor: Operator,
    at now: Instant
  ) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    let needed: Role = action == .return ? .supervisor : .operator
    if actor.role < needed { obstacles.append(.notPermitted(needed: needed)) }
    let request = file.request
    guard Lifecycle.target(of: action, from: request.status) != nil else {
      return obstacles + [.wrongStatus(action, status: request.status)]
    }
    switch action {
    case .submit, .resubmit:
      obstacles += sendingObstacles(for: file, on: zones.today(in: request.country, at: now))
    case .return:
      if request.lifecycle.returnedOn != nil { obstacles.append(.returnedAlready) }
    case .schedule, .reschedule, .withdraw, .complete, .reject, .reopen, .cancel: break
    }
    return obstacles
  }

  /// What must hold before a request goes to the carrier, measured on a day.
  private func sendingObstacles(for file: RequestFile, on today: CalendarDay) -> [Obstacle] {
    let request = file.request
    var obstacles: [Obstacle] = []
    for field in RequestField.required where (request[field] ?? "").isEmpty {
      obstacles.append(.fieldMissing(field))
    }
    if request.pinState == .notGiven, carrier(of: request)?.needsPIN == true {
      obstacles.append(.pinNeeded(request.carrier))
    }
    obstacles += paperObstacles(in: file, on: today)
    if let hold = request.holdUntil, today < hold { obstacles.append(.holdRunning(until: hold)) }
    obstacles += file.unresolved(on: today).map(Obstacle.reasonOpen)
    if request.isFraudStopped { obstacles.append(.fraudStop) }
    return obstacles
  }

  /// What speaks against a port date: past, no business day, a freeze of the carrier's. An override
  /// ("the carrier confirmed exactly this one") lifts all three.
  public func obstacles(
    toPortDate day: CalendarDay,
    of request: PortRequest,
    at now: Instant
  ) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    let calendar = calendar(of: request.country)
    if day < zones.today(in: request.country, at: now) { obstacles.append(.dateInPast(day)) }
    if !calendar.isBusinessDay(day) {
      obstacles.append(.notBusinessDay(day, holiday: calendar.holiday(on: day)?.name))
    }
    if let freeze = carrier(of: request)?.freezeWindows.first(where: { $0.contains(day) }) {
      obstacles.append(.freezeWindow(day, until: freeze.upperBound))
    }
    return obstacles
  }

  /// What is worth saying about a port date that is allowed.
  public func warnings(aboutPortDate day: CalendarDay, of file: RequestFile) -> [Warning] {
    let calendar = calendar(of: file.request.country)
    var warnings: [Warning] = []
    if calendar.leavesCoveredYears(day) { warnings.append(.yearNotCovered) }
    if [-1, 0, 1].contains(where: {
      calendar.holiday(on: day.adding(days: $0))?.isEstimated == true
    }) {
      warnings.append(.holidayEstimated)
    }
    if let id = file.paper(.governmentID), let expiry = id.day(.idExpiresOn), expiry < day {
      warnings.append(.idExpiresBeforePort)
    }
    return warnings
  }
}
