import PortDomain
import TerminalUI
import Wording

extension ReportPicture {
  /// What is open by status, country, age and owner, each adding up to all that is open.
  init(_ workload: Workload) {
    func rows(_ kind: DisplayText, _ counts: [(name: String, count: Int)]) -> [Row] {
      counts.map { name, count in
        Row(
          cells: [kind, DisplayText(sanitising: name)],
          value: count,
          figure: DisplayText(sanitising: count.grouped)
        )
      }
    }
    let statuses = Status.allCases.filter(\.isOpen).map { status in
      (name: "\(status.letter) \(status.title)", count: workload.statuses[status] ?? 0)
    }
    let countries = Country.allCases.compactMap { country in
      workload.countries[country].map { (name: "\(country.code) \(country.name)", count: $0) }
    }
    let owners = workload.owners.sorted { left, right in
      left.value == right.value
        ? (left.key ?? "") < (right.key ?? "") : left.value > right.value
    }
    let weeks = workload.completed
    self.init(
      summary: "\(workload.open.grouped) open. Completed: \(weeks.last ?? 0) this week,"
        + " \(weeks.reduce(0, +).grouped) in \(weeks.count) weeks, at most \(weeks.max() ?? 0) in one",
      curve: weeks,
      columns: [Column(title: "By"), Column(title: "Which")],
      barTitle: "Open",
      rows: workload.open == 0
        ? []
        : rows("Status", statuses) + rows("Country", countries)
          + rows("Age", zip(Workload.ageNames, workload.ages).map { (name: $0, count: $1) })
          + rows("Owner", owners.map { (name: $0.key ?? "nobody", count: $0.value) })
    )
  }

  /// Months come newest first.
  init(_ sums: [FeeSum], by grouping: FeeSum.Grouping) {
    let totals = FeeSum.totals(of: sums).map { total in
      "\(total.spoken): \(total.charges.grouped) fees, \(total.reversals.grouped) reversed"
    }
    self.init(
      summary: "Fees by \(grouping.rawValue). "
        + (totals.isEmpty ? "None yet" : totals.joined(separator: "; ")),
      columns: [
        Column(title: DisplayText(sanitising: grouping.rawValue.capitalisedFirst)),
        Column(title: "Fees", alignment: .trailing),
        Column(title: "Charged", alignment: .trailing, dropOrder: 1),
        Column(title: "Reversed", alignment: .trailing, dropOrder: 2),
      ],
      barTitle: "Net",
      rows: (grouping == .month ? sums.reversed() : sums).map { sum in
        Row(
          cells: [
            sum.group, sum.charges.grouped, Amount.text(sum.chargedCents),
            Amount.text(sum.reversedCents),
          ].map { DisplayText(sanitising: $0) },
          value: sum.netCents,
          figure: DisplayText(sanitising: sum.spoken)
        )
      }
    )
  }

  init(_ sums: [ReasonSum], by grouping: ReasonCount.Grouping) {
    let times = sums.reduce(0) { $0 + $1.times }
    let completed = sums.reduce(0) { $0 + $1.completed }
    let heads: [DisplayText] =
      switch grouping {
      case .carrier: ["Cc", "Carrier"]
      case .country: ["Cc"]
      case .reason: []
      }
    self.init(
      summary: "Carriers' reasons: \(times.grouped) given, after "
        + "\(ReportPicture.share(completed, of: times)) of which the port was completed",
      columns: (heads + ["Reason", "Outcome"]).map { Column(title: $0) },
      barTitle: "Times given, of which completed",
      rows: sums.map { sum in
        let share = ReportPicture.share(sum.completed, of: sum.times)
        return Row(
          cells: (sum.place + [sum.reason.reason.title, sum.outcome?.rawValue ?? "open"])
            .map { DisplayText(sanitising: $0) },
          value: sum.times,
          figure: DisplayText(sanitising: "\(sum.completed) of \(sum.times), \(share)")
        )
      }
    )
  }

  init(_ times: [CompletionTime]) {
    let completed = times.reduce(0) { $0 + $1.completed }
    let late = times.reduce(0) { $0 + $1.late }
    self.init(
      summary: "Business days to completion: \(completed.grouped) ports, "
        + "\(late.grouped) of them beyond the published range",
      columns: [
        Column(title: "Cc"), Column(title: "Carrier"),
        Column(title: "Ports", alignment: .trailing),
        Column(title: "Late", alignment: .trailing, dropOrder: 1),
        Column(title: "Published", alignment: .trailing),
        Column(title: "Median", alignment: .trailing),
      ],
      barTitle: "9 in 10 within",
      rows: times.map { time in
        let range = time.published
        let isLate = time.ninetieth > range.upperBound
        return Row(
          cells: [
            time.country.code, time.carrier.text, time.completed.grouped, time.late.grouped,
            "\(range.lowerBound)–\(range.upperBound)", String(time.median),
          ].map { DisplayText(sanitising: $0) },
          value: time.ninetieth,
          figure: DisplayText(sanitising: "\(time.ninetieth) days\(isLate ? " !" : "  ")"),
          style: isLate ? .warning : .info
        )
      }
    )
  }

  /// As a whole percentage, rounded down; none of nothing.
  private static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "none" : "\(part * 100 / whole)%"
  }
}

extension FeeSum {
  /// The net amount with its currency.
  fileprivate var spoken: String { "\(Amount.text(netCents)) \(currency)" }
}

extension Workload {
  /// What the ages are called, in days since creation.
  fileprivate static var ageNames: [String] {
    let starts = [0] + ageLimits.map { $0 + 1 }
    return zip(starts, ageLimits).map { "\($0)–\($1) days" } + ["over \(ageLimits.last ?? 0) days"]
  }
}
