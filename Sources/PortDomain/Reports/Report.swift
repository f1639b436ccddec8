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
