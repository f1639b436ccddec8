import PortDomain
import Wording

/// The commands that act on one request, or on each of several, wherever it is shown.
enum RequestCommands {
  /// What a command is meant for; tagged requests that aren't loaded are known by their id alone.
  struct Target: Hashable, Sendable {
    let id: RequestID
    let request: PortRequest?

    init(id: RequestID, request: PortRequest?) {
      self.id = id
      self.request = request
    }

    init(_ request: PortRequest) {
      self.init(id: request.id, request: request)
    }

    /// The state on the operator's screen, where it is known.
    var basis: Intent.Basis { request.map { .seen(version: $0.version) } ?? .current }
  }

  static let offers: [Offer] = [
    .status, .documents, .resolution, .undo, .redo, .intake, .assign, .take, .note, .edit, .history,
    .copy,
    .showPIN, .priority, .tick, .followUp, .waitingOn, .letter, .message,
    .order, .calendar, .records, .reports, .webhooks,
  ].map { Offer($0) }

  /// - Parameter targets: several only after `;`.
  static func run(
    _ command: Command,
    on targets: [Target],
    in context: Context
  ) -> [Effect] {
    let country = targets.first?.request?.country ?? context.desk.settings.home
    if command == .calendar { return [.open(CalendarScreen(country: country))] }
    if command == .records { return [.open(RecordsScreen(country: country))] }
    if command == .reports { return [.open(ReportsScreen())] }
    if command == .intake { return [.open(IntakeScreen())] }
    if command == .webhooks { return [.open(WebhooksScreen(of: targets.first?.id))] }
    guard let first = targets.first else { return [.say(.noRequestHere)] }
    let others = targets.dropFirst().map(\.id)
    if !others.isEmpty, goesToOne.contains(command) { return [.say(.oneAtATime(command.label))] }
    switch command {
    case .status: return [.open(StatusMenuScreen(requests: targets.map(\.id)))]
    case .documents: return [.open(DocumentsScreen(request: first.id))]
    case .resolution:
      guard others.isEmpty else {
        return [.open(ManyReasonsScreen(requests: targets.map(\.id)))]
      }
      return [.open(ResolutionScreen(request: first.id))]
    case .note: return [.open(NoteScreen(request: first.id, others: others))]
    case .edit: return [.open(FieldEditScreen(request: first.id, others: others))]
    case .history: return [.open(HistoryScreen(request: first.id))]
    case .order: return order(targets, in: context)
    case .tick: return [.open(TickScreen(request: first.id, others: others))]
    case .message:
      guard others.isEmpty else {
        return [.open(ReminderScreen(of: targets.map(\.id), to: .customer))]
      }
      return [.open(MessageScreen(request: first.id))]
    case .letter: return [.open(LetterScreen(request: first.id))]
    case .undo, .redo:
      return [takeBack(targets.map(\.id), isRedo: command == .redo, in: context)]
    case .take: return commit(targets, in: context) { edit($0, .owner, context.actor.login) }
    case .priority:
      return commit(targets, in: context) { target in
        let isHigh = target.request?.priority == .high
        return edit(target, .priority, isHigh ? Priority.normal.rawValue : Priority.high.rawValue)
      }
    case .assign:
      return [.open(PromptScreen(.assign, label: Prompt.assign, kind: .login))]
    case .followUp:
      let kind = PromptScreen.Kind.value(.followUpOn, in: country)
      return [.open(PromptScreen(.followUp, label: Prompt.followUp, kind: kind))]
    case .waitingOn:
      let parties: [(Command, Party?)] = [
        (.turnUs, .us), (.turnCustomer, .customer), (.turnCarrier, .carrier),
        (.turnNobody, .nobody), (.turnDerived, nil),
      ]
      let choices = parties.map { command, party in
        ChoiceScreen.Choice(
          command: command,
          label: Party.choice(party),
          answer: party?.rawValue ?? ""
        )
      }
      return [.open(ChoiceScreen(.waitingOn, title: Title.waitingOn, choices, in: context))]
    case .copy:
      guard let number = first.request?.number.e164 else { return [] }
      return [.copy(number), .say(.copied(number, by: context.surface.clipboard))]
    case .showPIN:
      let intent = context.intent(.showPIN, on: first.id, basis: .current)
      return [.outside(.write(.revealPIN(intent, first.id)))]
    default: return []
    }
  }

  /// What shows or asks something of one request.
  private static let goesToOne: Set<Command> = [
    .documents, .history, .copy, .showPIN, .letter, .webhooks,
  ]

  /// The order of one number, or a question whether several become one.
  private static func order(_ targets: [Target], in context: Context) -> [Effect] {
    let orders = Set(targets.compactMap { $0.request?.orderID })
    if targets.count == 1 {
      return orders.first.map { [.open(OrderScreen(order: $0))] } ?? [
        .say(.noOrder(tagged: context.key(.applyToTagged), order: context.key(.order)))
      ]
    }
    guard orders.count <= 1 else { return [.say(.severalOrders)] }
    let order = orders.first ?? context.desk.ids.make(at: context.now)
    let joining = targets.filter { $0.request?.orderID != order }
    return [
      .open(
        ConfirmScreen(
          .order(of: targets.count, isNew: orders.isEmpty),
          effects: [
            .commit(
              joining.map { context.intent(.order(.join(order)), on: $0.id, basis: $0.basis) }
            )
          ]
        )
      )
    ]
  }

  /// What an answer on the message line changes.
  static func answer(
    _ answer: Answer,
    for targets: [Target],
    in context: Context
  ) -> [Effect] {
    let text = answer.text
    switch answer.command {
    case .assign: return commit(targets, in: context) { edit($0, .owner, text) }
    // Each reads it by the calendar of its country.
    case .followUp: return commit(targets, in: context) { edit($0, .followUpOn, text) }
    case .waitingOn:
      return commit(targets, in: context) { edit($0, .waitingOn, text.isEmpty ? nil : text) }
    default: return []
    }
  }

  /// Takes back my last change, or brings back what I took back last, though it may be so fresh that
  /// this screen hasn't heard of it; the desk refuses where somebody else's came after it.
  static func takeBack(_ requests: [RequestID], isRedo: Bool, in context: Context) -> Effect {
    .commit(requests.map { context.intent(isRedo ? .redo : .undo, on: $0, basis: .current) })
  }

  /// The same of the request that a screen shows; asks first where it is long ago.
  static func takeBack(
    on id: RequestID,
    _ file: RequestFile?,
    isRedo: Bool,
    in context: Context
  ) -> [Effect] {
    let effect = takeBack([id], isRedo: isRedo, in: context)
    let deed = isRedo ? context.lastUndone : context.lastDeed
    if let deed, deed.requests.contains(id), isFresh(deed, context) { return [effect] }
    guard let file, let event = isRedo ? file.lastUndo : file.lastEvent,
      event.by == context.actor.login, isRedo || event.kind.canBeUndone, !isFresh(event.at, context)
    else { return [effect] }
    return [question(event, of: file, andOthers: 0, effect, in: context)]
  }

  static func question(
    _ event: Event,
    of file: RequestFile,
    andOthers others: Int,
    _ effect: Effect,
    in context: Context
  ) -> Effect {
    let question = Question.takingBack(event, of: file, andOthers: others, by: context.clocks)
    return .open(ConfirmScreen(question, effects: [effect]))
  }

  static func isFresh(_ deed: Deeds.Deed, _ context: Context) -> Bool { isFresh(deed.at, context) }

  private static func isFresh(_ time: Instant, _ context: Context) -> Bool {
    context.now < time.adding(seconds: freshSeconds)
  }

  /// How long something done is taken back without a question.
  private static let freshSeconds = 3600

  private static func edit(_ target: Target, _ field: RequestField, _ value: String?) -> Change {
    let basis = target.request.map { FieldEdit.Basis.seen($0[field]) } ?? .current
    return .edit(FieldEdits([FieldEdit(field, value, basis: basis)]))
  }

  private static func commit(
    _ targets: [Target],
    in context: Context,
    _ change: (Target) -> Change
  ) -> [Effect] {
    [.commit(targets.map { context.intent(change($0), on: $0.id, basis: $0.basis) })]
  }
}
