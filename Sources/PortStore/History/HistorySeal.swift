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

/// A mark over a whole store, kept elsewhere: a log of another host, a file that can only be added to, a sheet
/// of paper. It shows a cut tail and an old copy put back, which nothing in the store itself can.
public struct KeptSeal: Hashable, Sendable {
  /// Of the store that it is over; nil in one of an earlier program.
  public let storeID: String?
  /// How many events there were.
  public let events: Int
  /// How many versions of the desk's records; nil in a seal of an earlier program, which is over the
  /// events alone.
  public let records: Int?
  public let hash: HashValue

  init(_ head: StoreHead) {
    storeID = head.identity.storeID
    events = head.events.count
    records = head.records.count
    hash = KeptSeal.hash(events: head.events.hash, records: head.records.hash)
  }

  static func hash(events: HashValue?, records: HashValue?) -> HashValue {
    var bytes = CanonicalBytes()
    bytes.add("porttui seal 2")
    bytes.add(events)
    bytes.add(records)
    return HashValue(hashing: bytes.bytes)
  }

  /// `st_… seal 1200 6 9f86…`: the store, events, versions of records, hash.
  public var text: String {
    [storeID, "seal", String(events), records.map { String($0) }, hash.hex].compactMap { $0 }
      .joined(separator: " ")
  }

  /// The seal at the end of a line, whatever stands before it, as a log's date and host do; nil where
  /// there is none.
  public init?(_ line: some StringProtocol) {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let start = words.lastIndex(of: "seal") else { return nil }
    let seal = words[(start + 1)...]
    let counts = seal.dropLast().map { Int($0) }
    guard (1...2).contains(counts.count), counts.allSatisfy({ $0.map { $0 >= 0 } ?? false }),
      let events = counts[0], let hash = seal.last.flatMap({ HashValue(hex: $0) })
    else { return nil }
    storeID = words[..<start].last { $0.hasPrefix("st_") }.map { String($0) }
    self.events = events
    records = counts.count == 2 ? counts[1] : nil
    self.hash = hash
  }
}
