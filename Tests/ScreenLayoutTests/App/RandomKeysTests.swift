import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import PortDesk
@testable import Screens

/// A cat on the keyboard, the same one each time.
@Suite("Random keys")
struct RandomKeysTests {
  private static let steps = 1_500

  private static let named = [
    "<enter>", "<esc>", "<tab>", "<s-tab>", "<up>", "<down>", "<left>", "<right>", "<home>",
    "<end>", "<pgup>", "<pgdn>", "<space>", "<backspace>", "<delete>", "<c-u>", "<c-x>", "<c-k>",
    "<c-r>", "<c-g>", "<c-d>",
  ].compactMap(Key.init(notation:))

  private static let letters = (0x21...0x7e).compactMap(Unicode.Scalar.init).map {
    Key.character(Character($0))
  }

  private static let sizes = [(80, 24), (160, 50), (60, 20), (40, 8), (20, 3)].map {
    Size(width: $0.0, height: $0.1)
  }

  /// A key that the topmost screen offers, or any.
  private func key(for desk: DeskScript, _ chance: inout SeededChance) -> Key {
    let moment = DeskApp.Moment(now: desk.now, milliseconds: desk.milliseconds)
    let context = desk.app.context(at: moment)
    let offered = desk.app.stack.last?.screen.offers(in: context).flatMap {
      context.keymap.keys(of: $0.command)
    }
    let keys =
      switch Int.random(in: 0..<10, using: &chance) {
      case 0..<5: offered ?? []
      case 5..<8: RandomKeysTests.named
      case _: RandomKeysTests.letters
      }
    return keys.randomElement(using: &chance) ?? .enter
  }

  /// How many requests are where only a confirmed step leads.
  private func ended(in store: InMemoryStore) throws -> Count {
    let filter = try Filter(parsing: "status:completed,cancelled")
    let viewpoint = Viewpoint(zones: Sample.zones, now: Sample.now, me: "ada", tagged: [])
    return try store.count(filter, from: viewpoint, upTo: 10_000)
  }

  @Test(
    "No keys, pastes and sizes break a frame, leave the queue, or end a request without a y",
    arguments: [1, 2, 3]
  )
  func inline(seed: UInt64) throws {
    var chance = SeededChance(seed)
    let store = Sample.demonstration()
    var desk = DeskScript(store: store)
    var ended = try ended(in: store)
    var drawn = DrawnParts()
    for step in 0..<RandomKeysTests.steps {
      switch Int.random(in: 0..<100, using: &chance) {
      case 0: desk.paste(HostileText.all.randomElement(using: &chance) ?? "")
      case 1:
        desk.resize(
          to: RandomKeysTests.sizes.randomElement(using: &chance) ?? RandomKeysTests.sizes[0]
        )
      case 2: desk.wait(milliseconds: 2_000)
      case 3: desk.refresh(nil)
      case _:
        let key = key(for: desk, &chance)
        let isMeant = RandomKeysTests.says(key, yesOn: desk)
        desk.press(key)
        let now = try self.ended(in: store)
        #expect(now == ended || isMeant || key == .character("u"))
        ended = now
      }
      #expect(desk.app.stack.first?.screen is QueueScreen)
      #expect(desk.app.stack.count < 12)
      guard step.isMultiple(of: 3) else { continue }
      // What is taken from the frame before is what would be drawn.
      let frame = desk.app.frame(at: desk.now, keeping: &drawn)
      #expect(frame.size == desk.app.size && frame == desk.frame)
    }
    desk.resize(to: RandomKeysTests.sizes[0])
    for _ in 0..<40 where desk.app.stack.count > 1 { desk.press("<esc>") }
    #expect(desk.app.stack.count == 1)
  }

  /// Whether a question is answered with yes: by its key, or as the row of help or the name on the
  /// command line right over it.
  private static func says(_ key: Key, yesOn desk: DeskScript) -> Bool {
    let screens = desk.app.stack.map(\.screen)
    guard let question = screens.lastIndex(where: { $0 is ConfirmScreen }) else { return false }
    switch screens.count - 1 - question {
    case 0: return key == .character("y")
    case 1:
      guard key == .enter else { return false }
      if let help = screens.last as? HelpScreen { return help.chosen == .yes }
      return (screens.last as? CommandLineScreen)?.field.text.contains("y") == true
    case _: return false
    }
  }

  @Test("Answers that come late and in heaps break nothing either", arguments: [4, 5])
  func held(seed: UInt64) {
    var chance = SeededChance(seed)
    var desk = DeskScript(store: Sample.demonstration(), answers: .held)
    for _ in 0..<RandomKeysTests.steps {
      switch Int.random(in: 0..<10, using: &chance) {
      case 0: desk.press("<reply>")
      case 1: desk.press("<replies>")
      case _: desk.press(key(for: desk, &chance))
      }
      #expect(desk.app.stack.first?.screen is QueueScreen)
    }
    desk.press("<replies>")
    for _ in 0..<40 where desk.app.stack.count > 1 { desk.press("<esc>") }
    #expect(desk.app.stack.count == 1)
    #expect(desk.rows.count == 24)
  }
}
