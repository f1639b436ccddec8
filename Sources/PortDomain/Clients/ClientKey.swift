/// A key with which a customer's own program uses the API, as the desk knows it: never the key itself.
public struct ClientKey: Hashable, Sendable, Codable {
  public let id: ClientKeyID
  /// The organisation whose requests it opens, and no others.
  public let organization: String
  public let kind: Kind
  /// What people call it; may be empty.
  public let name: String
  /// How it begins, by which its holder recognises it: `kros_live_7h2k`.
  public let hint: String
  /// The SHA-256 of the whole key, in hexadecimal digits. A key is chance alone, so no salt is needed.
  public let hash: String
  public private(set) var isRevoked = false

  public init(
    id: ClientKeyID,
    organization: String,
    kind: Kind,
    name: String = "",
    hint: String,
    hash: String
  ) {
    self.id = id
    self.organization = organization
    self.kind = kind
    self.name = name
    self.hint = hint
    self.hash = hash
  }

  /// The same, of no use any more.
  public var revoked: ClientKey {
    var key = self
    key.isRevoked = true
    return key
  }

  /// Which stores a key opens.
  public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case live
    /// Of a store for trying out, and of no other.
    case test

    /// The kind that a store is opened with.
    public init(isSandbox: Bool) { self = isSandbox ? .test : .live }

    /// What every key of the kind begins with.
    public var prefix: String { "kros_\(rawValue)_" }

    /// A new key: 160 bits of chance in 32 characters behind the prefix.
    public func newKey(by chance: inout some RandomNumberGenerator) -> Secret {
      let digits = (0..<32).map { _ in
        ULID.alphabet[Int.random(in: ULID.alphabet.indices, using: &chance)]
      }
      return Secret(prefix + String(decoding: digits, as: UTF8.self))
    }

    /// How a key of the kind begins, as far as it may be shown.
    public func hint(of key: Secret) -> String { String(key.exposed.prefix(prefix.count + 4)) }
  }
}
