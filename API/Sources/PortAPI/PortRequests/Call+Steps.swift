import Hummingbird
import PortDesk
import PortDomain
import Wording

extension Call {
  /// Stores a change of a request of the caller's own.
  /// - Returns: the request as it is then.
  func change(_ id: RequestID, _ change: Change) async throws -> Response {
    // Known before anything is stored under the key: of others' requests nothing is.
    _ = try await read(id) { _, _ in }
    let intent = Intent(
      key: try key(),
      actor: caller.actor,
      subject: .change(id, change, basis: .current)
    )
    let outcome = try await desk.commits.commit(intent).get()
    let json = try await read(id) { file, session in
      _ = try session.receipt(of: outcome)
      return file.customerJSON(by: session.desk, at: session.now)
    }
    return Response(json)
  }

  func cancel(why: String?) async throws -> Response {
    try await change(id(), .status(.cancel(why: why ?? CancelWords.byCustomer)))
  }

  /// The reason that the body gives, if any.
  func whyOfCancellation() async throws -> String? {
    guard let json = try await optionalJSON() else { return nil }
    return try json.onlyText("reason")
  }

  /// The customer answered the carrier's SMS, today or on the day that the body names.
  func confirm() async throws -> Response {
    var day: CalendarDay?
    if let json = try await optionalJSON(), let text = try json.onlyText("on") {
      guard let named = CalendarDay(iso: text) else {
        throw CallFault.parameterInvalid("on", value: text, demand: "a day as 2026-11-01")
      }
      day = named
    }
    return try await change(id(), .status(.confirm(on: day)))
  }
}

extension JSON {
  /// The text of the one member that an object may have; nil where it has none.
  func onlyText(_ name: String) throws(DeskFailure) -> String? {
    guard case .object(let members) = self else { throw .body(.notAnObject) }
    for member in members where member.name != name { throw .body(.unknownField(member.name)) }
    switch members.last?.value {
    case nil, .null: return nil
    case .text(let text): return text
    case .flag, .integer, .decimal, .list, .object: throw .body(.row(.notAText(name)))
    }
  }
}
