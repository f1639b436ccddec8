/// Choices one below the other, each with a key of its own; those that can't be chosen say why.
public struct Menu<Value: Hashable & Sendable>: Widget, Hashable {
  public struct Item: Hashable, Sendable {
    public let value: Value
    /// As it is named before the label.
    public let key: Key?
    public let label: DisplayText
    /// Why it can't be chosen now; empty if it can.
    public let reasons: [DisplayText]

    public init(_ value: Value, key: Key?, label: DisplayText, reasons: [DisplayText] = []) {
      self.value = value
      self.key = key
      self.label = label
      self.reasons = reasons
    }
  }

  public let items: [Item]
  /// The index that the cursor is on; 0 without items.
  public private(set) var cursor = 0

  public init(_ items: [Item]) {
    self.items = items
  }

  public var current: Item? { items.isEmpty ? nil : items[cursor] }

  /// A page is longer than any menu.
  public mutating func move(_ motion: ListScroll.Motion) {
    var scroll = ListScroll(count: items.count, height: items.count)
    scroll.select(cursor)
    scroll.move(motion)
    cursor = scroll.cursor
  }

  public mutating func select(_ value: Value) {
    cursor = items.firstIndex { $0.value == value } ?? cursor
  }

  /// Draws as many items as fit, the current one among them.
  public func draw(on canvas: inout Canvas) {
    let keys = items.map { $0.key?.label(ascii: canvas.isASCII) ?? .empty }
    let x = 2 + (keys.map(\.columns).max() ?? 0) + 1
    let labelWidth = items.map(\.label.columns).max() ?? 0
    let first = max(0, cursor - canvas.height + 1)
    for (index, item) in items.enumerated().dropFirst(first).prefix(canvas.height) {
      let y = index - first
      let isEnabled = item.reasons.isEmpty
      canvas.draw(keys[index], at: Point(x: 2, y: y), style: isEnabled ? .accent : .disabled)
      canvas.draw(item.label, at: Point(x: x, y: y), style: isEnabled ? .plain : .disabled)
      canvas.draw(
        item.reasons.joined(separator: " · "),
        at: Point(x: x + labelWidth + 2, y: y),
        style: .muted,
        width: max(0, canvas.width - x - labelWidth - 2)
      )
      if index == cursor {
        canvas.select(Rect(x: x, y: y, width: item.label.columns, height: 1))
        canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
        canvas.placeCursor(at: Point(x: 0, y: y))
      }
    }
  }
}
