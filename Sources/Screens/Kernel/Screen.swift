import PortDomain
import TerminalUI
import Wording

/// Something the operator looks at: a value that takes events and answers with effects.
///
/// Drawing can't change it, and nothing it does waits. It stands on the app's stack; the topmost takes
/// the keys, all of them hear of replies and changes.
public protocol Screen: Hashable, Sendable {
  /// What the help page calls it.
  var title: String { get }

  /// Whether keys are commands from the table, or go to the screen as they are (text, menus).
  var input: InputMode { get }

  /// How it lies on the terminal.
  var presentation: Presentation { get }

  /// The commands that mean something here, the likeliest first: dispatch, hint line, help and the
  /// command line all read this list.
  func offers(in context: Context) -> [Offer]

  /// What the lowest line names; by default the hinted offers with their keys.
  func hints(in context: Context) -> [HintLine.Hint]

  /// Takes an event and says what is to be done about it.
  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect]

  func draw(on canvas: inout Canvas, in context: Context)
}

extension Screen {
  public var input: InputMode { .commands }
  public var presentation: Presentation { .full }
  public func offers(in context: Context) -> [Offer] { [] }

  public func hints(in context: Context) -> [HintLine.Hint] {
    offers(in: context).filter(\.isHinted).compactMap { offer in
      context.keymap.keys(of: offer.command).first.map {
        HintLine.Hint(
          $0,
          DisplayText(sanitising: offer.command.label),
          isKept: offer.command == .help
        )
      }
    }
  }
}

/// What keys mean to a screen.
public enum InputMode: Hashable, Sendable {
  /// They are looked up among the offers; letters move as everywhere.
  case commands
  /// They go to the screen itself; every printable one may be text.
  case keys
}

/// Where a screen is drawn.
public enum Presentation: Hashable, Sendable {
  /// Instead of what lies under it.
  case full
  /// Over the lowest rows of what lies under it, below a rule.
  case panel(rows: Int)
  /// On the message line: a question with one field.
  case line
}

/// A command a screen offers now.
public struct Offer: Hashable, Sendable {
  public let command: Command
  /// Why it does nothing now, with what would enable it; nil when it does something.
  public let whyNot: String?
  /// Whether the hint line names it.
  public let isHinted: Bool

  public init(_ command: Command, whyNot: String? = nil, hinted: Bool = false) {
    self.command = command
    self.whyNot = whyNot
    isHinted = hinted
  }
}

/// What a screen hears.
public enum ScreenEvent: Hashable, Sendable {
  /// It was just put on the stack.
  case opened
  /// What lay over it is gone.
  case uncovered
  case command(Command)
  /// In `keys` mode.
  case key(Key)
  case paste(String)
  /// What was typed into a question that this screen asked.
  case answer(Answer)
  case resized
  /// No event came for a while after the screen asked for it with `Effect.rest`.
  case rested
  case reply(Reply)
}

/// The state of a question on the message line.
public struct Answer: Hashable, Sendable {
  public enum Stage: Hashable, Sendable {
    /// Still being typed; only live questions tell.
    case typing
    case given
    /// Left with Esc.
    case dropped
  }

  /// The command that made the screen ask.
  public let command: Command
  public let text: String
  public let stage: Stage

  public init(_ command: Command, _ text: String, _ stage: Stage) {
    self.command = command
    self.text = text
    self.stage = stage
  }
}

/// What surrounds a screen: the rules, the person, the time, the room it has.
public struct Context: Sendable {
  public let desk: Desk
  public let actor: Operator
  public let now: Instant
  /// The room of a full screen, without message and hint line.
  public let size: Size
  public let keymap: Keymap

  public init(desk: Desk, actor: Operator, now: Instant, size: Size, keymap: Keymap) {
    self.desk = desk
    self.actor = actor
    self.now = now
    self.size = size
    self.keymap = keymap
  }

  var clocks: Clocks { Clocks(zones: desk.zones, now: now) }

  public func today(in country: Country?) -> CalendarDay { clocks.today(in: country) }

  public func viewpoint(tagged: Set<RequestID> = []) -> Viewpoint {
    Viewpoint(zones: desk.zones, now: now, me: actor.login, tagged: tagged)
  }

  /// A key for one intent, made when its dialog opens, so that it is stored once however often it is
  /// sent.
  public func intentKey() -> String {
    let id: EventID = desk.ids.make(at: now)
    return id.text
  }

  public func intent(
    _ change: Change,
    on request: RequestID,
    basis: Intent.Basis,
    key: String? = nil
  ) -> Intent {
    Intent(
      key: key ?? intentKey(),
      actor: actor,
      subject: .change(request, change, basis: basis)
    )
  }
}
