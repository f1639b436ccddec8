import PortDomain
import TerminalUI
import Wording

extension OrderScreen {
  /// As many numbers are shown before there is room for bars.
  private static let fewestRows = 8
  /// From how many rows on a screen holds more than what is needed most.
  private static let roomy = 12

  /// Whether the counts by status are drawn as bars, a row each, and not in one line.
  private func hasBars(in size: Size) -> Bool {
    let bars = order?.tally.counts.count ?? 0
    return size.height - bars - 5 >= min(rows.count, OrderScreen.fewestRows)
  }

  /// The lines above the table.
  func headRows(in size: Size) -> Int {
    guard size.height >= OrderScreen.roomy else { return 2 }
    return 4 + (hasBars(in: size) ? order?.tally.counts.count ?? 0 : 1)
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let order, let lead = order.lead else {
      let empty = order == nil ? Placeholder.reading : Placeholder.allSplitOff
      canvas.draw("\(error?.message ?? empty)", at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    func line(_ text: StyledText, on canvas: inout Canvas) {
      canvas.draw(text, at: Point(x: 1, y: rest.takeTop(1).y), width: max(0, rest.width - 2))
    }
    let isRoomy = context.size.height >= OrderScreen.roomy
    line(heading(of: order, lead), on: &canvas)
    if isRoomy { line(StyledText(sanitising: order.terms(by: context.desk) ?? ""), on: &canvas) }
    line(standing(of: order), on: &canvas)
    if isRoomy {
      if hasBars(in: context.size) {
        let place = rest.takeTop(order.tally.counts.count).inset(columns: 2)
        canvas.draw(bars(of: order.tally), in: place)
      } else {
        line(StyledText(sanitising: order.tally.statuses), on: &canvas)
      }
      line(StyledText(sanitising: order.difference ?? "", .warning), on: &canvas)
    }
    canvas.draw(table(width: rest.width, in: context), in: rest)
  }

  private func heading(of order: OrderFile, _ lead: PortRequest) -> StyledText {
    var line = StyledText(sanitising: title, .title)
    if !tagged.isEmpty {
      line.append(" · \(QueueState.tagged(tagged.count, hidden: 0))", .strong)
    }
    line.append("  \(DisplayText(sanitising: lead.customer))", .strong)
    if let reference = order.order.reference {
      line.append("  \(DisplayText(sanitising: reference))")
    }
    line.append("  \(DisplayText(sanitising: order.order.id.text))", .muted)
    return line
  }

  /// Whether every number has come to its end, and the fees so far.
  private func standing(of order: OrderFile) -> StyledText {
    let tally = order.tally
    return StyledText(sanitising: tally.message, tally.isComplete ? .success : .strong)
      + StyledText(sanitising: " · \(tally.fees)")
  }

  private func bars(of tally: OrderTally) -> BarChart {
    BarChart(
      Status.allCases.compactMap { status in
        tally.counts[status].map { count in
          BarChart.Bar(
            DisplayText(sanitising: status.lettered),
            value: count,
            figure: DisplayText(sanitising: String(count)),
            style: status.style
          )
        }
      },
      greatest: tally.count
    )
  }

  private func table(width: Int, in context: Context) -> Table {
    let columns = OrderColumn.fitting(width)
    let isNarrow = OrderColumn.isNarrow(columns, width: width)
    let files = order?.files ?? []
    let range = range
    return Table(
      columns: columns.map(\.column),
      rows: scroll.visible.clamped(to: rows.indices).map { index in
        Table.Row(
          mark: range.contains(rows[index].request.id)
            ? .ranged : tagged.contains(rows[index].request.id) ? .tagged : .none,
          cells: columns.map { column in
            column.cell(rows[index], files[index].charges, isNarrow: isNarrow, in: context)
          }
        )
      },
      cursor: scroll.cursorRow
    )
  }
}

/// What the order's screen tells of each number: the queue's columns but for what the numbers share. Narrow
/// terminals drop the fee first, then the port date, then the due day; wide ones add the last three.
private enum OrderColumn: ListColumn {
  case number, next, due, status, port, age, fee, owner

  static let extras: [OrderColumn] = [.status, .owner, .age]

  var fullWidth: Int { self == .next ? 30 : column.width.least }

  /// The same in the queue; nil for what only an order tells.
  private var inQueue: ViewColumn? {
    switch self {
    case .number: .number
    case .next: .next
    case .due: .due
    case .status: .status
    case .port: .port
    case .age: .age
    case .owner: .owner
    case .fee: nil
    }
  }

  var column: Table.Column {
    let column =
      inQueue?.column
      ?? Table.Column("\(Heading.fee.text)", width: .fixed(6), alignment: .trailing)
    let drop: Int? =
      switch self {
      case .fee: 3
      case .port: 2
      case .due: 1
      case .number, .next, .status, .age, .owner: nil
      }
    return Table.Column(
      column.title,
      width: column.width,
      alignment: column.alignment,
      dropOrder: drop
    )
  }

  func cell(
    _ listing: Listing,
    _ charges: [Charge],
    isNarrow: Bool,
    in context: Context
  ) -> StyledText {
    let lifecycle = listing.request.lifecycle
    switch self {
    case .port:
      let today = context.today(in: listing.request.country)
      let day = lifecycle.activatedOn ?? lifecycle.confirmation?.date
      return StyledText(sanitising: day?.spoken(today: today) ?? Placeholder.none)
    case .fee:
      let cents = charges.map(\.cents).reduce(0, +)
      return StyledText(sanitising: charges.isEmpty ? "" : Amount.text(cents))
    case .number, .next, .due, .status, .age, .owner:
      return inQueue?.cell(listing, isNarrow: isNarrow, in: context) ?? ""
    }
  }
}
