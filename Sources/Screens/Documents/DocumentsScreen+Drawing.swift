import PortDomain
import TerminalUI
import Wording

extension DocumentsScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file else {
      canvas.draw(open.notice, at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(title: DisplayText(sanitising: title), request: file.request),
      in: rest.takeTop(1)
    )
    let today = context.today(in: file.request.country)
    let verdict = Standing(of: file, in: context).lines(width: rest.width - 2)
    let bottom = rest.takeBottom(min(verdict.count, max(1, rest.height / 4)))
    for (y, line) in verdict.prefix(bottom.height).enumerated() {
      canvas.draw(line, at: Point(x: 1, y: bottom.y + y))
    }
    let isRoomy = rest.height >= 14
    let slots = PaperSlot.slots(in: file)
    let shown = isRoomy ? slots : [slot]
    let height = min(shown.count, max(1, rest.height - 9))
    canvas.region(rest.takeTop(height)) {
      drawPapers(shown, of: file, on: &$0, today: today, in: context)
    }
    if isRoomy {
      _ = rest.takeTop(1)
      _ = rest.takeBottom(1)
    }
    canvas.region(rest) { drawSheet(of: file, on: &$0, today: today, in: context) }
  }

  private func drawPapers(
    _ slots: [PaperSlot],
    of file: RequestFile,
    on canvas: inout Canvas,
    today: CalendarDay,
    in context: Context
  ) {
    let columns: [Table.Column] = [
      .init("", width: .fixed(5)), .init("", width: .fixed(12)),
      .init("", width: .flexible(min: 10)), .init("", width: .fixed(3), dropOrder: 3),
      .init("", width: .fixed(11), dropOrder: 2), .init("", width: .fixed(22), dropOrder: 1),
    ]
    let places = Table.layout(columns, width: canvas.width)
    let chosen = slots.firstIndex(of: slot) ?? 0
    let first = max(0, chosen - canvas.height + 1)
    for (y, slot) in slots.dropFirst(first).prefix(canvas.height).enumerated() {
      let cells = cells(of: slot, in: file, today: today, by: context.desk)
      for place in places {
        canvas.draw(cells[place.column], at: Point(x: place.x, y: y), width: place.width)
      }
      if slot == self.slot {
        canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
        canvas.restyle(Rect(x: 3, y: y, width: 5, height: 1), .selected)
        canvas.placeCursor(at: Point(x: 1, y: y))
      }
    }
  }

  private func cells(
    of slot: PaperSlot,
    in file: RequestFile,
    today: CalendarDay,
    by desk: Desk
  ) -> [StyledText] {
    let kind = StyledText(DisplayText(sanitising: slot.kind.shortTitle))
    guard let document = slot.document(in: file) else {
      return [kind, PaperState.missing.styled] + Array(repeating: StyledText(), count: 4)
    }
    let state = slot.kind == .other ? .accepted : desk.state(of: document, in: file, on: today)
    let received = desk.zones.local(document.receivedAt, in: file.request.country).day
    let end = desk.goodUntil(document, in: file)
    let until = end.map {
      "\($0 < today ? "over since" : "good until") \($0.withoutWeekday(today: today))"
    }
    return [
      kind, slot.kind == .other ? StyledText("kept") : state.styled,
      StyledText(DisplayText(sanitising: document.file.name)), StyledText("v\(document.version)"),
      StyledText(DisplayText(sanitising: received.withoutWeekday(today: today)), .muted),
      StyledText(
        DisplayText(sanitising: until ?? ""),
        end.map { $0 < today } == true ? .danger : .plain
      ),
    ]
  }
}

extension OpenFile {
  /// What stands on a screen without a file.
  var notice: DisplayText {
    DisplayText(sanitising: error.map(\.message) ?? "reading…")
  }
}

extension PaperState {
  var styled: StyledText {
    let style: Style =
      switch self {
      case .accepted: .success
      case .refused: .danger
      case .missing: .warning
      case .received, .underReview: .plain
      }
    return StyledText(DisplayText(sanitising: title), style)
  }
}

extension Document {
  /// The paper with its date and what that means today.
  func headline(today: CalendarDay) -> DisplayText {
    func days(_ day: CalendarDay) -> String {
      let count = day.days(until: today)
      return count == 1 ? "1 day" : "\(count) days"
    }
    func full(_ day: CalendarDay) -> String { "\(day.day) \(day.monthName) \(day.year)" }
    let text: String =
      switch kind {
      case .loa:
        day(.signedOn).map { "LOA signed \(full($0)), \(days($0)) ago" } ?? "LOA without a date"
      case .bill:
        day(.issuedOn).map { "Bill of \(full($0)), \(days($0)) old" } ?? "Bill without a date"
      case .governmentID:
        day(.idExpiresOn).map { "ID until \(full($0))" } ?? "ID without an expiry date"
      case .other: "Other paper: kept beside the request, no check sheet"
      }
    return DisplayText(sanitising: text)
  }
}
