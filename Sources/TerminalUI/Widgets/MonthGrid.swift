/// The days of a month in weeks from Sunday to Saturday, under the names of the days.
public struct MonthGrid: Widget, Hashable {
  public struct Day: Hashable, Sendable {
    /// Two columns at most: the day's number, or a sign that says why it can't be chosen.
    public let text: DisplayText
    public let style: Style
    /// Whether it stands in brackets, as the days of the typical range do.
    public let isBracketed: Bool

    public init(_ text: DisplayText, style: Style = .plain, isBracketed: Bool = false) {
      self.text = text
      self.style = style
      self.isBracketed = isBracketed
    }
  }

  /// The names of the days, from Sunday.
  public let headings: [DisplayText]
  /// The day of the week of the first day; 0 is Sunday.
  public let firstWeekday: Int
  public let days: [Day]
  /// The index of the chosen day.
  public let cursor: Int?

  public init(headings: [DisplayText], firstWeekday: Int, days: [Day], cursor: Int? = nil) {
    self.headings = headings
    self.firstWeekday = firstWeekday
    self.days = days
    self.cursor = cursor
  }

  /// The columns of a day, with the blank after it.
  private static let dayWidth = 5

  public func draw(on canvas: inout Canvas) {
    for (weekday, heading) in headings.prefix(7).enumerated() {
      let x = weekday * MonthGrid.dayWidth
      canvas.draw(heading, at: Point(x: x, y: 0), style: .heading, width: 3, alignment: .trailing)
    }
    for (index, day) in days.enumerated() {
      let place = firstWeekday + index
      let point = Point(x: place % 7 * MonthGrid.dayWidth, y: 1 + place / 7)
      let isChosen = index == cursor
      let (left, right): (DisplayText, DisplayText) = day.isBracketed ? ("[", "]") : (" ", " ")
      let text = left + day.text.fitted(to: 2, alignment: .trailing) + right
      canvas.draw(text, at: point, style: isChosen ? .selected : day.style)
      if isChosen { canvas.placeCursor(at: Point(x: point.x + 1, y: point.y)) }
    }
  }
}
