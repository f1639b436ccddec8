import HTTPTypes
import Hummingbird
import Wording

/// The endpoints as the server finds them.
struct APIRouter: HTTPResponder {
  typealias Context = APIContext

  private let router: RouterResponder<APIContext>

  init(to endpoints: [Endpoint], through gate: CallGate) {
    let router = Router(context: APIContext.self)
    router.add(middleware: MissingEndpoint(endpoints: endpoints))
    for endpoint in endpoints {
      router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
        await gate.respond(to: request, context, at: endpoint)
      }
    }
    self.router = router.buildResponder()
  }

  func respond(to request: Request, context: APIContext) async throws -> Response {
    try await router.respond(to: request, context: context)
  }
}

/// Says in our form that there is nothing at a path, or nothing for that method.
private struct MissingEndpoint: RouterMiddleware {
  let endpoints: [Endpoint]

  func handle(
    _ request: Request,
    context: APIContext,
    next: (Request, APIContext) async throws -> Response
  ) async throws -> Response {
    do { return try await next(request, context) } catch let error as HTTPError {
      guard error.status == .notFound else { throw error }
      // Where parts of the path are names a path of its own goes before, as for the router.
      let own = endpoints.filter { $0.path == request.uri.path }
      let there = own.isEmpty ? endpoints.filter { $0.isAt(request.uri.path) } : own
      let taken = there.map(\.method.rawValue)
      return Response(taken.isEmpty ? CallFault.noSuchPath : .methodNotTaken(allowed: taken))
    }
  }
}

extension Endpoint {
  /// Whether a path is one of its own.
  fileprivate func isAt(_ path: String) -> Bool {
    let (own, asked) = (self.path.split(separator: "/"), path.split(separator: "/"))
    return own.count == asked.count && zip(own, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}
