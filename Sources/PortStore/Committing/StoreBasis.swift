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

  func seal(_ pin: Secret, of id: RequestID) throws(StoreError) -> [UInt8] {
    try keys.neededKey().seal(pin, for: row(of: id))
  }

  func open(_ sealed: [UInt8], of id: RequestID) throws(StoreError) -> Secret {
    try keys.neededKey().open(sealed, for: row(of: id))
  }

  /// What a sealed PIN is bound to.
  private func row(of id: RequestID) -> String { "\(storeID) \(id.text)" }
}
