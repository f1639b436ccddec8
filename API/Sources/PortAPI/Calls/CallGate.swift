import HTTPTypes
import Hummingbird
import Logging
import PortDesk
import PortDomain
import Wording

/// Lets a call through to its endpoint, if it may be made, and answers every failure in one form.
struct CallGate: Sendable {
  let desk: OpenDesk
  let clients: Clients
  let limits: RateLimits
  let meters: Meters

  /// The responder of an endpoint.
  func respond(
    to request: Request,
    _ context: APIContext,
    at endpoint: Endpoint
  ) async -> Response {
    let start = ContinuousClock.now
    var allowance: RateLimits.Allowance?
    var response: Response
    do {
      let caller = try caller(of: request, context, at: endpoint, &allowance)
      response = try await endpoint.handle(
        Call(request: request, context: context, caller: caller, desk: desk, meters: meters)
      )
    } catch {
      response = answer(error, context)
    }
    if let allowance { response.headers.add(allowance) }
    let took = ContinuousClock.now - start
    meters.count(endpoint, response.status, took)
    return response
  }

  private func caller(
    of request: Request,
    _ context: APIContext,
    at endpoint: Endpoint,
    _ allowance: inout RateLimits.Allowance?
  ) throws(CallFault) -> Caller {
    switch endpoint.access {
    case .anyone: return .nobody
    case .host:
      // A proxy on the host passes on what others ask.
      guard context.isFromHost, !request.isForwarded else { throw .onlyFromHost }
      return .nobody
    case .client:
      let caller: Caller
      do throws(CallFault) {
        caller = try clients.caller(of: request)
      } catch {
        // Who guesses keys is slowed down like everybody.
        try limits.take(of: context.remoteAddress?.ipAddress ?? "").orThrow(into: &allowance)
        throw error
      }
      try limits.take(of: caller.key).orThrow(into: &allowance)
      return caller
    }
  }

  private func answer(_ error: any Error, _ context: APIContext) -> Response {
    let failure = FailureAnswer(error)
    if let cause = failure.cause { context.logger.error("unavailable: \(cause)") }
    if let fault = error as? CallFault { return Response(fault) }
    var response = Response(failure.json, failure.status)
    if failure.status == .serviceUnavailable { response.headers[.retryAfter] = "1" }
    return response
  }
}

extension Response {
  /// A call that is refused before the desk hears of it.
  init(_ fault: CallFault) {
    self.init(fault.json, fault.status)
    switch fault {
    case .keyMissing, .keyUnknown: headers[.wwwAuthenticate] = "Bearer"
    case .methodNotTaken(let allowed): headers[.allow] = allowed.joined(separator: ", ")
    case .tooManyCalls(let seconds): headers[.retryAfter] = String(seconds)
    case .unavailable: headers[.retryAfter] = "1"
    case .bodyTooLarge, .bodyTooSlow: headers[.connection] = "close"
    case .noSuchPath, .notUTF8, .notJSON, .mediaTypeNotTaken, .parameterInvalid, .partMissing,
      .partsUnreadable, .numberUnavailable, .tooManyWebhooks, .onlyFromHost, .idempotencyKeyInvalid:
      break
    }
  }
}

extension Caller {
  /// Who needs no key.
  static let nobody = Caller(
    organisation: "",
    key: "",
    actor: Operator(login: "", role: .viewer, session: "api")
  )
}

extension Request {
  /// Whether a proxy passed it on.
  fileprivate var isForwarded: Bool {
    ["Forwarded", "X-Forwarded-For", "X-Real-IP"].contains { headers[named: $0] != nil }
  }
}
