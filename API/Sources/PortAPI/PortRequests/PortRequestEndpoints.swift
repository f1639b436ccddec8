import Hummingbird
import PortDesk
import PortDomain
import Wording

extension Endpoint {
  /// What can be asked of port requests.
  static let portRequests: [Endpoint] = [
    Endpoint(
      method: .post,
      path: "/v1/port-requests",
      access: .client,
      name: "createPortRequest",
      summary: "Start a port, or an order of several with `phone_numbers`.",
      body: .json(.newPortRequest),
      answer: .json(.createdPortRequest, .created),
      failures: [.conflict, .unprocessableContent],
      takesIdempotencyKey: true,
      handle: PortRequestCreation.handle
    ),
    Endpoint(
      method: .get,
      path: "/v1/port-requests",
      access: .client,
      name: "listPortRequests",
      summary: "Your port requests, the newest first.",
      parameters: PortRequestList.parameters,
      answer: .json(.portRequests, .ok),
      handle: PortRequestList.handle
    ),
    Endpoint(
      method: .get,
      path: "/v1/port-requests/countries",
      access: .client,
      name: "listCountries",
      summary: "How long ports take, which papers they need and why they are refused, by country.",
      answer: .json(.countries, .ok),
      handle: { call in
        let desk = call.session.desk
        let countries = Country.allCases.map { $0.timelineJSON(by: desk) }
        return Response(["data": .list(countries)])
      }
    ),
    Endpoint(
      method: .get,
      path: "/v1/port-requests/{id}",
      access: .client,
      name: "getPortRequest",
      summary: "A port request: how far it is, and what is awaited from you.",
      parameters: [.portRequest],
      answer: .json(.portRequest, .ok),
      failures: [.notFound],
      handle: { call in
        try await call.answer(about: call.id()) { file, session in
          file.customerJSON(by: session.desk, at: session.now)
        }
      }
    ),
    Endpoint(
      method: .post,
      path: "/v1/port-requests/{id}/cancel",
      access: .client,
      name: "cancelPortRequest",
      summary: "Cancel a port that is pending or in progress.",
      parameters: [.portRequest],
      body: .optionalJSON(.cancellation),
      answer: .json(.portRequest, .ok),
      failures: [.notFound, .conflict, .unprocessableContent],
      takesIdempotencyKey: true,
      handle: { call in try await call.cancel(why: call.whyOfCancellation()) }
    ),
    Endpoint(
      method: .delete,
      path: "/v1/port-requests/{id}",
      access: .client,
      name: "deletePortRequest",
      summary: "Cancel a port that is pending or in progress.",
      parameters: [.portRequest],
      answer: .json(.portRequest, .ok),
      failures: [.notFound, .conflict],
      takesIdempotencyKey: true,
      handle: { call in try await call.cancel(why: nil) }
    ),
    Endpoint(
      method: .get,
      path: "/v1/port-requests/{id}/history",
      access: .client,
      name: "getPortRequestHistory",
      summary: "What happened to a port request, the oldest first.",
      parameters: [.portRequest],
      answer: .json(.history, .ok),
      failures: [.notFound],
      handle: { call in
        try await call.answer(about: call.id()) { file, session in
          let today = session.today(in: file.country)
          let events = session.desk.customerHistory(of: file, on: today)
          return ["data": .list(events.map(\.json))]
        }
      }
    ),
    Endpoint(
      method: .post,
      path: "/v1/port-requests/{id}/confirm",
      access: .client,
      name: "confirmPortRequest",
      summary: "Report that the carrier's SMS was answered.",
      parameters: [.portRequest],
      body: .optionalJSON(.confirmation),
      answer: .json(.portRequest, .ok),
      failures: [.notFound, .conflict, .unprocessableContent],
      takesIdempotencyKey: true,
      handle: { call in try await call.confirm() }
    ),
  ]
}

extension Endpoint.Parameter {
  static let portRequest = path("id", "pr", "The port request.")
}
