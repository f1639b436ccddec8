import PortDomain
import TerminalUI
import Wording

/// Everything that happened to a request, newest first; Enter folds an event out.
public struct HistoryScreen: Screen, RequestScreen {
  var open: OpenFile
  private(set) var unfolded: Set<EventID> = []
  /// The words every event shown must have.
  private(set) var filter = ""
  /// The filter to come back to when the question is left.
  private var filterBefore = ""
  /// Over lines, so that a long event can be read to its end.
  private(set) var scroll = ListScroll()

  public init(request: RequestID) {
    open = OpenFile(request)
  }

  public var title: String { Title.history }

  public func offers(in context: Context) -> [Offer] {
    [Offer(.open, hinted: true), Offer(.find, hinted: true)] + Offer.general + Offer.moving
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let place = current(in: context)
    var effects = open.update(event)
    switch event {
    case .opened, .resized, .reply: break
    case .command(.open): toggle(place)
    case .command(.find):
      filterBefore = filter
      effects.append(.open(PromptScreen(.find, label: Prompt.onlyWith, text: filter, isLive: true)))
    case .command(.back):
      if filter.isEmpty { return effects + [.close] }
      filter = ""
    case .command(let command):
      if let motion = ListScroll.Motion(command) {
        scroll.move(motion)
        return effects
      }
    case .answer(let answer):
      guard answer.command == .find else { break }
      filter = answer.stage == .dropped ? filterBefore : answer.text
    case .uncovered, .typed, .paste, .rested, .argument: return effects
    }
    settle(at: place, in: context)
    return effects
  }

  /// What the cursor is on: an event, and which of its lines.
  private struct Place: Hashable {
    let event: EventID
    let line: Int
  }

  private func current(in context: Context) -> Place? {
    let lines = lines(in: context)
    guard lines.indices.contains(scroll.cursor) else { return nil }
    let event = lines[scroll.cursor].event
    let first = lines.firstIndex { $0.event == event } ?? scroll.cursor
    return Place(event: event, line: scroll.cursor - first)
  }

  private mutating func toggle(_ place: Place?) {
    guard let place else { return }
    if unfolded.remove(place.event) == nil { unfolded.insert(place.event) }
  }

  /// Keeps the cursor on its event, whatever came, went or was folded around it.
  private mutating func settle(at place: Place?, in context: Context) {
    let lines = lines(in: context)
    scroll.resize(height: max(1, context.size.height - HistoryScreen.headRows))
    scroll.setCount(lines.count)
    guard let place, let first = lines.firstIndex(where: { $0.event == place.event }) else {
      return
    }
    let isStill =
      lines.indices.contains(first + place.line)
      && lines[first + place.line].event == place.event
    scroll.select(isStill ? first + place.line : first)
    // As much of a folded out event as fits comes into view.
    let last = lines.lastIndex { $0.event == place.event } ?? first
    let cursor = scroll.cursor
    scroll.select(min(last, cursor + scroll.height - 1))
    scroll.select(cursor)
  }

  /// Identity, and what is listed.
  static let headRows = 2

  /// The events with every word of the filter in time, person or what happened; newest first.
  func events(in context: Context) -> [Event] {
    guard let file = open.file else { return [] }
    let words = FoldedText.key(filter).split(separator: " ")
    let today = context.today(in: file.request.country)
    let newest = file.history.reversed()
    guard !words.isEmpty else { return Array(newest) }
    return newest.filter { event in
      let texts =
        [
          context.clocks.stamp(event.at, in: file.request.country), event.who, event.session,
          event.kind.title,
        ]
        + [event.message(today: today)]
        + (event.detail?.changes ?? []).flatMap { [$0.field.label, $0.before, $0.after] }
        .compactMap { $0 }
      let text = FoldedText.key(texts.joined(separator: " "))
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// A line of the list.
  struct Line: Hashable, Sendable {
    let event: EventID
    let text: StyledText
    let isHead: Bool
  }

  /// The list as it is shown, an event's own line first, then what is folded out of it.
  func lines(in context: Context) -> [Line] {
    guard let request = open.file?.request else { return [] }
    let today = context.today(in: request.country)
    return events(in: context).flatMap { event -> [Line] in
      let stamp = DisplayText(sanitising: context.clocks.stamp(event.at, in: request.country))
      var text = StyledText(stamp.fitted(to: 19), .muted)
      text.append("\(DisplayText(sanitising: event.who).fitted(to: 9)) ")
      if context.size.width >= HistoryScreen.widthWithSession {
        text.append("\(DisplayText(sanitising: event.session).fitted(to: 9)) ", .muted)
      }
      text.append(DisplayText(sanitising: event.message(today: today)))
      let head = Line(event: event.id, text: text, isHead: true)
      guard unfolded.contains(event.id) else { return [head] }
      let width = max(10, context.size.width - HistoryScreen.indent - 1)
      return [head]
        + HistoryScreen.details(of: event).flatMap { $0.wrapped(to: width) }.map { line in
          Line(
            event: event.id,
            text: StyledText(.blanks(HistoryScreen.indent - HistoryScreen.gutter))
              + StyledText(line),
            isHead: false
          )
        }
    }
  }

  /// From how wide a terminal on each line says from which session it was done.
  private static let widthWithSession = 100
  private static let gutter = 3
  private static let indent = 7

  private static func details(of event: Event) -> [DisplayText] {
    let changes = (event.detail?.changes ?? []).filter {
      // Of what was done when it says, the line itself tells the moment.
      $0.field.form != .secret && $0.field.form != .instant
    }
    let moves = changes.map { DisplayText(sanitising: $0.message) }
    let words = event.detail?.text.map { DisplayText.lines(sanitising: $0) } ?? []
    return words + moves + [DisplayText(sanitising: event.source)]
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file(orNoticeOn: &canvas) else { return }
    var rest = canvas.bounds
    canvas.draw(RequestHeading(file.request), in: rest.takeTop(1))
    let words = Event.heading(
      events(in: context).count,
      of: file.history.count,
      with: filter,
      in: file.request.country
    )
    canvas.draw(
      DisplayText(sanitising: words),
      at: Point(x: 1, y: 1),
      style: .muted,
      width: canvas.width - 2
    )
    _ = rest.takeTop(1)
    canvas.region(rest) { area in
      let lines = lines(in: context)
      if lines.isEmpty { area.placeCursor(at: .zero) }
      for (y, index) in scroll.visible.clamped(to: lines.indices).enumerated() {
        draw(lines[index], isCurrent: index == scroll.cursor, at: y, on: &area)
      }
    }
  }

  private func draw(_ line: Line, isCurrent: Bool, at y: Int, on canvas: inout Canvas) {
    if line.isHead {
      let glyph: Glyph = unfolded.contains(line.event) ? .unfolded : .folded
      canvas.draw(glyph, at: Point(x: 1, y: y), style: .marker)
    }
    canvas.draw(
      line.text,
      at: Point(x: HistoryScreen.gutter, y: y),
      width: canvas.width - HistoryScreen.gutter
    )
    guard isCurrent else { return }
    canvas.select(Rect(x: HistoryScreen.gutter, y: y, width: 12, height: 1))
    canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
    canvas.placeCursor(at: Point(x: 0, y: y))
  }
}
