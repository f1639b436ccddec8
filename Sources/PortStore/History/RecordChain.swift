import PortDomain

/// How the versions of a desk's records hang together: each carries a hash over itself and the one
/// before it in the store, and a signature of that hash, as the events of the history do.
public enum RecordChain {
  /// A record's version as a store holds it.
  public struct Link {
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

  /// Whether a hash was signed with the desk's key.
  public static func isSigned(
    _ hash: HashValue,
    by signature: HashValue?,
    with key: SealKey
  ) -> Bool {
    signature.map { key.isValid($0, of: hash) } ?? false
  }
}
