import TerminalUI
import Wording

/// What the operator may choose for themselves; each choice holds at once.
struct SettingsScreen: Screen {
  private var menu = Menu<Preference>([])

  var title: String { Title.settings }
  var presentation: Presentation { .panel(rows: Preference.allCases.count) }

  func offers(in context: Context) -> [Offer] {
    let choices = Preference.allCases.map {
      Offer($0.command, whyNot: $0.obstacle(on: context.surface))
    }
    return [Offer(.open, as: "next", hinted: true)] + Offer.moving + choices
      + Offer.general.filter { $0.command != .settings }
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: menu = Menu(items(in: context))
    case .command(.back): return [.close]
    case .command(.open): return menu.current.map { choose($0.value, in: context) } ?? []
    case .command(let command):
      if let motion = ListScroll.Motion(command) {
        menu.move(motion)
      } else if let preference = Preference.allCases.first(where: { $0.command == command }) {
        menu.select(preference)
        return choose(preference, in: context)
      }
    case .uncovered, .typed, .paste, .answer, .resized, .rested, .argument, .reply: break
    }
    return []
  }

  private func choose(_ preference: Preference, in context: Context) -> [Effect] {
    if let obstacle = preference.obstacle(on: context.surface) {
      return [.say(Message(obstacle, .warning))]
    }
    return [.prefer(context.preferences.next(preference), preference)]
  }

  private func items(in context: Context) -> [Menu<Preference>.Item] {
    Preference.allCases.map { preference in
      Menu.Item(
        preference,
        key: context.keymap.keys(of: preference.command).first,
        label: DisplayText(sanitising: preference.command.label)
      )
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(menu, in: Rect(x: 0, y: 0, width: SettingsScreen.value, height: canvas.height))
    for (y, preference) in Preference.allCases.enumerated() {
      let value = PreferenceWords.value(context.preferences.value(of: preference))
      let note = preference.obstacle(on: context.surface) ?? preference.command.summary
      canvas.draw("\(value)", at: Point(x: SettingsScreen.value, y: y), style: .strong)
      canvas.draw(
        DisplayText(sanitising: note),
        at: Point(x: SettingsScreen.note, y: y),
        style: .muted
      )
    }
  }

  /// Where the values stand, and what they mean.
  private static let (value, note) = (22, 37)
}

extension Preference {
  /// Why its choice changes nothing on a terminal.
  fileprivate func obstacle(on surface: Surface) -> String? {
    switch self {
    case .theme: surface.hasColors ? nil : WhyNot.noColors
    case .ascii: surface.isUnicode ? nil : WhyNot.notUnicode
    case .row, .slowLink, .linear: nil
    }
  }
}
