/// A key with who made and who revoked it, as the desk's records tell.
public struct KeptKey: Hashable, Sendable {
  public private(set) var key: ClientKey
  public let made: Stamp
  public private(set) var revoked: Stamp?

  /// Every key that was ever made, the oldest first.
  ///
  /// - Parameter versions: of all records, oldest first.
  public static func all(in versions: [RecordVersion]) -> [KeptKey] {
    var keys: [KeptKey] = []
    for version in versions {
      guard case .clientKey(let key) = version.record else { continue }
      if let index = keys.firstIndex(where: { $0.key.id == key.id }) {
        keys[index].key = key
        keys[index].revoked = Stamp(version)
      } else {
        keys.append(KeptKey(key: key, made: Stamp(version)))
      }
    }
    return keys
  }
}

/// A webhook with who made it, as the desk's records tell.
public struct KeptWebhook: Hashable, Sendable {
  public let webhook: Webhook
  public let made: Stamp

  /// Those that there are, the oldest first.
  ///
  /// - Parameter versions: of all records, oldest first.
  public static func all(in versions: [RecordVersion]) -> [KeptWebhook] {
    versions.reduce(into: []) { webhooks, version in
      guard case .webhook(let webhook) = version.record else { return }
      if webhook.isRemoved {
        webhooks.removeAll { $0.webhook.id == webhook.id }
      } else {
        webhooks.append(KeptWebhook(webhook: webhook, made: Stamp(version)))
      }
    }
  }
}

/// Who wrote a record, and when.
public struct Stamp: Hashable, Sendable {
  public let by: String
  public let at: Instant

  public init(_ version: RecordVersion) {
    by = version.by
    at = version.at
  }
}
