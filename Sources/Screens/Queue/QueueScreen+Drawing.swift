import PortDomain
import TerminalUI
import Wording

extension QueueScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.region(rest.takeTop(1)) { drawHead(on: &$0, in: context) }
    canvas.region(rest.takeTop(1)) { drawViews(on: &$0) }
    let layout = QueueLayout(rest.size)
    canvas.region(rest) { area in
      area.region(layout.list) { drawList(on: &$0, in: context) }
      guard let place = layout.preview else { return }
      area.region(place) { drawPreview(on: &$0, in: context) }
    }
  }

  private func drawHead(on canvas: inout Canvas, in context: Context) {
    let day = context.today(in: context.desk.settings.home)
    let right =
      "\(DisplayText(sanitising: context.actor.login)) · \(DisplayText(sanitising: day.spoken(today: day)))"
      as DisplayText
    var left = StyledText(DisplayText(sanitising: heading), .title)
    if !tagged.isEmpty { left.append(" · \(tagged.count) tagged", .strong) }
    if let range { left.append(" · range of \(range.count)", .strong) }
    if isPaused { left.append(" · paused", .warning) }
    let room = max(0, canvas.width - right.columns - 3)
    canvas.draw(left, at: Point(x: 1, y: 0), width: room)
    canvas.draw(right, at: Point(x: canvas.width - right.columns - 1, y: 0))
  }

  private var heading: String {
    if let finding { return "Find: \(finding.text)" }
    let count = counts[view.digit].map { " · \($0.spoken)" } ?? ""
    let name = view.digit == 0 ? "All open" : view.name
    return name + (narrowing.map { " · filter: \($0.text)" } ?? count)
  }

  /// The views in one line: as much of their names and counts as fits for all of them.
  private func drawViews(on canvas: inout Canvas) {
    let room = canvas.width - 2
    let labels = [
      views.map { label($0, cutTo: nil) }, views.map { label($0, cutTo: 6) },
      views.map { label($0, cutTo: 3) },
    ]
    let fitting =
      labels.first { $0.reduce(-2) { $0 + $1.columns + 2 } <= room }
      ?? views.map { label($0, cutTo: 3, isCounted: false) }
    var x = 1
    for (shown, label) in zip(views, fitting) {
      guard x + label.columns < canvas.width else { break }
      canvas.draw(label, at: Point(x: x, y: 0), style: shown == view ? .strong : .muted)
      x += label.columns + 2
    }
  }

  /// A view's digit, name and count.
  /// - Parameter longest: how many letters of a name may be; a longer one becomes three.
  private func label(_ view: View, cutTo longest: Int?, isCounted: Bool = true) -> DisplayText {
    let isShort = longest.map { view.name.count <= $0 } ?? true
    let name = isShort ? view.name : view.shortName
    let count = isCounted ? counts[view.digit].map { " \($0.short)" } ?? "" : ""
    return DisplayText(sanitising: "\(view.digit) \(name)\(count)")
  }

  private func drawList(on canvas: inout Canvas, in context: Context) {
    let columns = QueueColumn.allCases
    let rows = list.visible.map { listing in
      let today = context.today(in: listing.request.country)
      return Table.Row(
        mark: mark(listing.request.id),
        cells: columns.map { $0.cell(listing, today: today) }
      )
    }
    canvas.draw(
      Table(columns: columns.map(\.column), rows: rows, cursor: list.cursorRow),
      in: canvas.bounds
    )
    if list.rows.isEmpty, pending == nil {
      canvas.draw(DisplayText(sanitising: emptiness), at: Point(x: 3, y: 1), style: .muted)
      canvas.placeCursor(at: Point(x: 0, y: 1))
    }
  }

  private func mark(_ id: RequestID) -> Table.Row.Mark {
    if tagged.contains(id) { return .tagged }
    return changed.contains(id) ? .changed : .none
  }

  private var emptiness: String {
    if finding != nil { return "Nothing is found. Esc brings the view back." }
    if narrowing != nil { return "Nothing in this view fits the filter. Esc takes it away." }
    return "Nothing here. i takes in a new request."
  }

  private func drawPreview(on canvas: inout Canvas, in context: Context) {
    guard let listing = list.rows.first(where: { $0.request.id == previewed }) else { return }
    canvas.region(canvas.bounds.inset(columns: 2)) { area in
      for (y, line) in RequestSummary(listing, in: context).lines.enumerated() where y < area.height
      {
        area.draw(line, at: Point(x: 0, y: y), width: area.width)
      }
    }
  }
}

extension View {
  /// Three letters for narrow terminals.
  fileprivate var shortName: String { name == "Overdue" ? "Ovr" : String(name.prefix(3)) }
}

extension Count {
  /// `1,284`, or `over 1,000`.
  var spoken: String {
    switch self {
    case .exactly(let count): count.grouped
    case .moreThan(let cap): "over \(cap.grouped)"
    }
  }

  /// `1284`, or `1000+`.
  var short: String {
    switch self {
    case .exactly(let count): String(count)
    case .moreThan(let cap): "\(cap)+"
    }
  }
}
