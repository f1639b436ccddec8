import Foundation
import PortDomain
import PortStore
import Synchronization
import Testing

/// A store that forgets everything with its process: dictionaries, filters as they read, and rows for
/// the committer. The contract suite holds it against every other store.
///
/// The program has no use for it, hence it is no product; tests of screens and drills of a store do.
public final class InMemoryStore: CommittingStore {
  public let basis: StoreBasis
  public let place = "memory"
  public let isSandbox = true
  public let isReadOnly = false
  private let state: Mutex<MemoryState>
  private let writers = NSLock()

  public init(desk: Desk, clock: @escaping @Sendable () -> Instant) {
    basis = StoreBasis(storeID: "st_memory", keys: KeyRing(), desk: desk, clock: clock)
    state = Mutex(MemoryState(head: basis.newHead(at: clock(), isSandbox: true)))
  }

  private init(_ state: MemoryState, on basis: StoreBasis) {
    self.basis = basis
    self.state = Mutex(state)
  }

  /// Another store with the same in it.
  public func copied() -> InMemoryStore { InMemoryStore(snapshot, on: basis) }

  public func rules() -> Desk {
    do { return try basis.rules(in: MemoryTransaction(snapshot)) } catch {
      Issue.record(error, "memory holds what was put in")
      return Sample.desk()
    }
  }

  public func interrupt() {}
  public func hurry(within milliseconds: Int) {}
  public func whileNothingIsWritten(_ body: () -> Void) { body() }
  public func close() {}

  var snapshot: MemoryState { state.withLock { $0 } }

  public func reading<Value>(
    _ use: ReadingUse,
    _ body: (MemoryTransaction) throws -> Value
  ) throws(StoreError) -> Value {
    try failing { try body(MemoryTransaction(snapshot)) }
  }

  public func writing<Value>(
    recover: (MemoryTransaction, Value) throws -> Value?,
    afterwards: (Value) throws(StoreError) -> Void,
    _ body: (MemoryTransaction) throws -> Ending<Value>
  ) throws(StoreError) -> Value {
    writers.lock()
    defer { writers.unlock() }
    let rows = MemoryTransaction(snapshot)
    switch try failing({ try body(rows) }) {
    case .drop(let value): return value
    case .keep(let value):
      state.withLock { [kept = rows.state] in $0 = kept }
      try afterwards(value)
      return value
    }
  }

  func change(_ body: (inout MemoryState) -> Void) {
    writers.lock()
    defer { writers.unlock() }
    var changed = snapshot
    body(&changed)
    state.withLock { [changed] in $0 = changed }
  }

  private func failing<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do { return try body() } catch let error as StoreError { throw error } catch {
      throw .system("\(error)")
    }
  }
}

struct MemoryState: Sendable {
  var head: StoreHead
  /// Papers apart, which lie in `documents` as several requests may hold them.
  var files: [RequestID: RequestFile] = [:]
  var facts: [RequestID: Facts] = [:]
  var documents: [DocumentID: Document] = [:]
  /// In the order of attaching, from either side.
  var papers: [RequestID: [DocumentID]] = [:]
  var holders: [DocumentID: [RequestID]] = [:]
  var orders: [OrderID: SignedOrder] = [:]
  var pins: [RequestID: [UInt8]] = [:]
  var receipts: [String: FiledReceipt] = [:]
  /// In the order they were written.
  var history: [HistoryEntry] = []
  /// Of each request, the places of its events in `history`.
  var places: [RequestID: [Int]] = [:]
  /// Until they are purged.
  var details: [EventID: Detail] = [:]
  /// Of events whose details a purge took, the purge.
  var forgotten: [Int: Int] = [:]
  var seals: [HistorySeal] = []
  var records: [RecordChain.Entry] = []
  var owed: [(record: Int, reach: DeskRecord.Reach)] = []
  /// In the order they were written.
  var deliveries: [Delivery] = []
  var drafts: [String: [Draft.Key: Draft]] = [:]
  var personal: [String: [String: PersonalItem]] = [:]
  var presence: [String: Presence] = [:]

  struct Detail: Sendable {
    let stored: StoredDetail
    let detail: EventDetail
  }

  struct Presence: Sendable {
    let login: String
    let request: RequestID
  }

  func listing(_ id: RequestID) -> Listing? {
    guard let request = files[id]?.request, let facts = facts[id] else { return nil }
    return Listing(request: request, facts: facts)
  }

  /// The requests of an order, oldest first.
  func requests(of order: OrderID) -> [PortRequest] {
    files.values.map(\.request).filter { $0.orderID == order }.sorted { $0.id < $1.id }
  }
}

// MARK: Rows

/// The rows of an in-memory store as one transaction sees and changes them.
public final class MemoryTransaction: DeskTransaction {
  fileprivate(set) var state: MemoryState

  init(_ state: MemoryState) {
    self.state = state
  }

  public func files(_ ids: [RequestID], _ depth: HistoryDepth) -> [StoredFile] {
    ids.compactMap { id -> StoredFile? in
      guard var file = state.files[id], let facts = state.facts[id] else { return nil }
      let held = (state.papers[id] ?? []).compactMap { self.held($0) }
      file.documents = held.map(\.document)
      file.attachments = Dictionary(
        uniqueKeysWithValues: held.map { ($0.document.id, $0.attachment) }
      )
      file.order = file.request.orderID.flatMap { state.orders[$0]?.order }
      let ordered = file.request.orderID.map { state.requests(of: $0).map(\.id) } ?? []
      let siblings = Set([id] + held.flatMap(\.attachment.requests) + ordered)
      file.siblings = siblings.compactMap { state.files[$0] }
        .map { RequestFile.Sibling($0.request) }
        .sorted { $0.id < $1.id }
      var reading = HistoryReading(depth, of: file)
      let entries = (state.places[id] ?? []).map { state.history[$0] }
      for entry in entries.reversed() {
        var event = entry.event
        event.detail = nil
        if !reading.look(at: event, detail: { state.details[event.origin]?.detail }) { break }
      }
      file.history = reading.history
      let tail = entries.last.map { StoredFile.Tail(hash: $0.hash, state: $0.outcome.state) }
      return StoredFile(file: file, facts: facts, pin: state.pins[id], tail: tail)
    }
  }

  public func paper(_ id: DocumentID) -> HeldPaper? { held(id) }

  public func paper(sha256: String) -> HeldPaper? {
    state.documents.values.filter { $0.file.sha256 == sha256 }.sorted { $0.id > $1.id }
      .compactMap { held($0.id) }.first { !$0.attachment.requests.isEmpty }
  }

  private func held(_ id: DocumentID) -> HeldPaper? {
    state.documents[id].map { document in
      let holders = state.holders[id] ?? []
      let siblings = holders.compactMap { state.files[$0].map { RequestFile.Sibling($0.request) } }
      return HeldPaper(
        document: document,
        attachment: Attachment(of: document, to: holders, among: siblings)
      )
    }
  }

  public func holdsPaper(sha256: String) -> Bool {
    state.documents.values.contains { $0.file.sha256 == sha256 }
  }

  public func requests(ofOrder id: OrderID) -> [PortRequest] { state.requests(of: id) }

  public func order(_ id: OrderID) -> Order? { state.orders[id]?.order }

  public func voice(ofOrder id: OrderID) -> PortRequest? {
    let requests = requests(ofOrder: id)
    return requests.first { $0.status.isOpen } ?? requests.first
  }

  public func standing(of number: PhoneNumber) -> NumberStanding {
    let files = state.files.values.filter { $0.request.number == number }
    if let open = files.first(where: { $0.request.status.isOpen }) { return .open(open.request.id) }
    let isOurs = files.contains { $0.activeNumber.map { $0.releasedOn == nil } ?? false }
    if isOurs { return .ours }
    return files.compactMap(\.request.lifecycle.returnedOn).max().map { .released(on: $0) } ?? .free
  }

  public func receipt(under key: String) -> FiledReceipt? { state.receipts[key] }

  public func shownPIN(of id: RequestID, under key: String) -> (sealed: [UInt8], at: Instant)? {
    guard let filed = state.receipts[key], filed.receipt.request == id, let pin = state.pins[id],
      let event = state.history.last(where: { $0.event.id == filed.event })?.event,
      event.kind == .pinShown
    else { return nil }
    return (pin, event.at)
  }

  public func write(_ changes: FileChanges) -> [Int] {
    let id = changes.file.request.id
    if let signed = changes.order, state.orders[signed.order.id] == nil {
      state.orders[signed.order.id] = signed
    }
    state.files[id] = changes.file
    state.facts[id] = changes.after.facts
    if let document = changes.document {
      state.documents[document.id] = document
      for request in changes.attached {
        state.holders[document.id, default: []].append(request)
        state.papers[request, default: []].append(document.id)
      }
    }
    for (paper, request) in changes.detached {
      state.holders[paper]?.removeAll { $0 == request }
      state.papers[request]?.removeAll { $0 == paper }
    }
    switch changes.pin {
    case .kept: break
    case .set(let sealed): state.pins[id] = sealed
    case .removed: state.pins[id] = nil
    }
    return changes.purge.map { forget($0, of: id) } ?? []
  }

  private func forget(_ purge: FileChanges.Purge, of id: RequestID) -> [Int] {
    let before = state.details
    func isHeld(_ paper: DocumentID) -> Bool { state.holders[paper]?.isEmpty == false }
    for place in state.places[id] ?? [] {
      let event = state.history[place].event
      let paper = state.details[event.id]?.stored.paper
      if purge.events.contains(event.number), !(paper.map(isHeld) ?? false) {
        state.details[event.id] = nil
      }
    }
    for paper in purge.papers.map(\.id) where !isHeld(paper) {
      state.documents[paper] = nil
      state.details = state.details.filter { $0.value.stored.paper != paper }
      state.drafts = state.drafts.mapValues { $0.filter { $0.key.subject != paper.text } }
    }
    state.drafts = state.drafts.mapValues { $0.filter { !$0.key.subject.contains(id.text) } }
    if purge.takesPerson {
      state.deliveries.removeAll { $0.announcement.facts.request == id }
      state.personal = state.personal.mapValues {
        $0.filter { !$0.key.hasPrefix(PersonalItem.Name.typedPrefix) }
      }
    }
    return state.history.indices.filter { index in
      let event = state.history[index].event.id
      return before[event] != nil && state.details[event] == nil
    }.map { $0 + 1 }
  }

  public func append(_ entry: HistoryEntry) {
    state.places[entry.event.request, default: []].append(state.history.count)
    state.history.append(entry)
    if let stored = entry.detail, let detail = entry.event.detail {
      state.details[entry.event.id] = .init(stored: stored, detail: detail)
    }
    for taken in entry.forgotten { state.forgotten[taken] = entry.number }
  }

  public func file(_ receipt: FiledReceipt) { state.receipts[receipt.key] = receipt }

  // MARK: History

  public func head() -> StoreHead { state.head }
  public func write(_ head: StoreHead) { state.head = head }

  public func isFirstEventSigned() -> Bool? {
    state.history.first.map { $0.signature != nil }
  }

  public func forEachEvent(_ body: (HistoryRow) throws -> Bool) rethrows {
    for (index, entry) in state.history.enumerated() {
      let detail = state.details[entry.event.id]?.stored
      let link = HistoryVerifier.Link(
        number: index + 1,
        event: entry.event,
        detailHash: entry.detail?.hash,
        detail: detail.map { ($0.body, $0.salt) },
        isForgotten: state.forgotten[index + 1] != nil,
        outcome: entry.outcome,
        hash: entry.hash,
        signature: entry.signature
      )
      guard try body(.link(link)) else { return }
    }
  }

  /// It has no numbers for those that followed others.
  public func forEachMark(_ body: (HistoryMark<Int>) throws -> Bool) {}

  public func seals() -> [HistorySeal] { state.seals }
  public func newestSeal() -> HistorySeal? { state.seals.last }
  public func write(_ seal: HistorySeal) { state.seals.append(seal) }

  public func requests(after id: RequestID?, limit: Int) -> [RequestID] {
    Array(
      state.files.keys.sorted().drop { next in id.map { next <= $0 } ?? false }.prefix(limit)
    )
  }

  public func examined(_ ids: [RequestID]) -> [(stored: StoredFile, isAsWritten: Bool)] {
    files(ids, .newest).map { ($0, true) }
  }

  public func last(ofNext limit: Int, after id: RequestID?) -> RequestID? {
    requests(after: id, limit: limit).last
  }

  /// All is gone through in order.
  public func quickLook(
    after id: RequestID?,
    upTo last: RequestID,
    takenOver: Int
  ) -> QuickLook {
    QuickLook(isSound: false, events: 0, rest: [])
  }

  public func forEachOrder(_ body: (SignedOrder) throws -> Bool) rethrows {
    for order in state.orders.values { guard try body(order) else { return } }
  }

  public func forEachReceipt(
    _ body: (HashValue, Int, HashValue?) throws -> Bool
  ) rethrows {
    let places = Dictionary(
      uniqueKeysWithValues: state.history.enumerated().map { ($0.element.event.id, $0.offset) }
    )
    for filed in state.receipts.values.sorted(by: { $0.key < $1.key }) {
      guard let place = places[filed.event],
        try body(filed.hash, place + 1, state.history[place].outcome.receipt)
      else { return }
    }
  }

  public func forEachForgotten(_ body: (Int, Int?) throws -> Bool) rethrows {
    for (event, purge) in state.forgotten.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      guard try body(event, purge) else { return }
    }
  }

  /// No earlier program wrote one.
  public func forEachTakenOver(_ body: (RequestID, Int, FileState) throws -> Bool) {}

  // MARK: Records

  public func records(newestOnly: Bool) -> [RecordChain.Entry] {
    guard newestOnly else { return state.records }
    var newest: Set<String> = []
    return state.records.reversed().filter { newest.insert($0.link.subject).inserted }.reversed()
  }

  public func append(_ entry: RecordChain.Entry, owing reach: DeskRecord.Reach?) {
    state.records.append(entry)
    if let reach { state.owed.append((entry.number, reach)) }
  }

  public func isRecountOwed() -> Bool { !state.owed.isEmpty }

  /// Whatever is owed, at once: nobody waits for a lock here.
  public func takeOwedRecount(limit: Int) -> OwedRecount? {
    guard !state.owed.isEmpty else { return nil }
    let (record, reach) = state.owed.removeFirst()
    let requests = state.files.values.map(\.request).filter { request in
      request.status.isOpen && reach.country.map { $0 == request.country } ?? true
        && reach.carrier.map { $0 == request.carrier } ?? true
    }.map(\.id)
    return OwedRecount(record: record, requests: requests)
  }
}

// MARK: Deliveries

extension MemoryTransaction {
  public func append(_ announcement: Announcement, _ deliveries: [Delivery]) {
    state.deliveries += deliveries
  }

  public func write(_ delivery: Delivery) {
    guard let place = state.deliveries.firstIndex(where: { $0.id == delivery.id }) else { return }
    state.deliveries[place] = delivery
  }

  public func delivery(_ id: Delivery.ID) -> Delivery? {
    state.deliveries.first { $0.id == id }
  }

  public func oldestOpenDelivery(to webhook: WebhookID, about request: RequestID) -> Delivery? {
    openDeliveries(to: webhook).first { $0.announcement.facts.request == request }
  }

  public func openDeliveries(to webhook: WebhookID) -> [Delivery] {
    state.deliveries.filter { $0.webhook == webhook && !$0.state.isDone }
  }

  public func nextDelivery() -> Instant? { state.deliveries.compactMap(\.next).min() }

  public func dueDeliveries(at now: Instant, limit: Int) -> [Delivery] {
    let due = state.deliveries.compactMap { delivery in delivery.next.map { ($0, delivery) } }
    return due.filter { $0.0 <= now }.sorted { $0.0 < $1.0 }.prefix(limit).map(\.1)
  }

  public func deliveries(
    of scope: DeliveryScope,
    before: AnnouncementID?,
    limit: Int
  ) -> [Delivery] {
    let end = before.map { id in
      state.deliveries.firstIndex { $0.announcement.id == id } ?? 0
    }
    let meant = state.deliveries.prefix(end ?? .max).filter { delivery in
      switch scope {
      case .all: true
      case .open: !delivery.state.isDone
      case .request(let id): delivery.announcement.facts.request == id
      case .webhook(let id): delivery.webhook == id
      case .announcement(let id): delivery.announcement.id == id
      }
    }
    return Array(meant.reversed().prefix(limit))
  }
}

// MARK: Lists

extension InMemoryStore {
  public func page(
    _ query: Query,
    from start: PageStart,
    limit: Int
  ) throws(StoreError) -> Page {
    let state = snapshot
    let rows = state.files.keys.sorted().compactMap { state.listing($0) }
      .filter { query.filter.matches($0, from: query.viewpoint) }
      .sorted { query.sort.precedes(query.sort.key(of: $0), query.sort.key(of: $1)) }
    return query.sort.page(of: rows, from: start, limit: limit)
  }

  public func count(_ filter: Filter, from viewpoint: Viewpoint, upTo cap: Int) throws(StoreError)
    -> Count
  {
    let state = snapshot
    let count = state.files.keys.compactMap { state.listing($0) }
      .filter { filter.matches($0, from: viewpoint) }.count
    return count > cap ? .moreThan(cap) : .exactly(count)
  }

  public func request(ofNumber e164: String) throws(StoreError) -> RequestID? {
    let requests = snapshot.files.values.map(\.request).filter { $0.number.e164 == e164 }
    return (requests.first { $0.status.isOpen } ?? requests.max { $0.id < $1.id })?.id
  }

  public func requests(ofReference reference: String) throws(StoreError) -> [RequestID] {
    let key = FoldedText.key(reference)
    return snapshot.files.values.map(\.request)
      .filter { $0.carrierReference.map { FoldedText.key($0) } == key }.map(\.id).sorted()
  }

  public func request(ofDocument id: DocumentID) throws(StoreError) -> RequestID? {
    snapshot.holders[id]?.max()
  }

  public func operators() throws(StoreError) -> [String] {
    let state = snapshot
    let owners = state.files.values.map(\.request).filter(\.status.isOpen).compactMap(\.owner)
    return Set(owners + state.history.map(\.event.by)).filter { ClientKeyID($0) == nil }.sorted()
  }

  public func recentEvents(by login: String) throws(StoreError) -> [Event] {
    snapshot.history.map(\.event).filter { $0.by == login && $0.lead == nil }.reversed()
      .map { event in
        var event = event
        event.detail = nil
        return event
      }
  }

  public func events(_ kind: Event.Kind, of ids: [RequestID]) throws(StoreError) -> [Event] {
    let ids = Set(ids)
    return snapshot.history.map(\.event).filter { $0.kind == kind && ids.contains($0.request) }
      .map { event in
        var event = event
        event.detail = nil
        return event
      }
  }

  public func orders(openOnly: Bool, limit: Int) throws(StoreError) -> [OrderListing] {
    let state = snapshot
    return state.orders.values.map(\.order).sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
      .compactMap { order in
        let requests = state.requests(of: order.id)
        guard let lead = requests.first, !openOnly || requests.contains(where: \.status.isOpen)
        else { return nil }
        let files = requests.compactMap { state.files[$0.id] }
        let tally = OrderFile(order: order, files: files).tally
        return OrderListing(order: order, lead: lead, tally: tally)
      }
      .prefix(limit).map { $0 }
  }

  public func changes(since token: ChangeToken?) throws(StoreError) -> Changes {
    let history = snapshot.history
    var newest: [RequestID] = []
    for entry in history.dropFirst(token.flatMap { Int($0.text) } ?? 0) {
      newest.removeAll { $0 == entry.event.request }
      newest.append(entry.event.request)
    }
    return Changes(token: ChangeToken(String(history.count)), requests: newest)
  }

  public func newestChange() throws(StoreError) -> ChangeToken {
    ChangeToken(String(snapshot.history.count))
  }
}

// MARK: Drafts and presence

extension InMemoryStore: DraftStore, PersonalStore, PresenceStore {
  public func make(_ change: PersonalChange, of login: String) throws(StoreError) {
    self.change {
      switch change {
      case .keep(let item): $0.personal[login, default: [:]][item.name.text] = item
      case .forget(let name): $0.personal[login]?[name.text] = nil
      }
    }
  }

  public func personal(of login: String) throws(StoreError) -> Personal {
    Personal((snapshot.personal[login] ?? [:]).values.map { $0 })
  }

  public func saveDraft(_ draft: Draft, of login: String) throws(StoreError) {
    let fields = draft.fields.filter { $0.key != RequestField.accountPIN.rawValue }
    let kept = Draft(key: draft.key, fields: fields, savedAt: draft.savedAt)
    change { $0.drafts[login, default: [:]][draft.key] = kept }
  }

  public func removeDraft(_ key: Draft.Key, of login: String) throws(StoreError) {
    change { $0.drafts[login]?[key] = nil }
  }

  public func drafts(of login: String) throws(StoreError) -> [Draft] {
    (snapshot.drafts[login] ?? [:]).values.sorted {
      ($0.savedAt, $0.key.form, $0.key.subject) < ($1.savedAt, $1.key.form, $1.key.subject)
    }
  }

  public func setPresence(_ request: RequestID?, login: String, session: String) throws(StoreError)
  {
    change { $0.presence[session] = request.map { .init(login: login, request: $0) } }
  }

  public func presence(on request: RequestID, besides session: String) throws(StoreError)
    -> [String]
  {
    let others = snapshot.presence.filter { $0.key != session && $0.value.request == request }
    return Set(others.map(\.value.login)).sorted()
  }
}
