import PortDomain
import PortStore

/// One run of an import, under whose name each row's intent has its key.
///
/// An import that broke off can be repeated under the same name: rows that were created then come back
/// as they are. The same file under a new name finds its numbers open.
public struct ImportRun: Hashable, Sendable {
  /// A ULID.
  public let name: String
  private let startedAt: Instant

  public init(at now: Instant) {
    name =
      ULID(
        at: now,
        high: .random(in: .min ... .max),
        low: .random(in: .min ... .max)
      ).text
    startedAt = now
  }

  /// A run that broke off; nil unless the text is the name of one.
  public init?(name: String) {
    guard let id = RequestID("pr_" + name) else { return nil }
    self.name = String(id.text.dropFirst("pr_".count))
    startedAt = id.madeAt
  }

  func key(record: Int) -> String { "import-\(name)-\(record)" }

  /// The order that the customer's name for it stands for, the same each time the run is repeated.
  func order(_ reference: String) -> OrderID {
    let hash = HashValue(hashing: Array("\(name) \(reference)".utf8)).bytes
    return OrderID(
      ULID(
        at: startedAt,
        high: UInt16(hash[0]) << 8 | UInt16(hash[1]),
        low: hash[2..<10].reduce(0) { $0 << 8 | UInt64($1) }
      )
    )
  }
}
