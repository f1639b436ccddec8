/// What can be asked of the desk's requests as a whole.
public enum Report: Hashable, Sendable {
  /// What is open, and how much is completed a week.
  case workload
  case fees(by: FeeSum.Grouping)
  case reasons
  case durations
}

/// The answer to a report.
public enum ReportFigures: Hashable, Sendable {
  case workload(Workload)
  case fees([FeeSum], by: FeeSum.Grouping)
  case reasons([ReasonCount])
  case durations([CompletionTime])
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
