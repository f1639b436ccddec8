import PortDomain

/// Examines a history event by event, in the order they were written.
///
/// Keeps what the last event of each request left, and no more, so that a store of any size is read once from
/// front to back.
public struct HistoryVerifier {
  /// An event as a store holds it.
  public struct Link {
    /// Its number within the store, from 1 without gaps.
    public let number: Int
    /// `event.detail` is not looked at; the detail's bytes are in `detail`.
    public let event: Event
    public let detailHash: HashValue?
    /// nil when there was none, or once it was purged.
    public let detail: (bytes: [UInt8], salt: [UInt8])?
    /// Some purge is said to have taken its detail.
    public let isForgotten: Bool
    public let outcome: EventOutcome
    public let hash: HashValue
    public let signature: HashValue?

    public init(
      number: Int,
      event: Event,
      detailHash: HashValue?,
      detail: (bytes: [UInt8], salt: [UInt8])?,
      isForgotten: Bool,
      outcome: EventOutcome,
      hash: HashValue,
      signature: HashValue?
    ) {
      self.number = number
      self.event = event
      self.detailHash = detailHash
      self.detail = detail
      self.isForgotten = isForgotten
      self.outcome = outcome
      self.hash = hash
      self.signature = signature
    }
  }

  /// The last event of a request.
  struct Tail {
    var number: Int
    var hash: HashValue
    /// Its number within the store.
    var event: Int
  }

  private let key: SealKey?
  private let takenOver: Int
  private var seals: [Int: [HistorySeal]]
  private var kept: [Int: [KeptSeal]]
  private let recordHashes: [HashValue?]
  private(set) var tails: [RequestID: Tail] = [:]
  /// What each purge took, by its number.
  private(set) var forgotten: [Int: HashValue] = [:]
  /// How many events have a receipt.
  private(set) var receipts = 0
  private(set) var events = StoreHead.Reach.nothing

  /// - Parameters:
  ///   - key: nil when it is missing; then only accidental damage can be found.
  ///   - takenOver: how many events an earlier program wrote.
  ///   - seals: those that lie in the store.
  ///   - kept: those that were kept elsewhere.
  ///   - recordHashes: of all versions of the desk's records, in order.
  init(
    key: SealKey?,
    takenOver: Int,
    seals: [HistorySeal],
    kept: [KeptSeal],
    recordHashes: [HashValue?]
  ) {
    self.key = key
    self.takenOver = takenOver
    self.seals = Dictionary(grouping: seals, by: \.event)
    self.kept = Dictionary(grouping: kept, by: \.events)
    self.recordHashes = recordHashes
  }

  /// Events that followed a change, as long as none of them vouched for all.
  private var followers: (lead: EventID, run: HistoryRun, first: HistoryVerdict.Place)?

  /// Looks at the next event.
  /// - Returns: what is wrong with it, if anything; the examination ends with the first finding.
  public mutating func look(at link: Link) -> HistoryVerdict.Finding? {
    let place = HistoryVerdict.Place(
      number: link.number,
      event: link.event.id.text,
      request: link.event.request.text
    )
    let tail = tails[link.event.request]
    guard link.number == events.count + 1, link.event.number == (tail?.number ?? 0) + 1 else {
      return .missing(before: place)
    }
    let hash = HistoryChain.hash(
      of: link.event,
      detail: link.detailHash,
      after: tail?.hash,
      outcome: link.number > takenOver ? link.outcome : nil
    )
    guard hash == link.hash else { return .altered(place) }
    if let key, let finding = signatureFinding(of: link, hash, place, key) { return finding }
    if let detail = link.detail {
      guard link.detailHash == HistoryChain.hash(ofDetail: detail.bytes, salt: detail.salt) else {
        return .detailAltered(place)
      }
    } else if link.detailHash != nil, !link.isForgotten {
      return .detailGone(place)
    }
    tails[link.event.request] = Tail(
      number: link.event.number,
      hash: hash,
      event: link.number
    )
    forgotten[link.number] = link.outcome.forgotten
    if link.outcome.receipt != nil { receipts += 1 }
    let sealed = HistorySeal.hash(events.hash, adding: hash)
    events = StoreHead.Reach(count: link.number, hash: sealed)
    return isSealed(sealed) ? nil : .sealBroken(event: events.count)
  }

  /// Takes a request off once what it holds was looked at.
  mutating func removeTail(of request: RequestID) -> Tail? {
    tails.removeValue(forKey: request)
  }

  /// Whether the seals that were made here are over what was read so far.
  private mutating func isSealed(_ running: HashValue) -> Bool {
    let due = seals.removeValue(forKey: events.count) ?? []
    let kept = kept.removeValue(forKey: events.count) ?? []
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

  private mutating func signatureFinding(
    of link: Link,
    _ hash: HashValue,
    _ place: HistoryVerdict.Place,
    _ key: SealKey
  ) -> HistoryVerdict.Finding? {
    if let followers, followers.lead != link.event.lead?.id { return .unsigned(followers.first) }
    guard let lead = link.event.lead else {
      guard let signature = link.signature else { return .unsigned(place) }
      return key.isValid(signature, of: hash) ? nil : .altered(place)
    }
    var (run, first) = followers.map { ($0.run, $0.first) } ?? (HistoryRun(), place)
    let all = run.add(hash)
    guard let signature = link.signature else {
      followers = (lead.id, run, first)
      return nil
    }
    followers = nil
    return key.isValid(signature, of: all) ? nil : .altered(place)
  }

  /// What is wrong at the end, once all events were looked at.
  func finding(at head: StoreHead) -> HistoryVerdict.Finding? {
    let sealed = (Array(seals.keys) + Array(kept.keys) + [head.events.count]).max() ?? 0
    if sealed > events.count { return .cut(after: events.count, sealed: sealed) }
    if key != nil, let followers { return .unsigned(followers.first) }
    return nil
  }
}

/// What the examination of a store's history found.
public struct HistoryVerdict: Hashable, Sendable {
  /// How many events were read.
  public let events: Int
  public let assurance: Assurance
  /// The first thing found wrong; nil when all is well.
  public let finding: Finding?
  /// Over everything read; to be kept elsewhere. nil when something is wrong, and for an empty store.
  public let seal: KeptSeal?

  public init(events: Int, assurance: Assurance, finding: Finding?, seal: KeptSeal?) {
    self.events = events
    self.assurance = assurance
    self.finding = finding
    self.seal = seal
  }

  /// What kind of damage could have been found.
  public enum Assurance: Hashable, Sendable {
    /// Any, since the signatures were checked.
    case signed
    /// Accidental damage alone: the key is missing, and whoever edits the file can mend the hashes.
    case accidentalOnly
  }

  public typealias Finding = HistoryFinding
  public typealias Place = HistoryFinding.Place
}
