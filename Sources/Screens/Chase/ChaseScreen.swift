import PortDomain
import TerminalUI
import Wording

/// Whom to remind today: customers, then carriers, each with all their numbers; Enter folds these out.
struct ChaseScreen: Screen {
  let title = Title.chase
  /// Of what the queue shows.
  let filter: Filter
  private(set) var list: ChaseList?
  private(set) var error: StoreError?
  /// Who was reminded meanwhile: their rows stay in their places until the list is read afresh.
  private(set) var gone: Set<Chase.Whom> = []
  private var unfolded: Set<Chase.Whom> = []
  private var scroll = ListScroll()
  /// Whom the answer on the message line is about.
  private var calling: Chase?
  /// What a prompt's answer or an undo is meant for, wherever the cursor is by then.
  private var targets: [RequestCommands.Target] = []

  init(of filter: Filter) {
    self.filter = filter
  }

  /// Somebody, or one of their numbers.
  private enum Row {
    case somebody(Chase)
    case number(Chase.Item, of: Chase)

    var chase: Chase {
      switch self {
      case .somebody(let chase), .number(_, of: let chase): chase
      }
    }

    var items: [Chase.Item] {
      switch self {
      case .somebody(let chase): chase.items
      case .number(let item, of: _): [item]
      }
    }

    /// What it is of, whatever it says.
    var subject: Subject {
      switch self {
      case .somebody(let chase): .somebody(chase.whom)
      case .number(let item, of: _): .number(item.listing.request.id)
      }
    }

    enum Subject: Equatable {
      case somebody(Chase.Whom)
      case number(RequestID)
    }
  }

  private var rows: [Row] {
    (list?.chases ?? []).flatMap { chase in
      [.somebody(chase)]
        + (unfolded.contains(chase.whom) ? chase.items.map { .number($0, of: chase) } : [])
    }
  }

  private var current: Row? {
    let rows = rows
    return rows.indices.contains(scroll.cursor) ? rows[scroll.cursor] : nil
  }

  func offers(in context: Context) -> [Offer] {
    let current = current
    let none = current == nil ? Placeholder.nobodyToChase : nil
    let name: String =
      switch current {
      case .somebody(let chase)?: unfolded.contains(chase.whom) ? "fold" : "numbers"
      case .number?: "open"
      case nil: "numbers"
      }
    let passed = current.flatMap {
      gone.contains($0.chase.whom)
        ? WhyNot.remindedAlready(repaint: context.key(.repaint)) : nil
    }
    return [
      Offer(.open, as: name, whyNot: none, hinted: true),
      Offer(.message, whyNot: none ?? passed, hinted: true),
      Offer(.called, whyNot: none ?? passed, hinted: true),
    ] + Offer.general + Offer.moving
      + RequestCommands.offers.filter { $0.command != .message && $0.command != .intake }
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer { fit(context) }
    switch event {
    case .opened, .uncovered: return [read(in: context)]
    case .command(let command): return run(command, in: context)
    case .answer(let answer) where answer.stage == .given: return take(answer, in: context)
    case .reply(.read(.chases(filter, let result))):
      switch result {
      case .success(let list): show(list)
      case .failure(let error): self.error = error
      }
    case .reply(.written(.committed(_, .success))), .reply(.changed): return [read(in: context)]
    case .typed, .paste, .answer, .resized, .rested, .argument, .reply: break
    }
    return []
  }

  private func read(in context: Context) -> Effect { .read(.chases(filter, context.viewpoint())) }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - ChaseScreen.headRows))
    scroll.setCount(rows.count)
  }

  /// The heading and the heads of the columns; how somebody is reached, below a blank.
  private static let headRows = 4

  /// Whoever is to be reminded no more stays where they were, and who is new comes last, so that no key
  /// goes to somebody who moved under it.
  private mutating func show(_ found: ChaseList) {
    error = nil
    let cursor = current?.subject
    let fresh = Dictionary(found.chases.map { ($0.whom, $0) }) { first, _ in first }
    let shown = list?.chases ?? []
    let known = Set(shown.map(\.whom))
    gone = known.subtracting(fresh.keys)
    let kept = shown.map { fresh[$0.whom] ?? $0 }
    list = ChaseList(kept + found.chases.filter { !known.contains($0.whom) }, isCut: found.isCut)
    scroll.setCount(rows.count)
    if let place = rows.firstIndex(where: { $0.subject == cursor }) { scroll.select(place) }
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    if let motion = ListScroll.Motion(command) {
      scroll.move(motion)
      return []
    }
    switch command {
    case .back: return [.close]
    case .repaint:
      list = nil
      gone = []
      return [read(in: context)]
    case .calendar, .records, .reports:
      return RequestCommands.run(command, on: [], in: context)
    case _: break
    }
    guard let row = current else { return [] }
    switch (command, row) {
    case (.open, .somebody(let chase)):
      if unfolded.remove(chase.whom) == nil { unfolded.insert(chase.whom) }
      return []
    case (.open, .number(let item, _)):
      return [.open(DetailScreen(request: item.listing.request.id))]
    case (.message, _):
      let requests = row.items.map(\.listing.request.id)
      return [.open(ReminderScreen(of: requests, to: row.chase.whom.party))]
    case (.called, _):
      calling = Chase(whom: row.chase.whom, items: row.items)
      return [.open(PromptScreen(.called, label: Prompt.called))]
    case _:
      targets = row.items.map { RequestCommands.Target($0.listing.request) }
      return RequestCommands.run(command, on: targets, in: context)
    }
  }

  private mutating func take(_ answer: Answer, in context: Context) -> [Effect] {
    guard answer.command == .called else {
      return RequestCommands.answer(answer, for: targets, in: context)
    }
    guard let chase = calling else { return [] }
    calling = nil
    let note = FoldedText.kept(answer.text)
    let changes: [Change] =
      [.messageSent(.call(to: chase.whom.party))] + (note.isEmpty ? [] : [.note(note)])
    return [
      .commit(
        chase.requests.flatMap { id in
          changes.map { context.intent($0, on: id, basis: .current) }
        }
      )
    ]
  }
}

// MARK: Drawing

extension ChaseScreen {
  func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    let heading = list.map(Title.chase) ?? title
    canvas.draw(
      DisplayText(sanitising: heading),
      at: Point(x: 1, y: rest.takeTop(1).y),
      style: .title,
      width: max(0, canvas.width - 2)
    )
    let rows = rows
    guard !rows.isEmpty else {
      let words =
        error?.message ?? (list == nil ? Placeholder.reading : Placeholder.nobodyToChase)
      canvas.draw(DisplayText(sanitising: words), at: Point(x: 3, y: 2), style: .muted)
      canvas.placeCursor(at: Point(x: 0, y: 2))
      return
    }
    let reach = rest.takeBottom(1)
    if let chase = current?.chase {
      let words = chase.reach(by: context.desk)
      canvas.draw(
        DisplayText(sanitising: words),
        at: Point(x: 1, y: reach.y),
        style: .muted,
        width: max(0, reach.width - 2)
      )
    }
    let visible = scroll.visible.clamped(to: rows.indices)
    let table = Table(
      columns: ChaseScreen.columns,
      rows: rows[visible].map { row in
        let isGone = gone.contains(row.chase.whom)
        let cells = cells(of: row, in: context)
        return Table.Row(
          mark: isGone ? .gone : .none,
          cells: isGone ? cells.map { StyledText($0.spans.map(\.text).joined(), .gone) } : cells
        )
      },
      cursor: scroll.cursorRow
    )
    canvas.draw(table, in: rest)
  }

  private static let columns: [Table.Column] = [
    Table.Column("\(Heading.whom.text)", width: .flexible(min: 19)),
    Table.Column("\(Heading.numbers.text)", width: .fixed(7), alignment: .trailing, dropOrder: 2),
    Table.Column("\(Heading.next.text)", width: .flexible(min: 19)),
    Table.Column("\(Heading.since.text)", width: .fixed(6), dropOrder: 3),
    Table.Column("\(Heading.reminded.text)", width: .fixed(10), dropOrder: 1),
    Table.Column("\(Heading.contact.text)", width: .flexible(min: 40), dropOrder: 4),
  ]

  private func cells(of row: Row, in context: Context) -> [StyledText] {
    let today = context.today(in: row.items.first?.listing.request.country)
    let isGone = gone.contains(row.chase.whom)
    func reminded(_ words: String) -> StyledText {
      StyledText(sanitising: isGone ? Placeholder.settled : words)
    }
    func day(_ day: CalendarDay?, _ style: Style = .plain) -> StyledText {
      StyledText(sanitising: day?.withoutWeekday(today: today) ?? Placeholder.none, style)
    }
    switch row {
    case .somebody(let chase):
      let first = chase.items.first?.listing.request
      let other = first.map { "\($0.number.e164) \($0.id.text)" } ?? Placeholder.none
      let isLate = chase.items.contains { $0.awaited?.isLate(at: context.now) == true }
      return [
        StyledText(context.legible(chase.name(by: context.desk), orElse: other), .strong),
        StyledText(sanitising: String(chase.items.count)),
        StyledText(sanitising: chase.next(by: context.desk, at: context.now)),
        day(chase.since, isLate ? .danger : .plain), reminded(chase.reminded(today: today)),
        StyledText(sanitising: chase.contacts(by: context.desk).joined(separator: ", ")),
      ]
    case .number(let item, of: _):
      let request = item.listing.request
      return [
        StyledText(sanitising: "  \(request.number.grouped)"), StyledText(""),
        StyledText(sanitising: item.next(by: context.desk, at: context.now)),
        day(item.awaited?.since), reminded(item.reminded(today: today)),
        StyledText(sanitising: request.carrierReference ?? request.id.text, .muted),
      ]
    }
  }
}
