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
  public static func hash(
    of event: Event,
    detail: HashValue?,
    after previous: HashValue?
  ) -> HashValue {
    var bytes = CanonicalBytes()
    bytes.add(event.lead == nil ? "porttui event 1" : "porttui event 2")
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
