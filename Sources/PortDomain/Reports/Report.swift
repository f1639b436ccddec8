/// What can be asked of the desk's requests as a whole.
public enum Report: Hashable, Sendable {
  /// What is open, and how much is completed a week.
  case workload
  case fees(by: FeeSum.Grouping)
  case reasons
  case durations
  /// What carriers took to acknowledge and to answer, and their silence.
  case carriers
  /// What customers took to bring papers, and how many they keep waiting.
  case customers
  /// What the desk's own steps took, and what it lets lie.
  case desk
}

/// The answer to a report.
public enum ReportFigures: Hashable, Sendable {
  case workload(Workload)
  case fees([FeeSum], by: FeeSum.Grouping)
  case reasons([ReasonCount])
  case durations([CompletionTime])
  case carriers([CarrierTime])
  case customers([CustomerTime])
  case desk([StepTime])
}
