import TerminalUI
import Wording

/// What there is to do where there is no desk yet.
///
/// What was chosen is done by whoever opened the screen, once it is left.
public struct FirstRunScreen: Screen {
  public enum Choice: Hashable, Sendable {
    case empty
    /// An empty desk that takes in the file at this path.
    case importing(String)
    case demonstration
  }

  public private(set) var choice: Choice?
  /// Where there is none.
  private let place: String
  /// Why what was chosen before was not done.
  private let trouble: String?
  /// The path that was typed before.
  private let path: String
  private var menu: Menu<Command>

  public init(place: String, trouble: String? = nil, path: String = "", keymap: Keymap = .standard)
  {
    self.place = place
    self.trouble = trouble
    self.path = path
    menu = Menu(
      FirstRunScreen.choices.map {
        Menu.Item(
          $0,
          key: keymap.keys(of: $0).first,
          label: DisplayText(
            sanitising: $0 == .leave ? FirstRunWords.leave : $0.summary.capitalisedFirst
          )
        )
      }
    )
  }

  private static let choices: [Command] = [.startEmpty, .startImport, .startDemonstration, .leave]

  public var title: String { Title.firstRun }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.open, as: "choose", hinted: true), Offer(.down, as: "move", hinted: true),
      Offer(.up, as: "move", hinted: true),
    ] + FirstRunScreen.choices.map { Offer($0, hinted: $0 == .leave) } + [
      Offer(.home), Offer(.end), Offer(.help, hinted: true), Offer(.commandLine),
      Offer(.repaint), Offer(.suspend),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: return trouble.map { [.say(Message($0, .failure))] } ?? []
    case .command(let command):
      if let motion = ListScroll.Motion(command) {
        menu.move(motion)
        return []
      }
      return choose(command == .open ? menu.current?.value ?? .leave : command)
    case .answer(let answer) where answer.stage == .given:
      return leave(with: .importing(answer.text))
    case .uncovered, .typed, .paste, .answer, .resized, .rested, .argument, .reply: return []
    }
  }

  private mutating func choose(_ command: Command) -> [Effect] {
    menu.select(command)
    switch command {
    case .startEmpty: return leave(with: .empty)
    case .startDemonstration: return leave(with: .demonstration)
    case .startImport:
      return [.open(PromptScreen(.startImport, label: Prompt.importedFile, text: path))]
    case .leave: return leave(with: nil)
    case _: return []
    }
  }

  private mutating func leave(with choice: Choice?) -> [Effect] {
    self.choice = choice
    return [.outside(.terminal(.quit))]
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds.inset(columns: 1)
    canvas.draw("\(title)", at: Point(x: 1, y: rest.takeTop(2).y), style: .title)
    let words = FirstRunWords.lines(place)
    for line in words.flatMap({ DisplayText(sanitising: $0).wrapped(to: max(1, rest.width)) }) {
      canvas.draw(line, at: Point(x: 1, y: rest.takeTop(1).y))
    }
    _ = rest.takeTop(1)
    canvas.draw(menu, in: rest)
  }
}
