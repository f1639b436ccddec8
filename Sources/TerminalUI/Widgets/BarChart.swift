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
