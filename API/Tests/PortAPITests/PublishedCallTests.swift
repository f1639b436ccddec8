import Foundation
import PortDomain
import Testing
import Wording

/// The calls as the provider publishes them, made with curl.
@Suite("The published calls")
struct PublishedCallTests {
  private static let create = """
    curl -X POST "$HOST/v1/port-requests" -H "x-api-key: kros_live_your_key" -H "Content-Type: application/json" -d '{
      "phone_number": "+2348012345678", "country": "NG", "current_carrier": "mtn", "account_number": "ACC123456", "authorized_name": "John Smith",
      "authorized_date": "2025-01-15", "billing_name": "Acme Corporation", "billing_address": "123 Business St, Lagos" }'
    """
  private static let route = """
    curl -X PATCH "$HOST/v1/phone-numbers/pn_abc123" -H "x-api-key: kros_live_your_key" -H "Content-Type: application/json" -d '{ "endpoint_id": "ep_your_agent" }'
    """

  /// What curl prints, the samples' key and ids being others.
  private func run(
    _ call: String,
    at port: Int,
    _ samples: [String: String] = [:]
  ) async throws -> JSON {
    var call = call.replacing("kros_live_your_key", with: "kros_test_acme")
    for (sample, real) in samples { call = call.replacing(sample, with: real) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", call.replacing("curl ", with: "curl -s ", maxReplacements: 1)]
    process.environment = [
      "HOST": "http://localhost:\(port)", "PATH": "/usr/local/bin:/usr/bin:/bin",
    ]
    let said = Pipe()
    process.standardOutput = said
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try process.run() } catch { ended.resume(throwing: error) }
    }
    let bytes = try #require(try said.fileHandleForReading.readToEnd())
    return try #require(JSON(parsing: Array(bytes)))
  }

  @Test("A port is started")
  func creates() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let port = try #require(client.client.port)
      let json = try await run(PublishedCallTests.create, at: port)
      #expect(json["status"] == "pending")
      #expect(try desk.session.files(json["id"]?.text ?? "").count == 1)
    }
  }

  @Test("A ported number is routed")
  func routes() async throws {
    let desk = try ServedDesk()
    var draft = RequestDraft(values: [
      .phoneNumber: "+2348012345678", .country: "NG", .currentCarrier: "mtn",
      .accountNumber: "ACC1", .authorizedName: "John Smith", .authorizedDate: "2025-01-15",
      .billingName: "Acme", .billingAddress: "Lagos",
    ])
    draft.values[.organizationID] = "acme"
    let past = InFlight(status: "completed", createdOn: "2026-09-20", portDate: "2026-10-01")
    let taken = Intent(
      key: "past",
      actor: Operator(login: "ada", session: "s1"),
      subject: .takeOver(draft, past)
    )
    #expect(try desk.store.commit(taken).isDone)
    try await desk.serve { client in
      let port = try #require(client.client.port)
      let number = try await client.get("/v1/phone-numbers")
      let id = try #require(number["data"]?.list.first?["id"]?.text)
      let json = try await run(PublishedCallTests.route, at: port, ["pn_abc123": id])
      #expect(json["endpoint_id"] == "ep_your_agent")
      #expect(try desk.session.files("+2348012345678")[0].request.endpointID == "ep_your_agent")
      #expect(try await client.get("/v1/phone-numbers/\(id)")["endpoint_id"] == "ep_your_agent")
    }
  }
}
