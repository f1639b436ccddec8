import PortDomain

/// A change that is meant for several requests.
enum ManyChange: Hashable, Sendable {
  case same(Change)
  /// Port dates from a day on, so many a day; confirmed on a day, today unless it is given.
  case scheduled(from: CalendarDay, window: PortWindow?, perDay: Int, on: CalendarDay? = nil)

  /// What it is for each of the files.
  func changes(on files: [RequestFile], in context: Context) -> [Change] {
    switch self {
    case .same(let change): return files.map { _ in change }
    case .scheduled(let day, let window, let perDay, let on):
      var plan = PortDatePlan(perDay: perDay)
      return files.map { file in
        let confirmation = plan.confirmation(
          of: file,
          from: day,
          window: window,
          by: context.desk,
          context.actor,
          at: context.now
        )
        return .status(.schedule(confirmation, on: on))
      }
    }
  }
}
