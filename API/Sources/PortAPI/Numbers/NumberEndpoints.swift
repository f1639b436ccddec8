import Hummingbird
import PortDesk
import PortDomain
import Wording

extension Endpoint {
  /// What can be asked of numbers that are ours by now.
  static let numbers: [Endpoint] = [
    Endpoint(
      method: .get,
      path: "/v1/phone-numbers",
      access: .client,
      name: "listPhoneNumbers",
      summary: "Your numbers that were ported, the newest first.",
      parameters: [.limit, .cursor("numbers")],
      answer: .json(.phoneNumbers, .ok),
      handle: list
    ),
    Endpoint(
      method: .get,
      path: "/v1/phone-numbers/{id}",
      access: .client,
      name: "getPhoneNumber",
      summary: "A number that was ported.",
      parameters: [.phoneNumber],
      answer: .json(.phoneNumber, .ok),
      failures: [.notFound],
      handle: { call in
        let (id, organisation): (NumberID, String) = (try call.id(), call.caller.organisation)
        return try await call.answer { session in
          try session.number(id, of: organisation).customerJSON
        }
      }
    ),
    Endpoint(
      method: .patch,
      path: "/v1/phone-numbers/{id}",
      access: .client,
      name: "routePhoneNumber",
      summary: "Route a number's calls to an endpoint; null takes it away.",
      parameters: [.phoneNumber],
      body: .json(.routing),
      answer: .json(.phoneNumber, .ok),
      failures: [.notFound, .conflict, .unprocessableContent],
      takesIdempotencyKey: true,
      handle: route
    ),
  ]

  private static func list(_ call: Call) async throws -> Response {
    let values = QueryValues(call)
    try values.demandOnly(["limit", "cursor"])
    let limit = try values.limit()
    let before = try values.value("cursor", "the next_cursor of a page") { NumberID($0) }
    let organisation = call.caller.organisation
    return try await call.answer { session in
      let found = try session.ask { store throws(StoreError) in
        try store.numbers(of: organisation, before: before, limit: limit + 1)
      }
      let shown = found.prefix(limit)
      let hasMore = found.count > limit
      return [
        "data": .list(shown.map(\.customerJSON)),
        "has_more": .flag(hasMore),
        "next_cursor": JSON(hasMore ? shown.last?.number.id.text : nil),
      ]
    }
  }

  private static func route(_ call: Call) async throws -> Response {
    let id: NumberID = try call.id()
    let number = try await call.number(id)
    let body = try await call.json()
    guard case .object(let members) = body, !members.isEmpty else {
      throw DeskFailure.body(.notAnObject)
    }
    let endpoint = try body.onlyText(RequestField.endpointID.name)
    let edits = FieldEdits([FieldEdit(.endpointID, endpoint)])
    _ = try await call.change(number.request.id, .edit(edits))
    return Response(try await call.number(id).customerJSON)
  }
}

extension Call {
  /// A number of the caller's own.
  fileprivate func number(_ id: NumberID) async throws -> PortedNumber {
    let (session, organisation) = (session, caller.organisation)
    return try await desk.read { try session.number(id, of: organisation) }
  }
}

extension DeskSession {
  /// A number of an organisation's.
  /// - Throws: as for one that isn't there, where it is somebody else's.
  fileprivate func number(
    _ id: NumberID,
    of organisation: String
  ) throws(DeskFailure) -> PortedNumber {
    let found = try ask { store throws(StoreError) in try store.number(id, of: organisation) }
    guard let found else { throw .store(.noSuchThing(id.text)) }
    return found
  }
}

extension Endpoint.Parameter {
  fileprivate static let phoneNumber = path("id", "pn", "The number.")
}
