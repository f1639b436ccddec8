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
    let request = file.request
    if !actor.may(action, on: request) {
      obstacles.append(.notPermitted(needed: action.role))
    }
    guard Lifecycle.target(of: action, from: request.status) != nil else {
      return obstacles + [.wrongStatus(action, status: request.status)]
    }
    switch action {
    case .submit, .resubmit:
      obstacles += sendingObstacles(for: file, on: zones.today(in: request.country, at: now))
    case .return:
      if request.lifecycle.returnedOn != nil { obstacles.append(.returnedAlready) }
    case .acknowledge:
      if let day = request.acknowledgedOn { obstacles.append(.acknowledgedAlready(on: day)) }
    case .confirm:
      if let day = request.confirmedOn { obstacles.append(.confirmedAlready(on: day)) }
    case .changeAccepted, .changeRefused:
      if !request.hasOpenChange { obstacles.append(.noChangeTold) }
    case .schedule, .reschedule, .withdraw, .complete, .reject, .reopen, .cancel: break
    }
    return obstacles
  }

  /// The carrier asks for a PIN that nobody gave.
  func lacksPIN(_ request: PortRequest) -> Bool {
    request.pinState == .notGiven && carrier(of: request)?.needsPIN == true
  }

  /// What must hold before a request goes to the carrier, measured on a day.
  private func sendingObstacles(for file: RequestFile, on today: CalendarDay) -> [Obstacle] {
    let request = file.request
    var obstacles: [Obstacle] = []
    for field in RequestField.required where (request[field] ?? "").isEmpty {
      obstacles.append(.fieldMissing(field))
    }
    if lacksPIN(request) { obstacles.append(.pinNeeded(request.carrier)) }
    obstacles += paperObstacles(in: file, on: today)
    if let hold = request.holdRunning(on: today) { obstacles.append(.holdRunning(until: hold)) }
    obstacles += file.unresolved(on: today).map(Obstacle.reasonOpen)
    if request.isFraudStopped { obstacles.append(.fraudStop) }
    return obstacles
  }

  /// What is worth saying when a request goes a step nearer to its port.
  public func warnings(aboutGoingOnWith request: PortRequest) -> [Warning] {
    request.cancelAsked ? [.cancelAsked] : []
  }

  /// What is worth saying when a request goes to the carrier: its hour, and what regulators have the
  /// customer do (the sources are those of the countries' rules).
  public func warnings(aboutSubmitting request: PortRequest, at now: Instant) -> [Warning] {
    let (day, time) = zones.local(now, in: request.country)
    var warnings = warnings(aboutGoingOnWith: request)
    if let cutOff = carrier(of: request)?.cutOff, time >= cutOff { warnings.append(.afterCutOff) }
    if let confirmation = terms(of: request.country).confirmation { warnings.append(confirmation) }
    switch request.country {
    case .southAfrica:
      let end = calendar(of: request.country)
        .day(request.country.typicalDuration.upperBound, businessDaysAfter: day)
      if day.month == 12 || end.month == 12 || end.year > day.year {
        warnings.append(.decemberFreeze)
      }
    case .nigeria, .ghana, .kenya, .emirates, .egypt: break
    }
    if request.isLookedUpElsewhere { warnings.append(.lookupDiffers) }
    if let other = carrierOfRange(of: request), other != request.carrier {
      warnings.append(.rangeOfAnotherCarrier)
    }
    return warnings
  }
}
