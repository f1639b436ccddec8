import PortDomain
import TerminalUI
import Wording

/// The parts of a request's page, each as lines; an empty one is left out.
struct DetailParts {
  let file: RequestFile
  let context: Context
  let width: Int

  private var request: PortRequest { file.request }
  private var today: CalendarDay { context.today(in: request.country) }

  private func text(_ text: String, _ style: Style = .plain) -> StyledText {
    StyledText(DisplayText(sanitising: text), style)
  }

  private func day(_ day: CalendarDay?) -> String? { day?.spoken(today: today) }

  /// What an operator must not overlook.
  var signs: [StyledText] {
    var lines: [StyledText] = []
    if request.isFraudStopped {
      lines.append(text("! Fraud stop: a supervisor must lift it (r, then L)", .danger))
    }
    if request.isEscalated {
      lines.append(text("! Escalated: the same reason came again", .warning))
    }
    if let hold = request.holdUntil, today < hold, request.status.isOpen {
      lines.append(text("On hold until \(hold.spoken(today: today))", .warning))
    }
    if request.cancelAsked { lines.append(text("The customer asked to cancel", .warning)) }
    if let party = request.waitingOn {
      lines.append(text("Waiting on \(party.title) (set by hand)"))
    }
    if let followUp = request.followUpOn, request.status.isOpen {
      let style: Style = followUp <= today ? .warning : .plain
      lines.append(text("Follow up \(followUp.spoken(today: today))", style))
    }
    if let confirmation = request.lifecycle.confirmation {
      lines.append(text("Port date \(portDate(confirmation))", .strong))
    }
    if let missed = context.desk.missedDate(of: request, on: today) {
      lines.append(text("! \(missed.message(today: today))", .danger))
    }
    return lines
  }

  /// The confirmed date with its window in the country's time, UTC beside it.
  private func portDate(_ confirmation: Lifecycle.Confirmation) -> String {
    let day = confirmation.date.spoken(today: today)
    guard let window = confirmation.window else { return "\(day), the whole day" }
    func utc(_ time: TimeOfDay) -> String {
      context.desk.zones.instant(confirmation.date, time, in: request.country)
        .parts(offset: 0).time.clockText()
    }
    return
      "\(day) \(window.text) in \(request.country.name) (\(utc(window.from))–\(utc(window.to)) UTC)"
  }

  var rejection: [StyledText] {
    guard let last = file.rejections.last, request.status.isOpen else { return [] }
    let source = last.source == .carrier ? "carrier" : "our review"
    let words = [last.carrierCode, last.text.map { "\"\($0)\"" }].compactMap { $0 }
    let open = Set(file.unresolved(on: today))
    let head =
      "Rejected \(last.day.spoken(today: today)) by \(source)"
      + (words.isEmpty ? "" : ", " + words.joined(separator: " "))
    var codes = last.reasons.map(\.code)
    codes += file.unresolved(on: today).filter { !codes.contains($0) }
    return [text(head, .heading)]
      + codes.map { code in
        let title = DisplayText(sanitising: code.reason.title).fitted(to: 26)
        let ground = file.rejection(for: code)?.ground(code)
        return StyledText("  \(title) ")
          + text(outcome(ground), open.contains(code) ? .danger : .success)
      }
  }

  private func outcome(_ ground: Rejection.Ground?) -> String {
    guard let resolution = ground?.resolution else { return "open" }
    let until = resolution.until.map { " until \($0.spoken(today: today))" } ?? ""
    return "\(resolution.outcome.title)\(until), \(resolution.by)"
  }

  /// The demanded papers in one line where there is room, else one below the other.
  var papers: [StyledText] {
    let head = StyledText("Papers   ", .heading)
    let papers = DocumentKind.demanded.map(paper)
    let line = papers.reduce(into: head) { line, paper in
      if line.columns > head.columns { line.append("   ") }
      line += paper
    }
    if line.columns <= width { return [line] }
    return papers.enumerated().map { index, paper in
      (index == 0 ? head : StyledText(.blanks(head.columns))) + paper
    }
  }

  /// What the carrier would probably refuse, with why; and an ID that won't last until the port.
  var foreseen: [StyledText] {
    var lines: [StyledText] = []
    if let date = context.desk.portDateBeyondID(of: file) {
      lines.append(
        text("The ID expires before the port date, \(date.spoken(today: today))", .warning)
      )
    }
    guard request.status == .pending || request.status == .rejected else { return lines }
    let found = context.desk.foreseen(in: file, on: today)
      .map { $0.message(of: file, by: context.desk) }
    if found.isEmpty { return lines }
    let carrier = context.desk.carriers.carrier(request.carrier, in: request.country)?.name
    let words =
      "\(carrier ?? request.carrier.text) would probably refuse it: "
      + found.joined(separator: " · ")
    return lines
      + DisplayText(sanitising: words).wrapped(to: width).map { StyledText($0, .danger) }
  }

  private func paper(_ kind: DocumentKind) -> StyledText {
    let paper = file.paper(kind)
    let state = context.desk.state(of: paper, in: file, on: today)
    var line = text("\(kind.shortTitle) ")
    line += text(state.title, state.style)
    if state == .accepted, let day = paper.flatMap({ context.desk.goodUntil($0, in: file) }) {
      line += text(", to \(day.dayOrYear(today: today))")
    }
    return line
  }

  /// Request and authority side by side where there is room, else one below the other.
  var fields: [StyledText] {
    let left = pairs(
      "Request",
      [
        ("Account", request.accountNumber), ("PIN", request.pinState.title),
        ("Billing name", request.billingName), ("Address", request.billingAddress),
        ("Service addr", request.serviceAddress), ("Organisation", request.organizationName),
        ("Wished date", day(request.requestedPortDate)),
        ("Ported before", day(request.lastPortedOn)),
      ]
    )
    let right = pairs(
      "Authority",
      [
        ("Signatory", request.authorizedName), ("Title", request.authorizedTitle),
        ("Signed on", day(request.authorizedDate)), ("Contact", request.contactName),
        ("Email", request.contactEmail), ("Phone", request.contactPhone),
        ("Carrier ref", request.carrierReference), ("Endpoint", request.endpointID),
      ]
    )
    return width < 76 ? left + right : besides(left, right)
  }

  /// Two columns; what is too wide for the left one has its row for itself.
  private func besides(_ left: [StyledText], _ right: [StyledText]) -> [StyledText] {
    let column = width / 2
    var rest = right[...]
    var lines = left.map { line in
      guard line.columns < column - 1, let other = rest.popFirst() else { return line }
      return line + StyledText(.blanks(column - line.columns)) + other
    }
    lines += rest.map { StyledText(.blanks(column)) + $0 }
    return lines
  }

  private func pairs(_ head: DisplayText, _ pairs: [(DisplayText, String?)]) -> [StyledText] {
    [StyledText(head, .heading)]
      + pairs.compactMap { label, value in
        value.map { StyledText("  \(label.fitted(to: 14))", .muted) + text($0) }
      }
  }

  /// The order's other numbers with their statuses.
  var order: [StyledText] {
    let others = file.siblings.filter { $0.id != request.id && $0.orderID == request.orderID }
    guard request.orderID != nil, !others.isEmpty else { return [] }
    let name = file.order?.reference.map { " \($0)" } ?? ""
    return [text("Order\(name)", .heading)]
      + others.map { other in
        text("  \(other.number.grouped)  ")
          + text("\(other.status.letter) \(other.status.title)", other.status.style)
      }
  }

  /// What is left to do once the number is ours.
  var afterPort: [StyledText] {
    guard request.status == .completed else { return [] }
    let fee = Amount.text(file.charges.map(\.cents).reduce(0, +))
    let currency = file.charges.first?.currency ?? Charge.feeCurrency
    let active = day(request.lifecycle.activatedOn) ?? ""
    let returned = day(request.lifecycle.returnedOn).map { ", returned \($0)" } ?? ""
    var lines = [
      text("After the port", .heading) + text("   fee \(fee) \(currency), active \(active)")
        + text(returned, .warning)
    ]
    for item in ChecklistItem.items(.after) {
      let isDone =
        request.ticks.contains(item)
        || (item == .configureRouting && request.endpointID != nil)
      lines.append(
        StyledText("  ")
          + StyledText(DisplayText(isDone ? .done : .open), isDone ? .success : .plain)
          + text(" \(item.title)")
      )
    }
    return lines
  }

  /// The last events, newest first.
  var history: [StyledText] {
    [text("History", .heading)]
      + file.history.suffix(12).reversed().map { event in
        let (day, time) = context.desk.zones.local(event.at, in: request.country)
        let stamp = "\(day.withoutWeekday(today: today)) \(time.clockText())"
        return StyledText(
          "  \(DisplayText(sanitising: stamp).fitted(to: 13))\(DisplayText(sanitising: event.by).fitted(to: 9))",
          .muted
        ) + text(event.message(today: today))
      }
  }
}

extension PaperState {
  /// How the state is coloured; the word says it too.
  var style: Style {
    switch self {
    case .missing, .refused: .danger
    case .received, .underReview: .warning
    case .accepted: .success
    }
  }
}
