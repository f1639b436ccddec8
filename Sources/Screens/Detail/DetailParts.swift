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
    StyledText(sanitising: text, style)
  }

  private func wrapped(_ words: String, _ style: Style) -> [StyledText] {
    DisplayText(sanitising: words).wrapped(to: width).map { StyledText($0, style) }
  }

  /// What an operator must not overlook.
  var signs: [StyledText] {
    var signs: [(Sign, Style)] = []
    func keys(_ command: Command) -> String {
      "\(context.key(.resolution)), then \(context.key(command))"
    }
    if request.isFraudStopped { signs.append((.fraudStop(keys: keys(.liftFraudStop)), .danger)) }
    if request.isEscalated { signs.append((.escalated(keys: keys(.clearEscalation)), .warning)) }
    if let hold = request.holdUntil, today < hold, request.status.isOpen {
      signs.append((.held(until: hold), .warning))
    }
    if request.cancelAsked { signs.append((.cancelAsked, .warning)) }
    if request.changeToldOn != nil, request.status.isWithCarrier {
      signs.append((.change(request), request.changeAnswer == .accepted ? .plain : .warning))
    }
    if let party = request.waitingOn { signs.append((.waitingOn(party), .plain)) }
    if let followUp = request.followUpOn, request.status.isOpen {
      signs.append((.followUp(followUp), followUp <= today ? .warning : .plain))
    }
    if let port = request.lifecycle.confirmation {
      signs.append((.portDate(port.date, window: port.window), .strong))
    }
    if let missed = context.desk.missedDate(of: request, on: today) {
      signs.append((.missed(missed), .danger))
    }
    return signs.map { sign, style in
      text(sign.message(today: today, in: request.country, zones: context.desk.zones), style)
    }
  }

  var rejection: [StyledText] {
    guard let last = file.rejections.last, request.status.isOpen else { return [] }
    let open = file.unresolved(on: today)
    let codes = last.reasons.map(\.code)
    return [text(last.message(today: today), .heading)]
      + (codes + open.filter { !codes.contains($0) }).map { code in
        let title = DisplayText(sanitising: code.reason.title).fitted(to: 26)
        let ground = file.rejection(for: code)?.ground(code)
        let outcome = (ground ?? Rejection.Ground(code: code)).outcome(today: today)
        return StyledText("  \(title) ") + text(outcome, open.contains(code) ? .danger : .success)
      }
  }

  /// The demanded papers in one line where there is room, else one below the other.
  var papers: [StyledText] {
    let head = StyledText(DisplayText(sanitising: Heading.papers.text).fitted(to: 9), .heading)
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
      let words = Warning.idExpires(beforePort: date, today: today).capitalisedFirst
      lines += wrapped(words, .warning)
    }
    guard request.status == .pending || request.status == .rejected else { return lines }
    let found = context.desk.foreseen(in: file, on: today)
      .map { $0.message(of: file, by: context.desk) }
    return found.isEmpty ? lines : lines + wrapped(Standing.foreseen(found), .danger)
  }

  private func paper(_ kind: DocumentKind) -> StyledText {
    let paper = file.paper(kind)
    let state = context.desk.state(of: paper, in: file, on: today)
    var line = text("\(kind.shortTitle) ")
    line += state.styled(of: kind)
    if state == .accepted, let day = paper.flatMap({ context.desk.goodUntil($0, in: file) }) {
      line += text(", to \(day.dayOrYear(today: today))")
    }
    return line
  }

  /// Request and authority side by side where there is room, else one below the other.
  var fields: [StyledText] {
    let left = values(
      .request,
      [
        .accountNumber, .accountPINState, .billingName, .billingAddress, .serviceAddress,
        .organizationName, .requestedPortDate, .lastPortedOn, .scope, .scopeStays,
        .newBillingNumber, .scopeRest,
      ]
    )
    let right = values(
      .authority,
      [
        .authorizedName, .authorizedTitle, .authorizedDate, .contactName, .contactEmail,
        .contactPhone, .carrierReference, .acknowledgedOn, .confirmedOn, .lookupCarrier, .lookupOn,
        .endpointID,
      ]
    )
    return width < 76 || context.preferences.isLinear ? left + right : besides(left, right)
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

  private func values(_ head: Heading, _ fields: [RequestField]) -> [StyledText] {
    [text(head.text, .heading)]
      + fields.compactMap { field in
        field.spoken(in: request, today: today).map { value in
          let label = DisplayText(sanitising: field.shortLabel).fitted(to: 14)
          return StyledText("  \(label)", .muted) + text(value)
        }
      }
  }

  /// The order's other numbers with their statuses.
  var order: [StyledText] {
    guard !file.others.isEmpty else { return [] }
    let name = file.order?.reference.map { " \($0)" } ?? ""
    return [text(Heading.order.text + name, .heading)]
      + file.others.map {
        text("  \($0.number.grouped)  ") + $0.status.styled(isReturned: $0.isReturned)
      }
  }

  /// What is left to do once the number is ours.
  var afterPort: [StyledText] {
    guard request.status == .completed else { return [] }
    let returned = request.lifecycle.returnedOn.map { Sign.returned(on: $0, today: today) }
    let head =
      text(Heading.afterPort.text, .heading)
      + text("   \(file.fees(on: today))") + text(returned ?? "", .warning)
    return [head]
      + ChecklistItem.items(.after).map { item in
        let isDone = file.isDone(item)
        let who = file.ticked(item).map {
          "   \($0.by), \(context.clocks.stamp($0.at, in: request.country))"
        }
        let sign = StyledText(DisplayText(isDone ? .done : .open), isDone ? .success : .plain)
        return "  " + sign + text(" \(item.title)") + text(who ?? "", .muted)
      }
  }

  /// The last events, newest first.
  var history: [StyledText] {
    [text(Heading.history.text, .heading)]
      + file.history.suffix(12).reversed().map { event in
        let stamp = DisplayText(sanitising: context.clocks.stamp(event.at, in: request.country))
        let by = DisplayText(sanitising: event.who)
        return StyledText("  \(stamp.fitted(to: 13))\(by.fitted(to: 9))", .muted)
          + text(event.message(today: today))
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

  /// The state's word for a kind of paper, in its colour.
  func styled(of kind: DocumentKind) -> StyledText {
    StyledText(sanitising: kind.title(of: self), kind == .other ? .plain : style)
  }
}
