import PortDomain
import TerminalUI
import Wording

/// The whole app without a terminal: events in, frames and effects out.
///
/// It never waits. Reads and writes go out as effects and come back as replies; a newer read may
/// replace a waiting one, the outcome of a write is always shown, whatever is on top by then.
public struct DeskApp: Sendable {
  public private(set) var desk: Desk
  public let actor: Operator
  public private(set) var keymap: Keymap
  public internal(set) var preferences: Preferences
  public let surface: Surface
  /// Whether the program may stop itself on Ctrl-Z.
  public let canSuspend: Bool

  /// The lowest is the queue; the topmost takes the keys.
  public internal(set) var stack: [Layer]
  public internal(set) var message: Message?
  public internal(set) var size: Size

  var work = WorkInFlight()
  var drafts = UnsavedDrafts()
  /// What was done, to be taken back.
  var deeds = Deeds()
  /// Whether the message says that a change was not made, and no key was pressed since.
  var isRefusalShown = false
  /// What Enter does while the message stands that offers it.
  var onEnter: ScreenBox?
  /// When a message vanishes by itself: a PIN's.
  var messageEnd: Int?
  /// When the keys have been still for long enough.
  var restEnd: Int?
  /// Of the next layer.
  var nextLayer = 1
  /// The steps to go through in the demonstration; nil where none are.
  public internal(set) var tour: Tour?
  /// The request that is open, and who else is at it.
  public internal(set) var attended: RequestID?
  var present: [String] = []
  /// How often the rules changed, so that nothing is shown that was drawn by others.
  var edition = 0
  /// What was run by its name, newest first.
  var earlierCommands: [String] = []

  public init(
    desk: Desk,
    actor: Operator,
    first: some Screen,
    size: Size,
    keymap: Keymap = .standard,
    preferences: Preferences = Preferences(),
    surface: Surface = Surface(),
    canSuspend: Bool = true
  ) {
    self.desk = desk
    self.actor = actor
    self.keymap = keymap
    self.preferences = preferences
    self.surface = surface
    self.canSuspend = canSuspend
    self.size = size
    stack = [Layer(number: 0, screen: first)]
  }

  /// A screen on the stack, with a number of its own: while others lie on it, it may hear of something
  /// that makes it go.
  public struct Layer: Sendable {
    let number: Int
    public internal(set) var screen: any Screen
  }

  /// When something is to be done without an event, in the loop's milliseconds; nil while idle.
  public var deadline: Int? {
    [work.deadline, drafts.deadline, messageEnd, restEnd].compactMap(\.self).min()
  }

  /// Whether a key began a read whose answer may come at once.
  public var awaitsReply: Bool { work.quickReads > 0 }

  /// Goes on by other rules: somebody changed a carrier or a holiday.
  public mutating func follow(_ desk: Desk) {
    self.desk = desk
    edition += 1
  }

  /// Says something that came from outside.
  public mutating func say(_ message: Message) { self.message = message }

  /// Goes on by what the operator's own file says since it was changed.
  /// - Parameter message: tells of it.
  public mutating func adopt(_ preferences: Preferences, _ keymap: Keymap, _ message: Message) {
    self.preferences = preferences
    self.keymap = keymap
    self.message = message
  }

  /// What the program starts with: the first screen's reads.
  public mutating func start(at moment: Moment) -> [Outside] {
    deliver(.opened, to: stack.count - 1, at: moment)
  }

  /// Takes one event.
  /// - Returns: what is to be done outside: reads, writes, drafts, copying, leaving.
  public mutating func handle(_ event: InputEvent, at moment: Moment) -> [Outside] {
    let effects = take(event, at: moment)
    return effects + attend(at: moment) + goOn(after: nil, at: moment)
  }

  private mutating func take(_ event: InputEvent, at moment: Moment) -> [Outside] {
    switch event {
    case .resize(let size):
      self.size = size
      return resized(at: moment)
    case .paste(let text):
      forgetMessage()
      return deliver(.paste(text), to: stack.count - 1, at: moment)
    case .edited(let result):
      do throws(EditorFault) {
        let answer = Answer(.editor, try result.get(), .given)
        return deliver(.answer(answer), to: stack.count - 1, at: moment)
      } catch {
        message = Message(error)
        return []
      }
    case .key(let key):
      let offered = onEnter
      forgetMessage()
      if work.canBeStopped, keymap.keys(of: .leaveText).contains(key) {
        message = .stopping
        return perform([.outside(.stop)], at: moment)
      }
      if let offered, keymap.keys(of: .open).contains(key), stack.last?.screen.input == .commands {
        return perform([.app(.open(offered))], at: moment)
      }
      return handle(key, at: moment)
    }
  }

  private mutating func forgetMessage() {
    message = nil
    messageEnd = nil
    isRefusalShown = false
    onEnter = nil
  }

  /// Takes what came back from the store; every screen hears it.
  public mutating func handle(_ reply: Reply, at moment: Moment) -> [Outside] {
    let effects = take(reply, at: moment)
    return effects + attend(at: moment) + goOn(after: reply, at: moment)
  }

  private mutating func take(_ reply: Reply, at moment: Moment) -> [Outside] {
    work.end(reply)
    if case .read(.deeds(.success(let events))) = reply { deeds.recall(events) }
    if !work.isShown, message == WorkInFlight.message { message = nil }
    // What became of a write counts more than what was said before, unless that was a refusal.
    if case .written(.committed) = reply, !isRefusalShown { (message, onEnter) = (nil, nil) }
    // Whoever named a file tells at its place what is wrong with it.
    if case .fileRefused(let work, let words) = reply,
      !stack.contains(where: { $0.screen.awaits(work) })
    {
      refuse(words + ".", .failure)
    }
    var reply = reply
    if case .read(.drafts(.success(let stored))) = reply {
      reply = .read(.drafts(.success(drafts.newest(of: stored))))
    }
    var effects: [Outside] = []
    for layer in stack.map(\.number).reversed() {
      guard let index = stack.firstIndex(where: { $0.number == layer }) else { continue }
      effects += deliver(.reply(reply), to: index, at: moment)
    }
    switch reply {
    case .written(let written): effects += show(written, at: moment)
    case .draftSaved(let key, let error):
      if let error { message = .draftNotSaved(error) }
      drafts.settled(key, failed: error != nil, at: moment.milliseconds)
    case .kept(let change, let error?) where change.isAsked:
      message = Message(error.unchanged, .failure)
    case .notice(let notice), .givenOut(_, let notice): message = notice
    case .progress(let done, let count):
      let stop = keymap.keys(of: .leaveText).first?.label(ascii: true).string ?? ""
      message = .progress(done, of: count, stop: stop)
    case .changed(let requests):
      // Who sees the rows sees their marks.
      if preferences.isLinear, message == nil { message = .othersChanged(requests?.count) }
    case .read(.presence(let request, let others)), .met(let request, let others):
      meet(others, on: request)
    case .read, .kept, .answered, .fileRefused, .addedUp: break
    }
    return effects
  }

  /// The room of the screens is another.
  mutating func resized(at moment: Moment) -> [Outside] {
    stack.indices.flatMap { deliver(.resized, to: $0, at: moment) }
  }

  /// Does what was due.
  public mutating func meetDeadline(at moment: Moment) -> [Outside] {
    if let end = messageEnd, end <= moment.milliseconds {
      messageEnd = nil
      message = nil
    }
    var effects: [Outside] = []
    if let end = restEnd, end <= moment.milliseconds {
      restEnd = nil
      effects = deliver(.rested, to: stack.count - 1, at: moment)
    }
    if work.meetDeadline(at: moment.milliseconds), message == nil { message = WorkInFlight.message }
    return effects + drafts.due(at: moment.milliseconds).map { .draft(.save($0)) }
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
      size: Size(width: size.width, height: max(0, size.height - 2 - tourRows)),
      keymap: keymap,
      present: present,
      lastDeed: deeds.last,
      lastUndone: deeds.lastUndone,
      preferences: preferences,
      surface: surface
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

extension PersonalChange {
  /// Whether the operator asked for it; the rest is remembered by the way.
  fileprivate var isAsked: Bool {
    switch self {
    case .keep(let item): item.name.isAsked
    case .forget(let name): name.isAsked
    }
  }
}

extension PersonalItem.Name {
  fileprivate var isAsked: Bool {
    switch self {
    case .view, .digit, .start: true
    case .look, .typed: false
    }
  }
}

extension Message {
  fileprivate init(_ fault: EditorFault) {
    switch fault {
    case .noPlace(let errno): self = .notEdited(errno: Int(errno))
    case .ended(let status): self = .notEdited(status: Int(status))
    case .tooLong(let limit, let file): self = .editedTooMuch(limit: limit, file: file)
    }
  }
}
