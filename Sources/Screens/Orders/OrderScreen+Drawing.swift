import PortDomain
import TerminalUI
import Wording

extension OrderScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let order, let lead = order.lead else {
      let words =
        error?.message ?? (order == nil ? "reading…" : "All its numbers were split off.")
      canvas.draw(DisplayText(sanitising: words), at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    let today = context.today(in: lead.country)
    canvas.draw(
      heading(of: order, lead),
      at: Point(x: 1, y: rest.takeTop(1).y),
      width: max(0, rest.width - 2)
    )
    let carrier = context.desk.carriers.carrier(lead.carrier, in: lead.country)?.name
    let terms = [
      lead.country.name, carrier ?? lead.carrier.text, "account \(lead.accountNumber)",
      "signed by \(lead.authorizedName)",
    ]
    canvas.draw(
      DisplayText(sanitising: terms.joined(separator: " · ")),
      at: Point(x: 1, y: rest.takeTop(1).y),
      width: max(0, rest.width - 2)
    )
    canvas.draw(
      standing(of: order, in: context),
      at: Point(x: 1, y: rest.takeTop(1).y),
      width: max(0, rest.width - 2)
    )
    canvas.draw(bars(of: order.tally), in: rest.takeTop(order.tally.counts.count).inset(columns: 2))
    let differing = order.differing.map(\.label).spoken()
    let warning = differing.isEmpty ? "" : "! Not the same in all open numbers: \(differing)"
    canvas.draw(
      DisplayText(sanitising: warning),
      at: Point(x: 1, y: rest.takeTop(1).y),
      style: .warning
    )
    canvas.draw(table(of: order, today: today), in: rest)
  }

  private func heading(of order: OrderFile, _ lead: PortRequest) -> StyledText {
    var line = StyledText("Order", .title)
    line.append("  \(DisplayText(sanitising: lead.customer))", .strong)
    if let reference = order.order.reference {
      line.append("  \(DisplayText(sanitising: reference))")
    }
    line.append("  \(DisplayText(sanitising: order.order.id.text))", .muted)
    return line
  }

  /// Whether every number has come to its end, and the fees so far.
  private func standing(of order: OrderFile, in context: Context) -> StyledText {
    let tally = order.tally
    let words =
      tally.isComplete
      ? "Complete: all \(tally.count) numbers have come to their end"
      : "\(tally.finalCount) of \(tally.count) numbers have come to their end"
    var line = StyledText(DisplayText(sanitising: words), tally.isComplete ? .success : .strong)
    let fees = "\(Amount.text(tally.cents)) \(Charge.feeCurrency)"
    line.append(" · fees \(DisplayText(sanitising: fees))")
    return line
  }

  private func bars(of tally: OrderTally) -> BarChart {
    BarChart(
      Status.allCases.compactMap { status in
        tally.counts[status].map { count in
          BarChart.Bar(
            DisplayText(sanitising: "\(status.letter) \(status.title)"),
            value: count,
            figure: DisplayText(sanitising: String(count)),
            style: status.style
          )
        }
      },
      greatest: tally.count
    )
  }

  private func table(of order: OrderFile, today: CalendarDay) -> Table {
    Table(
      columns: [
        Table.Column("Number", width: .fixed(18)), Table.Column("Status", width: .fixed(13)),
        Table.Column("Port", width: .fixed(11)),
        Table.Column("Open reasons", width: .flexible(min: 10)),
        Table.Column("Fee", width: .fixed(8), alignment: .trailing),
      ],
      rows: order.files[scroll.visible.clamped(to: order.files.indices)].map { file in
        let request = file.request
        let lifecycle = request.lifecycle
        let port = lifecycle.activatedOn ?? lifecycle.confirmation?.date
        let reasons = file.unresolved(on: today).map(\.reason.title).joined(separator: ", ")
        let fee = file.charges.isEmpty ? "" : Amount.text(file.charges.map(\.cents).reduce(0, +))
        return Table.Row(
          cells: [
            StyledText(DisplayText(sanitising: request.number.grouped), .plain),
            StyledText(
              DisplayText(sanitising: "\(request.status.letter) \(request.status.title)"),
              request.status.style
            ),
            StyledText(DisplayText(sanitising: port?.spoken(today: today) ?? "–"), .plain),
            StyledText(DisplayText(sanitising: reasons), .danger),
            StyledText(DisplayText(sanitising: fee), .plain),
          ]
        )
      },
      cursor: scroll.cursorRow
    )
  }
}
