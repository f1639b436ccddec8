import PortDomain

/// Follows the order in which all events of a store were written: that none is missing, that each is signed,
/// and that the seals are over what lies before them.
///
/// It takes each event's hash as it lies there, and no more of it: whoever takes the hashes anew shows
/// that they are the events'.
struct HistoryOrder<Lead: Equatable> {
  private let key: SealKey?
  private var seals: [Int: [HistorySeal]]
  private var kept: [Int: [KeptSeal]]
  private let recordHashes: [HashValue?]
  /// Events that followed a change, as long as none of them vouched for all.
  private var followers: (lead: Lead, run: HistoryRun, first: Int)?
  /// What each purge took, by its number.
  private(set) var forgotten: [Int: HashValue] = [:]
  /// How many events have a receipt.
  private(set) var receipts = 0
  private(set) var events = StoreHead.Reach.nothing

  /// What is wrong with a signature.
  enum Flaw: Equatable {
    case altered
    /// By its number.
    case unsigned(Int)
  }

  /// - Parameters:
  ///   - key: nil when it is missing: then no signature is looked at.
  ///   - seals: those that lie in the store.
  ///   - kept: those that were kept elsewhere.
  ///   - recordHashes: of all versions of the desk's records, in order.
  init(
    key: SealKey?,
    seals: [HistorySeal],
    kept: [KeptSeal],
    recordHashes: [HashValue?]
  ) {
    self.key = key
    self.seals = Dictionary(grouping: seals, by: \.event)
    self.kept = Dictionary(grouping: kept, by: \.events)
    self.recordHashes = recordHashes
  }

  func isNext(_ number: Int) -> Bool { number == events.count + 1 }

  /// What is wrong with the signature of the next event, or with one that should have been before it.
  mutating func flaw(of mark: HistoryMark<Lead>) -> Flaw? {
    guard let key else { return nil }
    if let followers, followers.lead != mark.lead { return .unsigned(followers.first) }
    guard let lead = mark.lead else {
      guard let signature = mark.signature else { return .unsigned(mark.number) }
      return key.isValid(signature, of: mark.hash) ? nil : .altered
    }
    var (run, first) = followers.map { ($0.run, $0.first) } ?? (HistoryRun(), mark.number)
    let all = run.add(mark.hash)
    guard let signature = mark.signature else {
      followers = (lead, run, first)
      return nil
    }
    followers = nil
    return key.isValid(signature, of: all) ? nil : .altered
  }

  /// Goes on behind the next event.
  /// - Returns: whether the seals that were made there are over what was read so far.
  mutating func goOn(behind mark: HistoryMark<Lead>) -> Bool {
    forgotten[mark.number] = mark.forgotten
    if mark.hasReceipt { receipts += 1 }
    let running = HistorySeal.hash(events.hash, adding: mark.hash)
    events = StoreHead.Reach(count: mark.number, hash: running)
    let due = seals.removeValue(forKey: mark.number) ?? []
    let kept = kept.removeValue(forKey: mark.number) ?? []
    return due.allSatisfy { seal in
      seal.hash == running && key.map { seal.isSigned(with: $0) } != false
    }
      && kept.allSatisfy { seal in
        guard let records = seal.records else { return seal.hash == running }
        // More than there are is told by itself.
        guard records <= recordHashes.count else { return true }
        let last = records == 0 ? nil : recordHashes[records - 1]
        return seal.hash == KeptSeal.hash(events: running, records: last)
      }
  }

  /// The number of the last event that a seal or the store's head is over.
  func sealed(_ head: StoreHead) -> Int {
    (Array(seals.keys) + Array(kept.keys) + [head.events.count]).max() ?? 0
  }

  /// The number of the first event that one at the end should have vouched for; nil where none is left.
  var unsigned: Int? { key == nil ? nil : followers?.first }
}

/// What the order of a history knows of an event.
///
/// `Lead` is what names the event that it followed.
public struct HistoryMark<Lead: Equatable> {
  let number: Int
  let hash: HashValue
  let signature: HashValue?
  let lead: Lead?
  let hasReceipt: Bool
  let forgotten: HashValue?

  /// - Parameters:
  ///   - number: within the store, from 1 without gaps.
  ///   - hash: as it lies there.
  ///   - lead: nil for one that followed none.
  ///   - forgotten: over the events whose details it took.
  public init(
    number: Int,
    hash: HashValue,
    signature: HashValue?,
    lead: Lead?,
    hasReceipt: Bool,
    forgotten: HashValue?
  ) {
    self.number = number
    self.hash = hash
    self.signature = signature
    self.lead = lead
    self.hasReceipt = hasReceipt
    self.forgotten = forgotten
  }
}
