/// A row of small columns, one for each value; the last ones where not all fit.
public struct Sparkline: Widget, Hashable {
  public let values: [Int]
  public let style: Style

  public init(_ values: [Int], style: Style = .plain) {
    self.values = values
    self.style = style
  }

  public func draw(on canvas: inout Canvas) {
    let shown = values.suffix(canvas.width)
    let greatest = shown.max() ?? 0
    for (x, value) in shown.enumerated() {
      let level = Scale.level(of: value, greatest: greatest, levels: 8)
      guard level > 0 else { continue }
      canvas.draw(Scale.lowerEighths[level - 1], at: Point(x: x, y: 0), style: style)
    }
  }
}
