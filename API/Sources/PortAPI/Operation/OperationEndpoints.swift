import Hummingbird
import PortDesk
import PortDomain
import Wording

extension Endpoint {
  /// What keeps the program running, and what tells of it.
  static let operation: [Endpoint] = [
    Endpoint(
      method: .get,
      path: "/health",
      access: .anyone,
      name: "getHealth",
      summary: "Whether the desk can be read and written.",
      answer: .json(.health, .ok),
      handle: { call in
        let store = call.desk.store
        try await call.desk.read {
          if let obstacle = store.writeObstacle() { throw DeskFailure.store(obstacle) }
        }
        return Response(["status": "ok"])
      }
    ),
    Endpoint(
      method: .get,
      path: "/metrics",
      access: .host,
      name: "getMetrics",
      summary: "Counts for Prometheus; from the host itself alone.",
      answer: .text("text/plain; version=0.0.4; charset=utf-8"),
      failures: [.forbidden],
      handle: { call in
        Response(call.meters.text, as: "text/plain; version=0.0.4; charset=utf-8")
      }
    ),
  ]

  /// What tells programs and people of all the others.
  static let specification: [Endpoint] = [
    Endpoint(
      method: .get,
      path: "/v1/openapi.json",
      access: .anyone,
      name: "getSpecification",
      summary: "This specification (OpenAPI 3.1).",
      answer: .json(.anyObject, .ok),
      handle: { _ in Response(Specification.shared) }
    ),
    Endpoint(
      method: .get,
      path: "/docs",
      access: .anyone,
      name: "getDocumentation",
      summary: "The same as a page to read.",
      answer: .text("text/html; charset=utf-8"),
      handle: { _ in
        var response = Response(DocumentationPage.shared, as: "text/html; charset=utf-8")
        response.headers.restrict(to: Page.policy)
        return response
      }
    ),
  ]

  /// All that can be asked.
  static let all = portRequests + papers + numbers + webhooks + operation + specification
}
