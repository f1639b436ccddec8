import PortDomain
import TerminalUI

/// The whole app without a terminal: events in, frames and effects out.
///
/// It never waits. Reads and writes go out as effects and come back as replies; a newer read may
/// replace a waiting one, the outcome of a write is always shown, whatever is on top by then.
public struct DeskApp: Sendable {
  public let desk: Desk
  public let actor: Operator
  public let keymap: Keymap
  /// Whether the program may stop itself on Ctrl-Z.
  public let canSuspend: Bool

  /// The lowest is the queue; the topmost takes the keys.
  public private(set) var stack: [ScreenBox]
  public private(set) var message: Message?
  public internal(set) var size: Size

  var work = WorkInFlight()
  var drafts = UnsavedDrafts()
  /// When a message vanishes by itself: a PIN's.
  private var messageEnd: Int?
  /// When the keys have been still for long enough.
  private var restEnd: Int?

  public init(
    desk: Desk,
    actor: Operator,
    first: some Screen,
    size: Size,
    keymap: Keymap = .standard,
    canSuspend: Bool = true
  ) {
    self.desk = desk
    self.actor = actor
    self.keymap = keymap
    self.canSuspend = canSuspend
    self.size = size
    stack = [ScreenBox(first)]
  }

  /// When something is to be done without an event, in the loop's milliseconds; nil while idle.
  public var deadline: Int? {
    [work.deadline, drafts.deadline, messageEnd, restEnd].compactMap(\.self).min()
  }

  /// Whether a key began a read whose answer may come at once.
  public var awaitsReply: Bool { work.quickReads > 0 }

  /// What the program starts with: the first screen's reads.
  public mutating func start(at moment: Moment) -> [Effect] {
    deliver(.opened, to: stack.count - 1, at: moment)
  }

  /// Takes one event.
  /// - Returns: what is to be done outside: reads, writes, drafts, copying, leaving.
  public mutating func handle(_ event: InputEvent, at moment: Moment) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = size
      return stack.indices.flatMap { deliver(.resized, to: $0, at: moment) }
    case .paste(let text):
      message = nil
      return deliver(.paste(text), to: stack.count - 1, at: moment)
    case .key(let key):
      message = nil
      messageEnd = nil
      return handle(key, at: moment)
    }
  }

  /// Takes what came back from the store; every screen hears it.
  public mutating func handle(_ reply: Reply, at moment: Moment) -> [Effect] {
    work.end(reply)
    if !work.isShown, message == WorkInFlight.message { message = nil }
    var effects = stack.indices.reversed().flatMap { index in
      index < stack.count ? deliver(.reply(reply), to: index, at: moment) : []
    }
    switch reply {
    case .committed(let intents, let result):
      effects += show(result, of: intents, at: moment)
    case .pin(_, .success(let pin)):
      message = Message("PIN \(pin.exposed)   (shown for 15 seconds, recorded)", .plain)
      messageEnd = moment.milliseconds + DeskApp.pinMilliseconds
    case .pin(_, .failure(let error)): message = Message(error.message, .failure)
    case .draftSaved(let key, let error):
      if let error { message = Message("Draft not saved yet: \(error.message)", .warning) }
      drafts.settled(key, failed: error != nil, at: moment.milliseconds)
    case .notice(let notice): message = notice
    case .page, .counts, .file, .drafts, .presence, .numbers, .superseded, .changed: break
    }
    return effects
  }

  /// Does what was due.
  public mutating func meetDeadline(at moment: Moment) -> [Effect] {
    if let end = messageEnd, end <= moment.milliseconds {
      messageEnd = nil
      message = nil
    }
    var effects: [Effect] = []
    if let end = restEnd, end <= moment.milliseconds {
      restEnd = nil
      effects = deliver(.rested, to: stack.count - 1, at: moment)
    }
    if work.meetDeadline(at: moment.milliseconds), message == nil { message = WorkInFlight.message }
    return effects + drafts.due(at: moment.milliseconds).map(Effect.saveDraft)
  }

  /// Everything typed and not kept yet, when the terminal is gone or the program is told to end.
  public mutating func unsavedDrafts() -> [Draft] { drafts.all() }

  static let pinMilliseconds = 15_000
  static let restMilliseconds = 250

  func context(at moment: Moment) -> Context {
    Context(
      desk: desk,
      actor: actor,
      now: moment.now,
      size: Size(width: size.width, height: max(0, size.height - 2)),
      keymap: keymap
    )
  }

  /// A point in time: the desk's clock, and the loop's for deadlines.
  public struct Moment: Hashable, Sendable {
    public let now: Instant
    public let milliseconds: Int

    public init(now: Instant, milliseconds: Int) {
      self.now = now
      self.milliseconds = milliseconds
    }
  }
}

// MARK: Keys and effects

extension DeskApp {
  private mutating func handle(_ key: Key, at moment: Moment) -> [Effect] {
    let context = context(at: moment)
    let top = stack.count - 1
    let screen = stack[top].screen
    if let command = everywhere(key) {
      switch command {
      case .repaint: return [.repaint]
      case .suspend:
        guard canSuspend else { return refuse("Suspending is off here.", at: moment) }
        return work.writes == 0
          ? [.suspend] : refuse("A change is being stored; then try again.", at: moment)
      default: break
      }
    }
    if size.width < DeskApp.smallest.width || size.height < DeskApp.smallest.height {
      return key == .character("q") || key == .control("c") ? [.quit] : []
    }
    guard screen.input == .commands else { return deliver(.key(key), to: top, at: moment) }
    guard let offer = keymap.offer(for: key, among: screen.offers(in: context)) else {
      let label = key.label(ascii: false).string
      return refuse("\(label) does nothing here; ? shows the keys.", at: moment)
    }
    return run(offer, at: moment)
  }

  /// Runs what was offered by the topmost screen: from a key, from help or from the command line.
  mutating func run(_ offer: Offer, at moment: Moment) -> [Effect] {
    if let reason = offer.whyNot { return refuse(reason, at: moment) }
    switch offer.command {
    case .help, .commandLine:
      let offers = stack[stack.count - 1].screen.offers(in: context(at: moment))
      let title = stack[stack.count - 1].screen.title
      return perform(
        [
          offer.command == .help
            ? .open(HelpScreen(of: title, offers: offers))
            : .open(CommandLineScreen(offers: offers))
        ],
        at: moment
      )
    default: return deliver(.command(offer.command), to: stack.count - 1, at: moment)
    }
  }

  private func everywhere(_ key: Key) -> Command? {
    [Command.repaint, .suspend].first { keymap.keys(of: $0).contains(key) }
  }

  /// Says why something isn't done: on the message line, or whole above it where it is too long.
  private mutating func refuse(_ text: String, at moment: Moment) -> [Effect] {
    if DisplayText(sanitising: text).columns > size.width - 2 {
      return perform([.open(NoticeScreen(title: "Not possible", lines: [text]))], at: moment)
    }
    message = Message(text, .warning)
    return []
  }

  /// Hands an event to one screen and does what it asks for.
  mutating func deliver(_ event: ScreenEvent, to index: Int, at moment: Moment) -> [Effect] {
    let effects = stack[index].screen.update(event, in: context(at: moment))
    return perform(effects, at: moment)
  }

  /// Does the effects that concern the app itself; hands on the others.
  mutating func perform(_ effects: [Effect], at moment: Moment) -> [Effect] {
    var outside: [Effect] = []
    for effect in effects {
      switch effect {
      case .open(let box):
        stack.append(box)
        outside += deliver(.opened, to: stack.count - 1, at: moment)
      case .close:
        guard stack.count > 1 else { continue }
        stack.removeLast()
        outside += deliver(.uncovered, to: stack.count - 1, at: moment)
      case .rest: restEnd = moment.milliseconds + DeskApp.restMilliseconds
      case .tell(let answer):
        guard stack.count > 1 else { continue }
        outside += deliver(.answer(answer), to: stack.count - 2, at: moment)
      case .run(let offer): outside += run(offer, at: moment)
      case .say(let message): self.message = message
      case .saveDraft(let draft): drafts.keep(draft, at: moment.milliseconds)
      case .removeDraft(let key):
        drafts.remove(key)
        outside.append(effect)
      case .read, .commit, .revealPIN, .addPaper:
        work.begin(effect, at: moment.milliseconds)
        outside.append(effect)
      case .copy, .repaint, .suspend, .quit: outside.append(effect)
      }
    }
    return outside
  }

  /// Shows what became of a write.
  private mutating func show(
    _ result: Result<[Outcome], StoreError>,
    of intents: [Intent],
    at moment: Moment
  ) -> [Effect] {
    let today = context(at: moment).today(in: desk.settings.home)
    switch result {
    case .failure(let error):
      message = Message("Nothing was changed: \(error.message)", .failure)
      return []
    case .success(let outcomes):
      if outcomes.isEmpty { return [] }
      if outcomes.count == 1, let intent = intents.first {
        switch outcomes[0] {
        case .done(let receipt):
          message = message ?? Message(intent.subject.done(receipt), .done)
        case .refused(let refusal):
          if refusal.obstacles.count == 1 {
            let why = refusal.obstacles[0].message(today: today)
            return refuse(why.capitalisedFirst, at: moment)
          } else {
            return perform(
              [
                .open(
                  NoticeScreen(
                    title: "Not possible",
                    lines: refusal.obstacles.map { $0.message(today: today) }
                  )
                )
              ],
              at: moment
            )
          }
        case .conflict(let conflict):
          if !conflict.fields.isEmpty {
            return perform([.open(ConflictScreen(conflict, of: intent))], at: moment)
          }
          return refuse(
            "Not done: " + conflict.message { "\($0.parts(offset: 0).time.clockText()) UTC" },
            at: moment
          )
        }
        return []
      }
      let summary = BatchSummary(outcomes)
      message = Message(summary.message(today: today), summary.isClean ? .done : .warning)
      return []
    }
  }
}
