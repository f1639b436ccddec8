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
