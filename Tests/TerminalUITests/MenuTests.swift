import TerminalUI
import Testing

@Suite("Menu and dialog")
struct MenuTests {
  private enum Action: Hashable { case submit, schedule, cancel }

  private let menu = Menu<Action>(
    [
      .init(.schedule, key: .character("d"), label: "Schedule"),
      .init(.cancel, key: .character("x"), label: "Cancel"),
      .init(.submit, key: .character("s"), label: "Submit", reasons: ["no LOA", "no bill"]),
    ],
    height: 3
  )

  @Test("Choices that can't be made say why")
  func drawing() {
    #expect(
      frame(menu, width: 34, height: 3).golden == """
        |> d Schedule                      |
        |  x Cancel                        |
        |  s Submit    no LOA · no bill    |
        style
        |>.a.RRRRRRRR......................|
        |..a...............................|
        |..d.dddddd....mmmmmmmmmmmmmmmm....|
        cursor 0,0

        """
    )
  }

  @Test("A letter chooses; Enter chooses what the cursor is on; what is off is refused")
  func choosing() {
    var menu = menu
    #expect(menu.handle(.character("x")) == .chosen(.cancel))
    #expect(menu.current?.value == .cancel)
    #expect(menu.handle(.character("j")) == .moved)
    #expect(menu.handle(.enter) == .refused(.submit))
    #expect(menu.handle(.up) == .moved)
    #expect(menu.handle(.enter) == .chosen(.cancel))
    #expect(menu.handle(.character("z")) == .ignored)
  }

  @Test("A menu longer than its height scrolls with the cursor")
  func scrolling() {
    var menu = menu
    menu.resize(height: 2)
    _ = menu.handle(.end)
    #expect(frame(menu, width: 12, height: 2).text == ["  x Cancel  ", "> s Submit  "])
  }

  @Test("Only y confirms; Enter is No")
  func answers() {
    #expect(Dialog.answer(to: .character("y")) == .yes)
    for key: Key in [.enter, .escape, .character("n"), .character("q")] {
      #expect(Dialog.answer(to: key) == .no)
    }
    #expect(Dialog.answer(to: .character("Y")) == nil)
    #expect(Dialog.answer(to: .down) == nil)
  }

  @Test("A dialog stands in a box in the middle")
  func dialog() {
    let dialog = Dialog(
      title: "Cancel",
      message: ["This ends the request for good."],
      yes: "cancel it",
      no: "keep it"
    )
    #expect(
      frame(dialog, width: 32, height: 8).golden == """
        |                                |
        |  ┌ Cancel ──────────────────┐  |
        |  │ This ends the request    │  |
        |  │ for good.                │  |
        |  │                          │  |
        |  │ y cancel it   ⏎ keep it  │  |
        |  └──────────────────────────┘  |
        |                                |
        style
        |................................|
        |...TTTTTTTT.....................|
        |................................|
        |................................|
        |................................|
        |....a.............a.............|
        |................................|
        |................................|
        cursor 27,5

        """
    )
  }

  @Test("A dialog in hardly any room still draws", arguments: 0...6)
  func tiny(side: Int) {
    let dialog = Dialog(title: "Cancel", message: ["One", "Two"], yes: "yes", no: "no")
    #expect(frame(dialog, width: side, height: side).text.count == side)
  }
}
