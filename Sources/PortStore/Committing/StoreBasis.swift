import PortDomain
import Synchronization

/// Keeps seals elsewhere than in the store, so that they tell of it whatever becomes of its file.
public protocol SealKeeper: Sendable {
  /// Called once a seal is stored. A failure is the keeper's to tell: the change that it follows stands.
  func keep(_ seal: KeptSeal)
}

/// What a store decides and seals by, whatever it keeps its rows in.
public final class StoreBasis: Sendable {
  /// Names the store, its key and what its PINs are bound to.
  let storeID: String
  let keys: KeyRing
  let clock: @Sendable () -> Instant
  private let keeper: (any SealKeeper)?
  /// The rules with what is known at the start; `rules(in:)` adds the desk's own records.
  private let base: Desk
  private let known: Mutex<(record: Int, desk: Desk)>

  public init(
    storeID: String,
    keys: KeyRing,
    desk: Desk,
    clock: @escaping @Sendable () -> Instant,
    keeper: (any SealKeeper)? = nil
  ) {
    self.storeID = storeID
    self.keys = keys
    self.clock = clock
    self.keeper = keeper
    base = desk
    known = Mutex((record: 0, desk: desk))
  }

  /// The rules as of a transaction; read again only when a record was written since.
  public func rules(in rows: some DeskTransaction) throws -> Desk {
    try rules(in: rows, under: rows.head())
  }

  /// - Parameter head: as the transaction found it.
  func rules(in rows: some DeskTransaction, under head: StoreHead) throws -> Desk {
    let newest = head.records.count
    if let desk = known.withLock({ $0.record == newest ? $0.desk : nil }) { return desk }
    let desk = base.with(try rows.records(newestOnly: true).map { try $0.version().record })
    known.withLock { $0 = (newest, desk) }
    return desk
  }

  /// What a country's rules said of a ground by a record's version, or say at the start where it is nil.
  func rule(by record: DeskRecord?, for code: ReasonCode, in country: Country) -> CountryRule? {
    base.with(record.map { [$0] } ?? []).rules.rule(for: code, in: country)
  }

  /// The key that what is written now is signed with; nil for a store whose history began unsigned.
  ///
  /// Every store is made with a key, and one unsigned event in a signed history is one that
  /// `audit verify` finds for good. So a store that signs, or that nothing was written to yet, is
  /// written only with its key.
  /// - Throws: why the key isn't at hand.
  func signingKey(for rows: some HistoryRows) throws -> SealKey? {
    do throws(StoreError) { return try keys.neededKey() } catch {
      if try rows.isFirstEventSigned() ?? true { throw error }
      return nil
    }
  }

  /// The head of a new store, signed with its key.
  public func newHead(at now: Instant, isSandbox: Bool) -> StoreHead {
    StoreHead(
      StoreHead.Identity(storeID: storeID, createdAt: now, isSandbox: isSandbox),
      signedWith: keys.key()
    )
  }

  func keep(_ seal: KeptSeal?) {
    if let seal { keeper?.keep(seal) }
  }

  func seal(_ pin: Secret, of id: RequestID) throws(StoreError) -> [UInt8] {
    try keys.neededKey().seal(pin, for: row(of: id))
  }

  func open(_ sealed: [UInt8], of id: RequestID) throws(StoreError) -> Secret {
    try keys.neededKey().open(sealed, for: row(of: id))
  }

  /// What a sealed PIN is bound to.
  private func row(of id: RequestID) -> String { "\(storeID) \(id.text)" }
}
