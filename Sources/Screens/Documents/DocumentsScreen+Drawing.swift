import PortDomain
import TerminalUI
import Wording

extension DocumentsScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file(orNoticeOn: &canvas) else { return }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(file.request, title: title),
      in: rest.takeTop(1)
    )
    let today = context.today(in: file.request.country)
    let verdict = StandingLines(of: file, in: context).lines(width: rest.width - 2)
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
      let row = rest.takeTop(1)
      if let document, let coverage = file.coverage(of: document) {
        canvas.draw(
          "\(document.kind.shortTitle) \(coverage.message)",
          at: Point(x: 3, y: row.y),
          style: coverage.left.isEmpty ? .muted : .warning,
          width: max(0, row.width - 4)
        )
      }
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
      if canvas.isLinear {
        canvas.draw(.sentence(of: cells, under: columns.map(\.title)), at: Point(x: 3, y: y))
      } else {
        for place in places {
          canvas.draw(cells[place.column], at: Point(x: place.x, y: y), width: place.width)
        }
      }
      if slot == self.slot {
        canvas.select(Rect(x: 3, y: y, width: 5, height: 1))
        canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
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
    let kind = StyledText(sanitising: slot.kind.shortTitle)
    let document = slot.document(in: file)
    let state = slot.kind == .other ? .accepted : desk.state(of: document, in: file, on: today)
    guard let document else {
      return [kind, state.styled(of: slot.kind)] + Array(repeating: StyledText(), count: 4)
    }
    let received = desk.zones.local(document.receivedAt, in: file.request.country).day
    let end = desk.goodUntil(document, in: file)
    return [
      kind, state.styled(of: slot.kind), StyledText(sanitising: document.file.name),
      StyledText("v\(document.version)"),
      StyledText(sanitising: received.withoutWeekday(today: today), .muted),
      StyledText(
        sanitising: end?.goodUntil(today: today) ?? "",
        end.map { $0 < today } == true ? .danger : .plain
      ),
    ]
  }
}

/// What a request's papers and reasons mean for its way to the carrier: all that stands in the way, or
/// the key that sends it.
struct StandingLines: Hashable, Sendable {
  let lead: String
  let obstacles: [String]
  let style: Style
  /// The rejections that the carrier would probably answer with, and why where there is room for it.
  let foreseen: [String]
  /// What will need looking at, though it stops nothing now.
  let warning: String?

  /// From how many rows on a screen holds more than what is needed most.
  private static let roomy = 20

  init(of file: RequestFile, in context: Context) {
    let today = context.today(in: file.request.country)
    warning = context.desk.portDateBeyondID(of: file).map { date in
      Warning.idExpires(beforePort: date, today: today).capitalisedFirst
    }
    let action: Action? =
      switch file.request.status {
      case .pending: .submit
      case .rejected: .resubmit
      case .inProgress, .scheduled, .completed, .cancelled: nil
      }
    foreseen =
      action == nil
      ? []
      : context.desk.foreseen(in: file, on: today).map { foreseen in
        context.size.height < StandingLines.roomy
          ? foreseen.reason.reason.title : foreseen.message(of: file, by: context.desk)
      }
    guard let action else {
      let found = context.desk.paperObstacles(in: file, on: today)
      lead = found.isEmpty ? Standing.papersAccepted : Standing.papers
      obstacles = found.map { $0.brief(today: today) }
      style = .plain
      return
    }
    let found = context.desk.obstacles(to: action, on: file, by: context.actor, at: context.now)
    obstacles = found.map { $0.brief(today: today) }
    let key = context.keymap.keys(of: .status).first?.label(ascii: true).string ?? "s"
    lead = found.isEmpty ? Standing.possible(action, key: key) : Standing.notYet
    style = found.isEmpty ? .success : .warning
  }

  func lines(width: Int) -> [StyledText] {
    let list = obstacles.joined(separator: " · ")
    let lines = DisplayText(sanitising: list.isEmpty ? lead : "\(lead) \(list)").wrapped(to: width)
    let more: [(String, Style)] = [
      (warning ?? "", .warning),
      (foreseen.isEmpty ? "" : Standing.foreseen(foreseen), .danger),
    ]
    return more.filter { !$0.0.isEmpty }.reduce(lines.map { StyledText($0, style) }) { all, line in
      all + DisplayText(sanitising: line.0).wrapped(to: width).map { StyledText($0, line.1) }
    }
  }
}
