import PortDomain
import TerminalUI
import Wording

/// The columns a list can be sorted by.
struct SortScreen: Screen {
  private var menu: Menu<Sort.Field>

  init(_ present: Sort) {
    let keys: [Sort.Field: Character] = [
      .due: "d", .created: "c", .updated: "u", .number: "n", .country: "t", .carrier: "r",
      .customer: "m", .status: "s", .port: "p", .owner: "w",
    ]
    menu = Menu(
      Sort.Field.allCases.map { field in
        Menu.Item(
          field,
          key: keys[field].map { .character($0) },
          label: DisplayText(sanitising: field.rawValue)
        )
      },
      height: Sort.Field.allCases.count
    )
  }

  var title: String { Title.sort }
  var input: InputMode { .keys }
  var presentation: Presentation { .panel(rows: Sort.Field.allCases.count) }

  func hints(in context: Context) -> [HintLine.Hint] {
    [HintLine.Hint(.enter, "sort"), HintLine.Hint(.escape, "leave")]
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    switch menu.handle(key) {
    case .chosen(let field): return [.tell(Answer(.sort, field.rawValue, .given)), .close]
    case .refused, .moved: return []
    case .ignored: return Panels.leaves(key) ? [.close] : []
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(menu, in: canvas.bounds)
  }
}
