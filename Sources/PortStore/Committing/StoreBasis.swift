import PortDomain
import Synchronization

/// What a store decides and seals by, whatever it keeps its rows in.
public final class StoreBasis: Sendable {
  /// Names the store, its key and what its PINs are bound to.
  let storeID: String
  let keys: KeyRing
  let clock: @Sendable () -> Instant
  /// The rules with what is known at the start; `rules(in:)` adds the desk's own records.
  private let base: Desk
  private let known: Mutex<(record: Int, desk: Desk)>

  public init(
    storeID: String,
    keys: KeyRing,
    desk: Desk,
    clock: @escaping @Sendable () -> Instant
  ) {
    self.storeID = storeID
    self.keys = keys
    self.clock = clock
    base = desk
    known = Mutex((record: 0, desk: desk))
  }

  /// The rules as of a transaction; read again only when a record was written since.
  public func rules(in rows: some RecordRows) throws -> Desk {
    let newest = try rows.newestRecord()?.number ?? 0
    if let desk = known.withLock({ $0.record == newest ? $0.desk : nil }) { return desk }
    let desk = base.with(try rows.records(newestOnly: true).map { try $0.version().record })
    known.withLock { $0 = (newest, desk) }
    return desk
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

  func seal(_ pin: Secret, of id: RequestID) throws(StoreError) -> [UInt8] {
    try keys.neededKey().seal(pin, for: row(of: id))
  }

  func open(_ sealed: [UInt8], of id: RequestID) throws(StoreError) -> Secret {
    try keys.neededKey().open(sealed, for: row(of: id))
  }

  /// What a sealed PIN is bound to.
  private func row(of id: RequestID) -> String { "\(storeID) \(id.text)" }
}
