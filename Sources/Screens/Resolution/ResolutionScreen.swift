import PortDomain
import TerminalUI
import Wording

/// What became of each reason of a refusal, what each concerns, and what is left before the request
/// can go back to the carrier.
public struct ResolutionScreen: Screen, RequestScreen {
  public let title = Title.resolve
  var open: OpenFile
  /// What the cursor is on; the first reason until something is chosen.
  var target: Target?
  /// The earlier refusals that are folded out.
  var unfolded: Set<RejectionID> = []
  /// A reason just fixed, while the order's other numbers are looked at.
  var sharing: ReasonCode?

  /// Whether the request was sent back and there is no answer yet.
  var isStoring = false

  /// What the cursor can be on.
  enum Target: Hashable, Sendable {
    case reason(ReasonCode)
    /// An earlier refusal.
    case earlier(RejectionID)
  }

  public init(request: RequestID) {
    open = OpenFile(request)
  }

  public func offers(in context: Context) -> [Offer] {
    let noReason = reason == nil ? WhyNot.noReason : nil
    let noOutcome = noReason ?? settled(in: context)
    let noFields = reason?.reason.fields.isEmpty == true ? WhyNot.noField : nil
    let request = open.file?.request
    return [
      Offer(.fixed, whyNot: noOutcome, hinted: true),
      Offer(.waiting, whyNot: noOutcome, hinted: true),
      Offer(.disputed, whyNot: noOutcome, hinted: true),
      Offer(.waived, whyNot: noOutcome, hinted: true),
      Offer(.editField, whyNot: noReason ?? noFields, hinted: true),
      Offer(.resubmit, whyNot: notSent(in: context), hinted: true),
      Offer(.open, whyNot: targets.isEmpty ? WhyNot.nothingToOpen : nil),
      Offer(
        .liftFraudStop,
        whyNot: request?.isFraudStopped == true ? nil : WhyNot.notStopped
      ),
      Offer(
        .clearEscalation,
        whyNot: request?.isEscalated == true ? nil : WhyNot.notEscalated
      ),
      Offer(.undo), Offer(.redo), Offer(.status), Offer(.down), Offer(.up), Offer(.home),
      Offer(.end),
    ] + Offer.general
  }

  /// The lines that the cursor goes over: the reasons, then the earlier refusals.
  var targets: [Target] {
    guard let file = open.file else { return [] }
    return codes(in: file).map(Target.reason)
      + file.rejections.dropLast().reversed().map { .earlier($0.id) }
  }

  /// The reasons of the latest refusal, then those of earlier ones that nothing has resolved.
  func codes(in file: RequestFile) -> [ReasonCode] {
    let latest = file.rejections.last?.reasons.map(\.code) ?? []
    let earlier = file.rejections.dropLast().flatMap(\.reasons)
      .filter { file.rejection(for: $0.code)?.ground($0.code)?.resolution == nil }
    return earlier.reduce(into: latest) { codes, ground in
      if !codes.contains(ground.code) { codes.append(ground.code) }
    }
  }

  var current: Target? { target.flatMap { targets.contains($0) ? $0 : nil } ?? targets.first }

  /// The reason that the cursor is on.
  var reason: ReasonCode? {
    if case .reason(let code) = current { code } else { nil }
  }

  /// Everything that is left before the request goes back, in a few words each.
  /// - Parameter step: what sends it to the carrier.
  func left(before step: Action = .resubmit, in context: Context) -> [String] {
    guard let file = open.file else { return [WhyNot.beingRead] }
    let today = context.today(in: file.request.country)
    return context.desk
      .obstacles(to: step, on: file, by: context.actor, at: context.now)
      .map { $0.brief(today: today) }
  }

  /// Why the request can't go back; nil when it can.
  private func notSent(in context: Context) -> String? {
    if let request = open.file?.request, request.status != .rejected {
      return Obstacle.wrongStatus(.resubmit, status: request.status)
        .message(today: context.today(in: request.country))
    }
    let left = left(in: context)
    return left.isEmpty ? nil : WhyNot.left(left)
  }

  /// Why the reason that the cursor is on has its outcome for good; nil while it may have another.
  private func settled(in context: Context) -> String? {
    guard let file = open.file, let reason else { return nil }
    let obstacles = context.desk.obstacles(
      to: .fixed,
      of: reason,
      until: nil,
      note: nil,
      on: file,
      today: context.today(in: file.request.country)
    )
    guard obstacles.count == 1, case .reasonSettled? = obstacles.first else { return nil }
    return obstacles.first?.sentence
  }
}

extension ResolutionScreen {
  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let effects = open.update(event)
    if target == nil, let file = open.file {
      // What is settled already is not what one came for.
      let left = file.unresolved(on: context.today(in: file.request.country))
      target = codes(in: file).first(where: left.contains).map(Target.reason)
    }
    if case .command(let command) = event { return effects + run(command, in: context) }
    if case .reply(.written(.committed(let intents, _))) = event,
      intents.contains(where: { $0.request == open.id })
    {
      isStoring = false
    }
    if case .reply(.written(.committed(let intents, .success(let outcomes)))) = event {
      return effects + lookAtOrder(after: intents, outcomes)
    }
    if case .reply(.read(.order(_, .success(let order)))) = event, let code = sharing {
      sharing = nil
      let question = order.question(after: code, on: open.id, in: context)
      return effects + (question.map { [.open($0)] } ?? [])
    }
    return effects
  }

  /// Reads the order's other numbers once a reason of this one was fixed.
  private mutating func lookAtOrder(after intents: [Intent], _ outcomes: [Outcome]) -> [Effect] {
    guard let order = open.file?.request.orderID else { return [] }
    for (intent, outcome) in zip(intents, outcomes) {
      guard case .done = outcome,
        case .change(open.id, .rejection(.resolve(let code, .fixed, _, _)), _) = intent.subject
      else { continue }
      sharing = code
      return [.read(.order(order))]
    }
    return []
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .home: target = targets.first
    case .end: target = targets.last
    case .open: return openTarget()
    case .fixed: return fix(in: context)
    case .waiting: return ask(.waiting, in: context)
    case .disputed: return ask(.disputed, in: context)
    case .waived: return ask(.waived, in: context)
    case .editField:
      guard let reason else { return [] }
      return [.open(FieldEditScreen(request: open.id, fields: reason.reason.fields))]
    case .resubmit:
      guard let file = open.file else { return [] }
      if isStoring { return [.say(.beingStored)] }
      isStoring = true
      let basis = Intent.Basis.seen(version: file.request.version)
      return [.commit([context.intent(.status(.resubmit()), on: open.id, basis: basis)])]
    case .liftFraudStop:
      return open(.liftFraudStop, in: context)
    case .clearEscalation:
      return open(.clearEscalation, in: context)
    case .undo, .redo:
      let isRedo = command == .redo
      return RequestCommands.takeBack(on: open.id, open.file, isRedo: isRedo, in: context)
    case .status: return [.open(StatusMenuScreen(requests: [open.id]))]
    case .back: return [.close]
    case _: break
    }
    return []
  }

  private mutating func move(by step: Int) {
    let targets = targets
    guard let current, let index = targets.firstIndex(of: current) else { return }
    target = targets[min(max(0, index + step), targets.count - 1)]
  }

  /// Opens the first paper that a reason concerns; folds an earlier refusal out or in.
  private mutating func openTarget() -> [Effect] {
    switch current {
    case .reason(let code):
      let papers = code.reason.papers
      if papers.isEmpty { return [.say(.noPaper(of: code))] }
      return [.open(DocumentsScreen(request: open.id, seeking: .failure(in: papers)))]
    case .earlier(let id):
      unfolded.formSymmetricDifference([id])
      target = .earlier(id)
      return []
    case nil: return []
    }
  }

  private func ask(_ outcome: Rejection.Outcome, in context: Context) -> [Effect] {
    reason.map { open(.resolve($0, outcome), in: context) } ?? []
  }

  private func open(_ purpose: OutcomeScreen.Purpose, in context: Context) -> [Effect] {
    open.file.map { [.open(OutcomeScreen(purpose, of: $0, under: context.desk.rules))] } ?? []
  }

  /// At once where something concerned has changed; with a note where a note may stand for it.
  private func fix(in context: Context) -> [Effect] {
    guard let file = open.file, let reason else { return [] }
    let today = context.today(in: file.request.country)
    func obstacles(note: String?) -> [Obstacle] {
      context.desk.obstacles(
        to: .fixed,
        of: reason,
        until: nil,
        note: note,
        on: file,
        today: today
      )
    }
    if obstacles(note: nil).isEmpty {
      let change = RejectionChange.resolve(reason, .fixed, until: nil, note: nil)
      return [
        .commit([
          context.intent(
            .rejection(change),
            on: open.id,
            basis: .seen(version: file.request.version)
          )
        ])
      ]
    }
    guard let demand = obstacles(note: "a note").first else { return ask(.fixed, in: context) }
    return [.say(Message(demand.message(today: today).capitalisedFirst, .warning))]
  }
}
