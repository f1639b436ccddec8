import PortDesk
import PortDomain
import PortStore
import Synchronization

/// A store that forgets everything with its process: the protocol's plainest reading, which the
/// contract suite holds against every other store.
public final class InMemoryStore: Sendable {
  fileprivate struct State {
    var files: [RequestID: RequestFile] = [:]
    var facts: [RequestID: Facts] = [:]
    var documents: [DocumentID: Document] = [:]
    var orders: [OrderID: Order] = [:]
    var pins: [RequestID: Secret] = [:]
    var receipts: [String: Filed] = [:]
    /// The request of each event, in the order they were written.
    var written: [Event] = []
    var drafts: [String: [Draft.Key: Draft]] = [:]
    var presence: [String: (login: String, request: RequestID)] = [:]
  }

  fileprivate struct Filed {
    let receipt: Receipt
    let fingerprint: HashValue
    let event: Event
  }

  private let base: Desk
  private let clock: @Sendable () -> Instant
  private let state = Mutex(State())
  private let versions = Mutex<[RecordVersion]>([])

  public init(desk: Desk, clock: @escaping @Sendable () -> Instant) {
    base = desk
    self.clock = clock
  }

  /// The rules with every record as it stands.
  private var desk: Desk {
    let newest = versions.withLock { versions in
      Dictionary(versions.map { ($0.record.subject, $0.record) }) { $1 }
    }
    return base.with(Array(newest.values))
  }

  private func locked<Value>(
    _ body: (inout State) throws(StoreError) -> sending Value
  ) throws(StoreError) -> Value {
    let result = state.withLock { state -> Result<Value, StoreError> in
      do throws(StoreError) {
        return .success(try body(&state))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

// MARK: Reading

extension InMemoryStore: DeskStore {
  public func page(
    _ query: Query,
    from start: PageStart,
    limit: Int
  ) throws(StoreError) -> Page {
    try locked { (state) throws(StoreError) in
      let rows = state.files.keys.sorted().compactMap { state.listing($0) }
        .filter { query.filter.matches($0, from: query.viewpoint) }
        .sorted { query.sort.precedes(query.sort.key(of: $0), query.sort.key(of: $1)) }
      return query.sort.page(of: rows, from: start, limit: limit)
    }
  }

  public func count(
    _ filter: Filter,
    from viewpoint: Viewpoint,
    upTo cap: Int
  ) throws(StoreError) -> Count {
    try locked { (state) throws(StoreError) in
      let count = state.files.keys.compactMap { state.listing($0) }
        .filter { filter.matches($0, from: viewpoint) }.count
      return count > cap ? .moreThan(cap) : .exactly(count)
    }
  }

  public func file(_ id: RequestID) throws(StoreError) -> RequestFile {
    try locked { (state) throws(StoreError) in try state.file(id) }
  }

  public func request(ofNumber e164: String) throws(StoreError) -> RequestID? {
    try locked { (state) throws(StoreError) in
      let files = state.files.values.filter { $0.request.number.e164 == e164 }
      return
        (files.first { $0.request.status.isOpen } ?? files.max { $0.request.id < $1.request.id })?
        .request.id
    }
  }

  public func request(ofDocument id: DocumentID) throws(StoreError) -> RequestID? {
    try locked { (state) throws(StoreError) in state.documents[id]?.requests.max() }
  }

  public func requests(ofOrder id: OrderID) throws(StoreError) -> [RequestID] {
    try locked { (state) throws(StoreError) in
      state.files.values.filter { $0.request.orderID == id }.map(\.request.id).sorted()
    }
  }

  public func order(_ id: OrderID) throws(StoreError) -> OrderFile {
    try locked { (state) throws(StoreError) in
      guard let order = state.orders[id] else { throw .noSuchThing(id.text) }
      var files: [RequestFile] = []
      for request in state.requests(of: id) { files.append(try state.file(request.id)) }
      return OrderFile(order: order, files: files)
    }
  }

  public func orders(openOnly: Bool, limit: Int) throws(StoreError) -> [OrderListing] {
    try locked { (state) throws(StoreError) in
      state.orders.values.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
        .compactMap { order in
          let requests = state.requests(of: order.id)
          guard let lead = requests.first,
            !openOnly || requests.contains(where: \.status.isOpen)
          else { return nil }
          let files = requests.compactMap { state.files[$0.id] }
          return OrderListing(
            order: order,
            lead: lead,
            tally: OrderFile(order: order, files: files).tally
          )
        }
        .prefix(limit).map { $0 }
    }
  }

  public func changes(since token: ChangeToken?) throws(StoreError) -> Changes {
    try locked { (state) throws(StoreError) in
      var newest: [RequestID] = []
      for event in state.written.dropFirst(token.flatMap { Int($0.text) } ?? 0) {
        newest.removeAll { $0 == event.request }
        newest.append(event.request)
      }
      return Changes(token: ChangeToken(String(state.written.count)), requests: newest)
    }
  }

  public func pin(of id: RequestID, shownUnder key: String) throws(StoreError) -> Secret {
    try locked { (state) throws(StoreError) in
      guard let filed = state.receipts[key], filed.event.kind == .pinShown,
        filed.receipt.request == id, let pin = state.pins[id]
      else { throw .noSuchThing(id.text) }
      return pin
    }
  }
}

// MARK: Writing

extension InMemoryStore {
  public func commit(_ intents: [Intent]) throws(StoreError) -> [Outcome] {
    try locked { (state) throws(StoreError) in
      // A copy, so that an error on the way leaves nothing half done.
      var draft = state
      let now = max(clock(), state.written.last?.at ?? Instant(milliseconds: .min))
      var outcomes: [Outcome] = []
      for intent in intents { outcomes.append(try outcome(of: intent, at: now, &draft)) }
      state = draft
      return outcomes
    }
  }

  private func outcome(
    of intent: Intent,
    at now: Instant,
    _ state: inout State
  ) throws(StoreError) -> Outcome {
    let fingerprint = intent.fingerprint(with: nil)
    if let filed = state.receipts[intent.key] {
      guard filed.fingerprint == fingerprint else { throw .keyReused(key: intent.key) }
      return .done(filed.receipt)
    }
    let ruling: Ruling
    var reference: String?
    switch intent.subject {
    case .create(let draft):
      reference = draft.orderReference
      ruling = desk.admit(draft, by: intent.actor, at: now, standing: state.standing)
    case .takeOver(let draft, let inFlight):
      reference = draft.orderReference
      ruling = desk.admit(
        draft,
        inFlight: inFlight,
        by: intent.actor,
        at: now,
        standing: state.standing
      )
    case .change(let id, let change, let basis):
      var file = try state.file(id)
      if case .paper(.attach(let paper)) = change, let document = state.documents[paper],
        !file.documents.contains(document)
      {
        file.documents.append(document)
      }
      if let order = change.orderJoined(by: file) { file.peers = state.requests(of: order) }
      ruling = desk.decide(
        change,
        on: file,
        basis: basis,
        by: intent.actor,
        at: now,
        standing: state.standing
      )
    }
    switch ruling {
    case .allowed(let decision):
      try store(decision, orderReference: reference, at: now, &state)
      let receipt = Receipt(
        request: decision.file.request.id,
        version: decision.file.request.version,
        warnings: decision.warnings,
        document: decision.document?.id
      )
      state.receipts[intent.key] = Filed(
        receipt: receipt,
        fingerprint: fingerprint,
        event: decision.event
      )
      return .done(receipt)
    case .unchanged(let version):
      guard case .change(let id, _, _) = intent.subject else {
        preconditionFailure("a new request changes something")
      }
      return .done(Receipt(request: id, version: version))
    case .refused(let refusal): return .refused(refusal)
    case .conflict(let conflict): return .conflict(conflict)
    }
  }

  private func store(
    _ decision: Decision,
    orderReference: String?,
    at now: Instant,
    _ state: inout State
  ) throws(StoreError) {
    let id = decision.file.request.id
    var others: [RequestFile] = []
    if let document = decision.document {
      let past = state.documents[document.id]?.requests ?? []
      let all = document.requests + past.filter { !document.requests.contains($0) }
      for other in all where other != id { others.append(try state.file(other)) }
    }
    if let order = decision.file.request.orderID, state.orders[order] == nil {
      state.orders[order] = Order(id: order, createdAt: now, reference: orderReference)
    }
    state.keep(decision)
    switch decision.pin {
    case .kept: break
    case .set(let pin): state.pins[id] = pin
    case .removed: state.pins[id] = nil
    }
    guard let document = decision.document else { return }
    for other in others {
      state.keep(desk.follow(document, of: decision.event, in: other, at: now))
    }
  }
}

extension InMemoryStore.State {
  fileprivate func listing(_ id: RequestID) -> Listing? {
    guard let request = files[id]?.request, let facts = facts[id] else { return nil }
    return Listing(request: request, facts: facts)
  }

  /// The requests of an order, oldest first.
  fileprivate func requests(of order: OrderID) -> [PortRequest] {
    files.values.map(\.request).filter { $0.orderID == order }.sorted { $0.id < $1.id }
  }

  /// A file with the papers as they are now, the order and the siblings.
  fileprivate func file(_ id: RequestID) throws(StoreError) -> RequestFile {
    guard var file = files[id] else { throw .noSuchThing(id.text) }
    file.documents = file.documents.compactMap { documents[$0.id] }
      .filter { $0.requests.contains(id) }
    file.order = file.request.orderID.flatMap { orders[$0] }
    let shared = Set(file.documents.flatMap(\.requests))
    file.siblings = files.values.map(\.request)
      .filter {
        $0.id == id || shared.contains($0.id)
          || ($0.orderID != nil && $0.orderID == file.request.orderID)
      }
      .sorted { $0.id < $1.id }
      .map {
        RequestFile.Sibling(id: $0.id, number: $0.number, status: $0.status, orderID: $0.orderID)
      }
    return file
  }

  fileprivate mutating func keep(_ decision: Decision) {
    let id = decision.file.request.id
    files[id] = decision.file
    facts[id] = decision.facts
    for document in decision.file.documents { documents[document.id] = document }
    if let document = decision.document { documents[document.id] = document }
    written.append(decision.event)
  }

  fileprivate func standing(of number: PhoneNumber) -> NumberStanding {
    let files = files.values.filter { $0.request.number == number }
    if let open = files.first(where: { $0.request.status.isOpen }) { return .open(open.request.id) }
    let isOurs = files.contains { $0.activeNumber.map { $0.releasedOn == nil } ?? false }
    return isOurs ? .ours : .free
  }
}

// MARK: Drafts and presence

extension InMemoryStore: DraftStore, PresenceStore {
  public func saveDraft(
    _ draft: Draft,
    of login: String,
    patience: Int?
  ) throws(StoreError) {
    try locked { (state) throws(StoreError) in
      let fields = draft.fields.filter { $0.key != RequestField.accountPIN.rawValue }
      state.drafts[login, default: [:]][draft.key] = Draft(
        key: draft.key,
        fields: fields,
        savedAt: draft.savedAt
      )
    }
  }

  public func removeDraft(_ key: Draft.Key, of login: String) throws(StoreError) {
    try locked { (state) throws(StoreError) in state.drafts[login]?[key] = nil }
  }

  public func drafts(of login: String) throws(StoreError) -> [Draft] {
    try locked { (state) throws(StoreError) in
      (state.drafts[login] ?? [:]).values.sorted {
        ($0.savedAt, $0.key.form, $0.key.subject) < ($1.savedAt, $1.key.form, $1.key.subject)
      }
    }
  }

  public func setPresence(
    _ request: RequestID?,
    login: String,
    session: String
  ) throws(StoreError) {
    try locked { (state) throws(StoreError) in
      state.presence[session] = request.map { (login, $0) }
    }
  }

  public func presence(
    on request: RequestID,
    besides session: String
  ) throws(StoreError) -> [String] {
    try locked { (state) throws(StoreError) in
      Set(
        state.presence.filter { $0.key != session && $0.value.request == request }
          .map(\.value.login)
      ).sorted()
    }
  }
}

// MARK: Reports

extension InMemoryStore: ReportStore {
  public func fees(_ question: FeeQuestion) throws(StoreError) -> [FeeSum] {
    struct Key: Hashable {
      let group: String
      let currency: String
    }
    let charges = try locked { (state) throws(StoreError) in
      state.files.values
        .filter { file in
          state.listing(file.request.id).map {
            question.filter.matches($0, from: question.viewpoint)
          } ?? false
        }
        .flatMap { file in file.charges.map { (request: file.request, charge: $0) } }
    }
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
    return try locked { (state) throws(StoreError) in
      var counts: [Key: (times: Int, completed: Int)] = [:]
      for file in state.files.values {
        for rejection in file.rejections where rejection.source == .carrier {
          for ground in rejection.reasons {
            let key = Key(
              country: file.request.country,
              carrier: file.request.carrier,
              reason: ground.code,
              outcome: ground.resolution?.outcome
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
  }

  public func completedSpans(from: CalendarDay?) throws(StoreError) -> [CompletedSpan] {
    struct Key: Hashable {
      let country: Country
      let carrier: CarrierID
      let created: CalendarDay
      let activated: CalendarDay
    }
    return try locked { (state) throws(StoreError) in
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
      return Dictionary(grouping: completed) { $0 }
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
    }
  }
}

extension InMemoryStore {
  public func openCounts() throws(StoreError) -> [OpenCount] {
    struct Key: Hashable {
      let status: Status
      let country: Country
      let owner: String?
      let created: CalendarDay
    }
    return try locked { (state) throws(StoreError) in
      let open = state.files.values.map(\.request).filter(\.status.isOpen).map {
        Key(
          status: $0.status,
          country: $0.country,
          owner: $0.owner,
          created: $0.clock.startedOn
        )
      }
      return Dictionary(grouping: open) { $0 }.map { key, requests in
        OpenCount(
          status: key.status,
          country: key.country,
          owner: key.owner,
          created: key.created,
          requests: requests.count
        )
      }
    }
  }
}

// MARK: Order of lists

extension Sort {
  fileprivate func key(of listing: Listing) -> PageKey {
    PageKey(key: listing.key(field), id: listing.request.id)
  }

  /// Absent keys come last in either direction; among equal keys the ids go with the direction.
  fileprivate func precedes(_ left: PageKey, _ right: PageKey) -> Bool {
    switch (left.key, right.key) {
    case (.none, .none): break
    case (.none, _): return false
    case (_, .none): return true
    case (.integer(let a), .integer(let b)):
      if a != b { return (a < b) != isDescending }
    case (.text(let a), .text(let b)):
      if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) != isDescending }
    case (.integer, .text), (.text, .integer):
      preconditionFailure("one order has keys of one kind")
    }
    return left.id != right.id && (left.id < right.id) != isDescending
  }

  fileprivate func page(of rows: [Listing], from start: PageStart, limit: Int) -> Page {
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

// MARK: Carriers and holidays

extension InMemoryStore: RecordStore {
  public func rules() -> Desk { desk }

  public func records() -> [RecordVersion] {
    versions.withLock { $0 }
  }

  public func newestRecord() -> ChangeToken { ChangeToken(String(records().count)) }

  public func recountWhatIsOwed() -> Int { 0 }

  public func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis
  ) throws(StoreError) -> RecordOutcome {
    let rules = desk
    let newest = records().last { $0.record.subject == record.subject }
    let present = rules.record(of: record.subject)
    if let newest, !basis.agrees(with: newest.version, present) {
      return .refused([.stale(version: newest.version, by: newest.by, at: newest.at)])
    }
    let obstacles = rules.obstacles(to: record, by: actor)
    guard obstacles.isEmpty else { return .refused(obstacles) }
    guard present != record else { return .unchanged }
    let next = RecordVersion(
      record: record,
      version: (newest?.version ?? 0) + 1,
      at: clock(),
      by: actor.login
    )
    versions.withLock { $0.append(next) }
    let desk = desk
    return state.withLock { state in
      let concerned = state.files.values.filter { file in
        file.request.status.isOpen && record.reach?.covers(file.request) == true
      }
      for file in concerned { state.facts[file.request.id] = desk.facts(of: file) }
      return .done(version: next.version, recounted: concerned.count)
    }
  }
}
