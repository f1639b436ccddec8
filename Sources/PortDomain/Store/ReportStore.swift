/// The sums that reports are made of, added up where the rows lie.
public protocol ReportStore: Sendable {
  /// Ordered by group, then currency; groups without any charge are left out.
  func fees(_ question: FeeQuestion) throws(StoreError) -> [FeeSum]

  /// Reasons that carriers gave, ordered by country, carrier, reason and outcome, the unresolved first.
  ///
  /// Those of our own review are left out: they say nothing about a carrier.
  func reasonCounts() throws(StoreError) -> [ReasonCount]

  /// Completed requests, those returned later among them, ordered by country, carrier and days.
  ///
  /// - Parameter from: the first day of activation; nil for the desk's first.
  func completedSpans(from: CalendarDay?) throws(StoreError) -> [CompletedSpan]

  /// Open requests, in no order.
  func openCounts() throws(StoreError) -> [OpenCount]
}

extension ReportStore {
  /// - Parameter desk: whose calendars days are counted by.
  public func figures(
    of report: Report,
    by desk: Desk,
    from viewpoint: Viewpoint
  ) throws(StoreError) -> ReportFigures {
    switch report {
    case .workload:
      let weeks = CompletedWeeks(endingOn: viewpoint.today(in: desk.settings.home))
      return .workload(
        Workload(
          open: try openCounts(),
          completed: try completedSpans(from: weeks.first),
          weeks: weeks,
          viewpoint: viewpoint
        )
      )
    case .fees(let grouping):
      return .fees(try fees(FeeQuestion(by: grouping, viewpoint: viewpoint)), by: grouping)
    case .reasons: return .reasons(try reasonCounts())
    case .durations: return .durations(desk.completionTimes(of: try completedSpans(from: nil)))
    }
  }
}
