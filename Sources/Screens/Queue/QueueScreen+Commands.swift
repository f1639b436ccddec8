import PortDomain
import TerminalUI
import Wording

extension QueueScreen {
  mutating func run(_ command: Command, in context: Context) -> [Effect] {
    // Whoever went on meanwhile isn't asked any more.
    undoing = nil
    recalling = nil
    saving = nil
    if let motion = ListScroll.Motion(command) { return move(motion, in: context) }
    if let digit = QueueScreen.digits[command] {
      guard let view = views.first(where: { $0.digit == digit }) else { return [] }
      return show(view, in: context)
    }
    switch command {
    case .leave, .back:
      if let left = leaveOne(in: context) { return left }
      if origin != nil { return [.close] }
      return command == .leave ? [.outside(.terminal(.quit))] : []
    case .repaint:
      list.forgetGone()
      changed = []
      return refresh(in: context)
    case .nextView: return showView(after: 1, in: context)
    case .previousView: return showView(after: -1, in: context)
    case .find:
      return ask(.find, Prompt.find, isLive: true)
    case .findNext, .findPrevious:
      guard finding != nil else {
        return [.say(.nothingSought(find: context.key(.find)))]
      }
      return move(command == .findNext ? .down : .up, in: context)
    case .filter:
      return ask(.filter, Prompt.filter, text: narrowing?.text ?? "", isLive: true)
    case .goto: return [.open(PromptScreen(.goto, label: Prompt.goto))]
    case .chase: return [.open(ChaseScreen(of: filter))]
    case .webhooks where !appliesToTagged: return [.open(WebhooksScreen())]
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
    case .answers: return [.open(AnswersScreen())]
    case .sort:
      let choices = Sort.Field.allCases.map { field in
        ChoiceScreen.Choice(
          command: field.command,
          label: field == sort.field ? sort.label : field.title,
          answer: field.rawValue
        )
      }
      return [
        .open(
          ChoiceScreen(.sort, title: Title.sort, choices, from: sort.field.command, in: context)
        )
      ]
    case .reverseSort:
      sort.isDescending.toggle()
      rangeStart = nil
      return keepLook() + load(in: context)
    case .columns:
      let width = QueueLayout(context.size, in: context).list.width
      return [.open(ColumnsScreen(look.columns, width: width))]
    case .views: return [.open(ViewsScreen(views, personal, current: view, counts))]
    case .saveView: return [askForName(in: context)]
    case .tag: return toggleTag(in: context)
    case .tagRange: return toggleRange(in: context)
    case .tagByFilter:
      return ask(.tagByFilter, Prompt.tag)
    case .clearTags:
      tagged = []
      hiddenTags = 0
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
      return [.read(.stretch(query, from: .first, limit: 1))]
    case .pauseRefresh:
      isPaused.toggle()
      return [.say(.refresh(isPaused: isPaused, resume: context.key(.pauseRefresh)))]
        + (isPaused ? [] : refresh(in: context))
    case .intake: return [.open(IntakeScreen())]
    case .undo where !appliesToTagged: return takeBack(isRedo: false, in: context)
    case .redo where !appliesToTagged: return takeBack(isRedo: true, in: context)
    case .open:
      if list.isCatchingUp { return [QueueScreen.stillReading] }
      guard let id = list.current?.request.id else { return [] }
      changed.remove(id)
      choose()
      return [.open(DetailScreen(request: id))]
    default:
      if list.isCatchingUp, !appliesToTagged { return [QueueScreen.stillReading] }
      choose()
      targets = targetListings()
      appliesToTagged = false
      return RequestCommands.run(command, on: targets, in: context)
    }
  }

  /// Takes back what was done last, or brings back what was taken back last, wherever its request is by
  /// now; asks first when that isn't the cursor's, or long ago.
  /// - Parameter isRecalled: whether the history was asked already.
  mutating func takeBack(
    isRedo: Bool,
    isRecalled: Bool = false,
    in context: Context
  ) -> [Effect] {
    if list.isCatchingUp { return [QueueScreen.stillReading] }
    guard let deed = isRedo ? context.lastUndone : context.lastDeed else {
      guard isRecalled else {
        recalling = isRedo ? .redo : .undo
        return [.read(.deeds)]
      }
      if isRedo { return [.say(.nothingToRedo)] }
      // The cursor's request tells why there is nothing.
      guard let current = list.current?.request.id else { return [.say(.nothingToUndo)] }
      undoing = Undoing(requests: [current], isRedo: false)
      return [.read(.file(current))]
    }
    if deed.requests == list.current.map({ [$0.request.id] }),
      RequestCommands.isFresh(deed, context)
    {
      return [RequestCommands.takeBack(deed.requests, isRedo: isRedo, in: context)]
    }
    undoing = Undoing(requests: deed.requests, isRedo: isRedo)
    return deed.requests.first.map { [.read(.file($0))] } ?? []
  }

  /// Asks whether the last change of a request is meant; the desk says why where there is none.
  mutating func askToUndo(_ file: RequestFile, in context: Context) -> [Effect] {
    guard let undoing else { return [] }
    self.undoing = nil
    let effect = RequestCommands.takeBack(undoing.requests, isRedo: undoing.isRedo, in: context)
    let event = undoing.isRedo ? file.lastUndo : file.lastEvent
    guard let event, event.by == context.actor.login else { return [effect] }
    if !undoing.isRedo, !event.kind.canBeUndone {
      return [.say(.irrevocable(event, of: file.request))]
    }
    let others = undoing.requests.count - 1
    return [RequestCommands.question(event, of: file, andOthers: others, effect, in: context)]
  }

  static let digits: [Command: Int] = [
    .view0: 0, .view1: 1, .view2: 2, .view3: 3, .view4: 4, .view5: 5, .view6: 6, .view7: 7,
    .view8: 8, .view9: 9,
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

  /// Whatever is done to a request keeps the cursor on it, whichever list it was found in.
  private mutating func choose() {
    anchor = nil
    if finding != nil { chosen = list.current }
  }

  mutating func move(_ motion: ListScroll.Motion, in context: Context) -> [Effect] {
    if let id = list.current?.request.id { changed.remove(id) }
    anchor = nil
    if motion == .end, list.hasAfter || !list.isLoaded {
      return load(.last, in: context) + rest(context)
    }
    if motion == .home, list.hasBefore || !list.isLoaded {
      return load(.first, in: context) + rest(context)
    }
    list.move(motion)
    return readOn() + rest(context)
  }

  /// Where the list came to another request under the cursor than the one that is previewed.
  func restOnOther(_ context: Context) -> [Effect] {
    list.current?.request.id == previewed ? [] : rest(context)
  }

  /// Only where a preview is shown does it matter that the cursor rests.
  private func rest(_ context: Context) -> [Effect] {
    QueueLayout(context.size, in: context).preview == nil ? [] : [.rest]
  }

  /// Leaves the innermost of what was begun; nil on the bare queue.
  private mutating func leaveOne(in context: Context) -> [Effect]? {
    if case .tag = errand {
      errand = nil
      return [.say(.notTagged)]
    }
    if rangeStart != nil {
      rangeStart = nil
      return [.say(.noRange)]
    }
    if appliesToTagged {
      appliesToTagged = false
      return [.say(.nextGoesToOne)]
    }
    if finding != origin {
      finding = origin
      return beforeFinding == nil ? load(in: context) : leaveFinding(in: context)
    }
    if narrowing != nil {
      narrowing = nil
      return reload(orFirst: false, in: context)
    }
    return nil
  }

  /// Goes to a view, which is as it was left; the view that is listed already begins anew.
  mutating func show(_ view: View, in context: Context) -> [Effect] {
    let isSame = view.key == self.view.key
    if let before = beforeFinding { list = before }
    places[self.view.key] = Place(cursor: list.current?.request.id, narrowing: narrowing)
    anchor = anchor ?? list.current
    self.view = view
    look = personal.look(of: view.key) ?? view.look
    finding = nil
    beforeFinding = nil
    chosen = nil
    narrowing = isSame ? nil : places[view.key]?.narrowing
    rangeStart = nil
    // Back in a view, the cursor goes to its place there; a view that is new begins with its first row.
    let wasHere = anchor != nil && places[view.key]?.cursor == anchor?.request.id
    return reload(orFirst: !wasHere, in: context) + (tagged.isEmpty ? readCounts(in: context) : [])
  }

  private mutating func showView(after step: Int, in context: Context) -> [Effect] {
    let views = shownViews
    let index = views.firstIndex { $0.key == view.key } ?? 0
    return show(views[(index + step + views.count) % views.count], in: context)
  }

  /// The cursor is on its way: nothing is done to a request that it only passes.
  static let stillReading = Effect.say(.listBeingRead)
}

extension Sort.Field {
  /// What chooses it.
  fileprivate var command: Command {
    switch self {
    case .urgency: .sortUrgency
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
