import PortDomain
import TerminalUI

/// A report as it is looked at: a sentence, perhaps a curve, a table, and a bar for each row of it.
struct ReportPicture: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    let title: DisplayText
    var alignment = Alignment.leading
    /// As in `Table.Column`.
    var dropOrder: Int?
  }

  struct Row: Hashable, Sendable {
    let cells: [DisplayText]
    /// Of the bar; what is below zero has none.
    let value: Int
    /// Stands behind the bar.
    let figure: DisplayText
    var style = Style.info
  }

  /// What it comes to, in a sentence.
  let summary: DisplayText
  /// Figures in the order of time; none where the report has no such order.
  let curve: [Int]
  let columns: [Column]
  /// Over the bars.
  let barTitle: DisplayText
  let rows: [Row]

  init(_ figures: ReportFigures, reasonsBy grouping: ReasonCount.Grouping) {
    switch figures {
    case .workload(let workload): self.init(workload)
    case .fees(let sums, let feeGrouping): self.init(sums, by: feeGrouping)
    case .reasons(let counts): self.init(counts.summed(by: grouping), by: grouping)
    case .durations(let times): self.init(times)
    }
  }

  init(
    summary: String,
    curve: [Int] = [],
    columns: [Column],
    barTitle: DisplayText,
    rows: [Row]
  ) {
    self.summary = DisplayText(sanitising: summary)
    self.curve = curve
    self.columns = columns
    self.barTitle = barTitle
    self.rows = rows
  }
}
