import Crypto
import PortDomain

/// The secret of one store: PINs are sealed, the history is signed and the secrets of webhooks are made with
/// keys derived from it.
///
/// It lies in a file of its own, outside the store's directory and its backups, so that a stolen copy
/// of the store holds no PIN. A lost one loses the PINs and the proof of the history, nothing else.
public struct SealKey: Sendable, Equatable {
  static let byteCount = 32

  /// All the rest follows from them.
  let bytes: [UInt8]
  private let pins: SymmetricKey
  /// Before what is signed is added.
  private let history: HMAC<SHA256>
  private let webhooks: SymmetricKey

  /// nil unless there are 32 bytes.
  init?(bytes: [UInt8]) {
    guard bytes.count == SealKey.byteCount else { return nil }
    self.bytes = bytes
    let master = SymmetricKey(data: bytes)
    // One key for one purpose (RFC 5869, section 3.2).
    func key(for purpose: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: master,
        info: Array(purpose.utf8),
        outputByteCount: 32
      )
    }
    pins = key(for: "porttui pin")
    history = HMAC(key: key(for: "porttui history"))
    webhooks = key(for: "porttui webhook")
  }

  /// A new key, from the system's generator.
  init() {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<SealKey.byteCount).map { _ in
      UInt8.random(in: .min ... .max, using: &generator)
    }
    guard let key = SealKey(bytes: bytes) else { preconditionFailure("32 bytes make a key") }
    self = key
  }

  public static func == (left: SealKey, right: SealKey) -> Bool { left.bytes == right.bytes }

  /// The signature that nobody without the key can make.
  func sign(_ hash: HashValue) -> HashValue {
    var code = history
    hash.withBytes { code.update(data: $0) }
    return HashValue(digest: code.finalize())
  }

  func isValid(_ signature: HashValue, of hash: HashValue) -> Bool { signature == sign(hash) }

  /// A stand-in for a secret, the same for the same secret, worth nothing without the key.
  func mark(_ secret: Secret) -> HashValue {
    HashValue(digest: HMAC<SHA256>.authenticationCode(for: Array(secret.exposed.utf8), using: pins))
  }

  /// What a webhook's messages are signed with: always the same, and kept nowhere.
  func secret(of webhook: WebhookID) -> Secret {
    let code = HMAC<SHA256>.authenticationCode(for: Array(webhook.text.utf8), using: webhooks)
    return Secret("whsec_" + HashValue(digest: code).hex)
  }

  /// Seals a PIN with AES-256-GCM, bound to its row: moved to another one it doesn't open.
  public func seal(_ pin: Secret, for row: String) throws(StoreError) -> [UInt8] {
    do {
      let box = try AES.GCM.seal(
        Array(pin.exposed.utf8),
        using: pins,
        authenticating: Array(row.utf8)
      )
      guard let combined = box.combined else { throw StoreError.sealBroken }
      return Array(combined)
    } catch {
      throw StoreError.sealBroken
    }
  }

  /// - Throws: `StoreError.sealBroken` when it was sealed with another key, for another row, or changed.
  public func open(_ sealed: [UInt8], for row: String) throws(StoreError) -> Secret {
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      let pin = try AES.GCM.open(box, using: pins, authenticating: Array(row.utf8))
      return Secret(String(decoding: pin, as: UTF8.self))
    } catch {
      throw StoreError.sealBroken
    }
  }
}
