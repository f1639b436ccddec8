import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import NIOCore
import PortDesk
import PortDomain
import PortStore
import PortStoreSQLite
import Testing
import Wording

@testable import PortAPI

/// A desk of its own in a folder that goes with it, served on the loopback.
final class ServedDesk: Sendable {
  let folder: String
  let store: SQLiteDeskStore
  let server: Server
  static let zones = TimeZones { country, _ in
    switch country {
    case .nigeria: 3600
    case .ghana: 0
    case .kenya: 3 * 3600
    case .southAfrica, .egypt: 2 * 3600
    case .emirates: 4 * 3600
    }
  }

  /// - Parameter limit: calls a minute.
  init(limit: Int? = nil) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "portapi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appending(path: "keys"),
      withIntermediateDirectories: true
    )
    folder = url.path
    let now = Instant(rfc3339: "2026-11-23T09:00:00Z") ?? .first
    try SQLiteDeskStore.create(
      path: folder + "/desk.db",
      sandbox: true,
      keyDirectory: folder + "/keys",
      at: now
    )
    store = try ServedDesk.open(folder)
    for organisation in ["acme", "other"] {
      _ = try store.revise(
        .clientKey(ServedDesk.key(of: organisation, at: now)),
        by: Operator(login: "ada", session: "s1"),
        on: .record(nil)
      )
    }
    let desk = try OpenDesk(store, readers: 2, clock: { now })
    server = Server(desk: desk, limit: limit)
  }

  /// Of which clients present `kros_test_` and the organisation's name.
  private static func key(of organisation: String, at now: Instant) -> ClientKey {
    ClientKey(
      id: IdentifierSource.random.make(at: now),
      organization: organisation,
      kind: .test,
      hint: "kros_test_",
      hash: HashValue(hashing: Array("kros_test_\(organisation)".utf8)).hex
    )
  }

  static func open(_ folder: String) throws -> SQLiteDeskStore {
    let now = Instant(rfc3339: "2026-11-23T09:00:00Z") ?? .first
    return try SQLiteDeskStore.open(
      path: folder + "/desk.db",
      desk: Desk(zones: zones),
      clock: { now },
      options: .init(keyDirectories: [folder + "/keys"])
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The desk as its staff sits at it.
  var session: DeskSession {
    server.desk.session(of: Operator(login: "ada", role: .supervisor, session: "s1"))
  }

  /// A request as staff takes it in, of the client's organisation.
  static func draft(_ number: String) -> RequestDraft {
    RequestDraft(values: [
      .phoneNumber: number, .country: "NG", .currentCarrier: "mtn", .accountNumber: "ACC1",
      .authorizedName: "John Smith", .authorizedDate: "2025-01-15", .billingName: "Acme",
      .billingAddress: "Lagos", .organizationID: "acme",
    ])
  }

  /// Serves it while the body runs.
  func serve(
    _ body: @escaping @Sendable (APIClient) async throws -> Void
  ) async throws {
    let address = try #require(ListenAddress("127.0.0.1:0"))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    try await server.application(listeningAt: address, logger: logger).test(.ahc(.http)) { client in
      try await body(APIClient(client: client))
    }
  }
}

/// Calls a served desk as a client's program does.
struct APIClient: Sendable {
  let client: any TestClientProtocol
  var key: String? = "kros_test_acme"

  func with(key: String?) -> APIClient { APIClient(client: client, key: key) }

  /// What was answered.
  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    var json: JSON { JSON(parsing: Array(text.utf8)) ?? .null }
    subscript(name: String) -> JSON? { json[name] }
    var code: String? { json["code"]?.text }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
  }

  func call(
    _ method: HTTPRequest.Method,
    _ path: String,
    _ body: String? = nil,
    type: String? = "application/json",
    headers: [String: String] = [:]
  ) async throws -> Answer {
    var fields = HTTPFields()
    if let key { fields[try #require(HTTPField.Name("x-api-key"))] = key }
    if body != nil, let type { fields[.contentType] = type }
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    let answer = try await client.execute(
      uri: path,
      method: method,
      headers: fields,
      body: body.map { ByteBuffer(string: $0) }
    )
    return Answer(
      status: answer.status.code,
      headers: answer.headers,
      text: String(buffer: answer.body)
    )
  }

  func get(_ path: String) async throws -> Answer { try await call(.get, path) }

  /// The published example, with another number.
  static func example(_ number: String = "+2348012345678") -> String {
    """
    {"phone_number": "\(number)", "country": "NG", "current_carrier": "mtn",
    "account_number": "ACC123456", "authorized_name": "John Smith",
    "authorized_date": "2025-01-15", "billing_name": "Acme Corporation",
    "billing_address": "123 Business St, Lagos"}
    """
  }

  /// Starts a port.
  /// - Returns: its id.
  func create(_ number: String = "+2348012345678") async throws -> String {
    let answer = try await call(.post, "/v1/port-requests", APIClient.example(number))
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(answer["id"]?.text)
  }
}

extension JSON {
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var list: [JSON] { if case .list(let list) = self { list } else { [] } }
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
}
