import HTTPTypes
import Hummingbird
import Wording

/// The endpoints as the server finds them; at their paths each other method is told from a path that
/// isn't there.
struct APIRouter: HTTPResponder {
  typealias Context = APIContext

  private let router: RouterResponder<APIContext>

  init(to endpoints: [Endpoint], through gate: CallGate) {
    let router = Router(context: APIContext.self)
    router.add(middleware: MissingPath())
    for endpoint in endpoints {
      router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
        await gate.respond(to: request, context, at: endpoint)
      }
    }
    for (path, endpoints) in Dictionary(grouping: endpoints, by: \.path) {
      let taken = endpoints.map(\.method.rawValue)
      for method in APIRouter.methods where !taken.contains(method.rawValue) {
        router.on(RouterPath(path), method: method) { _, _ in
          Response(CallFault.methodNotTaken(allowed: taken))
        }
      }
    }
    self.router = router.buildResponder()
  }

  private static let methods: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .patch, .delete, .options, .trace,
  ]

  func respond(to request: Request, context: APIContext) async throws -> Response {
    try await router.respond(to: request, context: context)
  }
}

/// Says in our form that there is nothing at a path.
private struct MissingPath: RouterMiddleware {
  func handle(
    _ request: Request,
    context: APIContext,
    next: (Request, APIContext) async throws -> Response
  ) async throws -> Response {
    do { return try await next(request, context) } catch let error as HTTPError {
      guard error.status == .notFound else { throw error }
      return Response(CallFault.noSuchPath)
    }
  }
}
