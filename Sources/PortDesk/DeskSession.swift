import PortDomain
import PortStore
import Wording

/// Somebody at an open desk: its store and rules, who it is, what time it is, where files lie.
///
/// Its members are what a desk does, whoever asks: commands, screens, a service. They take values,
/// streams and sinks, answer with values, and throw facts.
public struct DeskSession: Sendable {
  /// A viewer's shows what is personal masked.
  public let store: any WholeStore
  public let desk: Desk
  /// The newest record that `desk` goes by.
  public let newestRecord: ChangeToken
  public let actor: Operator
  public let folders: ExchangeFolders
  let vault: PaperVault
  /// Asks for the logins of those who may work here, besides those whom the store knows.
  public let colleagues: @Sendable () -> Set<String>
  public let clock: @Sendable () -> Instant

  /// - Parameter desk: the rules as the store's records have them up to the newest.
  public init(
    store: any WholeStore,
    desk: Desk,
    newestRecord: ChangeToken,
    actor: Operator,
    folders: ExchangeFolders,
    vault: PaperVault,
    colleagues: @escaping @Sendable () -> Set<String> = { [] },
    clock: @escaping @Sendable () -> Instant
  ) {
    self.store = actor.seesMasked ? MaskedStore(store) : store
    self.desk = desk
    self.newestRecord = newestRecord
    self.actor = actor
    self.folders = folders
    self.vault = vault
    self.colleagues = colleagues
    self.clock = clock
  }

  public var now: Instant { clock() }

  /// Whether somebody here has a login: one's own, a colleague's, or that of somebody who owns an open
  /// request or did anything lately.
  public func knows(_ login: String) throws(DeskFailure) -> Bool {
    if login == actor.login || colleagues().contains(login) { return true }
    return try ask { store throws(StoreError) in try store.operators() }.contains(login)
  }

  /// Today where a number is; in UTC where its country isn't known.
  public func today(in country: Country?) -> CalendarDay {
    Clocks(zones: desk.zones, now: now).today(in: country)
  }

  public var viewpoint: Viewpoint { Viewpoint(zones: desk.zones, now: now, me: actor.login) }

  /// A key for one intent.
  public func newKey() -> String {
    let id: EventID = desk.ids.make(at: now)
    return id.text
  }

  /// Asks the store, whose errors become the desk's.
  public func ask<Value>(
    _ question: (any WholeStore) throws(StoreError) -> Value
  ) throws(DeskFailure) -> Value {
    do throws(StoreError) { return try question(store) } catch { throw .store(error) }
  }

  // MARK: Finding

  /// A request by its id, or the newest of its number, spelled as people spell numbers.
  ///
  /// Without a country's code a number may be one of several countries. What is no number may be the
  /// carrier's reference, or the beginning of an id.
  public func request(_ text: String) throws(DeskFailure) -> RequestID {
    if let id = RequestID(text) { return id }
    let countries = Country(ofNumber: text).map { [$0] } ?? Country.allCases
    let numbers = Set(countries.compactMap { try? PhoneNumber(parsing: text, in: $0) })
    let found = try ask { store throws(StoreError) in
      var found: [RequestID] = []
      for number in numbers.sorted() {
        if let id = try store.request(ofNumber: number.e164) { found.append(id) }
      }
      return found
    }
    let meant = found.isEmpty ? try requests(named: text) : found
    guard let id = meant.first else { throw .store(.noSuchThing(text)) }
    if meant.count > 1 { throw .severalMeant(text, meant) }
    return id
  }

  /// The requests whose id begins so, or for which the carrier has this reference.
  ///
  /// - Throws: `.severalMeant` for a word that so many have that not all can be looked at.
  private func requests(named text: String) throws(DeskFailure) -> [RequestID] {
    guard text.count >= DeskSession.shortestName else { return [] }
    let text = text.lowercased()
    let beginsID = text.hasPrefix(Named.Request.prefix + "_")
    let key = FoldedText.key(text)
    let query = Query(
      .term(.word(text)),
      sort: Sort(.created, descending: true),
      viewpoint: viewpoint
    )
    let (rows, hasMore) = try requests(of: query, limit: DeskSession.mostNamed)
    // Among those not looked at there could be a second one that it names.
    if hasMore { throw .severalMeant(text, rows.map(\.request.id)) }
    return rows.map(\.request).filter {
      beginsID && $0.id.text.hasPrefix(text)
        || $0.carrierReference.map { FoldedText.key($0) } == key
    }.map(\.id)
  }

  /// Less names too many.
  private static let shortestName = 4

  /// How many requests with a word are looked at to find the one that it names.
  private static let mostNamed = 100

  public func file(_ id: RequestID) throws(DeskFailure) -> RequestFile {
    try ask { store throws(StoreError) in try store.file(id) }
  }

  /// The files of a request by its id or number, or of all numbers of an order by its id.
  public func files(_ text: String) throws(DeskFailure) -> [RequestFile] {
    guard let order = OrderID(text) else { return [try file(request(text))] }
    let files = try self.order(order).files
    if files.isEmpty { throw .store(.noSuchThing(text)) }
    return files
  }

  /// A filter from its words.
  public func filter(_ words: [String]) throws(DeskFailure) -> Filter {
    do throws(FilterError) {
      return try desk.filter(words.joined(separator: " "), at: now)
    } catch {
      throw .filter(error)
    }
  }

  private static let pageSize = 500

  /// The first requests of a query in its order, and whether there are more.
  /// - Parameter limit: nil for all.
  public func requests(
    of query: Query,
    limit: Int? = nil
  ) throws(DeskFailure) -> (rows: [Listing], hasMore: Bool) {
    var rows: [Listing] = []
    let hasMore = try forEach(of: query, limit: limit) { rows.append($0) }
    return (rows, hasMore)
  }

  /// Hands out the requests of a query in its order, a page of them in memory at a time.
  ///
  /// - Parameter goesOn: is asked before each.
  /// - Returns: whether there are more.
  @discardableResult
  func forEach(
    of query: Query,
    limit: Int? = nil,
    while goesOn: () -> Bool = { true },
    _ body: (Listing) throws(DeskFailure) -> Void
  ) throws(DeskFailure) -> Bool {
    var start = PageStart.first
    var left = limit
    while true {
      let size = min(DeskSession.pageSize, left ?? DeskSession.pageSize)
      let page = try ask { store throws(StoreError) in
        try store.page(query, from: start, limit: size)
      }
      for row in page.rows {
        guard goesOn() else { return true }
        try body(row)
      }
      left = left.map { $0 - page.rows.count }
      guard page.hasAfter, let last = page.rows.last else { return false }
      if let left, left <= 0 { return true }
      start = .after(PageKey(key: last.key(query.sort.field), id: last.request.id))
    }
  }

  // MARK: Changing

  /// Stores one change to a request.
  ///
  /// - Parameter version: does it only while the request is at this one.
  /// - Throws: `.refused`, `.conflict` or `.store`; then nothing was changed.
  @discardableResult
  public func change(
    _ id: RequestID,
    _ change: Change,
    ifVersion version: Int? = nil,
    key: String? = nil,
    with files: (any PaperFiles)? = nil
  ) throws(DeskFailure) -> Receipt {
    let basis = version.map(Intent.Basis.exactly) ?? .current
    let intent = intent(.change(id, change, basis: basis), key: key)
    return try receipt(
      of: ask { store throws(StoreError) in try store.commit(intent, with: files) }
    )
  }

  /// Takes in a new request.
  public func create(_ draft: RequestDraft) throws(DeskFailure) -> Receipt {
    let intent = intent(.create(draft))
    return try receipt(of: ask { store throws(StoreError) in try store.commit(intent) })
  }

  func intent(_ subject: Intent.Subject, key: String? = nil) -> Intent {
    Intent(key: key ?? newKey(), actor: actor, subject: subject)
  }

  /// What was done; a refusal is worded with today in the country of its number.
  public func receipt(of outcome: Outcome) throws(DeskFailure) -> Receipt {
    switch outcome {
    case .done(let receipt): return receipt
    case .refused(let refusal): throw .refused(refusal, today: today(in: refusal.country))
    case .conflict(let conflict): throw .conflict(conflict)
    }
  }

  /// The PIN of a request, once the event that tells of it is stored.
  public func shownPIN(of id: RequestID) throws(DeskFailure) -> Secret {
    let key = newKey()
    try change(id, .showPIN, key: key)
    return try ask { store throws(StoreError) in try store.pin(of: id, shownUnder: key) }
  }

  /// All that stands in the way of an action.
  public func obstacles(to action: Action, on file: RequestFile) -> [Obstacle] {
    desk.obstacles(to: action, on: file, by: actor, at: now)
  }

  /// Refuses whoever may do less, before anything else is looked at.
  public func demand(_ role: Role) throws(DeskFailure) {
    guard actor.role < role else { return }
    throw .refused(Refusal(.notPermitted(needed: role)), today: today(in: nil))
  }
}

// MARK: Records

extension DeskSession {
  /// Stores a record's next version.
  ///
  /// - Parameters:
  ///   - version: what must be there, 0 for none that the desk wrote; else `basis` says it.
  ///   - counted: is told how many open requests have been counted anew, after each some.
  /// - Returns: the version and how many open requests were counted anew; nil when it said nothing new.
  public func revise(
    _ record: DeskRecord,
    on basis: RecordBasis = .current,
    ifVersion version: Int? = nil,
    counted: (Int) -> Void = { _ in }
  ) throws(DeskFailure) -> (version: Int, recounted: Int)? {
    let basis = version.map(RecordBasis.version) ?? basis
    let outcome = try ask { store throws(StoreError) in
      try store.revise(record, by: actor, on: basis, counted: counted)
    }
    switch outcome {
    case .refused(let obstacles): throw .record(obstacles)
    case .unchanged: return nil
    case .done(let version, let recounted): return (version, recounted)
    }
  }
}
