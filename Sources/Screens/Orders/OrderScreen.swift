import PortDomain
import TerminalUI
import Wording

/// An order with all its numbers: where each stands and what is awaited, what it cost. Numbers are added
/// and split off here, and what is done to one request is done to the one under the cursor, to those that
/// are tagged, or to all.
///
/// The numbers stand in the order's own order, as on its letter: none moves under the hand when something
/// is done to it, and the queue has them by urgency.
public struct OrderScreen: Screen {
  let id: OrderID
  private(set) var order: OrderFile?
  /// Its numbers as lists have them.
  private(set) var rows: [Listing] = []
  private(set) var error: StoreError?
  private(set) var scroll = ListScroll()
  private(set) var tagged: Set<RequestID> = []
  /// Where a range was begun.
  private var rangeStart: RequestID?
  /// Whether the next command goes to all tagged.
  private var appliesToTagged = false
  /// What the last command was meant for: an answer that comes later is for the same requests.
  private var targets: [RequestCommands.Target] = []
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
    let noTags = tagged.isEmpty ? WhyNot.nothingTagged(tag: context.key(.tag)) : nil
    let own: [Offer] = [
      Offer(.open, whyNot: none, hinted: true), Offer(.status, whyNot: none, hinted: true),
      Offer(.documents, whyNot: none, hinted: true), Offer(.addNumber, hinted: true),
      Offer(.splitOff, whyNot: none, hinted: true), Offer(.tag, whyNot: none, hinted: true),
      Offer(
        .applyToTagged,
        as: tagged.isEmpty ? OrderState.all : nil,
        whyNot: none,
        hinted: true
      ),
    ]
    let others = RequestCommands.offers.filter { offer in
      offer.command != .order && !own.contains { $0.command == offer.command }
    }
    return own + Offer.general
      + [Offer(.tagRange, whyNot: none), Offer(.clearTags, whyNot: noTags)]
      + others.map { Offer($0.command, whyNot: $0.command.needsRequest ? none : nil) }
      + Offer.moving
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer { fit(context) }
    switch event {
    case .opened, .uncovered: return [.read(.order(id))]
    case .command(let command): return run(command, in: context)
    case .answer(let answer) where answer.stage == .given: return take(answer, in: context)
    case .reply(let reply): return take(reply, in: context)
    case .typed, .paste, .answer, .resized, .rested, .argument: return []
    }
  }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - headRows(in: context.size) - 1))
    scroll.setCount(rows.count)
  }

  private var current: RequestFile? {
    guard let files = order?.files, files.indices.contains(scroll.cursor) else { return nil }
    return files[scroll.cursor]
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    if let motion = ListScroll.Motion(command) {
      scroll.move(motion)
      return []
    }
    switch command {
    case .back where rangeStart != nil: rangeStart = nil
    case .back:
      guard appliesToTagged else { return [.close] }
      appliesToTagged = false
      return [.say(.nextGoesToOne)]
    case .open: return current.map { [.open(DetailScreen(request: $0.request.id))] } ?? []
    case .undo where !appliesToTagged: return takeBack(isRedo: false, in: context)
    case .redo where !appliesToTagged: return takeBack(isRedo: true, in: context)
    case .addNumber:
      return [.open(PromptScreen(.addNumber, label: Prompt.addNumbers))]
    case .splitOff:
      guard let request = current?.request else { return [] }
      leaving = request.id
      return [.open(PromptScreen(.splitOff, label: Prompt.split(off: request.number)))]
    case .tag:
      guard let id = current?.request.id else { return [] }
      if tagged.remove(id) == nil { tagged.insert(id) }
      scroll.move(.down)
      return []
    case .tagRange: return toggleRange(in: context)
    case .clearTags:
      tagged = []
      return [.say(.noTags)]
    case .applyToTagged: return apply()
    case _:
      targets = meant
      appliesToTagged = false
      return RequestCommands.run(command, on: targets, in: context)
    }
    return []
  }

  /// The numbers from where a range was begun to the cursor.
  var range: Set<RequestID> {
    let ids = rows.map(\.request.id)
    guard let start = rangeStart.flatMap({ ids.firstIndex(of: $0) }) else { return [] }
    return Set(ids[min(start, scroll.cursor)...max(start, scroll.cursor)])
  }

  /// Begins a range, or tags all of it.
  private mutating func toggleRange(in context: Context) -> [Effect] {
    guard rangeStart != nil else {
      rangeStart = current?.request.id
      return [.say(.rangeBegins(end: context.key(.tagRange), back: context.key(.back)))]
    }
    let range = range
    rangeStart = nil
    tagged.formUnion(range)
    return [.say(.tagged(range.count))]
  }

  /// The next command goes to all tagged; where none is, all open numbers are.
  private mutating func apply() -> [Effect] {
    let isAll = tagged.isEmpty
    if isAll {
      tagged = Set(rows.map(\.request).filter(\.status.isOpen).map(\.id))
      if tagged.isEmpty { return [.say(.orderSettled)] }
    }
    appliesToTagged = true
    return [.say(isAll ? .nextGoesToOrder(tagged.count) : .nextGoesToTagged(tagged.count))]
  }

  /// What a command is meant for: the cursor's number, or all tagged after `;`, in the order's order.
  private var meant: [RequestCommands.Target] {
    guard appliesToTagged else {
      return current.map { [RequestCommands.Target($0.request)] } ?? []
    }
    return rows.map(\.request).filter { tagged.contains($0.id) }.map(RequestCommands.Target.init)
  }

  /// Takes back what was done last where it was done to numbers of this order, all of it; else the last
  /// change of the cursor's number. Asks first unless that is all it is, and fresh.
  private mutating func takeBack(isRedo: Bool, in context: Context) -> [Effect] {
    let ids = Set(rows.map(\.request.id)).union([left].compactMap(\.self))
    let here = left ?? current?.request.id
    left = nil
    guard let deed = isRedo ? context.lastUndone : context.lastDeed,
      ids.isSuperset(of: deed.requests), deed.requests != [here].compactMap(\.self)
    else {
      return here.map { id in
        let file = order?.files.first { $0.request.id == id }
        return RequestCommands.takeBack(on: id, file, isRedo: isRedo, in: context)
      } ?? []
    }
    let effect = RequestCommands.takeBack(deed.requests, isRedo: isRedo, in: context)
    guard let file = order?.files.first(where: { deed.requests.contains($0.request.id) }),
      let event = isRedo ? file.lastUndo : file.lastEvent, event.by == context.actor.login
    else { return [effect] }
    if !isRedo, !event.kind.canBeUndone { return [.say(.irrevocable(event, of: file.request))] }
    let others = deed.requests.count - 1
    return [RequestCommands.question(event, of: file, andOthers: others, effect, in: context)]
  }

  private mutating func take(_ answer: Answer, in context: Context) -> [Effect] {
    switch answer.command {
    case .splitOff:
      guard let leaving else { return [] }
      let change = Change.order(.split(why: answer.text))
      return [.commit([context.intent(change, on: leaving, basis: .current)])]
    case .addNumber: return add(answer.text, in: context)
    case _: return RequestCommands.answer(answer, for: targets, in: context)
    }
  }

  /// Ids join at once, numbers once they are looked up.
  private mutating func add(_ text: String, in context: Context) -> [Effect] {
    let country = order?.lead?.country ?? context.desk.settings.home
    wanted = []
    var ids: [RequestID] = []
    for word in NumberList(text, in: country).pieces {
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
      for (intent, outcome) in zip(intents, outcomes) where outcome.isDone {
        guard case .change(let request, let change, _) = intent.subject else { continue }
        if case .order(.split) = change { left = request }
        // What was not done stays tagged.
        if intents.count > 1 || targets.count > 1 { tagged.remove(request) }
      }
      return [.read(.order(id))]
    case .changed: return [.read(.order(id))]
    case .written, .draftSaved, .kept, .givenOut, .answered, .fileRefused, .progress, .addedUp,
      .notice, .met:
      return []
    }
  }

  private mutating func take(_ found: Found, in context: Context) -> [Effect] {
    if case .order(id, let result) = found {
      do throws(StoreError) {
        show(try result.get(), in: context)
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

  /// The cursor stays on its number.
  private mutating func show(_ order: OrderFile, in context: Context) {
    let present = current?.request.id
    self.order = order
    rows = order.files.map { Listing(request: $0.request, facts: context.desk.facts(of: $0)) }
    tagged.formIntersection(rows.map(\.request.id))
    if !rows.contains(where: { $0.request.id == rangeStart }) { rangeStart = nil }
    scroll.setCount(rows.count)
    if let index = rows.firstIndex(where: { $0.request.id == present }) { scroll.select(index) }
  }
}

extension Command {
  /// Whether it does something to a request, or shows one.
  fileprivate var needsRequest: Bool {
    ![.calendar, .records, .reports, .webhooks, .intake].contains(self)
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
