import PortDomain

/// Examines a history event by event, in the order they were written, and names the first that is wrong.
///
/// Keeps what the last event of each request left.
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

  private let takenOver: Int
  private(set) var order: HistoryOrder<EventID>
  private(set) var tails: [RequestID: Tail] = [:]
  /// The first of the events that followed a change, as long as none of them vouched for all.
  private var firstFollower: HistoryVerdict.Place?

  /// - Parameters:
  ///   - takenOver: how many events an earlier program wrote.
  ///   - order: before the first event.
  init(takenOver: Int, order: HistoryOrder<EventID>) {
    self.takenOver = takenOver
    self.order = order
  }

  /// Looks at the next event.
  /// - Returns: what is wrong with it, if anything; the examination ends with the first finding.
  mutating func look(at link: Link) -> HistoryVerdict.Finding? {
    let place = HistoryVerdict.Place(
      number: link.number,
      event: link.event.id.text,
      request: link.event.request.text
    )
    let tail = tails[link.event.request]
    guard order.isNext(link.number), link.event.number == (tail?.number ?? 0) + 1 else {
      return .missing(before: place)
    }
    let hash = HistoryChain.hash(
      of: link.event,
      detail: link.detailHash,
      after: tail?.hash,
      outcome: link.number > takenOver ? link.outcome : nil
    )
    // What an earlier program's event says of what it left is hashed by nothing: it says nothing.
    let isVouching = link.number > takenOver || link.outcome == .nothing
    guard hash == link.hash, isVouching else { return .altered(place) }
    let mark = HistoryMark<EventID>(
      number: link.number,
      hash: hash,
      signature: link.signature,
      lead: link.event.lead?.id,
      hasReceipt: link.outcome.receipt != nil,
      forgotten: link.outcome.forgotten
    )
    if let flaw = order.flaw(of: mark) {
      switch flaw {
      case .altered: return .altered(place)
      case .unsigned(let number):
        return .unsigned(number == link.number ? place : firstFollower ?? place)
      }
    }
    if order.unsigned == link.number { firstFollower = place }
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
    return order.goOn(behind: mark) ? nil : .sealBroken(event: link.number)
  }

  /// Takes a request off once what it holds was looked at.
  mutating func removeTail(of request: RequestID) -> Tail? {
    tails.removeValue(forKey: request)
  }

  /// What is wrong at the end, once all events were looked at.
  func finding(at head: StoreHead) -> HistoryVerdict.Finding? {
    let sealed = order.sealed(head)
    if sealed > order.events.count { return .cut(after: order.events.count, sealed: sealed) }
    if order.unsigned != nil, let firstFollower { return .unsigned(firstFollower) }
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
