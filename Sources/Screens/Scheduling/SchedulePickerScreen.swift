import PortDomain
import TerminalUI
import Wording

/// A month of the number's country, to choose the confirmed port date from, and what goes with it.
///
/// A day that the rules don't allow can't be chosen unless an override says in writing that the carrier
/// confirmed exactly this one.
public struct SchedulePickerScreen: Screen, RequestScreen {
  let isReschedule: Bool
  var open: OpenFile
  /// Which get the same date, or the next ones.
  let others: [RequestID]
  /// The day that the cursor is on; nil until the request is read.
  var day: CalendarDay?
  /// Whether keys go to the fields instead of the month.
  var isTyping = false
  var form: DraftedForm<StepField>
  /// A day, perhaps with a window, as it was typed on the command line, until the request is read.
  private var argument: String?
  /// Whether that couldn't be read, and what is wrong with it is being told.
  private var isFaulty = false

  public init(request: RequestID, others: [RequestID] = [], isReschedule: Bool) {
    self.isReschedule = isReschedule
    open = OpenFile(request)
    self.others = others
    let action: Action = isReschedule ? .reschedule : .schedule
    let fields: [StepField] =
      isReschedule
      ? [.window, .why, .override]
      : others.isEmpty ? [.window, .override, .on] : [.window, .perDay, .override, .on]
    form = DraftedForm(
      Form(fields.map { $0.field(for: action) }),
      draft: Draft.Key(
        form: isReschedule ? "reschedule" : "schedule",
        about: [request] + others
      )
    )
  }

  public var title: String { isReschedule ? Title.movePortDate : Title.portDate }
  public var input: InputMode { isTyping ? .text() : .commands }

  public func offers(in context: Context) -> [Offer] {
    if isTyping { return form.offers(isReschedule ? "reschedule" : "schedule", leave: "month") }
    let wished = open.first?.request.requestedPortDate == nil ? WhyNot.noWish : nil
    return [Offer(.open, as: "choose", hinted: true)] + CalendarDay.moving
      + [
        Offer(.wishedDay, whyNot: wished, hinted: wished == nil), Offer(.override, hinted: true),
        Offer(.portDateFields),
      ] + Offer.general
  }

  /// Why the day can't be chosen; empty if it can.
  func obstacles(in context: Context) -> [Obstacle] {
    guard let day, let file = open.first else { return [] }
    return context.desk.obstacles(toPortDate: day, of: file.request, at: context.now)
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let reads = open.update(event)
    if day == nil, let file = open.first {
      form.country = file.request.country
      day = start(for: file, in: context)
    }
    if case .argument(let text) = event { argument = text }
    if let text = argument, let file = open.first {
      argument = nil
      return reads + take(text, for: file, in: context)
    }
    if !isTyping, case .command(let command) = event { return reads + run(command, in: context) }
    switch form.update(event, in: context) {
    case .effects(let effects): return reads + effects
    case .edited: return reads + form.keep(at: context.now)
    case .left: isTyping = false
    case .entered: return reads + send(in: context)
    case .restored:
      day = form.beside["day"].flatMap { CalendarDay(iso: $0) } ?? day
      return reads + (isFaulty ? [] : DraftedForm<StepField>.restoredWords(in: context))
    case .stored: return reads + form.done
    case .passed, .refused: break
    }
    return reads
  }

  /// The confirmed date; else the first day that can be chosen, whatever the customer wishes.
  private func start(for file: RequestFile, in context: Context) -> CalendarDay {
    let today = context.today(in: file.request.country)
    let calendar = context.desk.calendar(of: file.request.country)
    if let chosen = form.beside["day"].flatMap({ CalendarDay(iso: $0) })
      ?? file.request.lifecycle.confirmation?.date
    {
      return chosen
    }
    let start = calendar.nextBusinessDay(after: today)
    return (0..<SchedulePickerScreen.daysAhead).lazy.map { start.adding(days: $0) }
      .first { day in
        context.desk.obstacles(toPortDate: day, of: file.request, at: context.now).isEmpty
      } ?? start
  }

  /// How far a day that can be chosen is looked for.
  private static let daysAhead = 120

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    if command == .back { return [.close] }
    guard let day else { return [] }
    let wished = command == .wishedDay ? open.first?.request.requestedPortDate : nil
    if let moved = wished ?? day.moved(by: command) {
      self.day = moved
      return form.keep(moved.iso, as: "day", at: context.now)
    }
    if command == .override {
      isTyping = true
      form.form.focus(on: .override)
      return []
    }
    return choose(in: context)
  }

  /// Schedules for a day as it was typed: `fri`, `3 dec 10-12`.
  private mutating func take(
    _ text: String,
    for file: RequestFile,
    in context: Context
  ) -> [Effect] {
    var words = text.split(separator: " ")
    form.spareDraft()
    if words.count > 1, let last = words.last.map(String.init), PortWindow(last) != nil {
      form.form.setText(last, of: .window)
      words.removeLast()
    }
    let typed = words.joined(separator: " ")
    let country = file.request.country
    do throws(TypedDay.Fault) {
      let day = try context.desk.day(typed, .ahead, in: country, on: context.today(in: country))
      self.day = day
      let kept = form.keep(day.iso, as: "day", at: context.now)
      let told = choose(in: context)
      return kept + told + (isTyping ? send(in: context) : [])
    } catch {
      isFaulty = true
      return [.say(Message(error.message(of: typed).capitalisedFirst, .warning))]
    }
  }

  private mutating func choose(in context: Context) -> [Effect] {
    if let first = obstacles(in: context).first, form.given(.override) == nil, let file = open.first
    {
      let today = context.today(in: file.request.country)
      let words = first.overridable(today: today, key: context.key(.override))
      return [.say(Message(words, .warning))]
    }
    isTyping = true
    form.form.focus(on: .window)
    return []
  }

  private mutating func send(in context: Context) -> [Effect] {
    guard let file = open.first, let day else { return [] }
    var window: PortWindow?
    if let text = form.given(.window) {
      guard let read = PortWindow(text) else {
        form.point(at: .window, PortWindow.demanded(insteadOf: text))
        return []
      }
      window = read
    }
    var perDay: Int?
    if form.form[.perDay] != nil, let text = form.given(.perDay) {
      guard let count = Int(text.filter { !$0.isWhitespace }), count > 0 else {
        form.point(at: .perDay, StepField.demandedPerDay(insteadOf: text))
        return []
      }
      guard form.given(.override) == nil else {
        form.point(at: .override, StepField.overrideOfSeveralDays)
        return []
      }
      perDay = count
    }
    let confirmation = Lifecycle.Confirmation(date: day, window: window)
    let override = form.given(.override)
    var on: CalendarDay?
    if form.form[.on] != nil, form.given(.on) != nil {
      guard let read = try? form.day(.on, .back, in: context) else { return [] }
      on = read
    }
    let change: StatusChange =
      isReschedule
      ? .reschedule(confirmation, why: form.form.text(.why), override: override)
      : .schedule(confirmation, override: override, on: on)
    guard others.isEmpty else {
      let wish =
        perDay.map { ManyChange.scheduled(from: day, window: window, perDay: $0, on: on) }
        ?? .same(.status(change))
      return form.preview(title, wish, on: [open.id] + others)
    }
    return form.send(.status(change), on: file, in: context)
  }
}

extension SchedulePickerScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard open.file(orNoticeOn: &canvas) != nil, let file = open.first, let day else { return }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(file.request, title: title, others: others.count),
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
    if let day, let window = form.given(.window).flatMap({ PortWindow($0) }) {
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
        form.given(.override) != nil
        ? first.overridden(today: today) : first.message(today: today)
      return (DisplayText(sanitising: text.capitalisedFirst), .warning)
    }
    let warnings = context.desk.warnings(aboutPortDate: day, of: file, on: today)
      .map(\.message)
    let text = ([day.spoken(today: today)] + warnings).joined(separator: " · ")
    return (DisplayText(sanitising: text), warnings.isEmpty ? .strong : .warning)
  }
}
