import PortDomain
import TerminalUI
import Testing

@Suite("Scrolling list")
struct ListScrollTests {
  @Test("The cursor moves in the view first, then the view by a row")
  func steps() {
    var list = ListScroll(count: 10, height: 3)
    for _ in 0..<4 { list.move(.down) }
    #expect((list.cursor, list.offset) == (4, 2))
    for _ in 0..<3 { list.move(.up) }
    #expect((list.cursor, list.offset) == (1, 1))
  }

  @Test("A page keeps the cursor's place on the screen, and stops at the ends")
  func pages() {
    var list = ListScroll(count: 10, height: 4)
    list.move(.down)
    list.move(.pageDown)
    #expect((list.cursor, list.cursorRow) == (5, 1))
    list.move(.pageDown)
    #expect((list.cursor, list.visible) == (9, 6..<10))
    list.move(.halfPageUp)
    #expect((list.cursor, list.offset) == (7, 4))
    list.move(.home)
    #expect((list.cursor, list.offset) == (0, 0))
    list.move(.end)
    #expect((list.cursor, list.offset) == (9, 6))
  }

  @Test("A list that shrinks keeps the cursor within, and shows all it can")
  func shrinking() {
    var list = ListScroll(count: 10, height: 4)
    list.move(.end)
    list.setCount(5)
    #expect((list.cursor, list.visible) == (4, 1..<5))
    list.resize(height: 8)
    #expect(list.visible == 0..<5)
    list.setCount(0)
    #expect((list.cursor, list.visible, list.cursorRow) == (0, 0..<0, nil))
  }

  @Test("Whatever happens, the cursor is in the list and in view")
  func properties() {
    var random = SeededChance(5)
    var list = ListScroll()
    for _ in 0..<5_000 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: list.setCount(Int.random(in: 0...30, using: &random))
      case 1: list.resize(height: Int.random(in: 0...12, using: &random))
      case 2: list.select(Int.random(in: -5...40, using: &random))
      case _: list.move(ListScroll.Motion.allCases.randomElement(using: &random) ?? .up)
      }
      if list.count > 0 && list.height > 0 {
        #expect(list.visible.contains(list.cursor))
        #expect(list.visible.count == min(list.count, list.height))
      } else {
        #expect(list.visible.isEmpty && list.cursorRow == nil)
      }
    }
  }
}
