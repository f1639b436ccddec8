import PortDomain
import TerminalUI
import Wording

/// A month of a country as the picker shows it: which days can be chosen, which can't and why, and
/// the range in which a port usually ends.
struct Month: Hashable, Sendable {
  let first: CalendarDay
  let days: [Day]
  let typical: ClosedRange<CalendarDay>
  let today: CalendarDay
  let headline: DisplayText
  let holidays: [Holiday]

  struct Day: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case open, past, weekend, freeze
      case holiday(isEstimated: Bool)
    }

    let day: CalendarDay
    let kind: Kind
  }

  /// The month of a day as it concerns one request: its country's and carrier's freezes, its typical
  /// range.
  init(of day: CalendarDay, for file: RequestFile, in context: Context) {
    let country = file.request.country
    let listing = Listing(request: file.request, facts: context.desk.facts(of: file))
    let progress = context.desk.progress(of: listing, on: context.today(in: country))
    self.init(
      of: day,
      in: country,
      carriers: context.desk.carriers.carrier(file.request.carrier, in: country).map { [$0] } ?? [],
      typical: progress.from...max(progress.from, progress.to),
      context: context
    )
  }

  /// The month of a day in a country: its own and all its carriers' freezes, and when what is submitted today
  /// usually ends.
  init(of day: CalendarDay, in country: Country, context: Context) {
    let calendar = context.desk.calendar(of: country)
    let today = context.today(in: country)
    let typical = country.typicalDuration
    self.init(
      of: day,
      in: country,
      carriers: context.desk.carriers.current.filter { $0.country == country },
      typical: calendar.day(
        typical.lowerBound,
        businessDaysAfter: today
      )...calendar.day(typical.upperBound, businessDaysAfter: today),
      context: context
    )
  }

  private init(
    of day: CalendarDay,
    in country: Country,
    carriers: [Carrier],
    typical: ClosedRange<CalendarDay>,
    context: Context
  ) {
    let desk = context.desk
    let calendar = desk.calendar(of: country)
    let today = context.today(in: country)
    let first = day.adding(days: 1 - day.day)
    let length = CalendarDay.length(ofMonth: day.month, year: day.year)
    days = (0..<length).map { offset in
      let day = first.adding(days: offset)
      let kind: Day.Kind =
        if let holiday = calendar.holiday(on: day) {
          .holiday(isEstimated: holiday.isEstimated)
        } else if calendar.isWeekend(day) {
          .weekend
        } else if desk.terms(of: country).freezeWindow(on: day) != nil
          || carriers.contains(where: { $0.freezeWindow(on: day) != nil })
        {
          .freeze
        } else {
          day < today ? .past : .open
        }
      return Day(day: day, kind: kind)
    }
    holidays = days.compactMap { calendar.holiday(on: $0.day) }
    self.typical = typical
    self.first = first
    self.today = today
    let offset = desk.zones.offset(country, desk.zones.instant(day, .noon, in: country))
    headline = DisplayText(
      sanitising: country.monthHeading(of: day, offset: offset, today: today)
    )
  }

  func grid(cursor: CalendarDay?) -> MonthGrid {
    MonthGrid(
      headings: (0..<7).map {
        "\(first.adding(days: $0 - first.weekday.rawValue % 7).weekday.short)"
      },
      firstWeekday: first.weekday.rawValue % 7,
      days: days.map { day in
        MonthGrid.Day(
          text(of: day),
          style: style(of: day),
          isBracketed: typical.contains(day.day)
        )
      },
      cursor: cursor.map { first.days(until: $0) }
    )
  }

  /// What the signs mean, and the month's holidays by name.
  var legend: [DisplayText] {
    var lines = [
      "[ ] \(MonthLegend.typical(typical, today: today))", " ·  \(MonthLegend.weekend)",
      " f  \(MonthLegend.freeze)",
    ]
    if holidays.isEmpty { lines.append(" h  \(MonthLegend.holiday)") }
    lines += holidays.map { " \($0.isEstimated ? "h~" : "h ") \(MonthLegend.holiday($0))" }
    return lines.map { DisplayText(sanitising: $0) }
  }

  private func text(of day: Day) -> DisplayText {
    switch day.kind {
    case .open, .past: "\(String(day.day.day))"
    case .weekend: DisplayText(.dot)
    case .freeze: "f"
    case .holiday(let isEstimated): isEstimated ? "h~" : "h"
    }
  }

  private func style(of day: Day) -> Style {
    if day.day == today { return .strong }
    return switch day.kind {
    case .open: .plain
    case .past, .weekend, .freeze, .holiday: .disabled
    }
  }
}

extension TimeOfDay {
  fileprivate static let noon = TimeOfDay(secondsSinceMidnight: 12 * 3600)
}

extension Month {
  /// The month with what its signs mean beside it, in eight rows.
  func draw(cursor day: CalendarDay?, on canvas: inout Canvas, in area: Rect) {
    guard !canvas.isLinear else { return drawSentences(cursor: day, on: &canvas, in: area) }
    canvas.draw(
      grid(cursor: day),
      in: Rect(x: 3, y: area.y, width: 35, height: area.height)
    )
    let beside = Rect(x: 43, y: area.y + 1, width: canvas.width - 43, height: area.height - 1)
    // The sign takes four columns; the words behind it keep to their own.
    let lines = legend.flatMap { line in
      line.dropping(columns: 4).wrapped(to: max(1, beside.width - 5)).enumerated()
        .map { ($0 == 0 ? line.prefix(columns: 4) : .blanks(4)) + $1 }
    }
    for (y, line) in lines.prefix(beside.height).enumerated() {
      canvas.draw(line, at: Point(x: beside.x, y: beside.y + y), style: .muted)
    }
  }
}

extension Month {
  /// The days around the cursor, each one sentence.
  private func drawSentences(cursor: CalendarDay?, on canvas: inout Canvas, in area: Rect) {
    let chosen = cursor.map { first.days(until: $0) } ?? 0
    let top = min(max(0, chosen - area.height / 2), max(0, days.count - area.height))
    for (line, day) in days.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.y + line
      let words = DisplayText(sanitising: sentence(on: day))
      let end = canvas.draw(words, at: Point(x: Table.gutter, y: y), style: style(of: day))
      guard day.day == cursor else { continue }
      canvas.select(Rect(x: Table.gutter, y: y, width: end - Table.gutter, height: 1))
      canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
      canvas.placeCursor(at: Point(x: 0, y: y))
    }
  }

  private func sentence(on day: Day) -> String {
    var words = [day.day.spoken(today: today)]
    if day.day == today { words.append(MonthLegend.today) }
    switch day.kind {
    case .open: break
    case .past: words.append(MonthLegend.past)
    case .weekend: words.append(MonthLegend.weekend)
    case .freeze: words.append(MonthLegend.freeze)
    case .holiday:
      words += holidays.filter { $0.day == day.day }.map { MonthLegend.spoken($0) }
    }
    if typical.contains(day.day) { words.append(MonthLegend.isTypical) }
    return words.joined(separator: ", ")
  }
}
