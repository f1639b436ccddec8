extension Desk {
  /// What a request waits for on a day: the first line of the trade's table that fits; nil where nothing
  /// is to come.
  ///
  /// A `waiting_on` set by hand names who must move instead, a `follow_up_on` by when; but a port date is
  /// what was confirmed, a wish to cancel is for today, and a follow-up from before is done with.
  ///
  /// - Parameter day: in the number's country.
  public func awaited(of file: RequestFile, on day: CalendarDay) -> Awaited? {
    awaited(of: file, on: day, paperStates(of: file, on: day), stood: file.request.clock.stood)
  }

  /// The same of a list's row, from its facts; nil too where those are an earlier program's.
  public func awaited(of listing: Listing, at now: Instant) -> Awaited? {
    listing.facts.span(on: zones.today(in: listing.request.country, at: now)).awaited
  }

  /// - Parameters:
  ///   - papers: the states of the demanded papers on that day.
  ///   - stood: business days for which the clock has stood still by then.
  func awaited(
    of file: RequestFile,
    on day: CalendarDay,
    _ papers: @autoclosure () -> [PaperState],
    stood: Int
  ) -> Awaited? {
    let found =
      switch file.request.status {
      case .pending: awaitedWhilePending(file, on: day, papers())
      case .inProgress: awaitedWhileInProgress(file.request, stood: stood)
      case .scheduled: awaitedWhileScheduled(file, on: day)
      case .rejected: awaitedWhileRejected(file, on: day, papers())
      case .completed: awaitedAfterPort(file.request, on: day)
      case .cancelled: nil as Awaited?
      }
    guard file.request.status.isOpen, let found else { return found }
    return overridden(
      cancelAsked(file.request) ?? held(file.request, on: day) ?? found,
      file.request
    )
  }

  /// The days after which what is awaited changes by the date alone, besides those on which papers or the
  /// turn do.
  func turningDaysOfAwaited(of file: RequestFile) -> [CalendarDay] {
    let request = file.request
    switch request.status {
    case .pending:
      // A clock that stands is counted to where it stopped, which may lie before the customer was heard of
      // or written to last.
      let heard = heardOn(file).max() ?? request.clock.startedOn
      return [heard] + ([heard] + wantedOn(file)).map { staleDay(since: $0) }
    case .scheduled:
      return request.lifecycle.confirmation.map { [$0.date, $0.date.adding(days: 1)] } ?? []
    case .completed: return [oldServiceForgotten(after: request)].compactMap { $0 }
    case .inProgress, .rejected, .cancelled: return []
    }
  }

  // MARK: By status

  private func awaitedWhilePending(
    _ file: RequestFile,
    on day: CalendarDay,
    _ papers: [PaperState]
  ) -> Awaited {
    let request = file.request
    if let papers = awaitedPapers(of: file, on: day, papers) { return papers }
    let open = openGrounds(of: file, on: day)
    guard open.isEmpty else {
      let since = settledDay(of: file, by: day)
      return ours(.reason, since, request, .reasons(open))
    }
    return ready(.submit, file, on: day)
  }

  private func awaitedWhileInProgress(_ request: PortRequest, stood: Int) -> Awaited {
    let submitted = request.lifecycle.submittedOn ?? request.clock.startedOn
    if let hours = confirmationHours(in: request.country), request.confirmedOn == nil,
      let sent = request.submittedAt
    {
      return Awaited(
        code: .confirmation,
        from: .customer,
        since: submitted,
        due: sent.adding(seconds: hours * 3600)
      )
    }
    if request.acknowledgedOn == nil, let days = carrier(of: request)?.ackDays {
      return awaited(
        .acknowledgement,
        .carrier,
        submitted,
        end(submitted, plus: days, request)
      )
    }
    return awaitedChange(of: request)
      ?? awaited(.answer, .carrier, submitted, end(due(of: request, stood: stood), request))
  }

  private func awaitedWhileScheduled(_ file: RequestFile, on day: CalendarDay) -> Awaited? {
    let request = file.request
    guard let port = request.lifecycle.confirmation else { return nil }
    if day > port.date { return ours(.missed, port.date, request) }
    if day == port.date {
      let due = port.window.map { zones.instant(port.date, $0.to, in: request.country) }
      return ours(.complete, port.date, request, due: due)
    }
    let submitted = request.lifecycle.submittedOn ?? request.clock.startedOn
    return awaitedChange(of: request)
      ?? awaited(.port, .carrier, submitted, end(port.date, request))
  }

  private func awaitedWhileRejected(
    _ file: RequestFile,
    on day: CalendarDay,
    _ papers: [PaperState]
  ) -> Awaited {
    let request = file.request
    let open = file.unresolved(on: day)
    guard open.isEmpty else {
      let from = open.actor
      let grounds = open.filter { $0.reason.actor == from }
      let since =
        grounds.compactMap { file.rejection(for: $0)?.day }.min() ?? request.clock.startedOn
      // Where the desk waits until a date, that is when it goes on.
      let untils = grounds.map { file.rejection(for: $0)?.ground($0)?.resolution?.until }
      let until = untils.contains(nil) ? nil : untils.compactMap { $0 }.max()
      let due = until.map { end($0, request) } ?? end(since, plus: patience, request)
      return awaited(.reason, from, since, due, .reasons(grounds))
    }
    if let papers = awaitedPapers(of: file, on: day, papers) {
      // The desk has the turn: it is for us to ask for what is missing again.
      return Awaited(
        code: papers.code,
        from: .us,
        since: papers.since,
        due: papers.due,
        about: papers.about
      )
    }
    let blocked = openGrounds(of: file, on: day)
    guard blocked.isEmpty else {
      let since = settledDay(of: file, by: day)
      return ours(.reason, since, request, .reasons(blocked))
    }
    return ready(.resubmit, file, on: day)
  }

  private func awaitedAfterPort(_ request: PortRequest, on day: CalendarDay) -> Awaited? {
    guard let active = request.lifecycle.activatedOn, request.lifecycle.returnedOn == nil else {
      return nil
    }
    if !request.ticks.contains(.testInbound) { return ours(.test, active, request) }
    if request.isAfterPortOpen { return ours(.routing, active, request) }
    guard !request.ticks.contains(.cancelOldService),
      let last = oldServiceForgotten(after: request),
      day < last
    else { return nil }
    return awaited(.cancelOldService, .customer, active, end(last.adding(days: -1), request))
  }

  // MARK: Parts

  private func cancelAsked(_ request: PortRequest) -> Awaited? {
    guard request.cancelAsked else { return nil }
    let since =
      request.cancelAskedOn ?? zones.today(in: request.country, at: request.updatedAt)
    return ours(.cancel, since, request)
  }

  private func held(_ request: PortRequest, on day: CalendarDay) -> Awaited? {
    request.holdRunning(on: day).map {
      awaited(.hold, .nobody, request.clock.startedOn, end($0.adding(days: -1), request))
    }
  }

  /// What keeps the papers from being good: ours to look through first, else the customer's to bring.
  private func awaitedPapers(
    of file: RequestFile,
    on day: CalendarDay,
    _ states: [PaperState]
  ) -> Awaited? {
    let request = file.request
    let papers = zip(DocumentKind.demanded, states).map { Awaited.Paper($0, $1) }
    let received = papers.filter { $0.state == .received || $0.state == .underReview }
    if !received.isEmpty {
      let days = received.compactMap { file.paper($0.kind)?.receivedAt }
      let since = days.min().map { zones.today(in: request.country, at: $0) }
      return ours(.review, since ?? request.clock.startedOn, request, .papers(received))
    }
    let wanted = papers.filter { $0.state == .missing || $0.state == .refused }
    guard !wanted.isEmpty else { return nil }
    let asked = askedOn(file, by: day)
    let stale = staleDay(since: asked)
    if day >= stale, request.status == .pending {
      return ours(.stale, stale, request, .papers(wanted))
    }
    return awaited(.papers, .customer, asked, end(asked, plus: patience, request), .papers(wanted))
  }

  /// What stands between good papers and the carrier.
  private func openGrounds(of file: RequestFile, on day: CalendarDay) -> [ReasonCode] {
    var codes = file.unresolved(on: day)
    if lacksPIN(file.request), !codes.contains(.pinMissing) { codes.append(.pinMissing) }
    if file.request.isFraudStopped, !codes.contains(.suspectedFraud) {
      codes.append(.suspectedFraud)
    }
    return codes
  }

  private func ready(
    _ code: Awaited.Code,
    _ file: RequestFile,
    on day: CalendarDay
  ) -> Awaited {
    let request = file.request
    let since = settledDay(of: file, by: day)
    let due = carrier(of: request)?.cutOff.map {
      zones.instant(
        lastDay(of: DeskStep(code), since: since, in: request.country),
        $0,
        in: request.country
      )
    }
    return ours(code, since, request, due: due)
  }

  private func awaitedChange(of request: PortRequest) -> Awaited? {
    guard let told = request.changeToldOn, request.changeAnsweredOn == nil else { return nil }
    let days = carrier(of: request)?.ackDays ?? patience
    return awaited(.change, .carrier, told, end(told, plus: days, request))
  }

  private func overridden(_ found: Awaited, _ request: PortRequest) -> Awaited {
    let isFixed = [.cancel, .port, .complete, .missed].contains(found.code)
    let followUp = request.followUpOn.flatMap { $0 >= found.since && !isFixed ? $0 : nil }
    guard request.waitingOn != nil || followUp != nil else { return found }
    return Awaited(
      code: found.code,
      from: request.waitingOn ?? found.from,
      since: found.since,
      due: followUp.map { end($0, request) } ?? found.due,
      about: found.about
    )
  }

  // MARK: Days

  /// Business days that somebody is given where nothing else says how many.
  private var patience: Int { 3 }

  /// The days on which the customer was heard of or written to, or a paper was refused.
  private func heardOn(_ file: RequestFile) -> [CalendarDay] {
    let request = file.request
    let papers = DocumentKind.demanded.compactMap(file.paper)
    let refusals = papers.flatMap(\.answers.values).filter { $0.verdict == .fail }.map(\.at)
    let moments = file.documents.map(\.receivedAt) + refusals
    return moments.map { zones.today(in: request.country, at: $0) }
      + [request.clock.startedOn, request.lastMessageOn].compactMap { $0 }
  }

  /// The days from which something is wanted by the date alone: a paper ran out, or a hold, in which nobody
  /// asks, is over.
  private func wantedOn(_ file: RequestFile) -> [CalendarDay] {
    DocumentKind.demanded.compactMap(file.paper)
      .compactMap { goodUntil($0, in: file)?.adding(days: 1) }
      + [file.request.holdUntil].compactMap { $0 }
  }

  /// The last day on which it came out what is wanted, or the customer was heard of.
  private func askedOn(_ file: RequestFile, by day: CalendarDay) -> CalendarDay {
    (heardOn(file) + wantedOn(file)).filter { $0 <= day }.max() ?? file.request.clock.startedOn
  }

  /// The first day on which the customer has been silent for too long since one of these days.
  private func staleDay(since asked: CalendarDay) -> CalendarDay {
    asked.adding(days: settings.staleAfter + 1)
  }

  /// The last day up to `day` on which something was settled that kept the request from going out.
  private func settledDay(of file: RequestFile, by day: CalendarDay) -> CalendarDay {
    let request = file.request
    let sheets = DocumentKind.demanded.compactMap(file.paper).flatMap(\.answers.values).map(\.at)
    let grounds = file.rejections.flatMap(\.reasons).compactMap(\.resolution)
    var days = (sheets + grounds.map(\.at)).map { zones.today(in: request.country, at: $0) }
    days += grounds.compactMap(\.until) + file.rejections.map(\.day)
    days += [request.clock.startedOn, request.holdUntil].compactMap { $0 }
    return days.filter { $0 <= day }.max() ?? request.clock.startedOn
  }

  /// When nobody asks any more whether the customer has cancelled the old service.
  private func oldServiceForgotten(after request: PortRequest) -> CalendarDay? {
    request.lifecycle.activatedOn?.adding(days: 8)
  }

  /// The last day on which a step of the desk isn't late that could be taken since a day.
  func lastDay(of step: DeskStep, since day: CalendarDay, in country: Country) -> CalendarDay {
    let calendar = calendar(of: country)
    switch step {
    case .review: return calendar.nextBusinessDay(after: day)
    // What is due "today" is due when the desk works.
    case .submit, .resubmit, .reason, .remind, .cancel, .other:
      return calendar.isBusinessDay(day) ? day : calendar.nextBusinessDay(after: day)
    case .complete, .test, .routing: return day
    }
  }

  /// Since when somebody has been waited for: a silence began before it was too long.
  public func waitedSince(_ day: CalendarDay, for code: Awaited.Code) -> CalendarDay {
    code == .stale ? day.adding(days: -(settings.staleAfter + 1)) : day
  }

  private func end(_ day: CalendarDay, _ request: PortRequest) -> Instant {
    zones.instant(
      day.adding(days: 1),
      TimeOfDay(secondsSinceMidnight: 0),
      in: request.country
    )
  }

  private func end(_ day: CalendarDay, plus days: Int, _ request: PortRequest) -> Instant {
    end(calendar(of: request.country).day(days, businessDaysAfter: day), request)
  }

  /// - Parameter due: where it isn't the end of the last day for it.
  private func ours(
    _ code: Awaited.Code,
    _ since: CalendarDay,
    _ request: PortRequest,
    _ about: Awaited.Subject = .nothing,
    due: Instant? = nil
  ) -> Awaited {
    let last = lastDay(of: DeskStep(code), since: since, in: request.country)
    return awaited(code, .us, since, due ?? end(last, request), about)
  }

  private func awaited(
    _ code: Awaited.Code,
    _ from: Party,
    _ since: CalendarDay,
    _ due: Instant,
    _ about: Awaited.Subject = .nothing
  ) -> Awaited {
    Awaited(code: code, from: from, since: since, due: due, about: about)
  }
}
