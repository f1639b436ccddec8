import PortDomain

/// A receipt with what tells whether its key came again with the same wish.
public struct FiledReceipt: Hashable, Sendable {
  public let key: String
  public let fingerprint: HashValue
  /// The event that it is for.
  public let event: EventID
  public let receipt: Receipt

  public init(key: String, fingerprint: HashValue, event: EventID, receipt: Receipt) {
    self.key = key
    self.fingerprint = fingerprint
    self.event = event
    self.receipt = receipt
  }

  /// By which its event names it.
  public var hash: HashValue {
    FiledReceipt.hash { part, bytes in
      switch part {
      case .key: bytes.add(key)
      case .fingerprint: bytes.add(fingerprint)
      case .event: bytes.add(event.text)
      case .request: bytes.add(receipt.request.text)
      case .version: bytes.add(receipt.version)
      case .warnings: bytes.add(receipt.warnings.map(\.rawValue))
      case .document: bytes.add(receipt.document?.text)
      }
    }
  }

  /// What of a receipt its hash is over.
  public enum HashedPart: Sendable, CaseIterable {
    case key, fingerprint, event, request, version, warnings, document
  }

  /// The hash of a receipt wherever it lies.
  ///
  /// - Parameter add: adds a part in the form that a receipt in memory gives it.
  public static func hash(_ add: (HashedPart, inout CanonicalBytes) -> Void) -> HashValue {
    var bytes = CanonicalBytes()
    bytes.add("porttui receipt 1")
    for part in HashedPart.allCases { add(part, &bytes) }
    return HashValue(hashing: bytes.bytes)
  }
}
