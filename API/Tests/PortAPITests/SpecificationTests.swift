import Testing
import Wording

@testable import PortAPI

@Suite("The specification")
struct SpecificationTests {
  @Test("It names every endpoint that the server has, and every schema that it refers to")
  func isWhole() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let answer = try await client.with(key: nil).get("/v1/openapi.json")
      #expect(answer.status == 200)
      #expect(answer["openapi"] == "3.1.0")
      for endpoint in Endpoint.all {
        let path = answer["paths"]?[endpoint.path]
        #expect(path?[endpoint.method.rawValue.lowercased()]?["operationId"]?.text == endpoint.name)
      }
      for name in references(in: answer.json) {
        #expect(answer["components"]?["schemas"]?[name] != nil, "\(name)")
      }
      #expect(Set(Endpoint.all.map(\.name)).count == Endpoint.all.count)
    }
  }

  private func references(in json: JSON) -> [String] {
    switch json {
    case .null, .flag, .integer, .decimal, .text: []
    case .list(let values): values.flatMap(references)
    case .object(let members):
      members.flatMap { member in
        member.name == "$ref"
          ? [member.value.text?.split(separator: "/").last.map(String.init) ?? ""]
          : references(in: member.value)
      }
    }
  }

  @Test("The page to read names every endpoint, and fetches nothing")
  func page() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let answer = try await client.with(key: nil).get("/docs")
      #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
      for endpoint in Endpoint.all { #expect(answer.text.contains(endpoint.path)) }
      for word in ["<script", "<link", "src=", "@import", "url(", "href=\"http"] {
        #expect(!answer.text.contains(word), "\(word)")
      }
    }
  }

  @Test("Health and counts are told, counts to the host itself alone")
  func operation() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      #expect(try await client.with(key: nil).get("/health").text == #"{"status":"ok"}"#)
      let counts = try await client.with(key: nil).get("/metrics")
      #expect(counts.status == 200)
      #expect(counts.text.contains(#"portapi_calls_total{endpoint="getHealth",status="200"} 1"#))
      let forwarded = try await client.call(
        .get,
        "/metrics",
        headers: ["X-Forwarded-For": "192.0.2.1"]
      )
      #expect(forwarded.status == 403)
    }
  }
}
