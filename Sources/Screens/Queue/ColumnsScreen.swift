import PortDomain
import TerminalUI
import Wording

/// Which columns the queue has and in which order, over its lowest rows; the list shows every change.
struct ColumnsScreen: Screen {
  /// Those that are shown, from left to right, then the others.
  private(set) var columns: [ViewColumn]
  private(set) var shown: Set<ViewColumn>
  /// Whether they are as many of the usual as there is room for.
  private var isUsual: Bool
  private var scroll = ListScroll(
    count: ViewColumn.allCases.count,
    height: ViewColumn.allCases.count
  )

  /// - Parameter chosen: nil where nobody chose.
  init(_ chosen: [ViewColumn]?, width: Int) {
    let shown = ViewColumn.shown(chosen, width: width)
    isUsual = chosen == nil
    self.shown = Set(shown)
    columns = shown + ViewColumn.allCases.filter { !shown.contains($0) }
  }

  var title: String { Title.columns }
  var presentation: Presentation { .panel(rows: columns.count) }

  func offers(in context: Context) -> [Offer] {
    let fixed = columns[scroll.cursor].isOptional ? nil : WhyNot.fixedColumn
    return [
      Offer(.showColumn, whyNot: fixed, hinted: true),
      Offer(.columnUp, whyNot: canMove(by: -1) ? nil : WhyNot.columnAtEnd, hinted: true),
      Offer(.columnDown, whyNot: canMove(by: 1) ? nil : WhyNot.columnAtEnd, hinted: true),
      Offer(.resetColumns, whyNot: isUsual ? WhyNot.usualColumns : nil, hinted: true),
      Offer(.open, as: "done", hinted: true),
    ] + Offer.moving + Offer.general
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    guard case .command(let command) = event else { return [] }
    let column = columns[scroll.cursor]
    switch command {
    case .back, .open: return [tell(.given), .close]
    case .showColumn:
      if shown.remove(column) == nil { shown.insert(column) }
      isUsual = false
      return [tell(.typing)]
    case .columnUp: return move(by: -1)
    case .columnDown: return move(by: 1)
    case .resetColumns:
      self = ColumnsScreen(nil, width: QueueLayout(context.size, in: context).list.width)
      return [tell(.typing)]
    case _:
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
      return []
    }
  }

  /// The number stays in front.
  private func canMove(by step: Int) -> Bool {
    let place = scroll.cursor + step
    return scroll.cursor > 0 && place > 0 && place < columns.count
  }

  private mutating func move(by step: Int) -> [Effect] {
    guard canMove(by: step) else { return [] }
    let place = scroll.cursor + step
    columns.swapAt(scroll.cursor, place)
    scroll.select(place)
    isUsual = false
    return [tell(.typing)]
  }

  private func tell(_ stage: Answer.Stage) -> Effect {
    let names = columns.filter(shown.contains).map(\.rawValue)
    return .tell(Answer(.columns, isUsual ? "" : names.joined(separator: " "), stage))
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    let first = max(0, scroll.cursor - canvas.height + 1)
    let width = QueueLayout(context.size, in: context).list.width
    let chosen = columns.filter(shown.contains)
    let fitting = Set(Table.layout(chosen.map(\.column), width: width).map { chosen[$0.column] })
    for (index, column) in columns.enumerated().dropFirst(first).prefix(canvas.height) {
      let y = index - first
      let isShown = shown.contains(column)
      canvas.draw(
        isShown ? .done : .open,
        at: Point(x: 2, y: y),
        style: isShown ? .success : .plain
      )
      let end = canvas.draw(
        DisplayText(sanitising: column.title),
        at: Point(x: 4, y: y),
        style: column.isOptional ? .plain : .muted
      )
      let note =
        !column.isOptional
        ? Placeholder.always : isShown && !fitting.contains(column) ? Placeholder.noRoom : ""
      canvas.draw(DisplayText(sanitising: note), at: Point(x: end + 2, y: y), style: .muted)
      if index == scroll.cursor {
        canvas.select(Rect(x: 4, y: y, width: end - 4, height: 1))
        canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
        canvas.placeCursor(at: Point(x: 0, y: y))
      }
    }
  }
}
