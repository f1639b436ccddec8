import PortDomain
import TerminalUI
import Wording

/// An order with all its numbers: where each stands, what it cost; numbers are added and split off here.
public struct OrderScreen: Screen {
  let id: OrderID
  private(set) var order: OrderFile?
  private(set) var error: StoreError?
  private(set) var scroll = ListScroll()
  /// Whose splitting off was asked for, wherever the cursor is by the time of the answer.
  private var leaving: RequestID?
  /// The number that was split off last: it stands here no more, and undo is meant for it.
  private var left: RequestID?
  /// The numbers that were typed and are being looked up.
  private var wanted: [String] = []

  public init(order: OrderID) {
    id = order
  }

  public var title: String { Title.order }

  public func offers(in context: Context) -> [Offer] {
    let none = order?.files.isEmpty == false ? nil : WhyNot.orderEmpty
    return [
      Offer(.open, whyNot: none, hinted: true), Offer(.addNumber, hinted: true),
      Offer(.splitOff, whyNot: none, hinted: true), Offer(.undo, whyNot: none),
      Offer(.redo, whyNot: none),
      Offer(.letter, whyNot: none),
    ] + Offer.general + Offer.moving
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer { fit(context) }
    switch event {
    case .opened, .uncovered: return [.read(.order(id))]
    case .command(let command): return run(command, in: context)
    case .answer(let answer) where answer.stage == .given: return take(answer, in: context)
    case .reply(let reply): return take(reply, in: context)
    case .typed, .paste, .answer, .resized, .rested: return []
    }
  }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - headRows - 1))
    scroll.setCount(order?.files.count ?? 0)
  }

  /// The lines above the table.
  var headRows: Int { 5 + (order?.tally.counts.count ?? 0) }

  private var current: RequestFile? {
    guard let files = order?.files, files.indices.contains(scroll.cursor) else { return nil }
    return files[scroll.cursor]
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .back: return [.close]
    case .open: return current.map { [.open(DetailScreen(request: $0.request.id))] } ?? []
    case .letter: return current.map { [.open(LetterScreen(request: $0.request.id))] } ?? []
    case .undo:
      guard let id = left ?? current?.request.id else { return [] }
      left = nil
      let file = order?.files.first { $0.request.id == id }
      return RequestCommands.takeBack(on: id, file, isRedo: false, in: context)
    case .redo:
      let requests = context.lastUndone?.requests ?? current.map { [$0.request.id] } ?? []
      return requests.isEmpty
        ? [] : [RequestCommands.takeBack(requests, isRedo: true, in: context)]
    case .addNumber:
      return [.open(PromptScreen(.addNumber, label: Prompt.addNumbers))]
    case .splitOff:
      guard let request = current?.request else { return [] }
      leaving = request.id
      return [.open(PromptScreen(.splitOff, label: Prompt.split(off: request.number)))]
    case _:
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
      return []
    }
  }

  private mutating func take(_ answer: Answer, in context: Context) -> [Effect] {
    switch answer.command {
    case .splitOff:
      guard let leaving else { return [] }
      let change = Change.order(.split(why: answer.text))
      return [.commit([context.intent(change, on: leaving, basis: .current)])]
    case .addNumber: return add(answer.text, in: context)
    case _: return []
    }
  }

  /// Ids join at once, numbers once they are looked up.
  private mutating func add(_ text: String, in context: Context) -> [Effect] {
    let words = text.split { $0 == "," || $0 == ";" || $0.isNewline }
      .map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    let country = order?.lead?.country ?? context.desk.settings.home
    wanted = []
    var ids: [RequestID] = []
    for word in words {
      if let id = RequestID(word) {
        ids.append(id)
      } else if let number = try? PhoneNumber(parsing: word, in: country) {
        wanted.append(number.e164)
      } else {
        return [.open(PromptScreen(.addNumber, label: Prompt.notNumber(word), text: text))]
      }
    }
    return join(ids, in: context) + (wanted.isEmpty ? [] : [.read(.numbers(wanted))])
  }

  private func join(_ requests: [RequestID], in context: Context) -> [Effect] {
    guard !requests.isEmpty else { return [] }
    return [
      .commit(requests.map { context.intent(.order(.join(id)), on: $0, basis: .current) })
    ]
  }

  private mutating func take(_ reply: Reply, in context: Context) -> [Effect] {
    switch reply {
    case .read(let found): return take(found, in: context)
    case .written(.committed(let intents, .success(let outcomes))):
      for (intent, outcome) in zip(intents, outcomes) {
        guard case .done = outcome, case .change(let request, .order(.split), _) = intent.subject
        else { continue }
        left = request
      }
      return [.read(.order(id))]
    case .changed: return [.read(.order(id))]
    case .written, .draftSaved, .givenOut, .answered, .fileRefused, .progress, .notice: return []
    }
  }

  private mutating func take(_ found: Found, in context: Context) -> [Effect] {
    if case .order(id, let result) = found {
      do throws(StoreError) {
        order = try result.get()
        error = nil
      } catch {
        self.error = error
      }
    }
    guard !wanted.isEmpty, case .numbers(wanted, .success(let numbers)) = found else { return [] }
    let missing = zip(wanted, numbers).filter { $0.1 == nil }.map(\.0)
    wanted = []
    let told: [Effect] = missing.isEmpty ? [] : [.say(.noRequests(of: missing))]
    return join(numbers.compactMap { $0 }, in: context) + told
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let order, let lead = order.lead else {
      let empty = order == nil ? Placeholder.reading : Placeholder.allSplitOff
      canvas.draw("\(error?.message ?? empty)", at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    let terms = order.terms(by: context.desk) ?? ""
    for line in [
      heading(of: order, lead), StyledText(sanitising: terms), standing(of: order, in: context),
    ] {
      canvas.draw(line, at: Point(x: 1, y: rest.takeTop(1).y), width: max(0, rest.width - 2))
    }
    canvas.draw(bars(of: order.tally), in: rest.takeTop(order.tally.counts.count).inset(columns: 2))
    canvas.draw(
      DisplayText(sanitising: order.difference ?? ""),
      at: Point(x: 1, y: rest.takeTop(1).y),
      style: .warning
    )
    canvas.draw(table(of: order, today: context.today(in: lead.country)), in: rest)
  }

  private func heading(of order: OrderFile, _ lead: PortRequest) -> StyledText {
    var line = StyledText(sanitising: title, .title)
    line.append("  \(DisplayText(sanitising: lead.customer))", .strong)
    if let reference = order.order.reference {
      line.append("  \(DisplayText(sanitising: reference))")
    }
    line.append("  \(DisplayText(sanitising: order.order.id.text))", .muted)
    return line
  }

  /// Whether every number has come to its end, and the fees so far.
  private func standing(of order: OrderFile, in context: Context) -> StyledText {
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

  private func table(of order: OrderFile, today: CalendarDay) -> Table {
    Table(
      columns: [
        Table.Column("\(Heading.number.text)", width: .fixed(18)),
        Table.Column("\(Heading.status.text)", width: .fixed(13)),
        Table.Column("\(Heading.port.text)", width: .fixed(11)),
        Table.Column("\(Heading.openReasons.text)", width: .flexible(min: 10)),
        Table.Column("\(Heading.fee.text)", width: .fixed(8), alignment: .trailing),
      ],
      rows: order.files[scroll.visible.clamped(to: order.files.indices)].map { file in
        let request = file.request
        let lifecycle = request.lifecycle
        let port = lifecycle.activatedOn ?? lifecycle.confirmation?.date
        let reasons = file.unresolved(on: today).map(\.reason.title).joined(separator: ", ")
        let fee = file.charges.isEmpty ? "" : Amount.text(file.charges.map(\.cents).reduce(0, +))
        return Table.Row(
          cells: [
            StyledText(sanitising: request.number.grouped), request.styledStatus,
            StyledText(sanitising: port?.spoken(today: today) ?? Placeholder.none),
            StyledText(sanitising: reasons, .danger), StyledText(sanitising: fee),
          ]
        )
      },
      cursor: scroll.cursorRow
    )
  }
}

extension OrderFile {
  /// The question whether the order's other numbers are corrected as one of them was; nil where none
  /// still says what that one said, or none may be changed.
  ///
  /// Each number is changed for itself, with its own event and its own outcome. Where the same reason
  /// is open, it is resolved as fixed too.
  func question(after code: ReasonCode, on id: RequestID, in context: Context) -> ConfirmScreen? {
    guard let fixed = files.first(where: { $0.request.id == id }) else { return nil }
    let why = OrderFile.corrected(as: fixed.request.number)
    let fixes = fixes(of: code, as: id).filter { file, edits in
      edits.allSatisfy { context.desk.obstacle(to: $0.field, of: file.request, why: why) == nil }
    }
    guard let first = fixes.first else { return nil }
    let intents = fixes.flatMap { file, edits in
      let needsWhy = edits.contains {
        context.desk.obstacle(to: $0.field, of: file.request, why: nil) != nil
      }
      let isShared = edits.contains { Order.shared.contains($0.field) }
      let correction = FieldEdits(edits, why: needsWhy ? why : nil, isForOrder: isShared)
      var changes = [Change.edit(correction)]
      if file.unresolved(on: context.today(in: file.request.country)).contains(code) {
        changes.append(.rejection(.resolve(code, .fixed, until: nil, note: nil)))
      }
      return changes.map { context.intent($0, on: file.request.id, basis: .current) }
    }
    return ConfirmScreen(
      .correct(fixes.map(\.file.request.number), as: first.edits),
      effects: [.commit(intents)]
    )
  }
}
