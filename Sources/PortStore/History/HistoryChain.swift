import PortDomain

/// How events hang together: each carries a hash over itself and the one before it of the same request,
/// and a signature of that hash.
///
/// The hash shows accidental damage to anybody; the signature shows intended damage to who holds the
/// key, since nobody else can make one.
public enum HistoryChain {
  /// The hash of an event behind another of the same request; nil before the first.
  ///
  /// The detail counts by its own hash, so that it can be purged and the chain stays whole.
  ///
  /// - Parameter outcome: nil for events of earlier programs, which name none.
  public static func hash(
    of event: Event,
    detail: HashValue?,
    after previous: HashValue?,
    outcome: EventOutcome?
  ) -> HashValue {
    var bytes = CanonicalBytes()
    let form = (outcome == nil ? 1 : 3) + (event.lead == nil ? 0 : 1)
    bytes.add("porttui event \(form)")
    bytes.add(event.id.text)
    bytes.add(event.request.text)
    bytes.add(event.number)
    bytes.add(event.at.milliseconds)
    if let lead = event.lead {
      // Who did what is said, and hashed, by the event that it followed.
      bytes.add(lead.id.text)
    } else {
      bytes.add(event.by)
      bytes.add(event.session)
      bytes.add(event.kind.rawValue)
      bytes.add(event.about.codes)
    }
    bytes.add(event.fields.map(\.rawValue))
    bytes.add(event.version)
    bytes.add(detail)
    bytes.add(previous)
    if let outcome {
      bytes.add(outcome.state?.bytes ?? [])
      bytes.add(outcome.receipt)
      bytes.add(outcome.forgotten)
    }
    return HashValue(hashing: bytes.bytes)
  }

  /// The hash by which an event holds on to its detail.
  ///
  /// - Parameter salt: chance that goes when the detail is purged, so that nobody can find out by
  ///   trying what a short detail said.
  public static func hash(ofDetail detail: [UInt8], salt: [UInt8]) -> HashValue {
    HashValue(hashing: salt + detail)
  }

  /// The signature of an event's hash; nil without the key.
  public static func signature(of hash: HashValue, with key: SealKey?) -> HashValue? {
    key?.sign(hash)
  }
}

/// What an event left beside the history, by which that is held against it.
public struct EventOutcome: Hashable, Sendable {
  /// nil where the request's file wasn't what the event before it had left: nobody vouches for it again.
  public let state: FileState?
  /// nil for an event that followed another.
  public let receipt: HashValue?
  /// Over the events whose details a purge took; nil where none were.
  public let forgotten: HashValue?

  public init(state: FileState?, receipt: HashValue?, forgotten: HashValue?) {
    self.state = state
    self.receipt = receipt
    self.forgotten = forgotten
  }

  /// - Parameter forgotten: the numbers of the events whose details a purge took, in their order.
  init(state: FileState?, receipt: HashValue?, forgotten: [Int] = []) {
    let hash = forgotten.reduce(nil) { EventOutcome.hash($0, adding: $1) }
    self.init(state: state, receipt: receipt, forgotten: hash)
  }

  static func hash(_ running: HashValue?, adding event: Int) -> HashValue {
    var bytes = CanonicalBytes()
    bytes.add(running)
    bytes.add(event)
    return HashValue(hashing: bytes.bytes)
  }
}

/// The events that followed one change, in the order they were written: a signature for each would be
/// most of what they store, so that the last one's vouches for all.
struct HistoryRun: Hashable, Sendable {
  private var hash: HashValue?

  /// - Returns: what the signature of the event is for, if it is the last.
  mutating func add(_ event: HashValue) -> HashValue {
    let all = HistorySeal.hash(hash, adding: event)
    hash = all
    return all
  }
}
