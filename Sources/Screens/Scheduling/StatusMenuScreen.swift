import PortDomain
import TerminalUI
import Wording

/// Every action on the status of one request, or of all tagged ones: the possible ones first, the
/// others with the reasons why not.
public struct StatusMenuScreen: Screen {
  public let title: String
  let requests: [RequestID]
  /// Those that can be read, in the order of the requests.
  private(set) var files: [RequestFile] = []
  private var isRead = false
  /// Whether a customer of one of them confirms by SMS, as far as is known.
  private var asksBySMS = true
  /// The actions as the rules see them, weighed once when the files come.
  private var items: [Item] = []
  private var menu = Menu<Action>([])
  /// A choice that was made before the files were read; it is carried out once they are.
  private var early: Command?
  /// What was typed behind its name, until something is opened that takes it.
  private var argument: String?
  /// Whether a step was sent and has no answer yet.
  private var isStoring = false

  /// - Parameter requests: usually one; several for the tagged ones.
  public init(requests: [RequestID]) {
    self.requests = requests
    title = Title.status(of: requests.count)
  }

  public var presentation: Presentation { .panel(rows: max(11, actions.count + 1)) }

  public var attends: RequestID? { isBulk ? nil : requests.first }

  private var isBulk: Bool { requests.count > 1 }

  public func offers(in context: Context) -> [Offer] {
    let more = isBulk ? [] : [Offer(.withFields, hinted: true)]
    return Offer.choosing(actions.map { Offer($0.command) } + more)
  }

  /// Those that mean something here, in their order.
  private var actions: [Action] {
    Action.allCases.filter { action in
      switch action {
      case .return: files.contains { $0.request.status == .completed }
      case .changeAccepted, .changeRefused: files.contains(where: \.request.hasOpenChange)
      case .confirm: asksBySMS
      case .submit, .schedule, .reschedule, .withdraw, .complete, .reject, .resubmit, .reopen,
        .cancel, .acknowledge:
        true
      }
    }
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: return [.read(.files(requests))]
    case .command(let command): return run(command, in: context)
    case .argument(let text):
      argument = text
      return []
    case .reply(let reply):
      let effects = take(reply, in: context)
      guard isRead, let command = early else { return effects }
      early = nil
      return effects + run(command, in: context)
    case .uncovered, .typed, .paste, .answer, .resized, .rested: return []
    }
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    if command == .back { return [.close] }
    guard isRead else {
      early = early ?? command
      return []
    }
    if let motion = ListScroll.Motion(command) {
      menu.move(motion)
      return []
    }
    if isStoring { return [.say(.beingStored)] }
    let given = argument
    argument = nil
    if let action = actions.first(where: { $0.command == command }) {
      menu.select(action)
    } else if command != .open, command != .withFields {
      let words = WhyNot.nothing(byName: command.rawValue, key: context.key(.help))
      return [.say(Message(words.capitalisedFirst + ".", .warning))]
    }
    let effects = choose(withFields: command == .withFields || given != nil, in: context)
    guard let given, effects.contains(where: opensForm) else { return effects }
    return effects + [.argue(given)]
  }

  private func opensForm(_ effect: Effect) -> Bool {
    if case .app(.open(let box)) = effect { !(box.screen is NoticeScreen) } else { false }
  }

  /// Does the step at once where nothing must be asked.
  /// - Parameter withFields: whether what may be said with it is asked for.
  private mutating func choose(withFields: Bool, in context: Context) -> [Effect] {
    guard let file = files.first, items.indices.contains(menu.cursor) else {
      return [.say(.unreadable)]
    }
    let item = items[menu.cursor]
    guard item.reasons.isEmpty else {
      if item.reasons.count == 1, !isBulk {
        return [.say(Message(item.reasons[0].capitalisedFirst, .warning))]
      }
      return [.open(NoticeScreen(title: Title.whyNot(item.action), lines: item.reasons))]
    }
    switch item.action {
    case .schedule, .reschedule:
      let isReschedule = item.action == .reschedule
      // Its month begins where one of them can have its date.
      let ids = able(item.action, in: context)
      return [
        .open(
          SchedulePickerScreen(
            request: ids[0],
            others: Array(ids[1...]),
            isReschedule: isReschedule
          )
        )
      ]
    case .reject:
      let ids = able(item.action, in: context)
      return [.open(RejectScreen(request: ids[0], others: Array(ids[1...])))]
    case .submit, .resubmit, .acknowledge, .confirm, .changeAccepted:
      guard !withFields, let step = item.action.atOnce else {
        return [.open(StatusFormScreen(item.action, files))]
      }
      if isBulk { return [preview(step)] }
      isStoring = true
      return [.commit([intent(step, file, context)])]
    case .complete
    where !withFields && !isBulk && context.refusal(of: .status(.complete()), on: file) == nil:
      let today = context.today(in: file.request.country)
      let question = Question.completing(file.request, on: today)
      let effects = [Effect.commit([intent(.complete(), file, context)])]
      return [.open(ConfirmScreen(question, effects: effects))]
    case .withdraw, .complete, .reopen, .cancel, .return, .changeRefused:
      return [.open(StatusFormScreen(item.action, files))]
    }
  }

  private func intent(_ step: StatusChange, _ file: RequestFile, _ context: Context) -> Intent {
    context.intent(
      .status(step),
      on: file.request.id,
      basis: .seen(version: file.request.version)
    )
  }

  /// Several at once are sent after a look at what would become of each.
  private func preview(_ step: StatusChange) -> Effect {
    return .open(
      ManyScreen(
        Title.several(step.action.title, requests.count),
        .same(.status(step)),
        on: requests,
        files: files
      )
    )
  }

  /// All of them, those first that an action is possible for.
  private func able(_ action: Action, in context: Context) -> [RequestID] {
    let isAble = { (file: RequestFile) in
      context.desk.obstacles(to: action, on: file, by: context.actor, at: context.now).isEmpty
    }
    let ids = files.filter(isAble).map(\.request.id)
    return ids + requests.filter { !ids.contains($0) }
  }

  private mutating func take(_ reply: Reply, in context: Context) -> [Effect] {
    switch reply {
    case .read(.files(requests, let result)):
      if case .success(let files) = result {
        self.files = files
        asksBySMS = files.contains { file in
          context.desk.terms(of: file.request.country).confirmsBySMS
            || file.request.confirmedOn != nil
        }
      }
      isRead = true
      weigh(in: context)
    // Of several the basis stays what was seen; what moved is told when it is stored.
    case .changed(let changed):
      if !isBulk, changed?.contains(requests[0]) ?? true { return [.read(.files(requests))] }
    case .written(.committed(let intents, let result)):
      if intents.contains(where: { $0.request == requests[0] }) { isStoring = false }
      guard case .success(let outcomes) = result else { return [] }
      return zip(intents, outcomes).contains(where: isDone) ? [.close] : []
    case .read, .written, .draftSaved, .kept, .givenOut, .answered, .fileRefused, .progress,
      .addedUp, .notice, .met:
      break
    }
    return []
  }

  /// Whether a step of one of these requests was stored: the menu has done its work.
  private func isDone(_ intent: Intent, _ outcome: Outcome) -> Bool {
    guard case .done = outcome, case .change(let id, .status, _) = intent.subject else {
      return false
    }
    return requests.contains(id)
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    guard let file = files.first else {
      let words = isRead ? Message.unreadable.text : Placeholder.reading
      canvas.draw("\(words)", at: Point(x: 2, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    if rest.height > actions.count || isBulk {
      let row = rest.takeTop(1)
      let line =
        isBulk
        ? Action.allTagged
        : "\(file.request.number.grouped)  \(file.request.customer)  \(file.request.statusTitle)"
      canvas.draw(DisplayText(sanitising: line), at: Point(x: 2, y: row.y), style: .muted)
    }
    canvas.draw(menu, in: Rect(x: 1, y: rest.y, width: rest.width - 2, height: rest.height))
  }
}

// MARK: What the rules say

extension StatusMenuScreen {
  private struct Item: Hashable, Sendable {
    let action: Action
    /// Why it can't be chosen; empty if it can.
    let reasons: [String]
    /// The same in a few words.
    let brief: String
    /// Of several requests, how many it is possible for.
    let possible: Int
  }

  /// Puts the actions in their order, the possible ones first; the cursor keeps its action.
  private mutating func weigh(in context: Context) {
    let all = actions.map { item($0, in: context) }
    items = all.filter(\.reasons.isEmpty) + all.filter { !$0.reasons.isEmpty }
    let chosen = menu.current?.value
    menu = Menu(
      items.map { item in
        let count =
          isBulk && item.possible > 0 ? "  \(Action.possible(item.possible, of: files.count))" : ""
        return Menu.Item(
          item.action,
          key: context.keymap.keys(of: item.action.command).first,
          label: DisplayText(sanitising: item.action.title + count),
          reasons: item.brief.isEmpty ? [] : [DisplayText(sanitising: item.brief)]
        )
      }
    )
    if let chosen { menu.select(chosen) }
  }

  private func item(_ action: Action, in context: Context) -> Item {
    let obstacles = files.map { file in
      (file, context.desk.obstacles(to: action, on: file, by: context.actor, at: context.now))
    }
    let possible = obstacles.count { $0.1.isEmpty }
    guard possible == 0, let (file, found) = obstacles.first else {
      return Item(action: action, reasons: [], brief: "", possible: possible)
    }
    let today = context.today(in: file.request.country)
    let brief = found.map { $0.brief(today: today) }
    guard isBulk else {
      let reasons = found.map { $0.message(today: today) }
      let words = brief.joined(separator: " · ")
      return Item(action: action, reasons: reasons, brief: words, possible: 0)
    }
    var preview = ManyPreview(of: requests.count)
    for (file, found) in obstacles {
      preview.take(refused: Refusal(found, in: file.request.country), file, by: context.clocks)
    }
    return Item(
      action: action,
      reasons: preview.lines(today: today),
      brief: Action.impossible(brief[0]),
      possible: 0
    )
  }
}

extension Action {
  /// What chooses it.
  var command: Command {
    switch self {
    case .submit: .submit
    case .schedule: .schedule
    case .reschedule: .reschedule
    case .withdraw: .withdraw
    case .complete: .complete
    case .reject: .reject
    case .resubmit: .resubmit
    case .reopen: .reopen
    case .cancel: .cancel
    case .acknowledge: .acknowledge
    case .confirm: .confirm
    case .changeAccepted: .changeAccepted
    case .changeRefused: .changeRefused
    case .return: .takeReturn
    }
  }

  /// The step, where nothing must be asked; nil else.
  fileprivate var atOnce: StatusChange? {
    switch self {
    case .submit: .submit()
    case .resubmit: .resubmit()
    case .acknowledge: .acknowledge()
    case .confirm: .confirm()
    case .changeAccepted: .answerChange(.accepted)
    case .schedule, .reschedule, .withdraw, .complete, .reject, .reopen, .cancel, .changeRefused,
      .return:
      nil
    }
  }
}
