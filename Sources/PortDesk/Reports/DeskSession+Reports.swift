import PortDomain
import PortStore
import Wording

extension DeskSession {
  /// The figures of a report.
  /// - Parameter progress: told how far it has come, from 0 to 1, where that takes long.
  public func figures(
    of report: Report,
    progress: (Double) -> Void = { _ in }
  ) throws(DeskFailure) -> FigureTable {
    FigureTable(
      try ask { store throws(StoreError) in
        try store.figures(of: report, by: desk, from: viewpoint, progress: progress)
      }
    )
  }

  /// Fees and reversals of the days from one up to, not including, another.
  public func fees(
    by grouping: FeeSum.Grouping,
    of filter: Filter,
    from: CalendarDay?,
    before: CalendarDay?
  ) throws(DeskFailure) -> FigureTable {
    let question = FeeQuestion(
      by: grouping,
      of: filter,
      viewpoint: viewpoint,
      from: from,
      before: before
    )
    return FigureTable(
      try ask { store throws(StoreError) in try store.fees(question) },
      by: grouping
    )
  }

  /// How many requests a query means.
  public func count(_ query: Query, upTo cap: Int) throws(DeskFailure) -> Count {
    try ask { store throws(StoreError) in
      try store.count(query.filter, from: query.viewpoint, upTo: cap)
    }
  }

}
