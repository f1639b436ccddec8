import PortDomain
import TerminalUI
import Wording

/// A month of a country with its holidays, freezes and the carriers' terms; supervisors add, name and
/// remove holidays here.
public struct CalendarScreen: Screen {
  var country: Country
  /// The day that the cursor is on; nil until the screen knows today.
  var day: CalendarDay?

  public init(country: Country, day: CalendarDay? = nil) {
    self.country = country
    self.day = day
  }

  public var title: String { Title.calendar }

  public func offers(in context: Context) -> [Offer] {
    CalendarDay.moving + [
      Offer(.nextCountry, hinted: true), Offer(.previousCountry),
      Offer(.addHoliday, hinted: true), Offer(.removeHoliday, hinted: true),
      Offer(.open, as: "holiday"), Offer(.today),
    ] + Offer.general
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let day = day ?? context.today(in: country)
    self.day = day
    switch event {
    case .command(let command): return run(command, on: day, in: context)
    case .answer(let answer) where answer.stage == .given:
      return [.revise(.holiday(country, Holiday(day: day, name: answer.text)), on: .current)]
    case .argument(let code):
      guard let country = Country.allCases.first(where: { $0.code == code.uppercased() }) else {
        return [.say(.noChoice(code, among: Country.allCases.map(\.code)))]
      }
      self.country = country
      return []
    case .opened, .uncovered, .typed, .paste, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func run(
    _ command: Command,
    on day: CalendarDay,
    in context: Context
  ) -> [Effect] {
    switch command {
    case .back: return [.close]
    case .nextCountry: country = neighbour(by: 1)
    case .previousCountry: country = neighbour(by: -1)
    case .today: self.day = context.today(in: country)
    case .addHoliday, .open:
      let present = context.desk.calendar(of: country).holiday(on: day)?.name ?? ""
      let label = Prompt.holiday(on: day, today: context.today(in: country))
      return [.open(PromptScreen(.calendar, label: label, text: present))]
    case .removeHoliday: return [.revise(.noHoliday(country, day), on: .current)]
    case _: self.day = day.moved(by: command) ?? day
    }
    return []
  }

  private func neighbour(by step: Int) -> Country {
    let all = Country.allCases
    guard let place = all.firstIndex(of: country) else { return country }
    return all[(place + step + all.count) % all.count]
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    let day = day ?? context.today(in: country)
    var rest = canvas.bounds
    let month = Month(of: day, in: country, context: context)
    canvas.draw(month.headline, at: Point(x: 3, y: rest.takeTop(1).y), style: .heading)
    let grid = rest.takeTop(min(8, max(0, rest.height - 2)))
    let spoken = rest.takeTop(1)
    let verdict = context.desk.calendar(of: country)
      .message(on: day, today: context.today(in: country))
    canvas.draw("\(verdict)", at: Point(x: 3, y: spoken.y), style: .strong)
    if rest.height > 6 { _ = rest.takeTop(1) }
    let lines = terms(in: context).flatMap { $0.wrapped(to: max(1, rest.width - 6)) }
    for (y, line) in lines.prefix(rest.height).enumerated() {
      canvas.draw(line, at: Point(x: 3, y: rest.y + y))
    }
    canvas.placeCursor(at: Point(x: 3, y: spoken.y))
    if !grid.isEmpty { month.draw(cursor: day, on: &canvas, in: grid) }
  }

  /// A line for the country and for each carrier that has terms of its own.
  private func terms(in context: Context) -> [DisplayText] {
    let today = context.today(in: country)
    let lines = context.desk.carriers.current.filter { $0.country == country }
      .compactMap { $0.termsLine(today: today) }
    return ([context.desk.terms(of: country).line(today: today)].compactMap { $0 } + lines)
      .map { DisplayText(sanitising: $0) }
  }
}

extension CalendarDay {
  /// What moves over a month.
  static let moving: [Offer] = [
    Offer(.previousDay, as: "day", hinted: true), Offer(.nextDay, as: "day", hinted: true),
    Offer(.down, as: "week", hinted: true), Offer(.up, as: "week", hinted: true),
    Offer(.pageUp, as: "month", hinted: true), Offer(.pageDown, as: "month", hinted: true),
    Offer(.home, as: "month's start"), Offer(.end, as: "month's end"),
  ]

  /// Where a command leads from this day: days, weeks, months, the month's ends.
  func moved(by command: Command) -> CalendarDay? {
    switch command {
    case .previousDay: adding(days: -1)
    case .nextDay: adding(days: 1)
    case .up: adding(days: -7)
    case .down: adding(days: 7)
    case .pageUp: adding(months: -1)
    case .pageDown: adding(months: 1)
    case .home: adding(days: 1 - day)
    case .end: adding(days: CalendarDay.length(ofMonth: month, year: year) - day)
    case _: nil
    }
  }
}
