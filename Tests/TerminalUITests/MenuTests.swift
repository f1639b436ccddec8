import TerminalUI
import Testing

@Suite("Menu")
struct MenuTests {
  private enum Action: Hashable { case submit, schedule, cancel }

  private let menu = Menu<Action>([
    .init(.schedule, key: .character("d"), label: "Schedule"),
    .init(.cancel, key: .character("x"), label: "Cancel"),
    .init(.submit, key: .character("s"), label: "Submit", reasons: ["no LOA", "no bill"]),
  ])

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

  @Test("The cursor goes over all choices, those that are off too")
  func moving() {
    var menu = menu
    menu.select(.cancel)
    #expect(menu.current?.value == .cancel)
    menu.move(.down)
    #expect(menu.current?.value == .submit)
    menu.move(.down)
    #expect(menu.current?.value == .submit)
    menu.move(.home)
    #expect(menu.current?.value == .schedule)
  }

  @Test("A menu longer than its room shows the choice that the cursor is on")
  func scrolling() {
    var menu = menu
    menu.move(.end)
    #expect(frame(menu, width: 12, height: 2).text == ["  x Cancel  ", "> s Submit  "])
  }
}
