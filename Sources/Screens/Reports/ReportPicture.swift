import PortDomain
import TerminalUI
import Wording

/// A report as it is looked at: a sentence, perhaps a curve, a table, and a bar for each row of it.
struct ReportPicture: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    let title: Heading
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
    /// The requests behind it, in the filter language; nil where none are.
    var filter: String?
  }

  /// What it comes to, in a sentence.
  let summary: DisplayText
  /// Figures in the order of time; none where the report has no such order.
  let curve: [Int]
  let columns: [Column]
  /// Over the bars.
  let barTitle: Heading
  let rows: [Row]

  init(_ figures: ReportFigures, reasonsBy grouping: ReasonCount.Grouping) {
    switch figures {
    case .workload(let workload): self.init(workload)
    case .fees(let sums, let feeGrouping): self.init(sums, by: feeGrouping)
    case .reasons(let counts): self.init(counts.summed(by: grouping), by: grouping)
    case .durations(let times): self.init(times)
    case .carriers(let times): self.init(times)
    case .customers(let times): self.init(times)
    case .desk(let times): self.init(times)
    }
  }

  init(
    summary: String,
    curve: [Int] = [],
    columns: [Column],
    barTitle: Heading,
    rows: [Row]
  ) {
    self.summary = DisplayText(sanitising: summary)
    self.curve = curve
    self.columns = columns
    self.barTitle = barTitle
    self.rows = rows
  }
}

extension ReportPicture {
  /// What is open by status, country, age and owner, each adding up to all that is open.
  init(_ workload: Workload) {
    typealias Named = (name: String, count: Int, filter: String)
    func rows(_ kind: Heading, _ counts: [Named]) -> [Row] {
      counts.map { name, count, filter in
        Row(
          cells: [kind.text, name].map { DisplayText(sanitising: $0) },
          value: count,
          figure: DisplayText(sanitising: count.grouped),
          filter: filter
        )
      }
    }
    let statuses: [Named] = Status.allCases.filter(\.isOpen).map { status in
      (status.lettered, workload.statuses[status] ?? 0, "status:\(status.rawValue)")
    }
    let ports: [Named] = workload.ports.enumerated().map { place, count in
      let day = workload.today.adding(days: place).iso
      return (workload.portDay(place), count, "status:scheduled port:\(day)")
    }
    let countries: [Named] = Country.allCases.compactMap { country in
      workload.countries[country].map {
        ("\(country.code) \(country.name)", $0, "open country:\(country.code)")
      }
    }
    let carriers: [Named] = workload.busiest.map { losing, count in
      let (country, carrier) = (losing.country.code, losing.carrier.text)
      return ("\(country) \(carrier)", count, "open country:\(country) carrier:\(carrier)")
    }
    let limits = Workload.ageLimits
    let ages: [Named] = Workload.ageNames.indices.map { place in
      let above = place > 0 ? " age>\(limits[place - 1])" : ""
      let upTo = place < limits.count ? " age<=\(limits[place])" : ""
      return (Workload.ageNames[place], workload.ages[place], "open" + above + upTo)
    }
    let owners = workload.owners.sorted { left, right in
      left.value == right.value
        ? (left.key ?? "") < (right.key ?? "") : left.value > right.value
    }
    let holders: [Named] = owners.map { owner, count in
      (owner ?? Party.nobody.title, count, "open owner:\(owner ?? "none")")
    }
    self.init(
      summary: workload.summary,
      curve: workload.completed,
      columns: [.by, .which].map { Column(title: $0) },
      barTitle: .open,
      rows: workload.open == 0
        ? []
        : rows(.status, statuses) + rows(.port, ports) + rows(.holder, holders)
          + rows(.carrier, carriers) + rows(.land, countries) + rows(.age, ages)
    )
  }

  /// Months come newest first.
  init(_ sums: [FeeSum], by grouping: FeeSum.Grouping) {
    self.init(
      summary: FeeSum.summary(of: sums, by: grouping),
      columns: [
        Column(title: grouping.heading), Column(title: .fees, alignment: .trailing),
        Column(title: .charged, alignment: .trailing, dropOrder: 1),
        Column(title: .reversed, alignment: .trailing, dropOrder: 2),
      ],
      barTitle: .net,
      rows: (grouping == .month ? sums.reversed() : sums).map { sum in
        Row(
          cells: [
            sum.group, sum.charges.grouped, Amount.text(sum.chargedCents),
            Amount.text(sum.reversedCents),
          ].map { DisplayText(sanitising: $0) },
          value: sum.netCents,
          figure: DisplayText(sanitising: sum.net)
        )
      }
    )
  }

  init(_ sums: [ReasonSum], by grouping: ReasonCount.Grouping) {
    let heads: [Heading] =
      switch grouping {
      case .carrier: [.country, .carrier]
      case .country: [.country]
      case .reason: []
      }
    self.init(
      summary: ReasonSum.summary(of: sums),
      columns: (heads + [.reason, .outcome]).map { Column(title: $0) },
      barTitle: .timesCompleted,
      rows: sums.map { sum in
        Row(
          cells: (sum.place + [sum.reason.reason.title, sum.outcome?.title ?? "open"])
            .map { DisplayText(sanitising: $0) },
          value: sum.times,
          figure: DisplayText(sanitising: sum.figure),
          filter: "reason:\(sum.reason.rawValue)"
            + zip(["country", "carrier"], sum.place).map { " \($0):\($1)" }.joined()
        )
      }
    )
  }

  init(_ times: [CompletionTime]) {
    self.init(
      summary: CompletionTime.summary(of: times),
      columns: [
        Column(title: .country), Column(title: .carrier),
        Column(title: .ports, alignment: .trailing),
        Column(title: .late, alignment: .trailing, dropOrder: 1),
        Column(title: .published, alignment: .trailing),
        Column(title: .median, alignment: .trailing),
      ],
      barTitle: .nineInTen,
      rows: times.map { time in
        Row(
          cells: [
            time.country.code, time.carrier.text, time.completed.grouped, time.late.grouped,
            time.range, String(time.median),
          ].map { DisplayText(sanitising: $0) },
          value: time.ninetieth,
          figure: DisplayText(sanitising: time.figure),
          style: time.isLate ? .warning : .info,
          filter: "status:completed country:\(time.country.code) carrier:\(time.carrier.text)"
        )
      }
    )
  }

  init(_ times: [CarrierTime]) {
    self.init(
      summary: CarrierTime.summary(of: times),
      columns: [
        Column(title: .country), Column(title: .carrier),
        Column(title: .sent, alignment: .trailing),
        Column(title: .acknowledgedIn, alignment: .trailing, dropOrder: 1),
        Column(title: .answeredIn, alignment: .trailing),
        Column(title: .late, alignment: .trailing),
        Column(title: .silent, alignment: .trailing),
        Column(title: .longest, alignment: .trailing, dropOrder: 2),
      ],
      barTitle: .nineInTen,
      rows: times.map { time in
        Row(
          cells: [
            time.country.code, time.carrier.text, time.sent.grouped, time.acknowledged.half,
            time.answered.half, time.lateness, time.silent.grouped, time.silence,
          ].map { DisplayText(sanitising: $0) },
          value: time.answered.ninetieth ?? 0,
          figure: DisplayText(sanitising: time.figure),
          style: time.isLate ? .warning : .info,
          filter: "turn:carrier country:\(time.country.code) carrier:\(time.carrier.text)"
        )
      }
    )
  }

  /// The customers whom a desk would ask first; all of them are in the command's table.
  init(_ times: [CustomerTime]) {
    let shown = times.prefix(ReportPicture.mostCustomers)
    self.init(
      summary: CustomerTime.first(shown.count, of: times),
      columns: [
        Column(title: .customer), Column(title: .requests, alignment: .trailing, dropOrder: 1),
        Column(title: .papersIn, alignment: .trailing),
        Column(title: .waiting, alignment: .trailing),
        Column(title: .stale, alignment: .trailing),
      ],
      barTitle: .longestWait,
      rows: shown.map { time in
        Row(
          cells: [
            time.customer, time.requests.grouped, time.papers.half, time.waiting.grouped,
            time.stale.grouped,
          ].map { DisplayText(sanitising: $0) },
          value: time.longestWait ?? 0,
          figure: DisplayText(sanitising: time.figure),
          style: time.stale > 0 ? .warning : .info,
          filter: "open customer:\(Filter.quoted(time.customer))"
        )
      }
    )
  }

  private static let mostCustomers = 200

  init(_ times: [StepTime]) {
    self.init(
      summary: StepTime.summary(of: times),
      columns: [
        Column(title: .step), Column(title: .done, alignment: .trailing),
        Column(title: .doneIn, alignment: .trailing, dropOrder: 1),
        Column(title: .nineInTenIn, alignment: .trailing),
        Column(title: .late, alignment: .trailing),
        Column(title: .longest, alignment: .trailing),
      ],
      barTitle: .nowLying,
      rows: times.map { time in
        Row(
          cells: [
            time.step.title, time.done.count.grouped, time.done.half, time.done.nineInTen,
            time.late.grouped, time.longestLying,
          ].map { DisplayText(sanitising: $0) },
          value: time.lying,
          figure: DisplayText(sanitising: time.lying.grouped),
          filter: "next:" + time.step.codes.map(\.rawValue).joined(separator: ",")
        )
      }
    )
  }
}
