import PortDomain

extension Awaited {
  /// What comes next, in the few words of a column: `bill, ID missing`, `port today 10–12`.
  ///
  /// - Parameter today: in the number's country.
  public func message(of request: PortRequest, at now: Instant, by desk: Desk) -> String {
    let today = desk.zones.today(in: request.country, at: now)
    let day = dueDay(in: request.country, by: desk.zones)
    switch code {
    case .cancel: return "asks to cancel"
    case .hold: return "hold until \(day.adding(days: 1).withoutWeekday(today: today))"
    case .review: return "review \(paperTitles.joined(separator: ", "))"
    case .stale:
      return "silent \(silence(today: today, desk)) d: remind or cancel"
    case .papers: return paperStates
    case .submit: return "ready to submit"
    case .reason: return grounds
    case .resubmit: return "ready to resubmit"
    case .confirmation: return "SMS not confirmed, \(rest(at: now))"
    case .acknowledgement:
      return "\(request.carrier.text): no word for \(since.days(until: today)) d"
    case .change: return "change not confirmed"
    case .answer: return "\(request.carrier.text) answers by \(day.withoutWeekday(today: today))"
    case .port: return "ports \(day.spoken(today: today))\(window(of: request))"
    case .complete: return "port today\(window(of: request))"
    case .missed: return "date missed by \(since.days(until: today)) d"
    case .test: return "test inbound call"
    case .routing: return "set up routing"
    case .cancelOldService: return "old service to cancel"
    }
  }

  /// The same where a column has room for some 17 letters: what the columns beside it say is left out.
  ///
  /// - Parameter today: in the number's country.
  func brief(of request: PortRequest, at now: Instant, by desk: Desk) -> String {
    let today = desk.zones.today(in: request.country, at: now)
    let day = dueDay(in: request.country, by: desk.zones)
    switch code {
    case .review where paperTitles.count > 2: return "review papers"
    case .stale: return "silent \(silence(today: today, desk)) d"
    case .papers: return paperTitles.count > 2 ? "papers wanted" : paperStates
    case .confirmation: return "no SMS, \(rest(at: now, isBrief: true))"
    case .acknowledgement: return "no word for \(since.days(until: today)) d"
    case .change: return "change unanswered"
    case .answer: return "answer by \(day.withoutWeekday(today: today))"
    case .port: return "ports \(day.withoutWeekday(today: today))\(window(of: request))"
    case .missed: return "missed by \(since.days(until: today)) d"
    case .cancel, .hold, .review, .submit, .reason, .resubmit, .complete, .test, .routing,
      .cancelOldService:
      return message(of: request, at: now, by: desk)
    }
  }

  private func silence(today: CalendarDay, _ desk: Desk) -> Int {
    desk.waitedSince(since, for: code).days(until: today)
  }

  /// `LOA`, `bill`, `ID`: what it is about.
  private var paperTitles: [String] {
    if case .papers(let papers) = about { papers.map(\.kind.briefTitle) } else { [] }
  }

  /// `bill refused, ID missing`; what is in one state is told together.
  private var paperStates: String {
    guard case .papers(let papers) = about else { return "papers missing" }
    var parts: [String] = []
    for state in [PaperState.refused, .missing] {
      let titles = papers.filter { $0.state == state }.map(\.kind.briefTitle)
      if !titles.isEmpty { parts.append("\(titles.joined(separator: ", ")) \(state.title)") }
    }
    return parts.joined(separator: ", ")
  }

  /// The first ground, and how many more there are.
  private var grounds: String {
    guard case .reasons(let codes) = about, let first = codes.first else { return "reasons open" }
    return first.reason.title + (codes.count > 1 ? " +\(codes.count - 1)" : "")
  }

  /// `6 h left`, `3 h late`, in days from two days on; `6h left` in brief.
  private func rest(at now: Instant, isBrief: Bool = false) -> String {
    let seconds = due.seconds - now.seconds
    let minutes = Int(abs(seconds)) / 60
    let (count, unit) =
      minutes >= 2 * 24 * 60
      ? (minutes / (24 * 60), "d") : minutes >= 60 ? (minutes / 60, "h") : (minutes, "min")
    let span = isBrief ? "\(count)\(unit.prefix(1))" : "\(count) \(unit)"
    return "\(span) \(seconds > 0 ? "left" : "late")"
  }

  private func window(of request: PortRequest) -> String {
    request.lifecycle.confirmation?.window.map { " \($0.brief)" } ?? ""
  }
}

extension Desk {
  /// What comes next in a few words; nil where nothing is to come.
  /// - Parameter isBrief: in the fewest, where a column has little room.
  public func next(of listing: Listing, at now: Instant, isBrief: Bool = false) -> String? {
    guard let awaited = awaited(of: listing, at: now), awaited.code != .cancelOldService else {
      return nil
    }
    return isBrief
      ? awaited.brief(of: listing.request, at: now, by: self)
      : awaited.message(of: listing.request, at: now, by: self)
  }

  /// By when, as lists show it: `today`, `2d ov`, `Fri 27`; nil where nothing is to come.
  public func due(of listing: Listing, at now: Instant) -> String? {
    awaited(of: listing, at: now).map { awaited in
      let today = zones.today(in: listing.request.country, at: now)
      let day = awaited.dueDay(in: listing.request.country, by: zones)
      let isLate = awaited.isLate(at: now)
      // Its hour went by today.
      return isLate && day >= today ? "late" : day.spokenDue(today: today, isOverdue: isLate)
    }
  }
}

extension Awaited {
  /// Who must move and by when: `customer, by Thu 3 Dec`, `us, 2d late`.
  public func duty(in country: Country, at now: Instant, by desk: Desk) -> String {
    let today = desk.zones.today(in: country, at: now)
    let day = dueDay(in: country, by: desk.zones)
    guard !isLate(at: now) else {
      return "\(from.title), " + (day < today ? "\(day.days(until: today))d late" : "late")
    }
    return "\(from.title), " + (day == today ? "today" : "by \(day.spoken(today: today))")
  }
}
