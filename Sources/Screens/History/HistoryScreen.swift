import PortDomain
import TerminalUI
import Wording

/// Everything that happened to a request, newest first; Enter folds an event out.
public struct HistoryScreen: Screen {
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

  public var title: String { "History" }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.open, hinted: true), Offer(.find, hinted: true), Offer(.back, hinted: true),
      Offer(.help, hinted: true), Offer(.commandLine), Offer(.down), Offer(.up),
      Offer(.pageDown), Offer(.pageUp), Offer(.home), Offer(.end),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let place = current(in: context)
    var effects = open.update(event)
    switch event {
    case .opened, .resized, .reply: break
    case .command(.open): toggle(place)
    case .command(.find):
      filterBefore = filter
      effects.append(.open(PromptScreen(.find, label: "Only with:", text: filter, isLive: true)))
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
    case .uncovered, .key, .paste, .rested: return effects
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
        [context.clocks.stamp(event.at, in: file.request.country), event.by, event.kind.title]
        + [event.message(today: today)]
        + (event.detail?.changes ?? []).flatMap { [$0.field.label, $0.before, $0.after] }
        .compactMap { $0 }
      let text = FoldedText.key(texts.joined(separator: " "))
      return words.allSatisfy { text.contains($0) }
    }
  }
}
