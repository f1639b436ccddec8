import PortDomain
import Testing

extension InMemoryStore: ReportStore {
  public func fees(_ question: FeeQuestion) throws(StoreError) -> [FeeSum] {
    struct Key: Hashable {
      let group: String
      let currency: String
    }
    let state = snapshot
    let charges = state.files.values
      .filter { file in
        state.listing(file.request.id).map {
          question.filter.matches($0, from: question.viewpoint)
        } ?? false
      }
      .flatMap { file in file.charges.map { (request: file.request, charge: $0) } }
    return Dictionary(
      grouping: charges.filter { _, charge in
        question.from.map { $0 <= charge.day } ?? true
          && question.before.map { charge.day < $0 } ?? true
      }
    ) { request, charge in
      let group =
        switch question.grouping {
        case .month: String(charge.day.iso.prefix(7))
        case .country: request.country.code
        case .customer: request.customer
        }
      return Key(group: group, currency: charge.currency)
    }
    .map { key, entries in
      let charged = entries.map(\.charge).filter { $0.reverses == nil }
      let reversed = entries.map(\.charge).filter { $0.reverses != nil }
      return FeeSum(
        group: key.group,
        currency: key.currency,
        charges: charged.count,
        chargedCents: charged.reduce(0) { $0 + $1.cents },
        reversals: reversed.count,
        reversedCents: reversed.reduce(0) { $0 + $1.cents }
      )
    }
    .sorted {
      Array($0.group.utf8) == Array($1.group.utf8)
        ? $0.currency < $1.currency
        : $0.group.utf8.lexicographicallyPrecedes($1.group.utf8)
    }
  }

  public func reasonCounts() throws(StoreError) -> [ReasonCount] {
    struct Key: Hashable {
      let country: Country
      let carrier: CarrierID
      let reason: ReasonCode
      let outcome: Rejection.Outcome?

      var order: [String] {
        [country.code, carrier.text, reason.rawValue, outcome?.rawValue ?? ""]
      }
    }
    let state = snapshot
    var counts: [Key: (times: Int, completed: Int)] = [:]
    for file in state.files.values {
      for (index, rejection) in file.rejections.enumerated() where rejection.source == .carrier {
        for ground in rejection.reasons {
          // One that was left open has the outcome of the same reason given again.
          let again = file.rejections[index...].compactMap { $0.ground(ground.code)?.resolution }
          let key = Key(
            country: file.request.country,
            carrier: file.request.carrier,
            reason: ground.code,
            outcome: again.first?.outcome
          )
          counts[key, default: (0, 0)].times += 1
          if file.request.status == .completed { counts[key, default: (0, 0)].completed += 1 }
        }
      }
    }
    return counts.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }.map {
      ReasonCount(
        country: $0.country,
        carrier: $0.carrier,
        reason: $0.reason,
        outcome: $0.outcome,
        times: $1.times,
        completed: $1.completed
      )
    }
  }

  public func forEachCompletedSpan(
    from: CalendarDay?,
    _ body: (CompletedSpan) -> Void
  ) throws(StoreError) {
    struct Key: Hashable {
      let country: Country
      let carrier: CarrierID
      let created: CalendarDay
      let activated: CalendarDay
    }
    let state = snapshot
    let completed = state.files.values.map(\.request).compactMap { request -> Key? in
      guard request.status == .completed, let day = request.lifecycle.activatedOn,
        from.map({ $0 <= day }) ?? true
      else { return nil }
      return Key(
        country: request.country,
        carrier: request.carrier,
        created: request.clock.startedOn,
        activated: day
      )
    }
    Dictionary(grouping: completed) { $0 }
      .map { key, requests in
        CompletedSpan(
          country: key.country,
          carrier: key.carrier,
          created: key.created,
          activated: key.activated,
          requests: requests.count
        )
      }
      .sorted {
        ($0.country.code, $0.carrier, $0.created, $0.activated)
          < ($1.country.code, $1.carrier, $1.created, $1.activated)
      }
      .forEach(body)
  }
}

extension InMemoryStore {
  public func openCounts() throws(StoreError) -> [OpenCount] {
    struct Key: Hashable {
      let status: Status
      let country: Country
      let carrier: CarrierID
      let owner: String?
      let created: CalendarDay
      let port: CalendarDay?
    }
    let state = snapshot
    let open = state.files.values.map(\.request).filter(\.status.isOpen).map {
      Key(
        status: $0.status,
        country: $0.country,
        carrier: $0.carrier,
        owner: $0.owner,
        created: $0.clock.startedOn,
        port: $0.lifecycle.confirmation?.date
      )
    }
    return Dictionary(grouping: open) { $0 }.map { key, requests in
      OpenCount(
        status: key.status,
        country: key.country,
        carrier: key.carrier,
        owner: key.owner,
        created: key.created,
        port: key.port,
        requests: requests.count
      )
    }
  }
}

extension InMemoryStore {
  public func awaitedCounts(from viewpoint: Viewpoint) throws(StoreError) -> [AwaitedCount] {
    struct Key: Hashable {
      let country: Country
      let customer: String
      let code: Awaited.Code
      let from: Party
      let since: CalendarDay
    }
    let state = snapshot
    let waiting = state.files.keys.compactMap { state.listing($0) }.compactMap { row -> Key? in
      let request = row.request
      let today = viewpoint.today(in: request.country)
      guard request.status.isOpen || row.facts.isAfterPortOpen,
        let awaited = row.facts.span(on: today).awaited
      else { return nil }
      return Key(
        country: request.country,
        customer: request.customer,
        code: awaited.code,
        from: awaited.from,
        since: awaited.since
      )
    }
    return Dictionary(grouping: waiting) { $0 }.map { key, requests in
      AwaitedCount(
        country: key.country,
        customer: key.customer,
        code: key.code,
        from: key.from,
        since: key.since,
        requests: requests.count
      )
    }
  }

  public func forEachTrail(
    of kinds: Set<Event.Kind>,
    _ body: (Trail, Double) throws(StoreError) -> Void
  ) throws(StoreError) {
    let state = snapshot
    let refusals = state.documents.compactMapValues { document in
      document.answers.values.filter { $0.verdict == .fail }.map(\.at).max()
    }
    for (place, (id, file)) in state.files.enumerated() {
      let request = file.request
      let history = (state.places[id] ?? []).map { place in
        var event = state.history[place].event
        event.detail = state.details[event.origin]?.detail
        return event
      }.filter { kinds.contains($0.kind) }
      if history.isEmpty { continue }
      let part = Double(place + 1) / Double(state.files.count)
      try body(Trail(request, history: history, refusals: refusals), part)
    }
  }
}

extension Trail {
  /// What reports read of a request with these events.
  public init(
    _ request: PortRequest,
    history: [Event],
    refusals: [DocumentID: Instant] = [:]
  ) {
    self.init(
      country: request.country,
      carrier: request.carrier,
      customer: request.customer,
      startedOn: request.clock.startedOn,
      submittedOn: request.lifecycle.submittedOn,
      acknowledgedOn: request.lifecycle.acknowledgedOn,
      holdUntil: request.holdUntil,
      portDate: request.lifecycle.confirmation?.date,
      activatedOn: request.lifecycle.activatedOn,
      history: history,
      refusals: refusals
    )
  }
}

// MARK: Order of lists

extension Sort {
  func page(of rows: [Listing], from start: PageStart, limit: Int) -> Page {
    /// How many rows lie before a place; `including` it where a row stands on it.
    func count(before place: PageKey, including isIncluded: Bool) -> Int {
      rows.prefix {
        let key = key(of: $0)
        return precedes(key, place) || (isIncluded && key == place)
      }.count
    }
    let range: Range<Int>
    switch start {
    case .first: range = 0..<min(limit, rows.count)
    case .last: range = max(0, rows.count - limit)..<rows.count
    case .after(let key):
      let from = count(before: key, including: true)
      range = from..<min(from + limit, rows.count)
    case .at(let key):
      let from = count(before: key, including: false)
      range = from..<min(from + limit, rows.count)
    case .around(let key, let orFirst):
      let place = count(before: key, including: false)
      let isThere = place < rows.count && self.key(of: rows[place]) == key
      let from = orFirst && !isThere ? 0 : max(0, place - limit / 2)
      let end = orFirst && !isThere ? limit : place + limit - limit / 2
      range = from..<min(end, rows.count)
    case .before(let key):
      let end = count(before: key, including: false)
      range = max(0, end - limit)..<end
    }
    return Page(
      rows: Array(rows[range]),
      hasBefore: range.lowerBound > 0,
      hasAfter: range.upperBound < rows.count
    )
  }
}
