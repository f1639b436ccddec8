import PortDomain
import TerminalUI

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

  private func drawSheet(
    of file: RequestFile,
    on canvas: inout Canvas,
    today: CalendarDay,
    in context: Context
  ) {
    guard let document else {
      let text = "No \(slot.kind.title) has come yet; + adds one."
      canvas.draw(DisplayText(sanitising: text), at: Point(x: 3, y: 0), style: .muted)
      return
    }
    let columns: [Table.Column] = [
      .init("", width: .fixed(1)), .init("", width: .fixed(10)),
      .init("", width: .flexible(min: 20), dropOrder: 2),
      .init("on the paper", width: .flexible(min: 18)),
      .init("in the request", width: .flexible(min: 14), dropOrder: 1),
    ]
    let places = Table.layout(columns, width: canvas.width)
    let rows = SheetRow.rows(of: document, in: file, by: context.desk, on: today)
    var area = canvas.bounds
    let head = area.takeTop(1)
    canvas.draw(
      document.headline(today: today),
      at: Point(x: 1, y: 0),
      style: .heading,
      width: (places.first { $0.column == 3 }?.x ?? canvas.width) - 2
    )
    for place in places where !rows.isEmpty && place.column > 2 {
      canvas.draw(
        columns[place.column].title,
        at: Point(x: place.x, y: head.y),
        style: .muted,
        width: place.width
      )
    }
    if !rows.isEmpty, area.height > 2 {
      let chosen = rows[row]
      let answer = chosen.answer?.spoken(today: today, in: file, by: context.desk)
      let note = [chosen.item.demand(on: document.kind), answer].compactMap(\.self)
      canvas.draw(
        DisplayText(sanitising: note.joined(separator: " · ")),
        at: Point(x: 5, y: area.takeBottom(1).y),
        style: .muted,
        width: canvas.width - 6
      )
    }
    let hasMarkup = !rows.isEmpty && rows[row].difference != nil
    let room = max(1, area.height - (hasMarkup && area.height > 1 ? 1 : 0))
    let first = max(0, min(row - room + 1, rows.count - room))
    var y = area.y
    for (index, sheetRow) in rows.enumerated().dropFirst(first).prefix(room) {
      draw(sheetRow, of: document, at: y, isChosen: index == row, places: places, on: &canvas)
      y += index == row && hasMarkup ? 2 : 1
    }
  }

  private func draw(
    _ sheetRow: SheetRow,
    of document: Document,
    at y: Int,
    isChosen: Bool,
    places: [Table.Place],
    on canvas: inout Canvas
  ) {
    let cells = [
      sheetRow.verdict.sign, StyledText(DisplayText(sanitising: sheetRow.item.title)),
      StyledText(DisplayText(sanitising: sheetRow.item.demand(on: document.kind)), .muted),
      sheetRow.onPaper, StyledText(sheetRow.inRequest),
    ]
    for place in places {
      canvas.draw(cells[place.column], at: Point(x: place.x, y: y), width: place.width)
      if place.column == 3, isChosen, let difference = sheetRow.difference {
        canvas.draw(difference.markup, at: Point(x: place.x, y: y + 1), style: .warning)
      }
    }
    guard isChosen else { return }
    canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
    canvas.restyle(Rect(x: 5, y: y, width: 10, height: 1), .selected)
    canvas.placeCursor(at: Point(x: 1, y: y))
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

extension Document.Answer {
  /// Who answered, what, when, and with what remark.
  fileprivate func spoken(today: CalendarDay, in file: RequestFile, by desk: Desk) -> String {
    let day = desk.zones.local(at, in: file.request.country).day.spoken(today: today)
    return "\(verdict.title), \(by), \(day)" + (remark.map { ": \($0)" } ?? "")
  }
}
