import PortDomain
import TerminalUI
import Wording

extension ReportsScreen {
  /// The pages, the sentence, the curve, the heads of the columns.
  static let headRows = 4

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    drawPages(on: &canvas, in: rest.takeTop(1))
    guard let picture else {
      let words = error?.message ?? "reading…"
      canvas.draw(DisplayText(sanitising: words), at: Point(x: 1, y: 1), style: .muted)
      canvas.placeCursor(at: Point(x: 0, y: 1))
      return
    }
    canvas.draw(picture.summary, at: Point(x: 1, y: rest.takeTop(1).y), width: canvas.width - 2)
    drawCurve(picture.curve, on: &canvas, in: rest.takeTop(1))
    if picture.rows.isEmpty {
      canvas.placeCursor(at: Point(x: 0, y: 1))
    } else {
      draw(picture, on: &canvas, in: rest)
    }
  }

  private func drawPages(on canvas: inout Canvas, in rect: Rect) {
    var x = rect.x + 1
    for page in Page.allCases {
      let name = page == self.page ? "[\(page.name)]" : " \(page.name) "
      x = canvas.draw(
        DisplayText(sanitising: name),
        at: Point(x: x, y: rect.y),
        style: page == self.page ? .title : .plain
      )
    }
  }

  private func drawCurve(_ values: [Int], on canvas: inout Canvas, in rect: Rect) {
    guard !values.isEmpty else { return }
    let end = canvas.draw("Completed a week ", at: Point(x: 1, y: rect.y), style: .muted)
    let room = Rect(x: end, y: rect.y, width: max(0, rect.width - end - 1), height: rect.height)
    canvas.draw(Sparkline(values, style: .info), in: room)
  }

  /// The table at the left, in the same rows a bar each in the room that it leaves.
  private func draw(_ picture: ReportPicture, on canvas: inout Canvas, in rect: Rect) {
    let shown = picture.rows[scroll.visible.clamped(to: picture.rows.indices)]
    let columns = picture.columns.enumerated().map { index, column in
      let cells = picture.rows.map { $0.cells[index].columns } + [column.title.columns]
      return Table.Column(
        column.title,
        width: .fixed(min(ReportsScreen.widestCell, cells.max() ?? 0)),
        alignment: column.alignment,
        dropOrder: column.dropOrder
      )
    }
    let figures = picture.rows.map(\.figure.columns).max() ?? 0
    var rest = rect
    var chart = rest.takeRight(max(rect.width / 4, figures + ReportsScreen.shortestBar))
    let places = Table.layout(columns, width: rest.width)
    // A narrow table leaves the rest to the bars.
    let spare = rest.width - (places.last.map { $0.x + $0.width } ?? 0) - 1
    if spare > 0 {
      _ = rest.takeRight(spare)
      chart = Rect(
        x: chart.x - spare,
        y: chart.y,
        width: min(chart.width + spare, ReportsScreen.widestChart),
        height: chart.height
      )
    }
    let table = Table(
      columns: columns,
      rows: shown.map { Table.Row(cells: $0.cells.map { StyledText($0) }) },
      cursor: scroll.cursorRow
    )
    canvas.draw(table, in: rest)
    let head = chart.takeTop(1)
    canvas.draw(
      picture.barTitle,
      at: Point(x: head.x, y: head.y),
      style: .heading,
      width: head.width,
      alignment: .trailing
    )
    let bars = shown.map {
      BarChart.Bar("", value: $0.value, figure: $0.figure, style: $0.style)
    }
    let greatest = picture.rows.map(\.value).max()
    canvas.draw(BarChart(bars, greatest: greatest), in: chart)
  }

  private static let widestCell = 28
  private static let shortestBar = 4
  private static let widestChart = 80
}

extension ReportsScreen.Page {
  fileprivate var name: String {
    switch self {
    case .workload: "Work"
    case .fees: "Fees"
    case .reasons: "Reasons"
    case .durations: "Days to completion"
    }
  }
}
