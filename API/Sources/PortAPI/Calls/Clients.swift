import Hummingbird
import PortDomain
import PortStore
import Wording

/// Tells who calls by the key that the call names.
///
/// Keys are records of the desk: one that was revoked is known for as long as records are not looked at
/// again, a second at most.
struct Clients: Sendable {
  let desk: OpenDesk

  /// - Throws: `CallFault.keyMissing` or `.keyUnknown`.
  func caller(of request: Request) throws(CallFault) -> Caller {
    guard let presented = Clients.key(of: request) else { throw .keyMissing }
    let hash = HashValue(hashing: Array(presented.utf8)).hex
    let kind = ClientKey.Kind(isSandbox: desk.store.isSandbox)
    guard let key = desk.rules.clients.key(hash: hash), key.kind == kind else { throw .keyUnknown }
    return Caller(
      organisation: key.organization,
      key: key.id.text,
      actor: Operator(key, session: Clients.session)
    )
  }

  /// What stands for the session in the history.
  private static let session = "api"

  /// The key as `x-api-key`, else as `Authorization: Bearer`.
  private static func key(of request: Request) -> String? {
    if let key = request.headers[named: "x-api-key"], !key.isEmpty { return key }
    let words = request.headers[.authorization]?.split(separator: " ") ?? []
    guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
    return String(words[1])
  }
}
