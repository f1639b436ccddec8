import PortDomain
import PortStore

/// A store as a viewer sees it: what is personal is masked before anything else has it, so that lists,
/// screens, letters and every export show one and the same.
///
/// Filters and orders go by what is really there, as do the rules when something is decided.
struct MaskedStore {
  private let store: any WholeStore

  init(_ store: any WholeStore) {
    self.store = store
  }
}

extension MaskedStore: DeskStore {
  func page(_ query: Query, from start: PageStart, limit: Int) throws(StoreError) -> Page {
    let page = try store.page(query, from: real(start, query.sort.field), limit: limit)
    let rows = page.rows.map(\.masked)
    return Page(rows: rows, hasBefore: page.hasBefore, hasAfter: page.hasAfter)
  }

  /// A place in a list by the customer's name was told by the masked one.
  private func real(
    _ start: PageStart,
    _ field: Sort.Field
  ) throws(StoreError) -> PageStart {
    func real(_ key: PageKey) throws(StoreError) -> PageKey {
      guard field == .customer else { return key }
      let customer = try store.file(key.id).request.customer
      return PageKey(key: .text(FoldedText.key(customer)), id: key.id)
    }
    switch start {
    case .first, .last: return start
    case .after(let key): return .after(try real(key))
    case .before(let key): return .before(try real(key))
    case .at(let key): return .at(try real(key))
    case .around(let key, let orFirst): return .around(try real(key), orFirst: orFirst)
    }
  }

  func count(_ filter: Filter, from viewpoint: Viewpoint, upTo cap: Int) throws(StoreError) -> Count
  {
    try store.count(filter, from: viewpoint, upTo: cap)
  }

  func file(_ id: RequestID) throws(StoreError) -> RequestFile { try store.file(id).masked }

  func files(_ ids: [RequestID]) throws(StoreError) -> [RequestFile] {
    try store.files(ids).map(\.masked)
  }

  func commit(
    _ intents: [Intent],
    allOrNothing: Bool,
    with files: (any PaperFiles)?
  ) throws(StoreError) -> [Outcome] {
    try store.commit(intents, allOrNothing: allOrNothing, with: files)
  }

  func request(underKey key: String) throws(StoreError) -> RequestID? {
    try store.request(underKey: key)
  }

  func changes(since token: ChangeToken?) throws(StoreError) -> Changes {
    try store.changes(since: token)
  }

  func newestChange() throws(StoreError) -> ChangeToken { try store.newestChange() }

  func request(ofNumber e164: String) throws(StoreError) -> RequestID? {
    try store.request(ofNumber: e164)
  }

  func requests(ofReference reference: String) throws(StoreError) -> [RequestID] {
    try store.requests(ofReference: reference)
  }

  func request(ofDocument id: DocumentID) throws(StoreError) -> RequestID? {
    try store.request(ofDocument: id)
  }

  func operators() throws(StoreError) -> [String] { try store.operators() }

  func recentEvents(by login: String) throws(StoreError) -> [Event] {
    try store.recentEvents(by: login)
  }

  func events(_ kind: Event.Kind, of ids: [RequestID]) throws(StoreError) -> [Event] {
    try store.events(kind, of: ids)
  }

  func standing(of number: PhoneNumber) throws(StoreError) -> NumberStanding {
    try store.standing(of: number)
  }

  func requests(ofOrder id: OrderID) throws(StoreError) -> [RequestID] {
    try store.requests(ofOrder: id)
  }

  func order(_ id: OrderID) throws(StoreError) -> OrderFile {
    let file = try store.order(id)
    return OrderFile(order: file.order, files: file.files.map(\.masked))
  }

  func orders(openOnly: Bool, limit: Int) throws(StoreError) -> [OrderListing] {
    try store.orders(openOnly: openOnly, limit: limit).map {
      OrderListing(order: $0.order, lead: $0.lead.masked, tally: $0.tally)
    }
  }

  func pin(of id: RequestID, shownUnder key: String) throws(StoreError) -> Secret {
    try store.pin(of: id, shownUnder: key)
  }
}

extension MaskedStore: OrganisationStore {
  func requests(_ query: OrganisationQuery) throws(StoreError) -> [Listing] {
    try store.requests(query).map(\.masked)
  }

  func request(_ id: RequestID, of organisation: String) throws(StoreError) -> Listing? {
    try store.request(id, of: organisation)?.masked
  }

  func numbers(
    of organisation: String,
    before: NumberID?,
    limit: Int
  ) throws(StoreError) -> [PortedNumber] {
    try store.numbers(of: organisation, before: before, limit: limit).map(\.masked)
  }

  func number(_ id: NumberID, of organisation: String) throws(StoreError) -> PortedNumber? {
    try store.number(id, of: organisation)?.masked
  }
}

extension PortedNumber {
  fileprivate var masked: PortedNumber { PortedNumber(number: number, request: request.masked) }
}

extension MaskedStore: ReportStore {
  func fees(_ question: FeeQuestion) throws(StoreError) -> [FeeSum] {
    let sums = try store.fees(question)
    return question.grouping == .customer ? sums.map(\.masked) : sums
  }

  func reasonCounts() throws(StoreError) -> [ReasonCount] { try store.reasonCounts() }

  func forEachCompletedSpan(
    from: CalendarDay?,
    _ body: (CompletedSpan) -> Void
  ) throws(StoreError) {
    try store.forEachCompletedSpan(from: from, body)
  }

  func openCounts() throws(StoreError) -> [OpenCount] { try store.openCounts() }

  func awaitedCounts(from viewpoint: Viewpoint) throws(StoreError) -> [AwaitedCount] {
    try store.awaitedCounts(from: viewpoint).map(\.masked)
  }

  func forEachTrail(
    of kinds: Set<Event.Kind>,
    _ body: (Trail, Double) throws(StoreError) -> Void
  ) throws(StoreError) {
    try store.forEachTrail(of: kinds) { trail, part throws(StoreError) in
      try body(trail.masked, part)
    }
  }

  /// Masked at last: two customers whose names look alike then are still two.
  func figures(
    of report: Report,
    by desk: Desk,
    from viewpoint: Viewpoint,
    progress: (Double) throws(StoreError) -> Void
  ) throws(StoreError) -> ReportFigures {
    try store.figures(of: report, by: desk, from: viewpoint, progress: progress).masked
  }
}

extension MaskedStore: PaperStore {
  func paper(sha256: String) throws(StoreError) -> (paper: Document, requests: [RequestID])? {
    try store.paper(sha256: sha256).map { ($0.paper.masked, $0.requests) }
  }

  func resolve(_ hashes: [String], in files: any PaperFiles) throws(StoreError) {
    try store.resolve(hashes, in: files)
  }
}

// MARK: Nothing of a customer

extension MaskedStore: ClientKeyStore, DraftStore, HistoryStore, OpenStore, PersonalStore,
  PresenceStore, RecordStore, WebhookStore
{
  func saveDraft(_ draft: Draft, of login: String) throws(StoreError) {
    try store.saveDraft(draft, of: login)
  }

  func removeDraft(_ key: Draft.Key, of login: String) throws(StoreError) {
    try store.removeDraft(key, of: login)
  }

  func drafts(of login: String) throws(StoreError) -> [Draft] { try store.drafts(of: login) }

  func make(_ change: PersonalChange, of login: String) throws(StoreError) {
    try store.make(change, of: login)
  }

  func personal(of login: String) throws(StoreError) -> Personal {
    try store.personal(of: login)
  }

  func verifyHistory(
    against kept: [KeptSeal],
    progress: (Double) -> Void
  ) throws(StoreError) -> HistoryVerdict {
    try store.verifyHistory(against: kept, progress: progress)
  }

  func sealHistory() throws(StoreError) -> KeptSeal? { try store.sealHistory() }

  var place: String { store.place }
  var storeID: String { store.storeID }
  var isSandbox: Bool { store.isSandbox }
  var isReadOnly: Bool { store.isReadOnly }

  func writeObstacle() -> StoreError? { store.writeObstacle() }
  func interrupt() { store.interrupt() }
  func hurry(within milliseconds: Int) { store.hurry(within: milliseconds) }
  func whileNothingIsWritten(_ body: () -> Void) { store.whileNothingIsWritten(body) }
  func close() { store.close() }

  func setPresence(_ request: RequestID?, login: String, session: String) throws(StoreError) {
    try store.setPresence(request, login: login, session: session)
  }

  func presence(on request: RequestID, besides session: String) throws(StoreError) -> [String] {
    try store.presence(on: request, besides: session)
  }

  func rules() throws(StoreError) -> Desk { try store.rules() }
  func records() throws(StoreError) -> [RecordVersion] { try store.records() }
  func newestRecord() throws(StoreError) -> ChangeToken { try store.newestRecord() }

  func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis,
    counted: (Int) -> Void
  ) throws(StoreError) -> RecordOutcome {
    try store.revise(record, by: actor, on: basis, counted: counted)
  }

  func recountSome() throws(StoreError) -> Int? { try store.recountSome() }

  func clientKey(_ presented: Secret) throws(StoreError) -> ClientKey? {
    try store.clientKey(presented)
  }

  func nextDelivery() throws(StoreError) -> Instant? { try store.nextDelivery() }

  func claimDeliveries(limit: Int) throws(StoreError) -> [Delivery] {
    try store.claimDeliveries(limit: limit)
  }

  func record(_ results: [(delivery: Delivery, result: Delivery.Result)]) throws(StoreError) {
    try store.record(results)
  }

  func deliveries(
    of scope: DeliveryScope,
    before: AnnouncementID?,
    limit: Int
  ) throws(StoreError) -> [Delivery] {
    try store.deliveries(of: scope, before: before, limit: limit)
  }

  func sendAgain(_ id: Delivery.ID) throws(StoreError) -> Delivery { try store.sendAgain(id) }

  func secret(of webhook: WebhookID) throws(StoreError) -> Secret {
    throw .notPermitted(place: place)
  }
}
