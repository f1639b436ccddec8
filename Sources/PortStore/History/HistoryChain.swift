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
    hash(
      detail: detail,
      after: previous,
      isFollower: event.lead != nil,
      isVouching: outcome != nil
    ) { part, bytes in
      switch part {
      case .id: bytes.add(event.id.text)
      case .request: bytes.add(event.request.text)
      case .number: bytes.add(event.number)
      case .at: bytes.add(event.at.milliseconds)
      case .lead: bytes.add(event.lead?.id.text ?? "")
      case .actor: bytes.add(event.by)
      case .session: bytes.add(event.session)
      case .kind: bytes.add(event.kind.rawValue)
      case .about: bytes.add(event.about.codes)
      case .fields: bytes.add(event.fields.map(\.rawValue))
      case .version: bytes.add(event.version)
      case .state: bytes.add(outcome?.state?.bytes ?? [])
      case .receipt: bytes.add(outcome?.receipt)
      case .forgotten: bytes.add(outcome?.forgotten)
      }
    }
  }

  /// What of an event its hash is over.
  public enum HashedPart: Sendable {
    case id, request, number, at, lead, actor, session, kind, about, fields, version
    case state, receipt, forgotten
  }

  /// The same hash over an event wherever it lies.
  ///
  /// - Parameters:
  ///   - isFollower: whether it followed another, which says who did what.
  ///   - isVouching: whether it says what it left, which events of earlier programs don't.
  ///   - add: adds a part in the form that an event in memory gives it.
  public static func hash(
    detail: HashValue?,
    after previous: HashValue?,
    isFollower: Bool,
    isVouching: Bool,
    _ add: (HashedPart, inout CanonicalBytes) -> Void
  ) -> HashValue {
    var bytes = CanonicalBytes()
    let form = (isVouching ? 3 : 1) + (isFollower ? 1 : 0)
    bytes.add("porttui event \(form)")
    add(.id, &bytes)
    add(.request, &bytes)
    add(.number, &bytes)
    add(.at, &bytes)
    // Who did what is said, and hashed, by the event that another followed.
    if isFollower {
      add(.lead, &bytes)
    } else {
      add(.actor, &bytes)
      add(.session, &bytes)
      add(.kind, &bytes)
      add(.about, &bytes)
    }
    add(.fields, &bytes)
    add(.version, &bytes)
    bytes.add(detail)
    bytes.add(previous)
    if isVouching {
      add(.state, &bytes)
      add(.receipt, &bytes)
      add(.forgotten, &bytes)
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

  /// As events of earlier programs have it.
  static let nothing = EventOutcome(state: nil, receipt: nil, forgotten: nil as HashValue?)

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
