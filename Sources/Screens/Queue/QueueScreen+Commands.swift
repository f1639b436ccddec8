import PortDomain
import TerminalUI
import Wording

extension QueueScreen {
  mutating func run(_ command: Command, in context: Context) -> [Effect] {
    // Whoever went on meanwhile isn't asked any more.
    undoing = []
    if let motion = ListScroll.Motion(command) { return move(motion, in: context) }
    if let digit = QueueScreen.digits[command] {
      guard let view = views.first(where: { $0.digit == digit }) else { return [] }
      return show(view, in: context)
    }
    switch command {
    case .leave: return [.outside(.terminal(.quit))]
    case .back: return leaveOne(in: context)
    case .nextView: return showView(after: 1, in: context)
    case .previousView: return showView(after: -1, in: context)
    case .find:
      return [ask(.find, Prompt.find, isLive: true)]
    case .findNext, .findPrevious:
      guard finding != nil else {
        return [.say(.nothingSought(find: context.key(.find)))]
      }
      return move(command == .findNext ? .down : .up, in: context)
    case .filter:
      return [ask(.filter, Prompt.filter, text: narrowing?.text ?? "", isLive: true)]
    case .chase: return narrow(Filter.Shorthand.chase.rawValue, .given, in: context)
    case .export:
      // What is shown, or after `;` what is tagged, whatever the view.
      if !appliesToTagged, list.isLoaded, list.rows.isEmpty { return [.say(.nothingToExport)] }
      let exported = Query(
        appliesToTagged ? .term(.flag(.tagged)) : filter,
        sort: sort,
        viewpoint: context.viewpoint(tagged: tagged)
      )
      appliesToTagged = false
      return [.open(DestinationScreen(.requests(exported, to: "")))]
    case .sort:
      let choices = Sort.Field.allCases.map {
        ChoiceScreen.Choice(command: $0.command, label: $0.rawValue, answer: $0.rawValue)
      }
      return [.open(ChoiceScreen(.sort, title: Title.sort, choices, in: context))]
    case .reverseSort:
      sort.isDescending.toggle()
      return load(in: context)
    case .tag: return toggleTag(in: context)
    case .tagRange: return toggleRange(in: context)
    case .tagByFilter:
      return [ask(.tagByFilter, Prompt.tag)]
    case .clearTags:
      tagged = []
      return [.say(.noTags)]
    case .applyToTagged:
      appliesToTagged = true
      return [.say(.nextGoesToTagged(tagged.count))]
    case .takeNext:
      let query = Query(
        .all([filter, .term(.owner([.none]))]),
        sort: sort,
        viewpoint: context.viewpoint()
      )
      errand = .takeNext(query)
      return [.read(.page(query, from: .first, limit: 1))]
    case .pauseRefresh:
      isPaused.toggle()
      return [.say(.refresh(isPaused: isPaused, resume: context.key(.pauseRefresh)))]
        + (isPaused ? [] : refresh(in: context))
    case .intake: return [.open(IntakeScreen())]
    case .undo where !appliesToTagged: return undo(in: context)
    case .open:
      if list.isCatchingUp { return [QueueScreen.stillReading] }
      guard let id = list.current?.request.id else { return [] }
      changed.remove(id)
      return [.open(DetailScreen(request: id))]
    default:
      if list.isCatchingUp, !appliesToTagged { return [QueueScreen.stillReading] }
      targets = targetListings()
      appliesToTagged = false
      return RequestCommands.run(command, on: targets, in: context)
    }
  }

  /// Takes back what was done last, wherever its request is by now; asks first when that isn't the
  /// cursor's, or long ago.
  private mutating func undo(in context: Context) -> [Effect] {
    if list.isCatchingUp { return [QueueScreen.stillReading] }
    let current = list.current.map { [$0.request.id] } ?? []
    if let deed = context.lastDeed, deed.requests == current,
      context.now < deed.at.adding(seconds: QueueScreen.freshSeconds)
    {
      return [RequestCommands.undo(current, in: context)]
    }
    undoing = context.lastDeed?.requests ?? current
    return undoing.first.map { [.read(.file($0))] } ?? [.say(.noRequestHere)]
  }

  /// How long something done is taken back without a question.
  private static let freshSeconds = 3600

  /// Asks whether the last change of a request is meant; the desk says why where there is none.
  mutating func askToUndo(_ file: RequestFile, in context: Context) -> [Effect] {
    let requests = undoing
    undoing = []
    let undo = RequestCommands.undo(requests, in: context)
    guard let event = file.lastEvent, event.by == context.actor.login, event.kind.canBeUndone else {
      return [undo]
    }
    let question = Question.undo(
      event,
      of: file.request,
      andOthers: requests.count - 1,
      by: context.clocks
    )
    return [.open(ConfirmScreen(question, effects: [undo]))]
  }

  /// Asks for a text in the filter language.
  private func ask(
    _ command: Command,
    _ label: String,
    text: String = "",
    isLive: Bool = false
  ) -> Effect {
    .open(
      PromptScreen(
        command,
        label: label,
        text: text,
        isLive: isLive,
        isFilter: true,
        earlier: earlier[command] ?? []
      )
    )
  }

  private static let digits: [Command: Int] = [
    .view0: 0, .view1: 1, .view2: 2, .view3: 3, .view4: 4, .view5: 5, .view6: 6,
  ]

  /// What a command is meant for: the cursor's request, or all tagged after `;`.
  private func targetListings() -> [RequestCommands.Target] {
    guard appliesToTagged, !tagged.isEmpty else {
      return list.current.map { [RequestCommands.Target($0.request)] } ?? []
    }
    return tagged.sorted().map { id in
      let loaded = list.rows.first { $0.request.id == id }
      return loaded.map { RequestCommands.Target($0.request) }
        ?? RequestCommands.Target(id: id, request: nil)
    }
  }

  private mutating func move(_ motion: ListScroll.Motion, in context: Context) -> [Effect] {
    if let id = list.current?.request.id { changed.remove(id) }
    if motion == .end, list.hasAfter || !list.isLoaded {
      return load(.last, in: context) + rest(context)
    }
    if motion == .home, list.hasBefore || !list.isLoaded {
      return load(.first, in: context) + rest(context)
    }
    list.move(motion)
    return readOn() + rest(context)
  }

  /// Only where a preview is shown does it matter that the cursor rests.
  private func rest(_ context: Context) -> [Effect] {
    QueueLayout(context.size).preview == nil ? [] : [.rest]
  }

  private mutating func leaveOne(in context: Context) -> [Effect] {
    if rangeStart != nil {
      rangeStart = nil
      return [.say(.noRange)]
    }
    appliesToTagged = false
    if finding != nil {
      finding = nil
      guard let before = beforeFinding else { return load(in: context) }
      beforeFinding = nil
      list = before
      return refresh(in: context)
    }
    if narrowing != nil {
      narrowing = nil
      return load(in: context)
    }
    return []
  }

  private mutating func show(_ view: View, in context: Context) -> [Effect] {
    self.view = view
    sort = view.sort
    finding = nil
    beforeFinding = nil
    narrowing = nil
    rangeStart = nil
    return load(in: context) + readCounts(in: context)
  }

  private mutating func showView(after step: Int, in context: Context) -> [Effect] {
    let index = views.firstIndex(of: view) ?? 0
    return show(views[(index + step + views.count) % views.count], in: context)
  }

  /// The cursor is on its way: nothing is done to a request that it only passes.
  private static let stillReading = Effect.say(.listBeingRead)

  private mutating func toggleTag(in context: Context) -> [Effect] {
    if list.isCatchingUp { return [QueueScreen.stillReading] }
    guard let id = list.current?.request.id else { return [] }
    if tagged.remove(id) == nil { tagged.insert(id) }
    return move(.down, in: context)
  }

  /// The requests from where a range was begun to the cursor.
  var range: ArraySlice<RequestID>? {
    guard let start = rangeStart, let end = list.current?.request.id else { return nil }
    let ids = list.rows.map(\.request.id)
    guard let first = ids.firstIndex(of: start), let last = ids.firstIndex(of: end) else {
      return nil
    }
    return ids[min(first, last)...max(first, last)]
  }

  /// Begins a range, or tags everything from its beginning to the cursor.
  private mutating func toggleRange(in context: Context) -> [Effect] {
    guard let current = list.current?.request.id else { return [] }
    guard rangeStart != nil else {
      rangeStart = current
      return [
        .say(
          .rangeBegins(end: context.key(.tagRange), back: context.key(.back, besides: .leave))
        )
      ]
    }
    let range = range
    rangeStart = nil
    guard let range else { return [.say(.rangeLost)] }
    tagged.formUnion(range)
    return [.say(.tagged(range.count))]
  }
}

extension Sort.Field {
  /// What chooses it.
  fileprivate var command: Command {
    switch self {
    case .due: .sortDue
    case .created: .sortCreated
    case .updated: .sortUpdated
    case .number: .sortNumber
    case .country: .sortCountry
    case .carrier: .sortCarrier
    case .customer: .sortCustomer
    case .status: .sortStatus
    case .port: .sortPort
    case .owner: .sortOwner
    }
  }
}
