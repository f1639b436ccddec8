import HTTPTypes
import Hummingbird
import NIOCore
import PortDesk
import PortDomain
import PortStore
import Wording

/// One call of an endpoint by somebody who may make it.
struct Call: Sendable {
  let request: Request
  let context: APIContext
  let caller: Caller
  let desk: OpenDesk
  let meters: Meters

  var session: DeskSession { desk.session(of: caller.actor) }

  /// A part of the path, by its name in the endpoint's.
  func text(_ name: String) -> String {
    let text = context.parameters.get(name) ?? ""
    return text.removingPercentEncoding ?? text
  }

  /// An id in the path.
  /// - Throws: as for a thing that isn't there, where it is no id at all.
  func id<Kind>(_ name: String = "id") throws(DeskFailure) -> Identifier<Kind> {
    guard let id = Identifier<Kind>(text(name)) else { throw .store(.noSuchThing(text(name))) }
    return id
  }

  /// The file of a request of the caller's own.
  /// - Throws: as for one that isn't there, where it is somebody else's.
  static func file(
    _ id: RequestID,
    of caller: Caller,
    in session: DeskSession
  ) throws(DeskFailure) -> RequestFile {
    let file = try session.file(id)
    guard file.request.organizationID == caller.organisation else {
      throw .store(.noSuchThing(id.text))
    }
    return file
  }

  /// Reads something of a request of the caller's own.
  func read<Value: Sendable>(
    _ id: RequestID,
    _ question: @escaping @Sendable (RequestFile, DeskSession) throws -> Value
  ) async throws -> Value {
    let (caller, session) = (caller, session)
    return try await desk.read { try question(Call.file(id, of: caller, in: session), session) }
  }

  /// Answers with what the desk says, with the same bytes as long as that can't have changed.
  func answer(
    _ question: @escaping @Sendable (DeskSession) throws -> JSON
  ) async throws -> Response {
    let (session, answers) = (session, desk.answers)
    let own = KeptAnswers.Question(organisation: caller.organisation, uri: request.uri.string)
    let bytes = try await desk.read {
      let moment = KeptAnswers.Moment(
        change: try session.ask { store throws(StoreError) in try store.newestChange() },
        record: session.newestRecord,
        minute: session.now.seconds / 60
      )
      if let kept = answers.answer(to: own, at: moment) { return kept }
      let bytes = ByteBuffer(string: try question(session).line)
      answers.keep(bytes, to: own, at: moment)
      return bytes
    }
    return Response(json: bytes)
  }

  /// The same of a request of the caller's own.
  func answer(
    about id: RequestID,
    _ question: @escaping @Sendable (RequestFile, DeskSession) throws -> JSON
  ) async throws -> Response {
    let caller = caller
    return try await answer { session in
      try question(Call.file(id, of: caller, in: session), session)
    }
  }

  /// The key under which what the call changes is stored: the caller's own where one is given, so that
  /// the same call again comes to the same.
  ///
  /// - Parameter part: tells the changes of one call from each other.
  func key(_ part: String = "") throws(CallFault) -> String {
    guard let given = request.headers[named: "Idempotency-Key"] else { return session.newKey() }
    guard (1...Call.longestKey).contains(given.utf8.count),
      given.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw .idempotencyKeyInvalid(limit: Call.longestKey) }
    let whole = "\(caller.key)\0\(given)\0\(part)"
    return "api-" + HashValue(hashing: Array(whole.utf8)).hex
  }

  private static let longestKey = 255
}

/// Whose client calls, with which key.
struct Caller: Hashable, Sendable {
  let organisation: String
  /// What its calls are counted by.
  let key: String
  /// Who it is in the history.
  let actor: Operator
}

extension HTTPFields {
  /// The value of a header that the library has no name for.
  subscript(named name: String) -> String? {
    HTTPField.Name(name).flatMap { self[$0] }
  }
}
