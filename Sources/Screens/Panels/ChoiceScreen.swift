import TerminalUI
import Wording

/// A few choices over the lowest rows of a screen, each with its key; the screen below hears which one
/// was taken.
struct ChoiceScreen: Screen {
  /// The command that made the screen ask.
  let asked: Command
  let title: String
  /// What the screen below hears, by the command that chooses it.
  let choices: [Choice]
  private var menu: Menu<Command>

  struct Choice: Hashable, Sendable {
    let command: Command
    let label: String
    let answer: String
  }

  /// - Parameter current: the choice that holds now.
  init(
    _ asked: Command,
    title: String,
    _ choices: [Choice],
    from current: Command? = nil,
    in context: Context
  ) {
    self.asked = asked
    self.title = title
    self.choices = choices
    menu = Menu(
      choices.map { choice in
        Menu.Item(
          choice.command,
          key: context.keymap.keys(of: choice.command).first,
          label: DisplayText(sanitising: choice.label)
        )
      }
    )
    if let current { menu.select(current) }
  }

  var presentation: Presentation { .panel(rows: choices.count) }

  func offers(in context: Context) -> [Offer] {
    Offer.choosing(choices.map { Offer($0.command, as: $0.label) })
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    if case .argument(let text) = event { return choose(named: text) }
    guard case .command(let command) = event else { return [] }
    if command == .back { return [.close] }
    if let motion = ListScroll.Motion(command) {
      menu.move(motion)
      return []
    }
    menu.select(command)
    return choose()
  }

  private mutating func choose(named name: String) -> [Effect] {
    let word = name.lowercased()
    guard
      let choice = choices.first(where: { $0.label == word })
        ?? choices.named(word, by: \.answer)
    else {
      return [.say(.noChoice(name, among: choices.map(\.label)))]
    }
    menu.select(choice.command)
    return choose()
  }

  private func choose() -> [Effect] {
    guard let chosen = choices.first(where: { $0.command == menu.current?.value }) else {
      return []
    }
    return [.tell(Answer(asked, chosen.answer, .given)), .close]
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(menu, in: canvas.bounds)
  }
}
