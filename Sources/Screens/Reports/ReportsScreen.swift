import PortDomain
import TerminalUI
import Wording

/// The desk in figures: what is open, fees, carriers' reasons, days to completion, what carriers, customers and
/// the desk itself took and let lie; Tab turns the page.
public struct ReportsScreen: Screen {
  /// One report a page.
  enum Page: CaseIterable, Hashable, Sendable {
    case workload, fees, reasons, durations, carriers, customers, desk
  }

  private(set) var page = Page.workload
  /// What fees are added up by.
  private(set) var feeGrouping = FeeSum.Grouping.month
  /// What reasons are added up by.
  private(set) var reasonGrouping = ReasonCount.Grouping.carrier
  /// Each as it was when its page was last turned to.
  private(set) var figures: [Report: ReportFigures] = [:]
  /// The question whose answer hasn't come.
  private var awaited: Read?
  /// How far the figures of the page have come that are being added up, in hundredths; nil where that is no
  /// matter of waiting.
  private(set) var reached: Int?
  /// Why there are no newer figures.
  private(set) var error: StoreError?
  private(set) var scroll = ListScroll()

  public init() {}

  public var title: String { Title.reports }

  public func offers(in context: Context) -> [Offer] {
    let isGrouped = page == .fees || page == .reasons
    let whyNot = isGrouped ? nil : WhyNot.notGrouped
    let behind = behind == nil ? WhyNot.nothingBehind : nil
    return [
      Offer(.open, as: "requests", whyNot: behind, hinted: true),
      Offer(.nextReport, hinted: true), Offer(.previousReport),
      Offer(.regroup, whyNot: whyNot, hinted: isGrouped),
      Offer(.down, hinted: true), Offer(.up, hinted: true),
    ] + Offer.general + Offer.moving.filter { $0.command != .down && $0.command != .up }
  }

  /// What the page shows.
  var report: Report { report(on: page) }

  private func report(on page: Page) -> Report {
    switch page {
    case .workload: .workload
    case .fees: .fees(by: feeGrouping)
    case .reasons: .reasons
    case .durations: .durations
    case .carriers: .carriers
    case .customers: .customers
    case .desk: .desk
    }
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer { fit(context) }
    switch event {
    case .opened: return read(in: context)
    case .uncovered:
      // What lay on it for a moment makes nobody begin again.
      if case .report(report, _) = awaited { return [] }
      return read(in: context)
    case .command(let command): return run(command, in: context)
    case .argument(let name):
      guard let page = Page.allCases.first(where: { "\($0)" == name.lowercased() }) else {
        return [.say(.noChoice(name, among: Page.allCases.map { "\($0)" }))]
      }
      self.page = page
      return show(in: context)
    case .reply(.read(.report(let report, .success(let figures)))):
      self.figures[report] = figures
      if report == self.report { (awaited, error, reached) = (nil, nil, nil) }
    case .reply(.read(.report(let report, .failure(let error)))):
      if report == self.report { (awaited, self.error, reached) = (nil, error, nil) }
    case .reply(.read(.superseded(let read))):
      if read == awaited { (awaited, reached) = (nil, nil) }
    case .reply(.addedUp(let report, let part)):
      if report == self.report { reached = Int(part * 100) }
    case .typed, .paste, .answer, .resized, .rested, .reply: break
    }
    return []
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .back: return [.outside(.giveUpReport), .close]
    case .open:
      guard let behind, let queue = QueueScreen(behind: behind, in: context) else { return [] }
      return [.open(queue)]
    case .nextReport: return turn(by: 1, in: context)
    case .previousReport: return turn(by: -1, in: context)
    case .regroup: return regroup(in: context)
    case _:
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
      return []
    }
  }

  private mutating func turn(by step: Int, in context: Context) -> [Effect] {
    let pages = Page.allCases
    let place = (pages.firstIndex(of: page) ?? 0) + step + pages.count
    page = pages[place % pages.count]
    return show(in: context)
  }

  private mutating func regroup(in context: Context) -> [Effect] {
    switch page {
    case .fees: feeGrouping = feeGrouping.next
    case .reasons: reasonGrouping = reasonGrouping.next
    case .workload, .durations, .carriers, .customers, .desk: return []
    }
    return show(in: context)
  }

  /// The figures of the page as they are drawn; nil until they have come.
  var picture: ReportPicture? {
    figures[report].map { ReportPicture($0, reasonsBy: reasonGrouping) }
  }

  /// The filter of the requests behind the chosen bar.
  private var behind: String? {
    guard let rows = picture?.rows, rows.indices.contains(scroll.cursor) else { return nil }
    return rows[scroll.cursor].filter
  }

  /// Begins at the top; figures already read stay until the new ones are there.
  private mutating func show(in context: Context) -> [Effect] {
    (error, reached) = (nil, nil)
    scroll = ListScroll()
    return read(in: context)
  }

  private mutating func read(in context: Context) -> [Effect] {
    let read = Read.report(report, context.viewpoint())
    awaited = read
    return [.read(read)]
  }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - ReportsScreen.headRows))
    scroll.setCount(picture?.rows.count ?? 0)
  }

  /// The pages, the sentence, the curve, the heads of the columns.
  static let headRows = 4

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    drawPages(on: &canvas, in: rest.takeTop(1))
    guard let picture else {
      canvas.draw("\(error?.message ?? Placeholder.reading)", at: Point(x: 1, y: 1), style: .muted)
      canvas.placeCursor(at: Point(x: 0, y: 1))
      _ = rest.takeTop(1)
      drawReached(on: &canvas, in: rest.takeTop(1))
      return
    }
    canvas.draw(picture.summary, at: Point(x: 1, y: rest.takeTop(1).y), width: canvas.width - 2)
    let curve = rest.takeTop(1)
    drawCurve(picture.curve, on: &canvas, in: curve)
    drawReached(on: &canvas, in: curve)
    if picture.rows.isEmpty {
      canvas.placeCursor(at: Point(x: 0, y: 1))
    } else {
      draw(picture, on: &canvas, in: rest)
    }
  }

  private func drawPages(on canvas: inout Canvas, in rect: Rect) {
    var x = rect.x + 1
    for page in Page.allCases {
      let name = report(on: page).title
      x = canvas.draw(
        page == self.page ? "[\(name)]" : " \(name) ",
        at: Point(x: x, y: rect.y),
        style: page == self.page ? .title : .plain
      )
    }
  }

  /// A bar that fills while figures are being added up; read aloud it would only be in the way.
  private func drawReached(on canvas: inout Canvas, in rect: Rect) {
    guard let reached, !canvas.isLinear else { return }
    let bar = BarChart.Bar(
      "\(Heading.addingUp.text)",
      value: reached,
      figure: "\(reached)%",
      style: .info
    )
    canvas.draw(
      BarChart([bar], greatest: 100),
      in: Rect(x: 1, y: rect.y, width: max(0, rect.width - 2), height: rect.height)
    )
  }

  private func drawCurve(_ values: [Int], on canvas: inout Canvas, in rect: Rect) {
    guard !values.isEmpty else { return }
    let end = canvas.draw(
      "\(Heading.completedAWeek.text) ",
      at: Point(x: 1, y: rect.y),
      style: .muted
    )
    let room = Rect(x: end, y: rect.y, width: max(0, rect.width - end - 1), height: rect.height)
    canvas.draw(Sparkline(values, style: .info), in: room)
  }

  /// The table at the left, in the same rows a bar each in the room that it leaves.
  private func draw(_ picture: ReportPicture, on canvas: inout Canvas, in rect: Rect) {
    let shown = picture.rows[scroll.visible.clamped(to: picture.rows.indices)]
    let columns = picture.columns.enumerated().map { index, column in
      let cells = picture.rows.map { $0.cells[index].columns } + [column.title.text.count]
      return Table.Column(
        "\(column.title.text)",
        width: .fixed(min(ReportsScreen.widestCell, cells.max() ?? 0)),
        alignment: column.alignment,
        dropOrder: column.dropOrder
      )
    }
    if canvas.isLinear {
      // A figure is the last cell of its sentence.
      let figures = Table.Column("\(picture.barTitle.text)", width: .fixed(0))
      let table = Table(
        columns: columns + [figures],
        rows: shown.map { Table.Row(cells: ($0.cells + [$0.figure]).map { StyledText($0) }) },
        cursor: scroll.cursorRow
      )
      return canvas.draw(table, in: rect)
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
      "\(picture.barTitle.text)",
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

extension CaseIterable where Self: Equatable {
  /// The case after this one, the first after the last.
  fileprivate var next: Self {
    let all = Array(Self.allCases)
    guard let place = all.firstIndex(of: self) else { return self }
    return all[(place + 1) % all.count]
  }
}
