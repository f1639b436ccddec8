import PortDomain
import TerminalUI
import Wording

extension SchedulePickerScreen {
  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    var effects = open.update(event)
    if day == nil, let file = open.file { day = start(for: file, in: context) }
    if case .key(let key) = event, !isTyping { return effects + move(key, in: context) }
    switch form.update(event, in: context) {
    case .effects(let more): effects += more
    case .left: isTyping = false
    case .entered: effects += send(in: context)
    case .stored: return effects + [.removeDraft(form.draftKey), .close]
    case .refused(let refusal): point(at: refusal, in: context)
    }
    if case .reply(.read(.drafts)) = event,
      let kept = form.beside["day"].flatMap({ CalendarDay(iso: $0) })
    {
      day = kept
    }
    return effects
  }

  /// The confirmed date, else the one that the customer wishes, else the next business day.
  private func start(for file: RequestFile, in context: Context) -> CalendarDay {
    let today = context.today(in: file.request.country)
    let calendar = context.desk.calendar(of: file.request.country)
    return form.beside["day"].flatMap { CalendarDay(iso: $0) }
      ?? file.request.lifecycle.confirmation?.date
      ?? file.request.requestedPortDate.flatMap { $0 > today ? $0 : nil }
      ?? calendar.nextBusinessDay(after: today)
  }

  private mutating func move(_ key: Key, in context: Context) -> [Effect] {
    if Panels.leaves(key) || key == .character("q") { return [.close] }
    guard let day else { return [] }
    if let moved = day.moved(by: key) { return go(to: moved, in: context) }
    switch key {
    case .character("o"):
      isTyping = true
      form.form.focus(on: .override)
    case .enter, .tab: return choose(in: context)
    case _: break
    }
    return []
  }

  private mutating func go(to day: CalendarDay, in context: Context) -> [Effect] {
    self.day = day
    return form.keep(day.iso, as: "day", at: context.now)
  }

  private mutating func choose(in context: Context) -> [Effect] {
    let obstacles = obstacles(in: context)
    if let first = obstacles.first, !hasOverride, let file = open.file {
      let today = context.today(in: file.request.country)
      return [.say(Message("\(first.message(today: today)); o overrides it in writing", .warning))]
    }
    isTyping = true
    form.form.focus(on: .window)
    return []
  }

  private mutating func send(in context: Context) -> [Effect] {
    guard let file = open.file, let day else { return [] }
    var window: PortWindow?
    if let text = given(.window) {
      guard let read = PortWindow(text) else {
        form.point(at: .window, "\"\(text)\" is no window; write it as 10:00-12:00")
        return []
      }
      window = read
    }
    let confirmation = Lifecycle.Confirmation(date: day, window: window)
    let change: StatusChange =
      isReschedule
      ? .reschedule(confirmation, why: form.form.text(.why), override: given(.override))
      : .schedule(confirmation, override: given(.override))
    let ruling = context.desk.decide(.status(change), on: file, by: context.actor, at: context.now)
    { _ in .free }
    if case .refused(let refusal) = ruling, point(at: refusal, in: context) { return [] }
    return [
      .commit([
        context.intent(
          .status(change),
          on: open.id,
          basis: .seen(version: file.request.version),
          key: form.key
        )
      ])
    ]
  }

  /// - Returns: whether what is wrong is shown at a field.
  @discardableResult
  private mutating func point(at refusal: Refusal, in context: Context) -> Bool {
    guard let country = open.file?.request.country else { return false }
    let today = context.today(in: country)
    var isShown = false
    for obstacle in refusal.obstacles {
      let message = obstacle.message(today: today)
      if case .whyMissing = obstacle {
        form.point(at: .why, message)
        isShown = true
      } else if obstacle.field == .portDate {
        form.point(at: .override, message)
        isShown = true
      }
    }
    return isShown
  }
}
