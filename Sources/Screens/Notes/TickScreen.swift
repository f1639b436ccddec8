import PortDomain
import TerminalUI
import Wording

/// The published lists for before, during and after the port, ticked as they are dealt with.
public struct TickScreen: Screen, RequestScreen {
  var open: OpenFile
  /// Which are ticked as the first is.
  let others: [RequestID]
  private var scroll = ListScroll(count: items.count, height: items.count)

  public init(request: RequestID, others: [RequestID] = []) {
    open = OpenFile(request)
    self.others = others
  }

  public var title: String { Title.lists }

  private static let items = ChecklistItem.Phase.allCases.flatMap(ChecklistItem.items)

  public func offers(in context: Context) -> [Offer] {
    [Offer(.toggle, hinted: true)] + Offer.general + [Offer(.open, as: "tick")] + Offer.moving
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    var effects = open.update(event)
    switch event {
    case .command(.back): effects.append(.close)
    case .command(.toggle), .command(.open): effects += toggle(in: context)
    case .command(let command):
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
    case .opened, .uncovered, .typed, .paste, .answer, .resized, .rested, .argument, .reply: break
    }
    return effects
  }

  private func toggle(in context: Context) -> [Effect] {
    guard let request = open.file?.request else { return [] }
    let item = TickScreen.items[scroll.cursor]
    let change = Change.tick(item, done: !request.ticks.contains(item))
    guard others.isEmpty else {
      let title = Title.several(item.title, others.count + 1)
      return [.open(ManyScreen(title, .same(change), on: [open.id] + others))]
    }
    return [.commit([context.intent(change, on: open.id, basis: .current)])]
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file(orNoticeOn: &canvas) else { return }
    var rest = canvas.bounds
    canvas.draw(RequestHeading(file.request, others: others.count), in: rest.takeTop(1))
    _ = rest.takeTop(1)
    canvas.region(rest) { area in
      let phases = ChecklistItem.Phase.allCases
      let chosen = TickScreen.items[scroll.cursor]
      let heads = (phases.firstIndex(of: chosen.phase) ?? 0) + 1
      var y = -max(0, scroll.cursor + heads + 1 - area.height)
      for phase in phases {
        area.draw(DisplayText(sanitising: phase.title), at: Point(x: 1, y: y), style: .heading)
        y += 1
        for item in ChecklistItem.items(phase) {
          draw(item, isChosen: item == chosen, at: y, of: file, on: &area, in: context)
          y += 1
        }
      }
    }
  }

  private func draw(
    _ item: ChecklistItem,
    isChosen: Bool,
    at y: Int,
    of file: RequestFile,
    on canvas: inout Canvas,
    in context: Context
  ) {
    let isDone = file.request.ticks.contains(item)
    canvas.draw(isDone ? .done : .open, at: Point(x: 3, y: y), style: isDone ? .success : .plain)
    let title = DisplayText(sanitising: item.title)
    let end = canvas.draw(title, at: Point(x: 5, y: y))
    if isChosen {
      canvas.select(Rect(x: 5, y: y, width: end - 5, height: 1))
      canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
      canvas.placeCursor(at: Point(x: 0, y: y))
    }
    guard let ticked = file.ticked(item) else { return }
    let words = "\(ticked.by), \(context.clocks.stamp(ticked.at, in: file.request.country))"
    canvas.draw(
      DisplayText(sanitising: words),
      at: Point(x: end + 2, y: y),
      style: .muted,
      width: max(0, canvas.width - end - 3),
      alignment: .trailing
    )
  }
}
