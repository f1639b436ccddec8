/// The sums that reports are made of, added up where the rows lie.
public protocol ReportStore: Sendable {
  /// Ordered by group, then currency; groups without any charge are left out.
  func fees(_ question: FeeQuestion) throws(StoreError) -> [FeeSum]

  /// Reasons that carriers gave, ordered by country, carrier, reason and outcome, the unresolved first.
  ///
  /// Those of our own review are left out: they say nothing about a carrier.
  func reasonCounts() throws(StoreError) -> [ReasonCount]

  /// Hands out completed requests, those returned later among them, ordered by country, carrier and days.
  ///
  /// - Parameter from: the first day of activation; nil for the desk's first.
  func forEachCompletedSpan(
    from: CalendarDay?,
    _ body: (CompletedSpan) -> Void
  ) throws(StoreError)

  /// Open requests, in no order.
  func openCounts() throws(StoreError) -> [OpenCount]

  /// What open and completed requests wait for, in no order.
  func awaitedCounts(from viewpoint: Viewpoint) throws(StoreError) -> [AwaitedCount]

  /// Hands out the trail of each request whose history has events of some kinds, one after another, in no
  /// order, with how far it has come, from 0 to 1, until `body` throws.
  func forEachTrail(
    of kinds: Set<Event.Kind>,
    _ body: (Trail, Double) throws(StoreError) -> Void
  ) throws(StoreError)

  /// - Parameters:
  ///   - desk: whose calendars days are counted by.
  ///   - progress: told how far it has come, from 0 to 1, where that takes long; what it throws ends it.
  func figures(
    of report: Report,
    by desk: Desk,
    from viewpoint: Viewpoint,
    progress: (Double) throws(StoreError) -> Void
  ) throws(StoreError) -> ReportFigures
}

extension ReportStore {
  public func completedSpans(from: CalendarDay?) throws(StoreError) -> [CompletedSpan] {
    var spans: [CompletedSpan] = []
    try forEachCompletedSpan(from: from) { spans.append($0) }
    return spans
  }

  public func figures(
    of report: Report,
    by desk: Desk,
    from viewpoint: Viewpoint
  ) throws(StoreError) -> ReportFigures {
    try figures(of: report, by: desk, from: viewpoint, progress: { _ in })
  }

  public func figures(
    of report: Report,
    by desk: Desk,
    from viewpoint: Viewpoint,
    progress: (Double) throws(StoreError) -> Void
  ) throws(StoreError) -> ReportFigures {
    switch report {
    case .workload:
      let today = viewpoint.today(in: desk.settings.home)
      let weeks = CompletedWeeks(endingOn: today)
      return .workload(
        Workload(
          open: try openCounts(),
          completed: try completedSpans(from: weeks.first),
          weeks: weeks,
          today: today,
          viewpoint: viewpoint
        )
      )
    case .fees(let grouping):
      return .fees(try fees(FeeQuestion(by: grouping, viewpoint: viewpoint)), by: grouping)
    case .reasons: return .reasons(try reasonCounts())
    case .durations:
      var tally = CompletionTally(by: desk)
      try forEachCompletedSpan(from: nil) { tally.add($0) }
      return .durations(tally.times)
    case .carriers:
      var tally = CarrierTally(by: desk, from: viewpoint)
      try forEachTrail(of: CarrierTally.kinds) { trail, part throws(StoreError) in
        try progress(part)
        for attempt in desk.attempts(of: trail) { tally.add(attempt) }
      }
      return .carriers(tally.times)
    case .customers:
      var tally = CustomerTally(by: desk, from: viewpoint)
      try forEachTrail(of: CustomerTally.kinds) { trail, part throws(StoreError) in
        try progress(part)
        tally.add(desk.papersBrought(in: trail), of: trail.customer, in: trail.country)
      }
      for count in try awaitedCounts(from: viewpoint) { tally.add(count) }
      return .customers(tally.times)
    case .desk:
      var tally = StepTally(by: desk, from: viewpoint)
      try forEachTrail(of: StepTally.kinds) { trail, part throws(StoreError) in
        try progress(part)
        for span in desk.steps(of: trail) { tally.add(span, in: trail.country) }
      }
      for count in try awaitedCounts(from: viewpoint) { tally.add(count) }
      return .desk(tally.times)
    }
  }
}
