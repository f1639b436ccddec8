import PortDomain
import TerminalUI
import Wording

extension SchedulePickerScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file, let day else {
      canvas.draw(open.notice, at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(title: DisplayText(sanitising: title), request: file.request),
      in: rest.takeTop(1)
    )
    let month = Month(of: day, for: file, in: context)
    // Where the month doesn't fit, the day and its fields are what matters.
    if rest.height >= 14 { _ = rest.takeTop(1) }
    canvas.draw(month.headline, at: Point(x: 3, y: rest.takeTop(1).y), style: .heading)
    let grid = rest.takeTop(rest.height >= 12 ? 8 : 0)
    let verdict = verdict(on: day, of: file, in: context)
    let lines = verdict.text.wrapped(to: max(1, rest.width - 6)).prefix(3)
    let spoken = rest.takeTop(lines.count)
    for (y, line) in lines.enumerated() {
      canvas.draw(line, at: Point(x: 3, y: spoken.y + y), style: verdict.style)
    }
    if rest.height >= 6 { _ = rest.takeTop(1) }
    // The form puts the cursor into its field; while the month has the keys, the month comes after.
    drawForm(of: file, on: &canvas, in: rest, context: context)
    if !isTyping { canvas.placeCursor(at: Point(x: 3, y: spoken.y)) }
    if !grid.isEmpty { month.draw(cursor: isTyping ? nil : day, on: &canvas, in: grid) }
  }

  private func drawForm(
    of file: RequestFile,
    on canvas: inout Canvas,
    in rest: Rect,
    context: Context
  ) {
    var area = Rect(x: 3, y: rest.y, width: max(0, rest.width - 6), height: rest.height)
    if let day, let window = given(.window).flatMap({ PortWindow($0) }) {
      let line = area.takeBottom(min(1, area.height / 4))
      let text = window.spoken(on: day, in: file.request.country, zones: context.desk.zones)
      canvas.region(line) {
        $0.draw(DisplayText(sanitising: text), at: .zero, style: .info)
      }
    }
    canvas.draw(form.form, in: area)
  }

  private func verdict(
    on day: CalendarDay,
    of file: RequestFile,
    in context: Context
  ) -> (text: DisplayText, style: Style) {
    let today = context.today(in: file.request.country)
    let obstacles = obstacles(in: context)
    if let first = obstacles.first {
      let text =
        hasOverride ? "overridden: \(first.brief(today: today))" : first.message(today: today)
      return (DisplayText(sanitising: text.capitalisedFirst), .warning)
    }
    let warnings = context.desk.warnings(aboutPortDate: day, of: file, on: today)
      .map(\.message)
    let text = ([day.spoken(today: today)] + warnings).joined(separator: " · ")
    return (DisplayText(sanitising: text), warnings.isEmpty ? .strong : .warning)
  }
}

extension PortWindow {
  /// The window on the country's clocks with UTC beside it.
  func spoken(on day: CalendarDay, in country: Country, zones: TimeZones) -> String {
    func universal(_ time: TimeOfDay) -> String {
      let (at, clock) = zones.instant(day, time, in: country).parts(offset: 0)
      let other = at == day ? "" : at < day ? " the day before" : " the day after"
      return clock.clockText() + other
    }
    return "\(text) in \(country.name) is \(universal(from))-\(universal(to)) UTC"
  }
}
