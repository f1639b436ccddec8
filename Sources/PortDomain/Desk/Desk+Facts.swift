extension Desk {
  /// Whose turn it is on a day; the first line of the trade's table that fits.
  public func turn(of file: RequestFile, on today: CalendarDay) -> Party {
    let request = file.request
    if let party = request.waitingOn { return party }
    if request.status.isOpen, request.holdRunning(on: today) != nil { return .nobody }
    switch request.status {
    case .pending:
      let states = paperStates(of: file, on: today)
      if states.contains(.received) || states.contains(.underReview) { return .us }
      return states.contains(.missing) || states.contains(.refused) ? .customer : .us
    case .inProgress: return .carrier
    case .scheduled:
      return request.lifecycle.confirmation.map { today < $0.date } == true ? .carrier : .us
    case .rejected:
      let actors = Set(file.unresolved(on: today).map(\.reason.actor))
      return [.customer, .carrier].first(where: actors.contains) ?? .us
    case .completed: return request.isAfterPortOpen ? .us : .nobody
    case .cancelled: return .nobody
    }
  }

  /// What follows from a file, from the day its clock was last counted on.
  public func facts(of file: RequestFile) -> Facts {
    let request = file.request
    let start = request.clock.countedTo
    var spans = [span(of: file, on: start, stood: request.clock.stood)]
    var stood = request.clock.stood
    for day in turningDays(of: file, after: start) where spans.count < Facts.spanLimit {
      let last = spans[spans.count - 1]
      let stoodBy = stood + standing(last, until: day, in: request.country)
      let next = span(of: file, on: day, stood: stoodBy)
      guard next.turn != last.turn || next.papers != last.papers || next.due != last.due else {
        continue
      }
      stood = stoodBy
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
    return Progress(
      day: max(0, calendar.businessDays(from: request.clock.startedOn, to: today) - stood),
      typical: range,
      from: calendar.day(range.lowerBound + stood, businessDaysAfter: request.clock.startedOn),
      to: calendar.day(range.upperBound + stood, businessDaysAfter: request.clock.startedOn),
      on: span.due,
      isPaused: request.status.isOpen && span.isPaused,
      isOver: listing.isOverdue(on: today)
    )
  }

  /// The clock of a file as it stands on a day, everything up to then counted.
  func counted(_ file: RequestFile, to today: CalendarDay) -> PortClock {
    var clock = file.request.clock
    guard clock.countedTo < today else { return clock }
    clock.stood = stood(Listing(request: file.request, facts: facts(of: file)), by: today)
    clock.countedTo = today
    return clock
  }

  /// Business days for which the clock has stood still by a day.
  private func stood(_ listing: Listing, by today: CalendarDay) -> Int {
    let spans = listing.facts.spans
    var total = listing.request.clock.stood
    for (index, span) in spans.enumerated() where span.from < today {
      let end = index + 1 < spans.count ? min(spans[index + 1].from, today) : today
      total += standing(span, until: end, in: listing.request.country)
    }
    return total
  }

  private func standing(_ span: Facts.Span, until day: CalendarDay, in country: Country) -> Int {
    guard span.isPaused, span.due != nil, span.from < day else { return 0 }
    return calendar(of: country).businessDays(from: span.from, to: day)
  }

  private func span(of file: RequestFile, on day: CalendarDay, stood: Int) -> Facts.Span {
    let request = file.request
    return Facts.Span(
      from: day,
      turn: turn(of: file, on: day),
      due: request.status.isOpen ? due(of: request, stood: stood) : nil,
      papers: Set(paperStates(of: file, on: day))
    )
  }

  private func due(of request: PortRequest, stood: Int) -> CalendarDay {
    request.lifecycle.confirmation?.date
      ?? calendar(of: request.country).day(
        request.country.typicalDuration.upperBound + stood,
        businessDaysAfter: request.clock.startedOn
      )
  }

  /// The days after `start` on which turn or papers may change by the date alone, each once, in order.
  private func turningDays(of file: RequestFile, after start: CalendarDay) -> [CalendarDay] {
    guard file.request.status.isOpen else { return [] }
    var days = DocumentKind.demanded.compactMap(file.paper).flatMap {
      turningDays(of: $0, in: file)
    }
    days += [file.request.holdUntil, file.request.lifecycle.confirmation?.date].compactMap { $0 }
    days += file.rejections.flatMap(\.reasons).compactMap { $0.resolution?.until }
    return Set(days.filter { $0 > start }).sorted()
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
}
