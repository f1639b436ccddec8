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

  /// Whether letters are commands of the table or text.
  var input: InputMode { get }

  /// How it lies on the terminal.
  var presentation: Presentation { get }

  /// The commands that mean something here, the likeliest first: dispatch, hint line, help and the
  /// command line all read this list. A key of no command in it does nothing.
  func offers(in context: Context) -> [Offer]

  /// Takes an event and says what is to be done about it.
  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect]

  func draw(on canvas: inout Canvas, in context: Context)

  /// The signs in it that help explains.
  var signs: [QueueSign] { get }

  /// The one request that it is about: others who are at it too are named. Nil where there are none or many.
  var attends: RequestID? { get }

  /// Whether it tells, at the field that names the file, why one was not taken in or not written.
  func awaits(_ work: FileWork) -> Bool
}

extension Screen {
  public func awaits(_ work: FileWork) -> Bool { false }
  public var attends: RequestID? { nil }
  public var signs: [QueueSign] { [] }

  public var input: InputMode { .commands }
  public var presentation: Presentation { .full }

  /// What the lowest line names: the hinted offers with the first of their keys, neighbours of one
  /// label together.
  func hints(in context: Context) -> [HintLine.Hint] {
    var hints: [HintLine.Hint] = []
    for offer in offers(in: context) where offer.isHinted {
      guard let key = context.keymap.keys(of: offer.command, in: input).first else { continue }
      let label = DisplayText(sanitising: offer.label)
      let pair = hints.last?.label == label ? hints.popLast()?.keys ?? [] : []
      let isKept = offer.command == .help && input == .commands
      hints.append(HintLine.Hint(pair + [key], label, isKept: isKept))
    }
    return hints
  }
}

/// What keys mean to a screen.
public enum InputMode: Hashable, Sendable {
  /// They are looked up among the offers; letters move as everywhere.
  case commands
  /// Letters are text, but for the keys of a few commands; others are looked up among the offers.
  case text(besides: Set<Command> = [])
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
  /// What it is called here.
  public let label: String
  /// Whether the hint line names it.
  public let isHinted: Bool
  /// What opens the menu that it stands in; nil where it stands on the screen itself.
  public let menu: Command?

  public init(
    _ command: Command,
    as label: String? = nil,
    whyNot: String? = nil,
    hinted: Bool = false,
    behind menu: Command? = nil
  ) {
    self.command = command
    self.label = label ?? command.label
    self.whyNot = whyNot
    isHinted = hinted
    self.menu = menu
  }

  /// What stands in the status menu that a screen offers, so that it can be called by its name from there.
  static func behindMenus(of offers: [Offer]) -> [Offer] {
    guard offers.contains(where: { $0.command == .status && $0.whyNot == nil }) else { return [] }
    return Action.allCases.map(\.command).filter { command in
      !offers.contains { $0.command == command }
    }.map { Offer($0, behind: .status) }
  }

  /// Over the rows of a list.
  static let moving: [Offer] = [
    .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .home, .end,
  ].map { Offer($0) }

  /// In a menu: over the choices, each with its own key.
  static func choosing(_ choices: [Offer]) -> [Offer] {
    [
      Offer(.open, as: "choose", hinted: true), Offer(.down, as: "move", hinted: true),
      Offer(.up, as: "move", hinted: true),
    ] + choices + [Offer(.home), Offer(.end)] + general
  }

  /// What every screen ends with where letters are commands.
  static let general: [Offer] = [
    Offer(.back, hinted: true), Offer(.help, hinted: true), Offer(.commandLine), Offer(.settings),
    Offer(.repaint), Offer(.suspend),
  ]

  /// What edits a text; and the keys of help that are no letters.
  static let editing: [Offer] =
    [
      .textLeft, .textRight, .textStart, .textEnd, .deleteBackward, .deleteForward, .deleteWord,
      .clearText,
    ].map { Offer($0) } + [Offer(.help, hinted: true)]
}

/// What a screen hears.
public enum ScreenEvent: Hashable, Sendable {
  /// It was just put on the stack.
  case opened
  /// What lay over it is gone.
  case uncovered
  case command(Command)
  /// A letter, where letters are text.
  case typed(Character)
  case paste(String)
  /// What stood behind the name of the command that led here, on the command line.
  case argument(String)
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

/// A screen of any kind, so that the stack needs no switch over them.
public struct ScreenBox: Hashable, Sendable {
  public var screen: any Screen

  public init(_ screen: some Screen) {
    self.screen = screen
  }

  public static func == (left: ScreenBox, right: ScreenBox) -> Bool {
    func equals<Kind: Screen>(_ screen: Kind) -> Bool { screen == right.screen as? Kind }
    return equals(left.screen)
  }

  public func hash(into hasher: inout Hasher) {
    screen.hash(into: &hasher)
  }
}

// MARK: What commands mean to lists and texts

extension ListScroll.Motion {
  private static let byCommand: [Command: ListScroll.Motion] = [
    .down: .down, .up: .up, .pageDown: .pageDown, .pageUp: .pageUp, .home: .home, .end: .end,
    .halfPageDown: .halfPageDown, .halfPageUp: .halfPageUp,
    // Where letters are text.
    .lineDown: .down, .lineUp: .up, .linesDown: .pageDown, .linesUp: .pageUp,
    .textStart: .home, .textEnd: .end,
  ]

  /// What a command does to a list.
  init?(_ command: Command) {
    guard let motion = ListScroll.Motion.byCommand[command] else { return nil }
    self = motion
  }
}

extension TextEdit {
  private static let byCommand: [Command: TextEdit] = [
    .deleteBackward: .deleteBackward, .deleteForward: .deleteForward, .deleteWord: .deleteWord,
    .clearText: .clear, .textLeft: .left, .textRight: .right, .textStart: .start, .textEnd: .end,
    .lineUp: .up, .lineDown: .down, .linesUp: .pageUp, .linesDown: .pageDown,
  ]

  /// What an event does to the text that is typed in.
  init?(_ event: ScreenEvent) {
    switch event {
    case .typed(let character): self = .insert(character)
    case .command(let command):
      guard let edit = TextEdit.byCommand[command] else { return nil }
      self = edit
    case .opened, .uncovered, .paste, .answer, .resized, .rested, .argument, .reply: return nil
    }
  }
}
