import PortDomain
import Wording

/// A table of figures, from which plain text, CSV and JSON are all written.
public struct FigureTable: Hashable, Sendable {
  public enum Cell: Hashable, Sendable {
    case text(String)
    case count(Int)
    /// An exact amount in hundredths of the row's currency.
    case cents(Int)
    /// There is no such figure.
    case none
  }

  /// Names of the columns, as in `charged_cents`.
  public let columns: [String]
  public let rows: [[Cell]]
  /// Rows of sums, one for each currency; nil where nothing can be added up.
  public let totals: [[Cell]]?

  init(columns: [String], rows: [[Cell]], totals: [[Cell]]? = nil) {
    self.columns = columns
    self.rows = rows
    self.totals = totals
  }

  /// The rows without the totals, which a spreadsheet would add once more.
  ///
  /// Only texts can be taken for formulas; a negative figure stays one.
  public var csv: String {
    let lines = rows.map { CSVLine.text($0.map(\.exported)) }
    return CSVLine.text(columns.map { CSVCell($0) }) + lines.joined()
  }

  /// The rows as lines of cells with tabs between them, for what takes columns apart by those.
  public var tsv: String {
    let lines = rows.map { row in row.map(\.exported.text).joined(separator: "\t") }
    return ([columns.joined(separator: "\t")] + lines).map { $0 + "\n" }.joined()
  }

  /// A list of rows; with totals, an object of `rows` and `totals`.
  public var json: JSON {
    guard let totals else { return json(rows) }
    return ["rows": json(rows), "totals": json(totals)]
  }

  private func json(_ rows: [[Cell]]) -> JSON {
    .list(
      rows.map { row in
        .object(zip(columns, row).map { JSON.Member($0, $1.json) })
      }
    )
  }
}

extension FigureTable {
  /// Columns under their heads, figures flush right, the totals last.
  public var text: PrintedText {
    if rows.isEmpty { return .nothingToReport }
    let heads = columns.map { column in
      let name = column.hasSuffix("_cents") ? column.dropLast("_cents".count) : column[...]
      return name.prefix(1).uppercased() + name.dropFirst().replacing("_", with: " ")
    }
    let figures = columns.indices.filter { column in
      let cells = rows.map { $0[column] }
      return cells.contains(where: \.isFigure) && cells.allSatisfy { $0.isFigure || $0 == .none }
    }
    let texts = (rows + (totals ?? [])).map { $0.map(\.text) }
    return PrintedText(heads, texts, figures: Set(figures))
  }
}

extension FigureTable.Cell {
  fileprivate var isFigure: Bool {
    switch self {
    case .count, .cents: true
    case .text, .none: false
    }
  }

  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .cents(let cents): Amount.text(cents)
    case .none: "-"
    }
  }

  fileprivate var exported: CSVCell {
    switch self {
    case .text(let text): CSVCell(text)
    case .count(let figure), .cents(let figure): CSVCell(figure)
    case .none: CSVCell("")
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .text(let text): .text(text)
    case .count(let figure), .cents(let figure): .integer(figure)
    case .none: .null
    }
  }
}

// MARK: Reports

extension FigureTable {
  /// The table of a report.
  public init(_ figures: ReportFigures) {
    switch figures {
    case .workload(let workload): self.init(workload)
    case .fees(let sums, let grouping): self.init(sums, by: grouping)
    case .reasons(let counts): self.init(counts)
    case .durations(let times): self.init(times)
    case .carriers(let times): self.init(times)
    case .customers(let times): self.init(times)
    case .desk(let times): self.init(times)
    }
  }

  /// Fees with a total for each currency.
  public init(_ sums: [FeeSum], by grouping: FeeSum.Grouping) {
    func cells(_ sum: FeeSum) -> [Cell] {
      [
        .text(sum.group), .text(sum.currency), .count(sum.charges), .cents(sum.chargedCents),
        .count(sum.reversals), .cents(sum.reversedCents), .cents(sum.netCents),
      ]
    }
    self.init(
      columns: [
        grouping.rawValue, "currency", "charges", "charged_cents", "reversals", "reversed_cents",
        "net_cents",
      ],
      rows: sums.map(cells),
      totals: FeeSum.totals(of: sums).map(cells)
    )
  }

  /// What is open by status, country, age in days, owner and carrier, each adding up to all that is open; the
  /// ports of the coming days; then what was completed in each week, by its Monday.
  public init(_ workload: Workload) {
    func rows(_ kind: String, _ counts: [(Cell, Int)]) -> [[Cell]] {
      counts.map { [.text(kind), $0, .count($1)] }
    }
    let limits = Workload.ageLimits
    // Not "8-14", which spreadsheets take for a date.
    let ages =
      zip([0] + limits.map { $0 + 1 }, limits).map { "\($0) to \($1)" }
      + limits.suffix(1).map { "over \($0)" }
    let owners = workload.owners.sorted { ($0.key ?? "") < ($1.key ?? "") }
    self.init(
      columns: ["by", "which", "requests"],
      rows: rows(
        "status",
        Status.allCases.filter(\.isOpen).map {
          (.text($0.rawValue), workload.statuses[$0] ?? 0)
        }
      )
        + rows(
          "country",
          Country.allCases.map { (.text($0.code), workload.countries[$0] ?? 0) }
        )
        + rows("age", zip(ages, workload.ages).map { (.text($0), $1) })
        + rows("owner", owners.map { ($0.key.map { .text($0) } ?? .none, $0.value) })
        + workload.busiest.flatMap { losing, count in
          rows("carrier", [(.text("\(losing.country.code)/\(losing.carrier.text)"), count)])
        }
        + rows(
          "port",
          workload.ports.enumerated().map { (.text(workload.today.adding(days: $0).iso), $1) }
        )
        + rows(
          "completed",
          zip(workload.weeks.starts, workload.completed).map { (.text($0.iso), $1) }
        )
    )
  }

  public init(_ counts: [ReasonCount]) {
    self.init(
      columns: ["country", "carrier", "reason", "outcome", "times", "completed"],
      rows: counts.map { count in
        [
          .text(count.country.code), .text(count.carrier.text), .text(count.reason.rawValue),
          count.outcome.map { .text($0.rawValue) } ?? .none, .count(count.times),
          .count(count.completed),
        ]
      }
    )
  }

  /// A late acknowledgement is counted where the carrier's record says in how many days it comes.
  public init(_ times: [CarrierTime]) {
    self.init(
      columns: [
        "country", "carrier", "sent", "acknowledged", "ack_median", "ack_p90", "ack_late",
        "answered", "median", "p90", "late", "late_percent", "silent", "longest",
      ],
      rows: times.map { time in
        [.text(time.country.code), .text(time.carrier.text), .count(time.sent)]
          + FigureTable.cells(time.acknowledged) + [FigureTable.cell(time.acknowledgedLate)]
          + FigureTable.cells(time.answered)
          + [
            .count(time.late), FigureTable.cell(time.latePercent), .count(time.silent),
            FigureTable.cell(time.longestSilence),
          ]
      }
    )
  }

  public init(_ times: [CustomerTime]) {
    self.init(
      columns: [
        "customer", "requests", "papers", "median", "p90", "waiting", "longest", "stale",
      ],
      rows: times.map { time in
        [.text(time.customer), .count(time.requests)] + FigureTable.cells(time.papers)
          + [.count(time.waiting), FigureTable.cell(time.longestWait), .count(time.stale)]
      }
    )
  }

  public init(_ times: [StepTime]) {
    self.init(
      columns: ["step", "done", "median", "p90", "late", "now", "longest"],
      rows: times.map { time in
        [.text(time.step.rawValue)] + FigureTable.cells(time.done)
          + [.count(time.late), .count(time.lying), FigureTable.cell(time.longest)]
      }
    )
  }

  private static func cell(_ figure: Int?) -> Cell { figure.map(Cell.count) ?? .none }

  private static func cells(_ quickness: Quickness) -> [Cell] {
    [.count(quickness.count), cell(quickness.median), cell(quickness.ninetieth)]
  }

  public init(_ times: [CompletionTime]) {
    self.init(
      columns: [
        "country", "carrier", "completed", "median", "p90", "published_from", "published_to",
        "late",
      ],
      rows: times.map { time in
        [
          .text(time.country.code), .text(time.carrier.text), .count(time.completed),
          .count(time.median), .count(time.ninetieth), .count(time.published.lowerBound),
          .count(time.published.upperBound), .count(time.late),
        ]
      }
    )
  }
}
