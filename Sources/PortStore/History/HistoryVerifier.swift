import PortDomain

/// Examines a history event by event, in the order they were written.
///
/// Keeps one hash per request, so that a store of any size is read once from front to back.
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
    public let hash: HashValue
    public let signature: HashValue?

    public init(
      number: Int,
      event: Event,
      detailHash: HashValue?,
      detail: (bytes: [UInt8], salt: [UInt8])?,
      hash: HashValue,
      signature: HashValue?
    ) {
      self.number = number
      self.event = event
      self.detailHash = detailHash
      self.detail = detail
      self.hash = hash
      self.signature = signature
    }
  }

  private struct Tail {
    var number: Int
    var hash: HashValue
  }

  private let key: SealKey?
  private var seals: [Int: [HistorySeal]]
  private var tails: [RequestID: Tail] = [:]
  private var running: HashValue?
  private var count = 0
  private var lastAt = Instant(milliseconds: 0)

  /// - Parameters:
  ///   - key: nil when it is missing; then only accidental damage can be found.
  ///   - seals: those that lie in the store.
  ///   - kept: those that were kept elsewhere.
  public init(key: SealKey?, seals: [HistorySeal], kept: [HistorySeal]) {
    self.key = key
    self.seals = Dictionary(grouping: seals + kept, by: \.event)
    let trusted = Set(kept)
    if let key {
      unsignedSeal = seals.filter { !trusted.contains($0) && !$0.isSigned(with: key) }
        .map(\.event).min()
    }
  }

  private var unsignedSeal: Int?
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
    guard link.number == count + 1, link.event.number == (tail?.number ?? 0) + 1 else {
      return .missing(before: place)
    }
    let hash = HistoryChain.hash(of: link.event, detail: link.detailHash, after: tail?.hash)
    guard hash == link.hash else { return .altered(place) }
    if let key, let finding = signatureFinding(of: link, hash, place, key) { return finding }
    if let detail = link.detail {
      guard link.detailHash == HistoryChain.hash(ofDetail: detail.bytes, salt: detail.salt) else {
        return .detailAltered(place)
      }
    }
    tails[link.event.request] = Tail(number: link.event.number, hash: hash)
    let sealed = HistorySeal.hash(running, adding: hash)
    running = sealed
    count = link.number
    lastAt = link.event.at
    guard let due = seals.removeValue(forKey: count) else { return nil }
    let isWhole = due.allSatisfy { $0.hash == sealed } && unsignedSeal != count
    return isWhole ? nil : .sealBroken(event: count)
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

  /// The verdict once all events were looked at, or the first finding was made.
  public func verdict(_ finding: HistoryVerdict.Finding? = nil) -> HistoryVerdict {
    let cut = seals.keys.filter { $0 > count }.max().map {
      HistoryVerdict.Finding.cut(after: count, sealed: $0)
    }
    return HistoryVerdict(
      events: count,
      assurance: key == nil ? .accidentalOnly : .signed,
      finding: finding ?? cut ?? (key == nil ? nil : followers.map { .unsigned($0.first) }),
      seal: running.map { HistorySeal(event: count, at: lastAt, hash: $0, with: key) }
    )
  }
}

/// What the examination of a store's history found.
public struct HistoryVerdict: Hashable, Sendable {
  /// How many events were read.
  public let events: Int
  public let assurance: Assurance
  /// The first thing found wrong; nil when all is well.
  public let finding: Finding?
  /// Over everything read; to be kept elsewhere. nil for an empty history.
  public let seal: HistorySeal?

  public init(events: Int, assurance: Assurance, finding: Finding?, seal: HistorySeal?) {
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
