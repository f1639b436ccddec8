import PortDomain
import TerminalUI

/// A list that typed words narrow, with the cursor on one of what is left.
struct NarrowedList<Item: Hashable & Sendable>: Hashable, Sendable {
  private(set) var typed = TextField(limit: 100)
  private(set) var items: [Item] = []
  private(set) var scroll: ListScroll
  /// Whether the words are others since the list was shown.
  private var isNew = true

  init(height: Int = 0) {
    scroll = ListScroll(height: height)
  }

  var current: Item? { items.indices.contains(scroll.cursor) ? items[scroll.cursor] : nil }

  /// What each item must have, folded.
  var words: [String] { FoldedText.words(of: typed.text) }

  /// Those in view.
  var visible: ArraySlice<Item> { items[scroll.visible.clamped(to: items.indices)] }

  /// Shows what the words leave: from its first row where they are others, else the cursor keeps its item.
  mutating func show(_ items: [Item]) {
    let kept = isNew ? nil : current
    isNew = false
    self.items = items
    scroll.setCount(items.count)
    select(kept)
  }

  /// Puts the cursor on an item, where there is none on the first.
  mutating func select(_ item: Item?) {
    scroll.select(item.flatMap { items.firstIndex(of: $0) } ?? 0)
  }

  mutating func move(_ motion: ListScroll.Motion) { scroll.move(motion) }
  mutating func resize(height: Int) { scroll.resize(height: height) }

  /// Takes what edits the words.
  /// - Returns: whether they are others now, and the list is to be shown anew.
  mutating func edit(_ event: ScreenEvent) -> Bool {
    if case .paste(let text) = event {
      typed.insert(text)
    } else if TextEdit(event).map({ typed.edit($0) }) != true {
      return false
    }
    isNew = true
    return true
  }

  /// Looks for other words; the list is to be shown anew.
  mutating func look(for text: String) {
    typed.setText(text)
    isNew = true
  }
}

extension NarrowedList {
  /// Draws the words in their field behind `label`; the real cursor stands in it where no row has it.
  func drawWords(_ label: DisplayText, on canvas: inout Canvas, hasCursor: Bool) {
    let end = canvas.draw(label, at: .zero, style: .muted)
    let field = Rect(x: end + 1, y: 0, width: max(0, min(30, canvas.width - end - 2)), height: 1)
    canvas.region(field) { typed.draw(on: &$0, isFocused: hasCursor) }
  }
}
