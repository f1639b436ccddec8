import PortDomain

/// How the versions of a desk's records hang together: each carries a hash over itself and the one
/// before it in the store, and a signature of that hash, as the events of the history do.
public enum RecordChain {
  /// A record's version as a store holds it.
  public struct Link: Sendable {
    public let subject: String
    public let version: Int
    public let at: Instant
    public let by: String
    public let session: String
    /// The record, encoded.
    public let body: String

    public init(
      subject: String,
      version: Int,
      at: Instant,
      by: String,
      session: String,
      body: String
    ) {
      self.subject = subject
      self.version = version
      self.at = at
      self.by = by
      self.session = session
      self.body = body
    }
  }

  /// The hash of a version behind another one; nil before the first of the store.
  public static func hash(of link: Link, after previous: HashValue?) -> HashValue {
    var bytes = CanonicalBytes()
    bytes.add("porttui record 1")
    bytes.add(link.subject)
    bytes.add(link.version)
    bytes.add(link.at.milliseconds)
    bytes.add(link.by)
    bytes.add(link.session)
    bytes.add(link.body)
    bytes.add(previous)
    return HashValue(hashing: bytes.bytes)
  }

  /// A version with what chains it to the one before it.
  public struct Entry: Sendable {
    /// Within the store, from 1 without gaps.
    public let number: Int
    public let link: Link
    /// nil where what is stored is none.
    public let hash: HashValue?
    public let signature: HashValue?

    public init(number: Int, link: Link, hash: HashValue?, signature: HashValue?) {
      self.number = number
      self.link = link
      self.hash = hash
      self.signature = signature
    }

    /// A version to be appended.
    ///
    /// - Parameters:
    ///   - last: how many there are, and the hash of the newest.
    ///   - key: nil when it is missing: what is written is then chained but not signed.
    public init(_ link: Link, after last: StoreHead.Reach, signedWith key: SealKey?) {
      let hash = RecordChain.hash(of: link, after: last.hash)
      self.init(
        number: last.count + 1,
        link: link,
        hash: hash,
        signature: HistoryChain.signature(of: hash, with: key)
      )
    }

    /// - Throws: `StoreError.corrupt` when the record can't be read.
    func version() throws(StoreError) -> RecordVersion {
      RecordVersion(
        record: try StoredForm.value(from: link.body.utf8, of: "desk_record \(number)"),
        version: link.version,
        at: link.at,
        by: link.by
      )
    }
  }

  /// The first version that isn't what was written; nil when all are.
  static func finding(in entries: [Entry], with key: SealKey?) -> HistoryVerdict.Finding? {
    var previous: HashValue?
    for (index, entry) in entries.enumerated() {
      let hash = hash(of: entry.link, after: previous)
      let isSigned = key.map { key in
        entry.signature.map { key.isValid($0, of: hash) } ?? false
      }
      guard entry.number == index + 1, entry.hash == hash, isSigned != false else {
        return .recordAltered(number: index + 1)
      }
      previous = hash
    }
    return nil
  }
}
