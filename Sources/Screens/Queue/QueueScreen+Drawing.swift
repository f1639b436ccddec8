import PortDomain
import TerminalUI
import Wording

extension QueueScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.keep(rest.takeTop(1), showing: headLook(in: context)) { drawHead(on: &$0, in: context) }
    let viewsLook = ViewsLook(views: views, current: view.key, counts: counts)
    canvas.keep(rest.takeTop(1), showing: viewsLook) { drawViews(on: &$0) }
    let layout = QueueLayout(rest.size, in: context)
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
    var left = StyledText()
    if let matches { left.append(" · \(DisplayText(sanitising: matches.spoken))", .title) }
    if !tagged.isEmpty {
      left.append(" · \(QueueState.tagged(tagged.count, hidden: hiddenTags))", .strong)
    }
    if let range {
      left.append(" · \(QueueState.range(of: range.count))", .strong)
    } else if let rangeStart {
      let number = DisplayText(sanitising: rangeStart.request.number.grouped)
      left.append(" · \(QueueState.range(from: number.string))", .strong)
    }
    // What the list goes by stands over its column, where that is seen.
    let listed = QueueLayout(context.size, in: context).list.width
    if !ViewColumn.shown(look.columns, width: listed).contains(where: { $0.sort == sort.field }) {
      left.append(" · \(QueueState.sorted(by: sort))")
    }
    if isPaused { left.append(" · \(QueueState.paused)", .warning) }
    let room = max(0, canvas.width - right.columns - 3)
    // The figures stay whole; a long filter is what is cut.
    let name = StyledText(DisplayText(sanitising: heading), .title)
      .truncated(to: max(QueueScreen.shortestHeading, room - left.columns))
    canvas.draw(name + left, at: Point(x: 1, y: 0), width: room)
    canvas.draw(right, at: Point(x: canvas.width - right.columns - 1, y: 0))
  }

  private func headLook(in context: Context) -> HeadLook {
    HeadLook(
      view: view,
      look: look,
      finding: finding,
      narrowing: narrowing,
      isOrigin: finding == origin,
      count: counts[view.key],
      matches: matches,
      tagged: [tagged.count, hiddenTags],
      range: rangeStart == nil ? nil : range?.count,
      rangeStart: rangeStart?.request.id,
      isPaused: isPaused,
      today: context.today(in: context.desk.settings.home)
    )
  }

  private static let shortestHeading = 10

  private var heading: String {
    if let finding {
      let narrowed = finding == origin ? narrowing?.text : nil
      let text = [finding.text, narrowed].compactMap(\.self).joined(separator: " ")
      return View.heading(finding: text)
    }
    return view.heading(narrowedBy: narrowing?.text, count: counts[view.key])
  }

  /// The views in one line: as much of their names and counts as fits for all of them.
  private func drawViews(on canvas: inout Canvas) {
    let room = canvas.width - 2
    let views = shownViews
    var labels = [
      views.map { label($0, cutTo: nil) }, views.map { label($0, cutTo: 6) },
      views.map { label($0, cutTo: 3) },
    ]
    // Views of one's own leave less room: hands know the digits of the others.
    if views.contains(where: { $0.kind != .builtIn }) {
      labels.append(
        views.map { label($0, cutTo: $0.kind == .builtIn && $0.key != view.key ? 0 : 3) }
      )
    }
    let fitting =
      labels.first { $0.reduce(-2) { $0 + $1.columns + 2 } <= room }
      ?? views.map { label($0, cutTo: 3, isCounted: false) }
    var x = 1
    for (shown, label) in zip(views, fitting) {
      guard x + label.columns < canvas.width else { break }
      canvas.draw(label, at: Point(x: x, y: 0), style: shown.key == view.key ? .strong : .muted)
      x += label.columns + 2
    }
  }

  private func label(_ view: View, cutTo longest: Int?, isCounted: Bool = true) -> DisplayText {
    "\(view.label(cutTo: longest, count: isCounted ? counts[view.key] : nil))"
  }

  private func drawList(on canvas: inout Canvas, in context: Context) {
    let columns = ViewColumn.shown(look.columns, width: canvas.width)
    let rows = QueueRows(
      columns: columns,
      isNarrow: ViewColumn.isNarrow(columns, width: canvas.width),
      // Where late is what comes first, or all there is, its place says it.
      tellsLate: sort.field != .urgency && view.filter != .term(.flag(.overdue)),
      // A sentence has heads of its own.
      sort: canvas.isLinear ? nil : sort
    )
    let range = rangeStart == nil ? [] : Set(range ?? [])
    let visible = list.visible
    let minute = context.now.milliseconds / 60_000
    rows.draw(visible.count, cursor: list.cursorRow, on: &canvas, in: context) { index in
      let listing = visible[visible.startIndex + index]
      let id = listing.request.id
      return QueueRows.Look(
        rows: rows,
        listing: listing,
        mark: mark(id, isRanged: range.contains(id)),
        gone: list.gone[id],
        minute: minute
      )
    }
    if list.rows.isEmpty, pending == nil {
      canvas.draw(
        DisplayText(sanitising: emptiness(in: context)),
        at: Point(x: 3, y: 1),
        style: .muted
      )
      canvas.placeCursor(at: Point(x: 0, y: 1))
    }
  }

  private func mark(_ id: RequestID, isRanged: Bool) -> Table.Row.Mark {
    if tagged.contains(id) { return .tagged }
    if list.isGone(id) { return .gone }
    if isRanged { return .ranged }
    return changed.contains(id) ? .changed : .none
  }

  private func emptiness(in context: Context) -> String {
    if trouble != nil { return Placeholder.unreadable(again: context.key(.view0)) }
    let back = context.key(.back, besides: .leave)
    if let finding {
      return finding == origin
        ? Placeholder.nothingBehind(back: back) : Placeholder.nothingFound(back: back)
    }
    if narrowing != nil { return Placeholder.nothingFits(back: back) }
    if view.key != View.all.key { return Placeholder.viewEmpty(all: context.key(.view0)) }
    let mayTakeIn = context.actor.role >= .operator
    return Placeholder.noRequest(intake: mayTakeIn ? context.key(.intake) : nil)
  }

  private func drawPreview(on canvas: inout Canvas, in context: Context) {
    guard let listing = list.rows.first(where: { $0.request.id == previewed }) else { return }
    canvas.region(canvas.bounds.inset(columns: 2)) { area in
      for (y, line) in preview(of: listing, in: context).prefix(area.height).enumerated() {
        area.draw(line, at: Point(x: 0, y: y), width: area.width)
      }
    }
  }

  /// What is awaited, from whom and by when, how the papers stand, which reasons there were.
  private func next(of listing: Listing, in context: Context) -> [(Heading, String)] {
    let request = listing.request
    var lines: [(Heading, String)] = []
    if let awaited = context.desk.awaited(of: listing, at: context.now) {
      let country = request.country
      lines = [
        (.next, awaited.message(of: request, at: context.now, by: context.desk)),
        (.whom, awaited.duty(in: country, at: context.now, by: context.desk)),
      ]
    }
    if request.status == .pending || request.status == .rejected {
      let papers = listing.facts.span(on: context.today(in: request.country)).papers
      lines.append((.papers, papers.map(\.title).sorted().joined(separator: ", ")))
    }
    if !listing.facts.reasons.isEmpty {
      lines.append((.reason, listing.facts.reasons.map(\.reason.title).joined(separator: ", ")))
    }
    return lines
  }

  /// A request in a few lines from its list row alone, so that it costs no read.
  private func preview(of listing: Listing, in context: Context) -> [StyledText] {
    let request = listing.request
    let today = context.today(in: request.country)
    func pair(_ label: String, _ value: String?) -> StyledText {
      StyledText(DisplayText(sanitising: label).fitted(to: 14), .muted)
        + StyledText(sanitising: value ?? Placeholder.none)
    }
    func lines(_ fields: [RequestField]) -> [StyledText] {
      fields.map { pair($0.shortLabel, $0.spoken(in: request, today: today)) }
    }
    return [
      StyledText(sanitising: request.number.grouped, .strong),
      StyledText(sanitising: request.customer), "",
    ] + lines([.status]) + next(of: listing, in: context).map { pair($0.text, $1) }
      + [pair(Heading.clock.text, listing.course(by: context.desk, on: today))]
      + lines([
        .currentCarrier, .carrierReference, .accountNumber, .authorizedName, .billingName,
        .billingAddress, .owner, .followUpOn, .holdUntil, .portDate,
      ])
      + [
        pair(Heading.attempt.text, String(request.lifecycle.attempt)),
        pair(Heading.id.text, request.id.text),
      ]
  }
}

/// What the first line shows.
private struct HeadLook: Equatable {
  let view: View
  let look: ViewLook
  let finding: QueueScreen.Narrowing?
  let narrowing: QueueScreen.Narrowing?
  let isOrigin: Bool
  let count: Count?
  let matches: Count?
  let tagged: [Int]
  let range: Int?
  let rangeStart: RequestID?
  let isPaused: Bool
  let today: CalendarDay
}

/// What the line of views shows.
private struct ViewsLook: Equatable {
  let views: [View]
  let current: String
  let counts: [String: Count]
}
