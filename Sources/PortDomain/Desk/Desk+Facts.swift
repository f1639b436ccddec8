extension Desk {
  /// Whose turn it is on a day; the first line of the trade's table that fits.
  public func turn(of file: RequestFile, on today: CalendarDay) -> Party {
    turn(of: file, on: today, paperStates(of: file, on: today))
  }

  /// - Parameter papers: the states of the demanded papers on that day, which cost most of it.
  private func turn(
    of file: RequestFile,
    on today: CalendarDay,
    _ papers: @autoclosure () -> [PaperState]
  ) -> Party {
    let request = file.request
    if let party = request.waitingOn { return party }
    if request.status.isOpen, request.holdRunning(on: today) != nil { return .nobody }
    switch request.status {
    case .pending:
      let states = papers()
      if states.contains(.received) || states.contains(.underReview) { return .us }
      return states.contains(.missing) || states.contains(.refused) ? .customer : .us
    case .inProgress: return .carrier
    case .scheduled:
      return request.lifecycle.confirmation.map { today < $0.date } == true ? .carrier : .us
    case .rejected: return file.unresolved(on: today).actor
    case .completed: return request.isAfterPortOpen ? .us : .nobody
    case .cancelled: return .nobody
    }
  }

  /// What follows from a file, from the day its clock was last counted on.
  public func facts(of file: RequestFile) -> Facts {
    let request = file.request
    let start = request.clock.countedTo
    var spans = [span(of: file, on: start) { _ in request.clock.stood }]
    var stood = Standstill(settled: request.clock.stood)
    for day in turningDays(of: file, after: start) where spans.count < Facts.spanLimit {
      let last = spans[spans.count - 1]
      let stoodBy = stood.adding(standing(last, until: day, in: request.country))
      let next = span(of: file, on: day) { $0.stopsClock ? stoodBy.settled : stoodBy.total }
      guard
        next.turn != last.turn || next.papers != last.papers || next.due != last.due
          || next.awaited != last.awaited
      else { continue }
      stood = next.isPaused ? stoodBy : Standstill(settled: stoodBy.total)
      spans.append(next)
    }
    return Facts(
      spans: spans,
      isAfterPortOpen: request.isAfterPortOpen,
      reasons: file.rejections.flatMap(\.reasons).map(\.code).reduce(into: []) { codes, code in
        if !codes.contains(code) { codes.append(code) }
      }
    )
  }

  /// The states of the three demanded papers on a day, in their order.
  public func paperStates(of file: RequestFile, on today: CalendarDay) -> [PaperState] {
    DocumentKind.demanded.map { state(of: file.paper($0), in: file, on: today) }
  }

  /// How far the clock has come on a day: business days run, whether it stands, and the due range.
  public func progress(of listing: Listing, on today: CalendarDay) -> Progress {
    let request = listing.request
    let calendar = calendar(of: request.country)
    let range = request.country.typicalDuration
    let stood = stood(listing, by: today)
    let span = listing.facts.span(on: today)
    let due = range.lowerBound + stood.settled...range.upperBound + stood.settled
    let from = calendar.day(due.lowerBound, businessDaysAfter: request.clock.startedOn)
    let to = calendar.day(due.upperBound, businessDaysAfter: request.clock.startedOn)
    return Progress(
      day: max(0, calendar.businessDays(from: request.clock.startedOn, to: today) - stood.total),
      typical: range,
      from: from,
      to: to,
      on: span.due,
      isPaused: request.status.isOpen && span.isPaused,
      isOver: listing.isOverdue(on: today),
      leavesCoveredYears: [from, to, span.due ?? from].contains(where: calendar.leavesCoveredYears)
    )
  }

  /// The clock of a file after a change, counted as far as its due days have moved: up to today, or to
  /// where a pause began that goes on.
  func counted(_ after: RequestFile, from before: RequestFile, to today: CalendarDay) -> PortClock {
    let clock = before.request.clock
    guard clock.countedTo < today else { return clock }
    let listing = Listing(request: before.request, facts: facts(of: before))
    let stood = stood(listing, by: today)
    func counted(to day: CalendarDay, _ stood: Int) -> PortClock {
      PortClock(startedOn: clock.startedOn, stood: stood, countedTo: day)
    }
    if let pause = pauseBegin(of: listing, on: today) {
      var paused = after
      paused.request.clock = counted(to: pause, stood.settled)
      let followed = Listing(request: paused.request, facts: facts(of: paused))
      if pauseBegin(of: followed, on: today) == pause { return paused.request.clock }
    }
    return counted(to: today, stood.total)
  }

  /// The day from which the clock has stood still without a break; nil where it runs, or nothing is due.
  private func pauseBegin(of listing: Listing, on today: CalendarDay) -> CalendarDay? {
    let passed = listing.facts.spans.filter { $0.from <= today }
    let pauses = passed.reversed().prefix { $0.isPaused && $0.due != nil }
    return pauses.last?.from
  }

  /// Business days for which a clock has stood still.
  private struct Standstill {
    /// Those that due days have moved by: the pauses that are over.
    let settled: Int
    /// Those of the pause that goes on.
    var running = 0

    var total: Int { settled + running }

    func adding(_ days: Int) -> Standstill {
      Standstill(settled: settled, running: running + days)
    }
  }

  /// How long the clock has stood still by a day.
  private func stood(_ listing: Listing, by today: CalendarDay) -> Standstill {
    let spans = listing.facts.spans
    var stood = Standstill(settled: listing.request.clock.stood)
    for (index, span) in spans.enumerated() where index == 0 || span.from <= today {
      if !span.isPaused { stood = Standstill(settled: stood.total) }
      guard span.from < today else { continue }
      let end = index + 1 < spans.count ? min(spans[index + 1].from, today) : today
      stood = stood.adding(standing(span, until: end, in: listing.request.country))
    }
    return stood
  }

  private func standing(_ span: Facts.Span, until day: CalendarDay, in country: Country) -> Int {
    guard span.isPaused, span.due != nil, span.from < day else { return 0 }
    return calendar(of: country).businessDays(from: span.from, to: day)
  }

  /// - Parameter stood: business days for which the clock has stood still, by whose turn it is.
  private func span(
    of file: RequestFile,
    on day: CalendarDay,
    stood: (Party) -> Int
  ) -> Facts.Span {
    let request = file.request
    let papers = paperStates(of: file, on: day)
    let turn = turn(of: file, on: day, papers)
    let stood = stood(turn)
    return Facts.Span(
      from: day,
      turn: turn,
      due: request.status.isOpen ? due(of: request, stood: stood) : nil,
      papers: Set(papers),
      awaited: awaited(of: file, on: day, papers, stood: stood)
    )
  }

  /// The confirmed date, else the end of the published range.
  func due(of request: PortRequest, stood: Int) -> CalendarDay {
    request.lifecycle.confirmation?.date
      ?? calendar(of: request.country).day(
        request.country.typicalDuration.upperBound + stood,
        businessDaysAfter: request.clock.startedOn
      )
  }

  /// The days after `start` on which turn, papers or what is awaited may change by the date alone, each once,
  /// in order.
  private func turningDays(of file: RequestFile, after start: CalendarDay) -> [CalendarDay] {
    let awaited = turningDaysOfAwaited(of: file).filter { $0 > start }
    guard file.request.status.isOpen else { return Set(awaited).sorted() }
    var days =
      awaited
      + DocumentKind.demanded.compactMap(file.paper).flatMap {
        turningDays(of: $0, in: file)
      }
    days += [file.request.holdUntil].compactMap { $0 }
    days += file.rejections.flatMap(\.reasons).compactMap { $0.resolution?.until }
    return Set(days.filter { $0 > start }).sorted()
  }
}

extension [ReasonCode] {
  /// Who acts first on open reasons: the customer before the carrier before us; us where none is open.
  var actor: Party {
    let actors = Set(map(\.reason.actor))
    return [.customer, .carrier].first(where: actors.contains) ?? .us
  }
}

extension PortRequest {
  /// Completed and still ours, with routing or the inbound test open.
  var isAfterPortOpen: Bool {
    guard status == .completed, lifecycle.returnedOn == nil else { return false }
    let isRouted = endpointID != nil || ticks.contains(.configureRouting)
    return !isRouted || !ticks.contains(.testInbound)
  }
}

/// How far a request's clock has come.
public struct Progress: Hashable, Sendable {
  /// Business days run since creation; creation day is 0.
  public let day: Int
  /// The published range for the country.
  public let typical: ClosedRange<Int>
  /// The days on which the published range begins and ends for this request.
  public let from: CalendarDay
  public let to: CalendarDay
  /// When it is due; nil once final.
  public let on: CalendarDay?
  public let isPaused: Bool
  public let isOver: Bool
  /// Whether one of the days lies beyond the years whose holidays are known.
  public let leavesCoveredYears: Bool
}
