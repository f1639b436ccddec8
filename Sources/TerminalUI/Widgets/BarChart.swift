/// Horizontal bars one below the other, each with its label and its figure.
public struct BarChart: Widget, Hashable {
  public struct Bar: Hashable, Sendable {
    public let label: DisplayText
    public let value: Int
    /// The value as people read it.
    public let figure: DisplayText
    public let style: Style

    public init(_ label: DisplayText, value: Int, figure: DisplayText, style: Style = .plain) {
      self.label = label
      self.value = value
      self.figure = figure
      self.style = style
    }
  }

  public let bars: [Bar]
  /// The value whose bar fills the room.
  public let greatest: Int

  /// - Parameter greatest: that of bars out of view too; else the greatest of these.
  public init(_ bars: [Bar], greatest: Int? = nil) {
    self.bars = bars
    self.greatest = greatest ?? bars.map(\.value).max() ?? 0
  }

  /// Draws label, bar and figure in each row; the bar of the greatest value fills the room between.
  public func draw(on canvas: inout Canvas) {
    let labelWidth = min(bars.map(\.label.columns).max() ?? 0, canvas.width / 3)
    let figureWidth = bars.map(\.figure.columns).max() ?? 0
    let room = max(0, canvas.width - labelWidth - figureWidth - 2)
    for (y, bar) in bars.prefix(canvas.height).enumerated() {
      if canvas.isLinear {
        canvas.draw("\(bar.label): \(bar.figure)", at: Point(x: 0, y: y))
        continue
      }
      canvas.draw(bar.label, at: Point(x: 0, y: y), width: labelWidth)
      let eighths = Scale.level(of: bar.value, greatest: greatest, levels: room * 8)
      let start = labelWidth + 1
      let line = Rect(x: start, y: y, width: eighths / 8, height: 1)
      canvas.fill(line, with: .full, style: bar.style)
      if eighths % 8 > 0 {
        let end = Point(x: start + eighths / 8, y: y)
        canvas.draw(Scale.leftEighths[eighths % 8 - 1], at: end, style: bar.style)
      }
      canvas.draw(
        bar.figure,
        at: Point(x: start + room + 1, y: y),
        style: .muted,
        width: figureWidth,
        alignment: .trailing
      )
    }
  }
}

/// How tall a value is drawn among others.
enum Scale {
  static let leftEighths: [Glyph] = [
    .leftEighths1, .leftEighths2, .leftEighths3, .leftEighths4, .leftEighths5, .leftEighths6,
    .leftEighths7, .full,
  ]
  static let lowerEighths: [Glyph] = [
    .lowerEighths1, .lowerEighths2, .lowerEighths3, .lowerEighths4, .lowerEighths5,
    .lowerEighths6, .lowerEighths7, .full,
  ]

  /// The level of a value from 0 to `levels`, the greatest value's; at least 1 if it isn't 0.
  static func level(of value: Int, greatest: Int, levels: Int) -> Int {
    guard value > 0, greatest > 0, levels > 0 else { return 0 }
    let product = min(value, greatest).multipliedFullWidth(by: levels)
    return max(1, greatest.dividingFullWidth(product).quotient)
  }
}

/// A row of small columns, one for each value; the last ones where not all fit.
public struct Sparkline: Widget, Hashable {
  public let values: [Int]
  public let style: Style

  public init(_ values: [Int], style: Style = .plain) {
    self.values = values
    self.style = style
  }

  public func draw(on canvas: inout Canvas) {
    if canvas.isLinear {
      let figures = values.map { DisplayText(sanitising: String($0)) }
      canvas.draw(figures.joined(separator: ", "), at: .zero)
      return
    }
    let shown = values.suffix(canvas.width)
    let greatest = shown.max() ?? 0
    for (x, value) in shown.enumerated() {
      let level = Scale.level(of: value, greatest: greatest, levels: 8)
      guard level > 0 else { continue }
      canvas.draw(Scale.lowerEighths[level - 1], at: Point(x: x, y: 0), style: style)
    }
  }
}
