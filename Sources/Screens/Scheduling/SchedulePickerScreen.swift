import PortDomain
import TerminalUI

/// A month of the number's country, to choose the confirmed port date from, and what goes with it.
///
/// A day that the rules don't allow can't be chosen unless an override says in writing that the carrier
/// confirmed exactly this one.
public struct SchedulePickerScreen: Screen {
  enum Field: String, Hashable, Sendable {
    case window, why, override
  }

  let isReschedule: Bool
  var open: OpenFile
  /// The day that the cursor is on; nil until the request is read.
  var day: CalendarDay?
  /// Whether keys go to the fields instead of the month.
  var isTyping = false
  var form: DraftedForm<Field>

  public init(request: RequestID, isReschedule: Bool) {
    self.isReschedule = isReschedule
    open = OpenFile(request)
    let why: [Form<Field>.Field] =
      isReschedule ? [.init(id: .why, label: "Why it moves")] : []
    form = DraftedForm(
      Form(
        [.init(id: .window, label: "Window", hint: "HH:MM-HH:MM there; empty: the whole day")]
          + why + [
            .init(
              id: .override,
              label: "Override",
              hint: "only for a day that isn't allowed: who at the carrier confirmed it"
            )
          ]
      ),
      draft: Draft.Key(
        form: isReschedule ? "reschedule" : "schedule",
        subject: request.text
      )
    )
  }

  public var title: String { isReschedule ? "Move the port date" : "Port date" }
  public var input: InputMode { .keys }

  public func hints(in context: Context) -> [HintLine.Hint] {
    if isTyping {
      return [
        .init(.enter, isReschedule ? "reschedule" : "schedule"), .init(.tab, "next field"),
        .init(.escape, "month"),
      ]
    }
    return [
      .init(.enter, "choose"), .init([.left, .right], "day"), .init([.up, .down], "week"),
      .init([.pageUp, .pageDown], "month"), .init(.character("o"), "override"),
      .init(.escape, "back"),
    ]
  }

  /// Why the day can't be chosen; empty if it can.
  func obstacles(in context: Context) -> [Obstacle] {
    guard let day, let file = open.file else { return [] }
    return context.desk.obstacles(toPortDate: day, of: file.request, at: context.now)
  }

  var hasOverride: Bool { given(.override) != nil }

  func given(_ field: Field) -> String? {
    let text = form.form.text(field)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
