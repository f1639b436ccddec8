/// Choices one below the other, each with a key of its own; those that can't be chosen say why.
public struct Menu<Value: Hashable & Sendable>: Widget, Hashable {
  public struct Item: Hashable, Sendable {
    public let value: Value
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

    public var isEnabled: Bool { reasons.isEmpty }
  }

  /// What a key did.
  public enum Outcome: Hashable, Sendable {
    case chosen(Value)
    /// The choice can't be made now, for its reasons.
    case refused(Value)
    case moved
    case ignored
  }

  public let items: [Item]
  private var scroll: ListScroll

  public init(_ items: [Item], height: Int) {
    self.items = items
    scroll = ListScroll(count: items.count, height: height)
  }

  public var current: Item? { items.isEmpty ? nil : items[scroll.cursor] }

  public mutating func resize(height: Int) {
    scroll.resize(height: height)
  }

  /// Takes an item's own key before anything else, then Enter, arrows, `j` and `k`.
  public mutating func handle(_ key: Key) -> Outcome {
    if let index = items.firstIndex(where: { $0.key == key }) {
      scroll.select(index)
      return choose()
    }
    if key == .enter { return choose() }
    guard let motion = Menu.motion(key) else { return .ignored }
    scroll.move(motion)
    return .moved
  }

  private func choose() -> Outcome {
    guard let item = current else { return .ignored }
    return item.isEnabled ? .chosen(item.value) : .refused(item.value)
  }

  private static func motion(_ key: Key) -> ListScroll.Motion? {
    switch key {
    case .character("j"): .down
    case .character("k"): .up
    case _: ListScroll.Motion(key)
    }
  }

  public func draw(on canvas: inout Canvas) {
    let keys = items.map { $0.key?.label(ascii: canvas.isASCII) ?? .empty }
    let keyWidth = keys.map(\.columns).max() ?? 0
    let labelWidth = items.map(\.label.columns).max() ?? 0
    for (y, index) in scroll.visible.prefix(canvas.height).enumerated() {
      let item = items[index]
      let x = 2 + keyWidth + 1
      canvas.draw(
        keys[index],
        at: Point(x: 2, y: y),
        style: item.isEnabled ? .accent : .disabled,
        width: keyWidth
      )
      canvas.draw(item.label, at: Point(x: x, y: y), style: item.isEnabled ? .plain : .disabled)
      canvas.draw(
        item.reasons.joined(separator: " · "),
        at: Point(x: x + labelWidth + 2, y: y),
        style: .muted
      )
      if index == scroll.cursor {
        let row = Rect(x: x, y: y, width: item.label.columns, height: 1)
        canvas.restyle(row, .selected)
        canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
        canvas.placeCursor(at: Point(x: 0, y: y))
      }
    }
  }
}
