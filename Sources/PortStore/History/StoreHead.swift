import PortDomain

/// What a store says of itself as a whole, signed anew with each change: what was cut off its end, put in
/// or put back disagrees with it.
public struct StoreHead: Hashable, Sendable {
  /// What never changes.
  public struct Identity: Hashable, Sendable {
    public let storeID: String
    public let createdAt: Instant
    public let isSandbox: Bool

    public init(storeID: String, createdAt: Instant, isSandbox: Bool) {
      self.storeID = storeID
      self.createdAt = createdAt
      self.isSandbox = isSandbox
    }
  }

  /// How far a sequence of hashes has come.
  public struct Reach: Hashable, Sendable {
    /// How many there are; each is found under its number, from 1 without gaps.
    public let count: Int
    /// nil before the first.
    public let hash: HashValue?

    public static let nothing = Reach(count: 0, hash: nil)

    public init(count: Int, hash: HashValue?) {
      self.count = count
      self.hash = hash
    }
  }

  public let identity: Identity
  /// The events and the running hash over theirs.
  public internal(set) var events: Reach
  /// The time of the last event.
  public internal(set) var lastAt: Instant?
  /// The versions of the desk's records and the hash of the last, which is chained to the others.
  public internal(set) var records: Reach
  /// The events that an earlier program wrote, which name no state and no receipt, and the hash over
  /// what was found of these when the store was brought up to date.
  public let takenOver: Reach
  /// Of all of it, as it was written; nil once the head was found changed: it is never vouched for again.
  public private(set) var hash: HashValue?
  /// nil besides when there is no key.
  public private(set) var signature: HashValue?

  public init(
    _ identity: Identity,
    events: Reach,
    lastAt: Instant?,
    records: Reach,
    takenOver: Reach,
    hash: HashValue?,
    signature: HashValue?
  ) {
    self.identity = identity
    self.events = events
    self.lastAt = lastAt
    self.records = records
    self.takenOver = takenOver
    self.hash = hash
    self.signature = signature
  }

  /// Of a new store, or of one that is taken over.
  public init(
    _ identity: Identity,
    events: Reach = .nothing,
    lastAt: Instant? = nil,
    records: Reach = .nothing,
    takenOver: Reach = .nothing,
    signedWith key: SealKey?
  ) {
    self.init(
      identity,
      events: events,
      lastAt: lastAt,
      records: records,
      takenOver: takenOver,
      hash: nil,
      signature: nil
    )
    hash = statement
    signature = key?.sign(statement)
  }

  mutating func add(_ event: Event, _ hash: HashValue) {
    events = Reach(count: events.count + 1, hash: HistorySeal.hash(events.hash, adding: hash))
    lastAt = event.at
  }

  mutating func add(record hash: HashValue?) {
    records = Reach(count: records.count + 1, hash: hash)
  }

  /// Vouched for, unless what it follows wasn't what was written.
  func vouched(with key: SealKey?, after found: StoreHead) -> StoreHead {
    var head = self
    let isVouched = found.isVouched(with: key)
    head.hash = isVouched ? head.statement : nil
    head.signature = isVouched ? key?.sign(head.statement) : nil
    return head
  }

  /// Whether it is what was written; without the key, whether it wasn't changed by accident.
  func isVouched(with key: SealKey?) -> Bool {
    let statement = statement
    guard let key else { return hash == statement }
    return hash == statement && signature.map { key.isValid($0, of: statement) } ?? false
  }

  private var statement: HashValue {
    var bytes = CanonicalBytes()
    bytes.add("porttui store 1")
    bytes.add(identity.storeID)
    bytes.add(identity.createdAt.milliseconds)
    bytes.add(identity.isSandbox ? 1 : 0)
    bytes.add(lastAt?.milliseconds ?? 0)
    for reach in [events, records, takenOver] {
      bytes.add(reach.count)
      bytes.add(reach.hash)
    }
    return HashValue(hashing: bytes.bytes)
  }
}
