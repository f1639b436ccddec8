/// A number that was ported too recently holds the request until the country's wait is over: a computed
/// day, which follows what it is computed from as long as nobody set another one.
extension Desk {
  /// Holds a new request of a number that was ported too recently; a later hold by hand stays.
  func hold(_ request: inout PortRequest, on today: CalendarDay) {
    guard request.status.isOpen, let end = waitEnd(of: request), end > today else { return }
    request.holdUntil = max(request.holdUntil ?? end, end)
  }

  /// Moves a hold with the end of the wait when number or earlier port were corrected; one that was
  /// set later by hand stays.
  func moveHold(of after: inout PortRequest, from before: PortRequest, on today: CalendarDay) {
    guard after.status.isOpen,
      after.lastPortedOn != before.lastPortedOn || after.country != before.country
    else { return }
    let end = waitEnd(of: after).flatMap { $0 > today ? $0 : nil }
    if let hold = before.holdUntil, hold != waitEnd(of: before) {
      after.holdUntil = max(hold, end ?? hold)
    } else {
      after.holdUntil = end
    }
  }

  /// The hold of an open request once the country's wait is another one than it was; a hold that was
  /// set by hand stays, one that was shortened in writing included.
  ///
  /// - Parameter former: the rule that the present one took the place of; nil for none.
  public func hold(
    of request: PortRequest,
    after former: CountryRule?,
    on today: CalendarDay
  ) -> CalendarDay? {
    let old = former?.waitEnd(of: request)
    let end = waitEnd(of: request).flatMap { $0 > today ? $0 : nil }
    guard let hold = request.holdUntil, hold != old else {
      let isLifted = request.holdUntil == nil && old.map { $0 > today } ?? false
      return isLifted ? nil : end
    }
    return old.map { hold < $0 } ?? false ? hold : max(hold, end ?? hold)
  }

  /// Why a hold may not end when it is to: the country's wait runs longer, and nobody said in writing
  /// why that doesn't matter. nil when it may.
  public func obstacle(
    toHoldOf request: PortRequest,
    why: String?,
    on today: CalendarDay
  ) -> Obstacle? {
    guard request.status.isOpen, let end = waitEnd(of: request), end > today, isBlank(why),
      request.holdUntil.map({ $0 < end }) ?? true
    else { return nil }
    return .waitRunning(until: end)
  }

  private func waitEnd(of request: PortRequest) -> CalendarDay? {
    rules.rule(for: .portedRecently, in: request.country)?.waitEnd(of: request)
  }
}

extension PortRequest {
  /// An earlier port of ours counts as any other does.
  mutating func remember(_ standing: NumberStanding) {
    guard case .released(let day) = standing else { return }
    lastPortedOn = max(lastPortedOn ?? day, day)
  }
}
