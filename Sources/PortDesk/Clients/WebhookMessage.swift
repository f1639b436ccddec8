import Crypto
import PortDomain
import Wording

/// What is sent to a webhook: the announcement as JSON, and the signature by which its receiver knows that
/// it comes from this desk.
public struct WebhookMessage: Sendable {
  /// The header that the signature stands in.
  public static let signatureHeader = "X-Webhook-Signature"

  public let body: [UInt8]
  /// `sha256=` and the HMAC-SHA256 of the body in hexadecimal digits.
  public let signature: String

  /// - Parameter secret: of the webhook that it goes to.
  public init(_ announcement: Announcement, signedWith secret: Secret) {
    body = Array(announcement.json.line.utf8)
    signature = WebhookMessage.signature(of: body, with: secret)
  }

  static func signature(of body: [UInt8], with secret: Secret) -> String {
    let key = SymmetricKey(data: Array(secret.exposed.utf8))
    let code = HMAC<SHA256>.authenticationCode(for: body, using: key)
    return "sha256="
      + code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
