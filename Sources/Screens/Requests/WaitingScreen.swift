import PortDomain
import TerminalUI
import Wording

/// Whose turn it is, said by hand; it holds until it is cleared or the status changes.
struct WaitingScreen: Screen {
  private var menu: Menu<Party?>

  init() {
    let choices: [(Party?, Character)] = [
      (.us, "u"), (.customer, "c"), (.carrier, "r"), (.nobody, "n"), (nil, "-"),
    ]
    menu = Menu(
      choices.map { party, key in
        Menu.Item(party, key: .character(key), label: "\(Party.choice(party))")
      },
      height: choices.count
    )
  }

  var title: String { Title.waitingOn }
  var input: InputMode { .keys }
  var presentation: Presentation { .panel(rows: menu.items.count) }

  func hints(in context: Context) -> [HintLine.Hint] {
    [HintLine.Hint(.enter, "choose"), HintLine.Hint(.escape, "leave")]
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    switch menu.handle(key) {
    case .chosen(let party):
      return [.tell(Answer(.waitingOn, party?.rawValue ?? "", .given)), .close]
    case .refused, .moved: return []
    case .ignored: return Panels.leaves(key) ? [.close] : []
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(menu, in: canvas.bounds)
  }
}
