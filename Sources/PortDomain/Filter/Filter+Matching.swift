extension Filter {
  /// Whether a request is meant, seen from a viewpoint. The definition that stores compile to.
  public func matches(_ listing: Listing, from viewpoint: Viewpoint) -> Bool {
    switch self {
    case .term(let term): term.matches(listing, from: viewpoint)
    case .all(let filters): filters.allSatisfy { $0.matches(listing, from: viewpoint) }
    case .any(let filters): filters.contains { $0.matches(listing, from: viewpoint) }
    case .not(let filter): !filter.matches(listing, from: viewpoint)
    }
  }
}

extension Filter.Term {
  func matches(_ listing: Listing, from viewpoint: Viewpoint) -> Bool {
    let request = listing.request
    let today = viewpoint.today(in: request.country)
    return switch self {
    case .word(let word): listing.mentions(word)
    case .status(let statuses): statuses.contains(request.status)
    case .country(let countries): countries.contains(request.country)
    case .carrier(let carriers): carriers.contains(request.carrier)
    case .owner(let tests): tests.contains { $0.matches(request.owner, me: viewpoint.me) }
    case .reason(let codes): codes.contains(where: listing.facts.reasons.contains)
    case .documents(let states):
      !listing.facts.span(on: today).papers.isDisjoint(with: states)
    case .turn(let parties): parties.contains(listing.facts.span(on: today).turn)
    case .next(let codes):
      listing.facts.span(on: today).awaited.map { codes.contains($0.code) } ?? false
    case .customer(let name): FoldedText.key(request.customer).hasPrefix(FoldedText.key(name))
    case .priority(let priorities): priorities.contains(request.priority)
    case .order(let order): request.orderID == order
    case .day(let field, let comparison, let day):
      listing.day(field, today: today).map {
        comparison.holds($0, day.resolved(today: today, in: request.country))
      } ?? false
    case .within(let field, let days): listing.day(field, today: today).map(days.contains) ?? false
    case .age(let comparison, let days):
      comparison.holds(request.clock.startedOn.days(until: today), days)
    case .attempt(let comparison, let count): comparison.holds(request.lifecycle.attempt, count)
    case .flag(let flag): listing.has(flag, today: today, viewpoint: viewpoint)
    }
  }
}

extension Filter.OwnerTest {
  func matches(_ owner: String?, me: String) -> Bool {
    switch self {
    case .me: owner == me
    case .none: owner == nil
    case .login(let login): owner == login
    }
  }
}

extension Listing {
  public func isOverdue(on today: CalendarDay) -> Bool {
    let span = facts.span(on: today)
    return request.status.isOpen && !span.isPaused && span.due.map { $0 < today } ?? false
  }

  /// The day a filter or column names; nil where the request has none.
  public func day(_ field: Filter.DayField, today: CalendarDay) -> CalendarDay? {
    switch field {
    case .due: facts.span(on: today).due
    case .port: request.lifecycle.confirmation?.date
    case .created: request.clock.startedOn
    case .followUp: request.followUpOn
    case .hold: request.holdUntil
    case .activated: request.lifecycle.activatedOn
    }
  }

  func has(_ flag: Filter.Flag, today: CalendarDay, viewpoint: Viewpoint) -> Bool {
    switch flag {
    case .open: request.status.isOpen
    case .overdue: isOverdue(on: today)
    case .escalated: request.isEscalated
    case .tagged: viewpoint.tagged.contains(request.id)
    case .afterPort: facts.isAfterPortOpen
    case .high: request.priority == .high
    case .ready:
      facts.span(on: today).awaited.map { Awaited.Code.ready.contains($0.code) } ?? false
    case .late: facts.span(on: today).awaited?.isLate(at: viewpoint.now) ?? false
    case .today:
      facts.span(on: today).awaited.map {
        $0.from == .us && $0.due <= viewpoint.endOfToday(in: request.country)
      } ?? false
    case .cancelAsked: request.cancelAsked
    }
  }

  /// Whether a bare word is found: within the number's digits, as the beginning of an id, of the
  /// carrier's reference, or as words that follow each other in one of the names.
  ///
  /// Leading zeros of a number are a trunk or exit prefix and left out; two digits or fewer are looked
  /// for among words only. What has neither letters nor digits is found everywhere.
  public func mentions(_ word: String) -> Bool {
    let search = SearchWord(word)
    if let digits = search.digits, request.number.e164.contains(digits) { return true }
    if request.id.text.hasPrefix(search.key) { return true }
    if let order = request.orderID, order.text.hasPrefix(search.key) { return true }
    if let reference = request.carrierReference,
      FoldedText.key(reference).hasPrefix(search.key)
    {
      return true
    }
    return search.isFound(in: request.names)
  }
}

/// A bare word or a quoted phrase of a filter in the forms it is looked for in.
public struct SearchWord: Hashable, Sendable {
  /// Compared with the beginnings of ids and references.
  public let key: String
  /// Cut as the words of names are; the last may be the beginning of one.
  public let words: [String]
  /// Looked for anywhere in a number; nil when the word isn't a piece of one.
  public let digits: String?

  public init(_ word: String) {
    key = FoldedText.key(word)
    words = FoldedText.words(of: word)
    let digits = String(PhoneNumber.digits(in: word).drop { $0 == "0" })
    self.digits = digits.count >= 3 ? digits : nil
  }

  /// Whether nothing is left that could be looked for.
  public var isBlank: Bool { words.isEmpty }

  /// Whether one of the names has the words behind each other.
  public func isFound(in names: [String]) -> Bool {
    guard let last = words.last else { return true }
    let whole = words.dropLast()
    return names.contains { name in
      let held = FoldedText.words(of: name)
      return held.indices.dropFirst(whole.count).contains { place in
        held[place].hasPrefix(last) && held[place - whole.count..<place].elementsEqual(whole)
      }
    }
  }
}

extension PortRequest {
  /// The names by which it is searched for.
  public var names: [String] {
    [organizationName, billingName, authorizedName, contactName].compactMap { $0 }
  }

  /// Their folded words, each once.
  public var nameWords: Set<String> { Set(Set(names).flatMap { FoldedText.words(of: $0) }) }
}
