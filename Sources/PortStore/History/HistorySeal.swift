import PortDomain

/// A mark over all events of a store up to one, in the order they were written.
///
/// One that is kept elsewhere (a log on another host, a sheet of paper) shows a cut tail or an old
/// copy of the store put back.
public struct HistorySeal: Hashable, Sendable {
  /// The number, within the store, of the last event it covers.
  public let event: Int
  public let at: Instant
  /// The running hash over the hashes of all events up to there.
  public let hash: HashValue
  /// nil when it was made without the key.
  public let signature: HashValue?

  /// How many events are written before the next seal is due.
  public static let interval = 100

  public init(event: Int, at: Instant, hash: HashValue, signature: HashValue?) {
    self.event = event
    self.at = at
    self.hash = hash
    self.signature = signature
  }

  /// A seal over the events up to `event`, whose running hash is `hash`.
  public init(event: Int, at: Instant, hash: HashValue, with key: SealKey?) {
    self.init(
      event: event,
      at: at,
      hash: hash,
      signature: key?.sign(HistorySeal.statement(event: event, at: at, hash: hash))
    )
  }

  /// The running hash with one more event.
  public static func hash(_ running: HashValue?, adding event: HashValue) -> HashValue {
    HashValue(hashing: (running?.bytes ?? []) + event.bytes)
  }

  func isSigned(with key: SealKey) -> Bool {
    guard let signature else { return false }
    return key.isValid(
      signature,
      of: HistorySeal.statement(event: event, at: at, hash: hash)
    )
  }

  private static func statement(event: Int, at: Instant, hash: HashValue) -> HashValue {
    var bytes = CanonicalBytes()
    bytes.add("porttui seal 1")
    bytes.add(event)
    bytes.add(at.milliseconds)
    bytes.add(hash)
    return HashValue(hashing: bytes.bytes)
  }
}

extension HistorySeal {
  /// `seal 1200 9f86…` — what is kept elsewhere.
  public var text: String { "seal \(event) \(hash.hex)" }

  /// A seal that was kept as text; nil for any other text. It bears no signature of its own.
  public init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard words.count == 3, words[0] == "seal", let event = Int(words[1]), event > 0,
      let hash = HashValue(hex: words[2])
    else { return nil }
    self.init(event: event, at: Instant(milliseconds: 0), hash: hash, signature: nil)
  }
}
